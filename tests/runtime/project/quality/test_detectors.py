"""Each fault is found where it is, as large as it is, and nothing is found in calm motion."""

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.sequence import EXP, PITCH, ROLL, SCALE, TRANSLATION, YAW
from joyvasa_runtime.project.curves.curve import constant
from joyvasa_runtime.project.document import Clip, Track
from joyvasa_runtime.project.performance.layer import Layer
from joyvasa_runtime.project.performance.performance import UNTOUCHED, CompSpan
from joyvasa_runtime.project.quality.jitter import trembling as measured_trembling
from joyvasa_runtime.project.quality.signals import head_of

FRAMES, START = 250, 40
"""Of the clip that `show` makes."""


def inside(fault, start, stop, slack=8):
    """Whether a fault lies at these frames, and covers most of them."""
    return (
        start - slack <= fault.span.start
        and fault.span.stop <= stop + slack
        and len(fault.span) >= (stop - start) / 2
    )


def test_calm_motion_has_no_faults(show, calm, levels):
    assert show(calm, levels).faults() == ()


def test_a_clip_without_motion_has_no_faults(made, show, calm, levels):
    shown = show(made.trembling(calm, 100, 150), levels)
    track = shown.project.tracks[0]
    bare = replace(track, clips=(replace(track.clips[0], take_id=None),))
    assert replace(shown, project=replace(shown.project, tracks=(bare,))).faults() == ()


def test_trembling_is_found_where_it_is(made, show, calm):
    (fault,) = show(made.trembling(calm, 120, 170)).faults()
    assert (fault.kind, fault.clip_id) == ("jitter", 4)
    assert inside(fault, 120, 170)
    # 1.5 degrees of a sine wave are 1.06 in the root mean square.
    assert fault.amount == pytest.approx(1.06, abs=0.2)
    assert fault.severity == 1.0


def test_trembling_that_goes_on_after_a_pause_is_one_fault(made, show, calm):
    (fault,) = show(made.trembling(made.trembling(calm, 100, 140), 150, 190)).of_kind("jitter")
    assert inside(fault, 100, 190)


def test_trembling_too_small_to_see_is_none(made, show, calm):
    assert show(made.trembling(calm, 120, 170, degrees=0.2)).faults() == ()


def test_a_nod_is_no_trembling(made, calm):
    time = np.arange(len(calm)) / 25
    calm[:, YAW] += 5 * np.sin(2 * np.pi * 2 * time)
    assert measured_trembling(head_of(calm, made.resting())).max() < 0.25


@pytest.mark.parametrize(("column", "by"), [(TRANSLATION.start, 0.01), (SCALE, 0.02)])
def test_a_trembling_place_or_size_counts_like_a_turn(show, calm, column, by):
    calm[100:150, column] += by * np.cos(2 * np.pi * 8 * np.arange(50) / 25)
    assert [fault.kind for fault in show(calm).faults()] == ["jitter"]


def test_a_jump_is_found_at_its_frame(made, show, calm):
    (fault,) = show(made.jumping(calm, 150, 4.0)).faults()
    assert (fault.kind, fault.span.start, fault.span.stop) == ("seam", 148, 152)
    assert fault.amount == pytest.approx(4.0, abs=0.5)


def test_a_jump_too_small_to_see_is_none(made, show, calm):
    assert show(made.jumping(calm, 150, 0.4)).faults() == ()


def test_a_bend_in_speed_counts_only_where_takes_meet(show, calm):
    bent = calm.copy()
    bent[:, [PITCH, ROLL]] = 0
    bent[80:, YAW] += np.minimum(np.arange(len(bent) - 80), 15)
    shown = show(bent)
    assert shown.of_kind("seam") == []
    track = shown.project.tracks[0]
    first = 80
    comp = (CompSpan(first, first + 50, 3, 0),)
    clip = replace(track.clips[0], performance=replace(UNTOUCHED, comp=comp))
    project = replace(shown.project, tracks=(replace(track, clips=(clip,)),))
    (fault,) = replace(shown, project=project).of_kind("seam")
    assert fault.span.start <= 100 <= fault.span.stop


def test_a_head_turned_too_far_is_found(made, show, calm):
    calm[:, YAW] = 0
    (fault,) = show(made.turned(calm, 100, 160, 20.0)).faults()
    assert fault.kind == "unsafe_pose"
    assert inside(fault, 110, 150)
    assert fault.amount == pytest.approx(5.0, abs=0.1)


def test_a_single_frame_and_a_short_return_are_passed_over(show, calm):
    calm[:, YAW] = 15.0
    calm[[100, 110, 111, 115, 116], YAW] = 15.5
    (fault,) = show(calm).of_kind("unsafe_pose")
    assert len(fault.span) == 7


def test_the_edge_of_the_safe_range_is_safe(show, calm):
    calm[:, YAW] = 15.0
    assert show(calm).of_kind("unsafe_pose") == []


def test_lips_that_move_in_a_silence_are_found(made, show, calm, levels):
    (fault,) = show(calm, made.silenced(levels, 120, 170)).of_kind("silent_mouth")
    assert (fault.span.start, fault.span.stop) == (120, 170)
    assert fault.amount > 0.5


def test_lips_may_move_in_a_short_pause(made, show, calm, levels):
    assert show(calm, made.silenced(levels, 120, 138)).of_kind("silent_mouth") == []


def test_a_silence_too_short_for_anything_is_none(made, show, calm, levels):
    assert show(calm, made.silenced(levels, START, START + 1)).of_kind("silent_mouth") == []


def test_lips_at_rest_in_a_silence_are_no_fault(made, show, calm, levels):
    calm[105:145, EXP] = 0
    assert show(calm, made.silenced(levels, 120, 165)).of_kind("silent_mouth") == []


def test_a_smile_put_on_by_hand_in_a_silence_is_meant(made, show, calm, levels):
    calm[:, EXP] = 0
    layer = Layer(1, "Smile", curves=(("smile", constant(1.0)),), weight=constant(0.5))
    shown = show(calm, made.silenced(levels, 120, 170), replace(UNTOUCHED, layers=(layer,)))
    assert shown.of_kind("silent_mouth") == []


@pytest.mark.parametrize("frames", [-5, -3, 3, 5])
def test_lips_beside_the_sound_are_found_with_their_milliseconds(made, show, calm, levels, frames):
    (fault,) = show(made.delayed(calm, frames), levels).of_kind("sync")
    assert fault.amount == pytest.approx(40 * frames - 7, abs=15)
    assert len(fault.span) >= 200


def test_lips_a_frame_late_are_in_time(made, show, calm, levels):
    assert show(made.delayed(calm, 1), levels).of_kind("sync") == []


def test_lips_that_follow_something_else_are_not_judged(show, calm, levels):
    other = np.random.default_rng(9).permutation(levels)
    calm[:, EXP] = other[:, None] ** 0.5 * JAW
    assert show(calm, levels).of_kind("sync") == []


def test_without_levels_nothing_is_said_of_the_lips(made, show, calm):
    assert show(made.delayed(calm, 5)).faults() == ()


def test_what_another_track_hides_is_no_fault(made, show, calm):
    shown = show(made.trembling(calm, 120, 170))
    calm_take = replace(shown.project.takes[0], id=9, motion_sha256="0" * 64)
    above = Track(8, "Guest", clips=(Clip(7, 1, START, 20, FRAMES, take_id=9),))
    project = replace(
        shown.project,
        tracks=(above, *shown.project.tracks),
        takes=(*shown.project.takes, calm_take),
    )
    motions = {**shown.motions, "0" * 64: show(calm).motions.popitem()[1]}
    assert replace(shown, project=project, motions=motions).faults() == ()
