"""One edit puts a fault right: it is gone from the evaluated motion, and back after undoing."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.motion.sequence import YAW
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.operations.remedies import remedies, remedy
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import (
    UNTOUCHED,
    Gate,
    Limit,
    Silence,
    Smooth,
)
from joyvasa_runtime.project.performance.problems import performance_problem
from joyvasa_runtime.project.quality.fault import FAULT_KINDS, Fault
from joyvasa_runtime.timebase import FrameSpan

SAFE = SafeRanges()

FRAMES, START, OFFSET = 250, 40, 20
"""Of the clip that `show` makes."""


def performance(project):
    return project.tracks[0].clips[0].performance


def with_fault(made, kind, show, calm, levels):
    if kind == "jitter":
        return show(made.trembling(calm, 120, 170), levels)
    if kind == "seam":
        return show(made.jumping(calm, 150, 4.0), levels)
    if kind == "unsafe_pose":
        calm[:, YAW] = 0
        return show(made.turned(calm, 100, 160, 20.0), levels)
    if kind == "silent_mouth":
        return show(calm, made.silenced(levels, 120, 170))
    return show(made.delayed(calm, 4), levels)


@pytest.mark.parametrize("kind", FAULT_KINDS)
def test_a_remedied_fault_is_gone_comes_back_and_goes_again(made, kind, show, calm, levels):
    shown = with_fault(made, kind, show, calm, levels)
    before, (fault,) = shown.project, shown.faults()
    assert fault.kind == kind

    after = remedy(before, fault, SAFE)

    check_consistency(after)
    assert replace(shown, project=after).faults() == ()
    # What undoing and redoing show are these very values.
    check_consistency(before)
    assert shown.faults() == (fault,)
    assert remedy(before, fault, SAFE) == after
    assert after != before
    assert after.takes is before.takes


def test_trembling_is_smoothed_with_a_margin(made, show, calm):
    shown = show(made.trembling(calm, 120, 170))
    (fault,) = shown.faults()
    (smooth,) = performance(remedy(shown.project, fault, SAFE)).smooths
    assert smooth == Smooth(fault.span.start - 8 - START + OFFSET, fault.span.stop + 8 - START + OFFSET, 2.0)


@pytest.mark.parametrize("degrees", [1.0, 2.0, 4.0, 8.0])
def test_a_larger_jump_is_smoothed_more_and_is_gone(made, show, calm, degrees):
    shown = show(made.jumping(calm, 150, degrees))
    (fault,) = shown.of_kind("seam")
    healed = shown.edited(remedy, fault, SAFE)
    assert healed.of_kind("seam") == []
    assert 2.0 <= performance(healed.project).smooths[0].sigma <= 6.0


def test_smoothing_that_was_not_enough_becomes_stronger(show, calm):
    weak = replace(UNTOUCHED, smooths=(Smooth(90, 110, 4.0), Smooth(250, 260, 1.0)))
    shown = show(calm, None, weak)
    fault = Fault("jitter", FrameSpan(120, 150), 4, 1.0, 1.0)
    after = remedy(shown.project, fault, SAFE)
    check_consistency(after)
    assert performance(after).smooths == (Smooth(90, 138, 6.0), Smooth(250, 260, 1.0))


def test_limits_that_overlap_become_one_within_both(show, calm):
    old = Limit(60, 100, (-5.0, 30.0), (-40.0, 2.0), (30.0, 40.0))
    shown = show(calm, None, replace(UNTOUCHED, limits=(old,)))
    after = remedy(shown.project, Fault("unsafe_pose", FrameSpan(125, 150), 4, 1.0, 1.0), SAFE)
    check_consistency(after)
    assert performance(after).limits == (Limit(60, 140, (-5.0, 10.0), (-15.0, 2.0), SAFE.roll),)


def test_a_silence_makes_a_gate_and_joins_what_it_touches(show, calm):
    shown = show(calm)
    first = remedy(shown.project, Fault("silent_mouth", FrameSpan(120, 150), 4, 1.0, 1.0), SAFE)
    assert performance(first).gate == Gate(silences=(Silence(100, 130, True),))
    second = remedy(first, Fault("silent_mouth", FrameSpan(150, 170), 4, 1.0, 1.0), SAFE)
    check_consistency(second)
    assert performance(second).gate == Gate(silences=(Silence(100, 150, True),))


def test_the_gate_that_is_there_keeps_its_times(show, calm):
    gate = Gate(-20.0, 40.0, 400.0, (Silence(10, 30),))
    shown = show(calm, None, replace(UNTOUCHED, gate=gate))
    after = remedy(shown.project, Fault("silent_mouth", FrameSpan(120, 150), 4, 1.0, 1.0), SAFE)
    assert performance(after).gate == replace(gate, silences=(Silence(10, 30), Silence(100, 130, True)))


def test_many_stretches_move_the_lips_of_a_clip_once(show, calm):
    spans = (FrameSpan(40, 140), FrameSpan(140, 240), FrameSpan(240, 290))
    found = [Fault("sync", span, 4, 1.0, ms) for span, ms in zip(spans, (110, 130, 300), strict=True)]
    after = remedies(show(calm).project, found, SAFE)
    assert performance(after).lip_sync_ms == -130


def test_lips_move_no_further_than_they_can(show, calm):
    shown = show(calm, None, replace(UNTOUCHED, lip_sync_ms=-450))
    late = Fault("sync", FrameSpan(40, 140), 4, 1.0, 120.0)
    after = remedy(shown.project, late, SAFE)
    assert performance(after).lip_sync_ms == -500
    with pytest.raises(EditError, match="can't be moved any further"):
        remedy(after, late, SAFE)


def test_all_faults_are_put_right_at_once(made, show, calm, levels):
    rows = made.delayed(made.trembling(made.trembling(calm, 60, 90), 200, 240), 4)
    shown = show(rows, levels)
    found = shown.faults()
    assert {fault.kind for fault in found} == {"jitter", "sync"}
    assert len(found) == 3
    healed = shown.edited(remedies, found, SAFE)
    check_consistency(healed.project)
    assert healed.faults() == ()


def test_stretches_begin_with_the_sound(show, calm):
    shown = show(calm)
    clip = replace(shown.project.tracks[0].clips[0], offset=0)
    project = replace(shown.project, tracks=(replace(shown.project.tracks[0], clips=(clip,)),))
    after = remedy(project, Fault("jitter", FrameSpan(START, START + 20), 4, 1.0, 1.0), SAFE)
    check_consistency(after)
    assert performance(after).smooths[0].start == 0


def test_no_fault_a_lost_clip_and_a_locked_track_are_refused(show, calm):
    project = show(calm).project
    fault = Fault("jitter", FrameSpan(100, 120), 4, 1.0, 1.0)
    with pytest.raises(EditError, match="nothing to put right"):
        remedies(project, (), SAFE)
    with pytest.raises(EditError, match="not there any more"):
        remedy(project, replace(fault, clip_id=77), SAFE)
    with pytest.raises(EditError, match="locked"):
        remedy(lock_track(project, 2, True), fault, SAFE)


faults = st.builds(
    lambda kind, start, length, amount: Fault(kind, FrameSpan(start, start + length), 4, 0.5, amount),
    st.sampled_from(FAULT_KINDS[:4]),
    st.integers(START, START + FRAMES - 40),
    st.integers(1, 40),
    st.floats(0.3, 30.0),
)


@settings(max_examples=50, deadline=None)
@given(found=st.lists(faults, min_size=1, max_size=12))
def test_whatever_is_put_right_stays_in_order_and_in_range(made, found):
    project = made.project_of(made.calm_rows())
    for fault in found:
        project = remedy(project, fault, SAFE)
    check_consistency(project)
    assert performance_problem(performance(project)) is None
    assert project.tracks[0].clips[0].frames == FRAMES
