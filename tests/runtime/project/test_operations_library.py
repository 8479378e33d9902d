"""Pieces of motion in layers: each edit done, undone and done again, and what it makes of the motion."""

import copy
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError, MotionError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.clip_rows import clip_rows
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.sampling import sample
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.excerpt import MAX_EXCERPT, motion_of_range
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.layers import set_layer_flag
from joyvasa_runtime.project.operations.library import (
    EASE,
    drop_motion,
    eased,
    move_layer_motion,
    set_motion_part,
    trim_layer_motion,
)
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import LayerCurve
from joyvasa_runtime.timebase import FrameSpan

REST = np.array([0.5] * 70, np.float32)
TAKE = MotionSequence(np.random.default_rng(1).normal(0.5, 0.1, (100, 70)).astype(np.float32))
NOD = MotionSequence(REST + np.float32(0.25) * np.ones((30, 70), np.float32))
SHA256 = motion_sha256(NOD)
CLIP, LAYER = 7, 14

drop = partial(
    drop_motion,
    clip_id=CLIP,
    name="Nod",
    sound_frame=30,
    motion_sha256=SHA256,
    frames=30,
    reference=REST,
    part="head",
)


@pytest.fixture
def motions(studio):
    return {studio.takes[0].motion_sha256: TAKE, SHA256: NOD}


def layer_of(project):
    return project.clip(CLIP).performance.layer(LAYER)


def check(before, edit, difference):
    """Do an edit, undo and redo it: it leads to a sound project that differs as said, the old one stays."""
    kept = copy.deepcopy(before)
    after = edit(before)
    check_consistency(after)
    difference(after)
    assert before == kept
    assert edit(before) == after
    return after


def test_a_dropped_piece_is_a_layer_with_a_weight_that_comes_and_goes(studio):
    def difference(after):
        layer = layer_of(after)
        assert (layer.name, layer.mode, layer.curves, after.next_id) == ("Nod", "add", (), LAYER + 1)
        assert (layer.motion.start, layer.motion.stop, layer.motion.part) == (30, 60, "head")
        assert layer.motion.reference == (0.5,) * 70
        weight = sample(layer.weight, np.arange(28, 62), 1.0)
        assert weight[:2].tolist() == [0, 0]
        assert weight[-2:].tolist() == [0, 0]
        assert (np.diff(weight[1 : 2 + EASE]) > 0).all()
        assert weight[1 + EASE : -1 - EASE].tolist() == [1] * (32 - 2 * EASE)
        assert replace(after, tracks=studio.tracks, next_id=studio.next_id) == studio

    check(studio, drop, difference)


def test_a_dropped_piece_moves_its_part_and_leaves_every_other_frame_alone(studio, motions):
    after = drop(studio)
    rows = [
        clip_rows(one, one.clip(CLIP), FrameSpan(20, 70), motions, REST, "layers") for one in (studio, after)
    ]

    difference = rows[1] - rows[0]
    assert np.array_equal(rows[0][:10], rows[1][:10])
    assert np.array_equal(rows[0][40:], rows[1][40:])
    assert np.array_equal(rows[0][:, :63], rows[1][:, :63])
    np.testing.assert_allclose(difference[20:30, 64:], 0.25, atol=1e-6)


def test_a_piece_may_hang_over_the_end_of_a_clip_but_not_lie_outside(studio):
    assert layer_of(drop(studio, sound_frame=69)).motion.start == 69
    assert layer_of(drop(studio, sound_frame=-9)).motion.start == -9
    for frame in (70, -10):
        with pytest.raises(EditError, match="“Nod” would lie outside of the clip"):
            drop(studio, sound_frame=frame)


def test_a_clip_that_is_gone_or_locked_refuses_a_piece(studio):
    with pytest.raises(EditError, match="not there any more"):
        drop(studio, clip_id=99)
    with pytest.raises(EditError, match="locked"):
        drop(lock_track(studio, 4, True))


def test_a_moved_piece_takes_weight_and_curves_along(studio):
    before = set_curve(drop(studio), CLIP, LayerCurve(LAYER, "yaw"), Curve((Key(35, 2.0),)))

    def difference(after):
        layer, was = layer_of(after), layer_of(before)
        assert layer.motion == replace(was.motion, start=25)
        assert layer.curve("yaw").keys == (Key(30, 2.0),)
        frames = np.arange(20, 70)
        assert np.array_equal(sample(layer.weight, frames - 5, 1.0), sample(was.weight, frames, 1.0))

    edit = partial(move_layer_motion, clip_id=CLIP, layer_id=LAYER, frames=-5)
    after = check(before, edit, difference)
    assert move_layer_motion(after, CLIP, LAYER, 5) == before
    assert move_layer_motion(before, CLIP, LAYER, 0) is before
    with pytest.raises(EditError, match="too far"):
        move_layer_motion(before, CLIP, LAYER, 10**8)


def test_a_trimmed_piece_counts_in_its_stretch_and_can_be_trimmed_back(studio):
    before = drop(studio)

    def difference(after):
        assert layer_of(after).motion == layer_of(before).motion
        weight = sample(layer_of(after).weight, np.arange(30, 60), 1.0)
        assert np.flatnonzero(weight).tolist() == list(range(10, 20))

    after = check(
        before, partial(trim_layer_motion, clip_id=CLIP, layer_id=LAYER, start=40, stop=50), difference
    )
    assert trim_layer_motion(after, CLIP, LAYER, 0, 99) == before
    with pytest.raises(EditError, match="Nothing of the motion"):
        trim_layer_motion(before, CLIP, LAYER, 60, 70)


def test_another_part_of_a_piece_counts(studio):
    before = drop(studio)

    def difference(after):
        assert layer_of(after) == replace(
            layer_of(before), motion=replace(layer_of(before).motion, part="face")
        )

    check(before, partial(set_motion_part, clip_id=CLIP, layer_id=LAYER, part="face"), difference)


def test_a_layer_without_motion_and_a_locked_one_refuse(studio):
    locked = set_layer_flag(drop(studio), CLIP, LAYER, "is_locked", True)
    bare = set_curve(drop(studio), CLIP, LayerCurve(LAYER, "yaw"), Curve((Key(35, 2.0),)))
    track = bare.tracks[0]
    clip = bare.clip(CLIP)
    layer = replace(layer_of(bare), motion=None)
    clip = replace(clip, performance=replace(clip.performance, layers=(layer,)))
    bare = replace(bare, tracks=(replace(track, clips=(clip, *track.clips[1:])), *bare.tracks[1:]))
    for project, complaint in ((locked, "is locked"), (bare, "has no motion of its own")):
        for edit in (
            partial(move_layer_motion, frames=1),
            partial(trim_layer_motion, start=31, stop=40),
            partial(set_motion_part, part="all"),
        ):
            with pytest.raises(EditError, match=complaint):
                edit(project, CLIP, LAYER)


@given(st.integers(-50, 50), st.integers(1, 40))
def test_a_weight_is_nothing_outside_and_something_at_every_frame_inside(start, frames):
    weight = sample(eased(start, start + frames), np.arange(start - 3, start + frames + 3), 1.0)

    assert (weight[:3] == 0).all()
    assert (weight[-3:] == 0).all()
    assert (weight[3:-3] > 0).all()
    assert weight.max() == 1
    np.testing.assert_allclose(weight, weight[::-1], atol=1e-12)


def test_an_excerpt_is_the_motion_as_it_is_seen(studio, motions):
    project, span = drop(studio), FrameSpan(12, 55)

    piece = motion_of_range(project, span, motions, "Hello", Monitor())

    assert np.array_equal(piece.motion.values, evaluate(project, span, motions, REST).values)
    assert piece.reference.tolist() == [0.5] * 70
    assert (piece.name, piece.part, piece.source) == ("Hello", "all", "Talk")


def test_an_excerpt_of_nothing_or_of_too_much_is_refused(studio, motions):
    with pytest.raises(MotionError, match="no motion yet"):
        motion_of_range(replace(studio, reference=None), FrameSpan(0, 5), motions, "A", Monitor())
    with pytest.raises(MotionError, match="ten minutes"):
        motion_of_range(studio, FrameSpan(0, MAX_EXCERPT + 1), motions, "A", Monitor())


def test_an_excerpt_dropped_in_place_of_what_it_was_taken_from_changes_nothing_in_its_middle(studio, motions):
    piece = motion_of_range(studio, FrameSpan(20, 50), motions, "Same", Monitor())
    sha256 = motion_sha256(piece.motion)

    after = drop(
        studio, sound_frame=30, motion_sha256=sha256, reference=piece.reference, part="all", mode="replace"
    )

    known = motions | {sha256: piece.motion}
    rows = [evaluate(one, FrameSpan(20, 50), known, REST).values for one in (studio, after)]
    np.testing.assert_allclose(rows[1], rows[0], atol=1e-6)
