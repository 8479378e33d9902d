"""Edits that put recordings on the timeline, and the choice among passes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Recording, Take, Track
from joyvasa_runtime.project.operations.arrange import move_clips, trim_stop
from joyvasa_runtime.project.operations.clips import delete_clips, rename_clip
from joyvasa_runtime.project.operations.media import remove_unused_media
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.operations.recording import (
    choose_pass,
    clear_span,
    lay_recording,
    punch_in,
    recorded_passes,
    remove_unused_passes,
)
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import (
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Performance,
    Silence,
)
from joyvasa_runtime.timebase import FrameSpan

OTHER = Generation("other", GenerationSettings(seed=5))


def with_pass(project, frames):
    """The project with one more recorded sound, and its id."""
    id_ = project.next_id
    media = Media(id_, "sound", Path(f"/recorded/{id_}.wav").absolute(), 100, f"{id_:064x}", frames)
    return replace(project, media=(*project.media, media), next_id=id_ + 1), id_


def pieces(project, row=0):
    return [(c.media_id, c.start, c.offset, c.frames) for c in project.tracks[row].clips]


def recorded(project, track_id, frame, frames):
    project, media_id = with_pass(project, frames)
    after = lay_recording(project, track_id, media_id, frame, "Voice", OTHER)
    check_consistency(after)
    return after, media_id


def punched(project, span, frames=None, track_id=4):
    project, media_id = with_pass(project, len(span) if frames is None else frames)
    after = punch_in(project, track_id, media_id, span, OTHER)
    check_consistency(after)
    return after, media_id


def test_a_recording_lies_where_it_was_spoken(studio):
    after, media_id = recorded(studio, 4, 500, 40)

    assert pieces(after)[-1] == (media_id, 500, 0, 40)
    assert after.tracks[0].clips[-1].generation == OTHER
    assert after.recordings == (Recording(media_id, 4, 500),)
    assert after.tracks[1:] == studio.tracks[1:]


def test_a_recording_over_other_clips_goes_to_the_next_voice_track_with_room(studio):
    """Never on the track that is only heard, and never somewhere else in time."""
    after, media_id = recorded(studio, 4, 20, 40)
    assert pieces(after)[:3] == pieces(studio)
    assert pieces(after, 1) == [(media_id, 20, 0, 40)]

    again, second = recorded(after, 4, 30, 40)
    assert [track.name for track in again.tracks] == ["Voice", "Guest", "Music", "Voice 2"]
    assert pieces(again, 3) == [(second, 30, 0, 40)]
    assert again.tracks[3].drives


def test_an_empty_project_gets_a_voice_track():
    after, media_id = recorded(Project(), None, 7, 30)

    assert [(track.name, track.drives) for track in after.tracks] == [("Voice", True)]
    assert pieces(after) == [(media_id, 7, 0, 30)]


def test_a_locked_track_gets_no_recording(studio):
    after, media_id = recorded(lock_track(studio, 4, True), 4, 500, 30)

    assert pieces(after, 1) == [(media_id, 500, 0, 30)]


def test_recording_again_from_the_same_frame_is_another_pass_of_the_clip(studio):
    first_done, first = recorded(studio, 4, 500, 40)
    clip = first_done.tracks[0].clips[-1]
    named = rename_clip(first_done, clip.id, "Intro")
    second_done, second = recorded(named, 4, 500, 70)

    assert pieces(second_done)[-1] == (second, 500, 0, 70)
    now = second_done.tracks[0].clips[-1]
    assert (now.id, now.name) == (clip.id, "Intro")
    assert [media.id for media in recorded_passes(second_done, now)] == [first, second]


def test_passes_stay_together_when_their_clip_was_moved(studio):
    project, first = recorded(studio, 4, 500, 40)
    clip_id = project.tracks[0].clips[-1].id
    project = move_clips(project, {clip_id}, 100)
    project, second = recorded(project, 4, 600, 40)

    assert [media.id for media in recorded_passes(project, project.clip(clip_id))] == [first, second]


def test_a_punch_in_takes_the_place_of_a_span_and_of_nothing_else(studio):
    """It cuts the clips at both ends; what was replaced stays in the project, the clip's look goes over."""
    before = studio.tracks[0].clips[0]
    span = FrameSpan(before.start + 10, before.start + 25)
    after, media_id = punched(studio, span)

    assert pieces(after)[:3] == [
        (1, before.start, before.offset, 10),
        (media_id, span.start, 0, 15),
        (1, span.stop, before.offset + 25, before.frames - 25),
    ]
    new = next(clip for clip in after.tracks[0].clips if clip.media_id == media_id)
    assert (new.name, new.gain_db, new.generation) == (before.name, before.gain_db, before.generation)
    assert (new.fade_in, new.fade_out, new.take_id) == (0, 0, None)
    assert after.media[: len(studio.media)] == studio.media
    assert after.recordings == (Recording(media_id, 4, span.start),)


def test_what_was_done_by_hand_stays_where_it_is_under_a_punched_in_voice(studio):
    before = studio.tracks[0].clips[0]
    gate = Gate(silences=(Silence(31, 33), Silence(34, 38, True)))
    blinks = Blinks(True, (Blink(before.offset + 12),))
    studio = change_performance(studio, before.id, lambda one: replace(one, blinks=blinks, gate=gate))
    after, media_id = punched(studio, FrameSpan(before.start + 10, before.start + 25))
    check_consistency(after)

    new = next(clip for clip in after.tracks[0].clips if clip.media_id == media_id)
    # Frame 12 of the old clip is frame 2 of the new one; silences are found anew but for those set by hand.
    assert new.performance.blinks.events == (Blink(2),)
    assert new.performance.gate == Gate(
        silences=(Silence(34 - before.offset - 10, 38 - before.offset - 10, True),)
    )


def test_a_punch_in_over_several_clips_and_gaps(studio):
    first, _second, third = studio.tracks[0].clips
    span = FrameSpan(first.stop - 5, third.start + 5)
    after, media_id = punched(studio, span)

    assert [piece[0] for piece in pieces(after)] == [1, media_id, 1]
    assert pieces(after)[1] == (media_id, span.start, 0, len(span))
    assert pieces(after)[2] == (1, span.stop, third.offset + 5, third.frames - 5)


def test_a_punch_in_into_empty_space_is_made_as_it_is_told(studio):
    after, media_id = punched(studio, FrameSpan(800, 820))

    assert pieces(after)[-1] == (media_id, 800, 0, 20)
    assert after.tracks[0].clips[-1].generation == OTHER


def test_a_punch_in_that_ended_early_replaces_only_what_it_covers(studio):
    before = studio.tracks[0].clips[0]
    after, media_id = punched(studio, FrameSpan(before.start, before.start + 30), frames=12)

    assert pieces(after)[:2] == [
        (media_id, before.start, 0, 12),
        (1, before.start + 12, before.offset + 12, before.frames - 12),
    ]


def test_a_punch_in_longer_than_its_span_is_cut(studio):
    after, media_id = punched(studio, FrameSpan(800, 820), frames=21)
    assert pieces(after)[-1] == (media_id, 800, 0, 20)


def test_a_locked_track_refuses_a_punch_in(studio):
    locked, media_id = with_pass(lock_track(studio, 4, True), 10)

    with pytest.raises(EditError, match="is locked"):
        punch_in(locked, 4, media_id, FrameSpan(0, 10))


def test_three_punch_ins_of_one_span_are_passes_of_one_place(studio):
    span = FrameSpan(10, 30)
    project, first = punched(studio, span)
    project, second = punched(project, span)
    project, third = punched(project, span)
    clip = next(clip for clip in project.tracks[0].clips if clip.start == 10)

    assert clip.media_id == third
    assert [media.id for media in recorded_passes(project, clip)] == [first, second, third]
    assert recorded_passes(project, project.tracks[2].clips[0]) == ()


@pytest.fixture
def passes():
    """A clip from frame 10 with two passes of 40 and 25 frames; the second has a take of its last frames."""
    media = tuple(
        Media(id_, "sound", Path(f"/{id_}.wav").absolute(), 9, f"{id_:064x}", frames)
        for id_, frames in ((1, 40), (2, 25), (9, 8))
    )
    reference = (0.5,) * 70
    takes = (
        Take(5, 1, 0, 40, "a" * 64, reference, Generation(), "1"),
        Take(6, 2, 0, 5, "b" * 64, reference, Generation(), "1"),
        Take(7, 2, 10, 15, "c" * 64, reference, Generation(), "1"),
    )
    edits = Performance(comp=(CompSpan(2, 6, 5),), lip_sync_ms=40)
    clip = Clip(4, 1, 10, 0, 40, "Intro", -3.0, 15, 20, OTHER, 5, edits)
    return Project(
        media=media,
        tracks=(Track(3, "Voice", clips=(clip, Clip(8, 9, 60, 0, 8))),),
        takes=takes,
        reference=reference,
        recordings=(Recording(1, 3, 10), Recording(2, 3, 10)),
        next_id=10,
    )


def test_another_pass_keeps_everything_else_of_the_clip(passes):
    after = choose_pass(passes, 4, 2)
    check_consistency(after)

    clip, before = after.clip(4), passes.clip(4)
    assert (clip.media_id, clip.offset, clip.frames, clip.take_id) == (2, 0, 25, 7)
    assert (clip.fade_in, clip.fade_out) == (5, 20)
    assert replace(clip, media_id=1, frames=40, take_id=5, fade_in=15) == before


def test_the_longer_pass_comes_back_whole(passes):
    after = choose_pass(choose_pass(passes, 4, 2), 4, 1)

    assert after.clip(4).frames == 40
    assert after.clip(4).take_id == 5


def test_a_trimmed_clip_stays_as_long_as_it_was(passes):
    short = trim_stop(passes, {4}, -20)

    assert choose_pass(short, 4, 2).clip(4).frames == 20
    assert choose_pass(choose_pass(short, 4, 2), 4, 1).clip(4).frames == 20


def test_a_longer_pass_stops_before_the_next_clip(passes):
    short = move_clips(choose_pass(passes, 4, 2), {8}, -20)

    after = choose_pass(short, 4, 1)
    check_consistency(after)
    assert after.clip(4).frames == 30


def test_a_pass_that_ends_before_the_clip_begins_in_it_is_refused(passes):
    late = replace(
        passes,
        tracks=(
            replace(
                passes.tracks[0],
                clips=(replace(passes.clip(4), start=40, offset=30, frames=10, fade_in=0, fade_out=0),),
            ),
        ),
    )

    with pytest.raises(EditError, match="ends before “Intro” begins in it"):
        choose_pass(late, 4, 2)


def test_other_sounds_are_no_passes(passes):
    with pytest.raises(EditError, match="was not made for the place of “Intro”"):
        choose_pass(passes, 4, 9)
    with pytest.raises(EditError, match="is locked"):
        choose_pass(lock_track(passes, 3, True), 4, 2)


def test_choosing_the_pass_that_is_played_changes_nothing(passes):
    assert choose_pass(passes, 4, 1) is passes


def test_unused_passes_go_with_their_takes(passes):
    after = remove_unused_passes(passes, 4)
    check_consistency(after)

    assert [media.id for media in after.media] == [1, 9]
    assert [take.id for take in after.takes] == [5]
    assert after.recordings == (Recording(1, 3, 10),)
    assert remove_unused_passes(after, 4) is after


def test_unused_media_take_what_was_noted_of_them_along(passes):
    after = remove_unused_media(delete_clips(passes, {4}))
    check_consistency(after)

    assert after.recordings == ()
    assert [media.id for media in after.media] == [9]


@given(st.integers(0, 200), st.integers(1, 120))
def test_clearing_a_span_changes_nothing_outside_of_it(start, length):
    clips = tuple(Clip(10 + n, 1, 45 * n, 3 * n, 30 + n) for n in range(4))
    media = (Media(1, "sound", Path("/a.wav").absolute(), 9, "1" * 64, 500),)
    project = Project(media=media, tracks=(Track(2, "Voice", clips=clips),), next_id=20)
    span = FrameSpan(start, start + length)

    after = clear_span(project, 2, span)

    check_consistency(after)

    def heard(project):
        clips = project.tracks[0].clips
        return {f: clip.offset + f - clip.start for clip in clips for f in range(clip.start, clip.stop)}

    was = heard(project).items()
    assert heard(after) == {frame: place for frame, place in was if not start <= frame < start + length}
