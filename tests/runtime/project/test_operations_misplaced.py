"""Edits that are out of sight are taken away without changing what is seen, or brought back into sight."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.misplaced import addressed_curves, misplaced
from joyvasa_runtime.project.operations.layers import set_layer_flag
from joyvasa_runtime.project.operations.misplaced import remove_misplaced, reveal_misplaced
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import curve_at, default_of, limits_of
from joyvasa_runtime.project.performance.layer import Layer, LayerMotion
from joyvasa_runtime.project.performance.performance import (
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Limit,
    Performance,
    Silence,
    Smooth,
)
from joyvasa_runtime.timebase import FrameSpan
from tests.runtime.project.performances import performances
from tests.runtime.project.test_operations_sound import with_performance

REFERENCE = np.full(70, 0.5, np.float32)
ANGLES = ((-5.0, 5.0),) * 3
NOD = LayerMotion("c" * 64, 70, 20, (0.5,) * 70)


def motion(frames, seed):
    rows = np.random.default_rng(seed).normal(0, 1, (frames, 70)).astype(np.float32)
    rows[:, SCALE] = 1.2
    return MotionSequence(rows)


MOTIONS = {"a" * 64: motion(100, 1), "c" * 64: motion(20, 2)}


def seen(project):
    """What the clip shows, without the frames around it."""
    return evaluate(project, FrameSpan(10, 60), MOTIONS, REFERENCE).values


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(performances(take_ids=(13,), motions=(("c" * 64, 20, (0.5,) * 70),)))
def test_taking_all_away_leaves_what_is_seen(studio, performance):
    unlocked = tuple(replace(layer, is_locked=False) for layer in performance.layers)
    alone = replace(studio, tracks=(replace(studio.tracks[0], clips=(studio.clip(7),)),))
    project = with_performance(alone, replace(performance, layers=unlocked, smooths=(), gate=None))
    after = project
    for found in misplaced(project):
        after = remove_misplaced(after, found)
        check_consistency(after)
    assert misplaced(after) == ()
    assume(all(is_within(performance, address) for address, _ in addressed_curves(performance)))
    np.testing.assert_allclose(seen(after), seen(project), rtol=1e-4, atol=1e-4)


def is_within(performance, address):
    """Whether a curve is within its limits where what is shown begins and ends: a key there can be so."""
    default, (low, high) = default_of(performance, address), limits_of(address)
    curve = curve_at(performance, address)
    return all(low <= value_at(curve, frame, default) <= high for frame in (20, 69))


KINDS = {
    "blinks": (Performance(blinks=Blinks(True, (Blink(5), Blink(30)))), Blinks(True, (Blink(30),))),
    "gate": (
        Performance(gate=Gate(silences=(Silence(0, 5), Silence(6, 9, True), Silence(20, 30, True)))),
        Gate(silences=(Silence(0, 5), Silence(20, 30, True))),
    ),
    "comp": (Performance(comp=(CompSpan(0, 5, 13), CompSpan(20, 30, 13))), (CompSpan(20, 30, 13),)),
    "smooths": (Performance(smooths=(Smooth(0, 5), Smooth(20, 30))), (Smooth(20, 30),)),
    "limits": (
        Performance(limits=(Limit(20, 30, *ANGLES), Limit(90, 95, *ANGLES))),
        (Limit(20, 30, *ANGLES),),
    ),
    "layers": (Performance(layers=(Layer(9, "Nod", motion=NOD),)), (Layer(9, "Nod"),)),
}


@pytest.mark.parametrize("part", KINDS)
def test_of_each_kind_only_what_is_out_of_sight_goes(studio, part):
    performance, left = KINDS[part]
    project = with_performance(studio, performance)
    (found,) = misplaced(project)
    after = remove_misplaced(project, found)
    check_consistency(after)
    assert getattr(after.clip(7).performance, part) == left
    assert project.clip(7).performance == performance


def keys(*frames):
    curve = Curve(tuple(Key(frame, 0.5) for frame in frames))
    return Performance(layers=(Layer(9, "Nod", curves=(("yaw", curve),)),))


def test_locks_are_respected(studio):
    project = with_performance(studio, keys(5, 30))
    (found,) = misplaced(project)
    with pytest.raises(EditError, match="layer “Nod” is locked"):
        remove_misplaced(set_layer_flag(project, 7, 9, "is_locked", True), found)
    for edit in (remove_misplaced, reveal_misplaced):
        with pytest.raises(EditError, match="track “Voice” is locked"):
            edit(lock_track(project, 4, True), found)


def test_a_clip_gets_longer_to_show_its_edits(studio):
    project = with_performance(studio, keys(15, 30))
    (found,) = misplaced(project)
    after = reveal_misplaced(project, found)
    check_consistency(after)
    assert (after.clip(7).start, after.clip(7).offset, after.clip(7).stop) == (5, 15, 60)
    assert misplaced(after) == ()
    assert reveal_misplaced(after, found) is after


@pytest.mark.parametrize(
    ("frame", "message"), [(5, "before the timeline"), (75, "overlap"), (-3, "nothing before")]
)
def test_where_there_is_no_room_or_no_sound_it_is_said(studio, frame, message):
    project = with_performance(studio, keys(frame))
    (found,) = misplaced(project)
    with pytest.raises(EditError, match=message):
        reveal_misplaced(project, found)
