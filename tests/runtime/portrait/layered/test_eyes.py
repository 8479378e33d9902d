from dataclasses import replace

import cv2
import numpy as np
import pytest

from joyvasa_runtime.portrait.layered.draw_eye import EyePainter
from joyvasa_runtime.portrait.layered.eyes import EyeModel, model_eye
from joyvasa_runtime.portrait.layered.map import Map
from joyvasa_runtime.portrait.layered.rig import Rig

Picture = np.ndarray

SKIN = (205, 160, 130)


def drawn(model: EyeModel, picture: Picture, blink: float, look: tuple[float, float] = (0.0, 0.0)) -> Picture:
    """The picture with one eye painted over it."""
    x, y = np.meshgrid(np.arange(512, dtype=np.float32), np.arange(512, dtype=np.float32))
    frame = picture.copy()
    EyePainter(picture, model.shape, model.ball, model.lid, model.frame).paint(frame, Map(x, y), blink, look)
    return frame


def with_heavy_brow(picture: Picture) -> Picture:
    browed = picture.copy()
    cv2.rectangle(browed, (180, 190), (240, 211), (25, 18, 12), -1)
    return browed


def test_an_open_eye_is_the_picture(picture: Picture, rig: Rig) -> None:
    model = model_eye(picture, rig.eyes[0], "human")
    assert np.array_equal(drawn(model, picture, 0.0), picture)


def test_the_lid_sinks_steadily(picture: Picture, rig: Rig) -> None:
    model = model_eye(picture, rig.eyes[0], "human")
    eye = slice(214, 239), slice(190, 230)
    seen = [int((drawn(model, picture, b)[eye].min(axis=2) > 225).sum()) for b in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert seen == sorted(seen, reverse=True)
    assert seen[-1] < 0.15 * seen[0]


def test_only_the_surroundings_of_the_eye_change(picture: Picture, rig: Rig) -> None:
    changed = (drawn(model_eye(picture, rig.eyes[0], "human"), picture, 1.0) != picture).any(axis=2)
    y, x = np.nonzero(changed)
    assert 150 < x.min() < x.max() < 262
    assert 170 < y.min() < y.max() < 275


def test_a_brow_close_to_the_eye_is_not_drawn_over_it(picture: Picture, rig: Rig) -> None:
    browed = with_heavy_brow(picture)
    eye = replace(rig.eyes[0], brow=rig.eyes[0].upper[::2] - [0.0, 22.0])
    frame = drawn(model_eye(browed, eye, "human"), browed, 1.0)
    lid = frame[222:230, 202:218].reshape(-1, 3).mean(axis=0)
    assert lid == pytest.approx(SKIN, abs=40)


def test_the_eyeball_turns_and_the_lids_stay(picture: Picture, rig: Rig) -> None:
    model = model_eye(picture, rig.eyes[0], "human")
    frame = drawn(model, picture, 0.0, (0.8, 0.0))
    pupil = np.nonzero(frame[214:239, 186:236].sum(axis=2) < 200)[1].mean() + 186
    assert pupil > 214
    assert np.array_equal(frame[:208], picture[:208])
    assert np.array_equal(frame[245:], picture[245:])


def test_an_animals_lower_lid_rises(picture: Picture, rig: Rig) -> None:
    rims = []
    for kind in ("human", "animal"):
        frame = drawn(model_eye(picture, rig.eyes[0], kind), picture, 0.6)  # type: ignore[arg-type]
        rims.append(int(np.nonzero(frame[205:245, 198].min(axis=1) > 225)[0].max(initial=0)))
    assert 0 < rims[1] <= rims[0] - 2
