"""Where the eyes look, and how much later the lips move."""

from functools import partial

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import Curve, Key, constant
from joyvasa_runtime.project.operations.gaze import fix_gaze, key_gaze, set_gaze_mode
from joyvasa_runtime.project.operations.lip_sync import set_lip_sync
from joyvasa_runtime.project.performance.performance import Gaze


def gaze(project, clip_id=7):
    return project.clip(clip_id).performance.gaze


def test_a_fixed_place_is_kept_by_every_mode(studio, edit):
    after = edit(studio, partial(fix_gaze, clip_ids=(7, 8), x=0.5, y=-0.25))
    assert gaze(after) == gaze(after, 8) == Gaze("fixed", 0.5, -0.25)
    camera = edit(after, partial(set_gaze_mode, clip_ids=(7,), mode="camera"))
    assert gaze(camera) == Gaze("camera", 0.5, -0.25)
    assert edit(camera, partial(set_gaze_mode, clip_ids=(7,), mode="fixed")) == after


def test_the_first_keys_begin_with_the_fixed_place(studio, edit):
    fixed = edit(studio, partial(fix_gaze, clip_ids=(7,), x=0.5, y=-0.25))
    keyed = edit(fixed, partial(set_gaze_mode, clip_ids=(7,), mode="keyed"))
    assert gaze(keyed) == Gaze("keyed", 0.5, -0.25, constant(0.5, 20), constant(-0.25, 20))


def test_a_place_is_keyed_at_the_playhead_on_the_clip_that_is_there(studio, edit):
    after = edit(studio, partial(key_gaze, clip_ids=(7, 8), frame=30, x=0.5, y=0.1))
    after = edit(after, partial(key_gaze, clip_ids=(7, 8), frame=40, x=-0.5, y=0.2))
    after = edit(after, partial(key_gaze, clip_ids=(7, 8), frame=30, x=0.6, y=0.3))
    assert gaze(after).x_curve == Curve((Key(40, 0.6), Key(50, -0.5)))
    assert gaze(after).y_curve == Curve((Key(40, 0.3), Key(50, 0.2)))
    assert gaze(after, 8) == Gaze()


def test_a_place_beyond_the_eyes_or_away_from_the_clip_is_refused(studio):
    with pytest.raises(EditError, match="The gaze of"):
        fix_gaze(studio, (7,), 1.1, 0)
    with pytest.raises(EditError, match="outside"):
        key_gaze(studio, (7,), 30, 0, -1.1)
    with pytest.raises(EditError, match="playhead is not on the clip"):
        key_gaze(studio, (7,), 100, 0, 0)


def test_lips_of_several_clips_move_later(studio, edit):
    after = edit(studio, partial(set_lip_sync, clip_ids=(7, 9), offset_ms=-120))
    assert [after.clip(clip_id).performance.lip_sync_ms for clip_id in (7, 8, 9)] == [-120, 0, -120]
    assert edit(after, partial(set_lip_sync, clip_ids=(7, 9), offset_ms=0)) == studio


def test_lips_half_a_second_away_are_far_enough(studio):
    with pytest.raises(EditError, match="lip-sync offset of 501 ms"):
        set_lip_sync(studio, (7,), 501)
