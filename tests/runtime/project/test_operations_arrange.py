"""Edits of where clips lie, how long they are, and how they fade."""

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import MAX_FRAMES
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.operations.arrange import (
    move_clips,
    move_limits,
    set_fades,
    split_clips,
    trim_limits,
    trim_start,
    trim_stop,
)
from joyvasa_runtime.project.operations.clips import add_clip
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.timebase import FrameSpan


def places(project, row):
    return [(clip.id, clip.start, clip.stop) for clip in project.tracks[row].clips]


def fades(project):
    return project.clip(7).fade_in, project.clip(7).fade_out


def test_a_clip_moves_and_back(studio):
    after = move_clips(studio, {9}, 15)

    check_consistency(after)
    assert places(after, 0)[-1] == (9, 135, 175)
    assert after.tracks[2] is studio.tracks[2]
    assert move_clips(after, {9}, -15) == studio


def test_a_clip_moved_by_nothing_changes_nothing(studio):
    assert move_clips(studio, {7, 10}, 0) is studio


def test_a_clip_passes_others_into_free_space(studio):
    after = move_clips(studio, {7}, 160)

    check_consistency(after)
    assert places(after, 0) == [(8, 60, 90), (9, 120, 160), (7, 170, 220)]


def test_clips_of_several_tracks_move_together_and_keep_their_rows(studio):
    guest = add_clip(studio, 5, 1, 300)

    after = move_clips(guest, {7, 8, 9, 14}, 5, tracks=1)

    check_consistency(after)
    assert places(after, 0) == []
    assert places(after, 1) == [(7, 15, 65), (8, 65, 95), (9, 125, 165)]
    assert places(after, 2) == [(10, 0, 200), (14, 305, 405)]


def test_clips_moved_to_another_track_keep_all_but_their_place(studio):
    after = move_clips(studio, {7, 9}, -10, tracks=1)

    check_consistency(after)
    assert after.tracks[1].clips == (
        replace(studio.clip(7), start=0),
        replace(studio.clip(9), start=110),
    )
    assert places(after, 0) == [(8, 60, 90)]
    assert move_clips(after, {7, 9}, 10, tracks=-1) == studio


@pytest.mark.parametrize(
    ("clip_ids", "frames", "tracks", "message"),
    [
        ({7}, 1, 0, "“Hello” and “voice.wav” would overlap on the track “Voice”"),
        ({9}, -31, 0, "would overlap"),
        ({7}, -11, 0, "before the timeline"),
        ({10}, MAX_FRAMES - 199, 0, "ten hours"),
        ({7}, 0, 2, "would overlap on the track “Music”"),
        ({7}, 0, -1, "no track above the first one"),
        ({7, 10}, 0, 1, "no track below the last one"),
    ],
)
def test_a_move_that_does_not_fit_is_refused(studio, clip_ids, frames, tracks, message):
    with pytest.raises(EditError, match=message):
        move_clips(studio, clip_ids, frames, tracks)


def test_a_move_from_or_to_a_locked_track_is_refused(studio):
    for track_id in (4, 5):
        with pytest.raises(EditError, match="is locked"):
            move_clips(lock_track(studio, track_id, True), {7}, 0, tracks=1)


def test_a_trimmed_start_leaves_the_sound_in_its_place(studio):
    later = trim_start(studio, {7}, 12)
    earlier = trim_start(studio, {7}, -10)

    check_consistency(later)
    check_consistency(earlier)
    assert later.clip(7) == replace(studio.clip(7), start=22, offset=32, frames=38)
    assert earlier.clip(7) == replace(studio.clip(7), start=0, offset=10, frames=60)
    assert trim_start(later, {7}, -12) == studio


def test_a_trimmed_end_leaves_the_start(studio):
    shorter = trim_stop(studio, {9}, -39)
    longer = trim_stop(studio, {9}, 60)

    check_consistency(shorter)
    check_consistency(longer)
    assert shorter.clip(9) == replace(studio.clip(9), frames=1)
    assert longer.clip(9) == replace(studio.clip(9), frames=100)


@pytest.mark.parametrize(
    ("trim", "clip_ids", "frames", "message"),
    [
        (trim_start, {7}, 50, "Nothing of “Hello” would stay"),
        (trim_start, {7}, -11, "before the timeline"),
        (trim_start, {9}, -1, "has nothing before that"),
        (trim_start, {8}, -1, "would overlap"),
        (trim_stop, {7}, -50, "Nothing of “Hello” would stay"),
        (trim_stop, {7}, 1, "would overlap"),
        (trim_stop, {9}, 61, "has nothing after that"),
        (trim_stop, {8, 10}, 1, "has nothing after that"),
    ],
)
def test_a_trim_that_does_not_fit_is_refused(studio, trim, clip_ids, frames, message):
    with pytest.raises(EditError, match=message):
        trim(studio, clip_ids, frames)


def test_several_clips_are_trimmed_alike(studio):
    after = trim_start(studio, {7, 8, 10}, 3)

    check_consistency(after)
    assert [clip.offset for track in after.tracks for clip in track.clips] == [23, 73, 0, 3]


def test_the_fade_at_the_trimmed_edge_gives_way(studio):
    faded = set_fades(studio, 7, 20, 25)

    assert fades(trim_start(faded, {7}, 20)) == (5, 25)
    assert fades(trim_stop(faded, {7}, -20)) == (20, 10)
    assert fades(trim_stop(faded, {7}, -40)) == (10, 0)
    check_consistency(trim_start(faded, {7}, 49))


def test_a_clip_is_split_into_two_that_play_as_before(studio):
    after = split_clips(studio, {7}, 30)

    check_consistency(after)
    whole = studio.clip(7)
    assert after.tracks[0].clips[:2] == (
        replace(whole, frames=20, fade_out=0),
        replace(whole, id=14, start=30, offset=40, frames=30, fade_in=0),
    )
    assert after.next_id == 15


def test_of_the_selected_clips_those_around_the_frame_are_split(studio):
    after = split_clips(studio, {7, 8, 9, 10}, 75)

    check_consistency(after)
    assert places(after, 0) == [(7, 10, 60), (8, 60, 75), (14, 75, 90), (9, 120, 160)]
    assert places(after, 2) == [(10, 0, 75), (15, 75, 200)]


@pytest.mark.parametrize("frame", [5, 10, 60, 100, 160])
def test_a_split_beside_the_selected_clips_is_refused(studio, frame):
    with pytest.raises(EditError, match="under the playhead"):
        split_clips(studio, {7}, frame)


@pytest.mark.parametrize("frame", [12, 57])
def test_a_fade_across_a_split_is_shortened(studio, frame):
    after = split_clips(studio, {7}, frame)

    check_consistency(after)
    left, right = after.tracks[0].clips[:2]
    assert left.fade_in == min(5, left.frames)
    assert right.fade_out == min(10, right.frames)


def test_fades_are_set_and_taken_away(studio):
    after = set_fades(studio, 9, 30, 10)

    check_consistency(after)
    assert (after.clip(9).fade_in, after.clip(9).fade_out) == (30, 10)
    assert set_fades(after, 9, 0, 0) == studio


@pytest.mark.parametrize(("fade_in", "fade_out"), [(31, 10), (-1, 0), (0, -1)])
def test_fades_longer_than_the_clip_are_refused(studio, fade_in, fade_out):
    with pytest.raises(EditError, match="fade") as refusal:
        set_fades(studio, 9, fade_in, fade_out)
    assert "40 frames" in refusal.value.hint


@pytest.mark.parametrize(
    ("clip_ids", "limits"),
    [
        ({7}, (-10, 0)),
        ({8}, (0, 30)),
        ({7, 8}, (-10, 30)),
        ({9}, (-30, MAX_FRAMES - 160)),
        ({7, 8, 9, 10}, (0, MAX_FRAMES - 200)),
    ],
)
def test_a_move_is_limited_by_neighbours_and_the_timeline(studio, clip_ids, limits):
    assert move_limits(studio, clip_ids) == limits


@pytest.mark.parametrize(
    ("clip_ids", "edge", "limits"),
    [
        ({7}, "start", (-10, 49)),
        ({8}, "start", (0, 29)),
        ({9}, "start", (0, 39)),
        ({7}, "stop", (-49, 0)),
        ({8}, "stop", (-29, 0)),
        ({9}, "stop", (-39, 60)),
        ({9, 10}, "stop", (-39, 60)),
    ],
)
def test_a_trim_is_limited_by_neighbours_the_sound_and_the_length(studio, clip_ids, edge, limits):
    assert trim_limits(studio, clip_ids, edge) == limits


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: move_clips(project, {10, 7}, 1),
        lambda project: trim_start(project, {10, 7}, 1),
        lambda project: trim_stop(project, {10, 7}, -1),
        lambda project: split_clips(project, {10, 7}, 30),
        lambda project: set_fades(project, 7, 1, 1),
        lambda project: move_limits(project, {10, 7}),
        lambda project: trim_limits(project, {10, 7}, "start"),
    ],
)
def test_clips_of_a_locked_track_stay_where_they_are(studio, edit):
    with pytest.raises(EditError, match="“Voice” is locked"):
        edit(lock_track(studio, 4, True))


@pytest.mark.parametrize("frame", [11, 12, 35, 58, 59])
def test_a_split_changes_no_frame_of_the_motion(studio, frame):
    values = np.random.default_rng(1).normal(size=(100, 70)).astype(np.float32)
    motions = {"a" * 64: MotionSequence(values)}
    rest = np.zeros(70, np.float32)
    span = FrameSpan(0, 100)

    before = evaluate(studio, span, motions, rest)
    after = evaluate(split_clips(studio, {7}, frame), span, motions, rest)

    np.testing.assert_array_equal(after.values, before.values)
