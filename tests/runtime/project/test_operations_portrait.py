"""Edits of the portrait."""

import math
from dataclasses import replace

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Consent, CropBox, Mask, PortraitSetup
from joyvasa_runtime.project.operations.portrait import (
    choose_face,
    clear_points,
    remove_portrait,
    set_consent,
    set_crop,
    set_mask,
    set_points,
    set_portrait,
)

POINTS = tuple((10.0 * index, 5.0) for index in range(20))


@pytest.fixture
def edited(studio):
    portrait = PortraitSetup(
        3,
        crop=CropBox((100.0, 90.0), 200.0, 3.0),
        mask=Mask(feather=20),
        consent=Consent(True, "It's me."),
        face_index=2,
    )
    return replace(studio, portrait=portrait)


def test_another_picture_starts_anew_and_the_performance_stays(edited):
    after = set_portrait(edited, 3, "animal", POINTS)

    check_consistency(after)
    assert after.portrait == PortraitSetup(3, "animal", points=POINTS)
    assert (after.tracks, after.takes, after.reference) == (edited.tracks, edited.takes, edited.reference)


def test_a_sound_and_a_file_that_is_gone_are_no_portrait(studio):
    with pytest.raises(EditError, match=r"“voice\.wav” is a sound"):
        set_portrait(studio, 1)
    with pytest.raises(EditError, match="not in the project any more"):
        set_portrait(studio, 99)


@pytest.mark.parametrize(
    ("kind", "points"),
    [
        ("animal", None),
        ("drawing", POINTS[:19]),
        ("human", POINTS),
        ("animal", ((math.nan, 1.0), *POINTS[1:])),
        ("animal", ((1e9, 1.0), *POINTS[1:])),
        ("animal", ((1.0,), *POINTS[1:])),
    ],
)
def test_points_that_do_not_fit_are_refused(studio, kind, points):
    with pytest.raises(EditError):
        set_portrait(studio, 3, kind, points)


def test_another_face_takes_neither_the_crop_nor_the_consent_of_the_first(edited):
    after = choose_face(edited, 1)

    check_consistency(after)
    assert after.portrait == PortraitSetup(3, face_index=1, mask=Mask(feather=20))
    assert choose_face(edited, 2) is edited


def test_a_face_that_cannot_be_is_refused(studio):
    for index in (-1, 1000):
        with pytest.raises(EditError, match="There is no face"):
            choose_face(studio, index)
    with pytest.raises(EditError, match="placed by hand"):
        choose_face(set_points(studio, "drawing", POINTS), 0)


def test_points_are_placed_and_cleared_and_all_else_stays(edited):
    after = set_points(edited, "drawing", POINTS)

    check_consistency(after)
    assert after.portrait == replace(edited.portrait, kind="drawing", points=POINTS)
    assert clear_points(after) == edited


def test_a_crop_is_set_with_its_angle_brought_to_a_half_turn(studio):
    after = set_crop(studio, CropBox((50.0, 60.0), 80.0, 370.0))

    check_consistency(after)
    assert after.portrait.crop == CropBox((50.0, 60.0), 80.0, 10.0)
    assert set_crop(after, None) == studio


@pytest.mark.parametrize(
    "crop",
    [
        CropBox((50.0, 60.0), 0.0),
        CropBox((50.0, 60.0), 1e6),
        CropBox((1e6, 60.0), 80.0),
        CropBox((50.0, math.nan), 80.0),
        CropBox((50.0, 60.0), 80.0, math.inf),
    ],
)
def test_a_crop_without_a_picture_in_it_is_refused(studio, crop):
    with pytest.raises(EditError, match="crop"):
        set_crop(studio, crop)


def test_a_mask_is_set(studio):
    mask = Mask(200.0, 0.0, 10.0, 200.0, 1.0, 1.0)

    after = set_mask(studio, mask)

    check_consistency(after)
    assert after.portrait.mask == mask


@pytest.mark.parametrize(
    "mask", [Mask(left=201), Mask(bottom=-1), Mask(feather=0), Mask(roundness=1.1), Mask(top=math.nan)]
)
def test_a_mask_out_of_range_is_refused(studio, mask):
    with pytest.raises(EditError, match="mask"):
        set_mask(studio, mask)


def test_consent_keeps_the_lines_of_its_note(studio):
    after = set_consent(studio, Consent(True, "Ann agreed\non the phone.\x00"))

    check_consistency(after)
    assert after.portrait.consent == Consent(True, "Ann agreed\non the phone.")


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: choose_face(project, 0),
        lambda project: set_points(project, "drawing", POINTS),
        clear_points,
        lambda project: set_crop(project, None),
        lambda project: set_mask(project, Mask()),
        lambda project: set_consent(project, Consent()),
    ],
)
def test_without_a_portrait_there_is_nothing_to_edit(studio, edit):
    without = remove_portrait(studio)

    check_consistency(without)
    assert without.portrait is None
    assert without.media == studio.media
    assert remove_portrait(without) is without
    with pytest.raises(EditError, match="no portrait yet"):
        edit(without)
