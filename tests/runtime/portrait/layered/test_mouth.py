from dataclasses import replace

import cv2
import numpy as np
import pytest

from joyvasa_runtime.portrait.layered.interior import paint_interior
from joyvasa_runtime.portrait.layered.mouth import measure_mouth
from joyvasa_runtime.portrait.layered.prepare import mouth_box
from joyvasa_runtime.portrait.layered.rig import Rig

Picture = np.ndarray


def parted(rig: Rig, gap: float) -> Rig:
    """The rig with lips that stand apart in the middle."""
    bow = np.sin(np.linspace(0.0, np.pi, 11))[:, None] * [0.0, gap / 2]
    return replace(rig, upper_inner=rig.upper_inner - bow, lower_inner=rig.lower_inner + bow)


def test_a_closed_mouth_has_one_line_on_the_dark_between_the_lips(picture: Picture, rig: Rig) -> None:
    mouth = measure_mouth(picture, rig)
    assert mouth.gap == 0.0
    middle = mouth.place(np.zeros(1), mouth.upper_at(np.zeros(1)))[0]
    assert middle[1] == pytest.approx(327.5, abs=1.0)


def test_parted_lips_keep_two_lines_that_meet_at_the_corners(picture: Picture, rig: Rig) -> None:
    mouth = measure_mouth(picture, parted(rig, 14.0))
    assert mouth.gap == pytest.approx(14.0, abs=1.5)
    outside = np.array([-1.5, -1.0, 1.0, 1.5])
    assert np.array_equal(mouth.upper_at(outside), mouth.lower_at(outside))


def test_coordinates_and_places_are_inverse(picture: Picture, rig: Rig) -> None:
    mouth = measure_mouth(picture, rig)
    points = np.random.default_rng(1).uniform(0, 512, (20, 2))
    assert np.allclose(mouth.place(*mouth.coordinates(points)), points)


def test_a_tooth_row_in_the_photo_stays_and_no_teeth_are_painted_over_it(picture: Picture, rig: Rig) -> None:
    smiling = picture.copy()
    cv2.ellipse(smiling, (256, 327), (38, 7), 0, 0, 360, (235, 230, 220), -1)
    wide = parted(rig, 14.0)
    mouth = measure_mouth(smiling, wide)
    inside = paint_interior(smiling, wide, mouth, mouth_box(mouth, 512))
    assert inside.own_stays
    assert not inside.upper.any()
    assert not inside.own_lower.any()


def test_an_open_mouth_is_kept_in_two_halves_that_leave_no_gap(picture: Picture, rig: Rig) -> None:
    speaking = picture.copy()
    cv2.ellipse(speaking, (256, 327), (36, 12), 0, 0, 360, (40, 15, 15), -1)
    wide = parted(rig, 24.0)
    mouth = measure_mouth(speaking, wide)
    box = mouth_box(mouth, 512)
    inside = paint_interior(speaking, wide, mouth, box)
    assert inside.own_stays
    column, rows = 256 - box[0], slice(320 - box[1], 335 - box[1])
    covered = np.maximum(inside.own[rows, column, 3], inside.own_lower[rows, column, 3])
    assert covered.min() == 255


def test_a_dark_slit_gives_way_to_painted_teeth(picture: Picture, rig: Rig) -> None:
    slit = parted(rig, 5.0)
    mouth = measure_mouth(picture, slit)
    inside = paint_interior(picture, slit, mouth, mouth_box(mouth, 512))
    assert not inside.own_stays
    assert inside.upper[..., 3].max() == 255


def test_an_animal_gets_no_teeth(picture: Picture, rig: Rig) -> None:
    animal = replace(rig, kind="animal")
    mouth = measure_mouth(picture, animal)
    inside = paint_interior(picture, animal, mouth, mouth_box(mouth, 512))
    assert not inside.upper.any()
    assert inside.lower.any()


def test_a_grey_photo_gets_a_grey_inside(picture: Picture, rig: Rig) -> None:
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    mouth = measure_mouth(grey, rig)
    inside = paint_interior(grey, rig, mouth, mouth_box(mouth, 512))
    assert np.ptp(inside.dark) == 0.0
    for layer in (inside.upper, inside.lower):
        assert np.ptp(layer[..., :3].astype(int), axis=2).max() <= 1
