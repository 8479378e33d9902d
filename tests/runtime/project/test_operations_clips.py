"""Edits of which clips there are and what each is like."""

import math
from dataclasses import replace

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Generation
from joyvasa_runtime.project.operations.clips import (
    add_clip,
    delete_clips,
    free_start,
    paste_clips,
    rename_clip,
    ripple_delete,
    set_clip_gain,
    set_generation,
)
from joyvasa_runtime.project.operations.takes import remove_unused_takes
from joyvasa_runtime.project.operations.tracks import lock_track


def places(project, row):
    return [(clip.id, clip.start, clip.stop) for clip in project.tracks[row].clips]


def test_a_new_clip_is_the_whole_sound(studio):
    after = add_clip(studio, 5, 1, 40, Generation("other"))

    check_consistency(after)
    assert after.tracks[1].clips == (Clip(14, 1, 40, 0, 100, generation=Generation("other")),)
    assert after.next_id == 15
    assert after.tracks[0] is studio.tracks[0]


def test_clips_stand_in_the_order_of_their_starts(studio):
    after = add_clip(add_clip(studio, 5, 1, 100), 5, 1, 0)

    check_consistency(after)
    assert places(after, 1) == [(15, 0, 100), (14, 100, 200)]


@pytest.mark.parametrize("start", [0, 59, 61, 159])
def test_a_clip_over_another_is_refused_with_both_names(studio, start):
    with pytest.raises(EditError, match="would overlap on the track “Voice”") as refusal:
        add_clip(studio, 4, 1, start)
    assert "“voice.wav”" in refusal.value.message


@pytest.mark.parametrize(("start", "message"), [(-1, "before the timeline"), (MAX_FRAMES - 99, "ten hours")])
def test_a_clip_outside_the_timeline_is_refused(studio, start, message):
    with pytest.raises(EditError, match=message):
        add_clip(studio, 5, 1, start)


def test_a_clip_ends_with_the_timeline(studio):
    check_consistency(add_clip(studio, 5, 1, MAX_FRAMES - 100))


def test_a_clip_of_a_picture_or_of_nothing_is_refused(studio):
    with pytest.raises(EditError, match=r"“portrait\.jpg” is a picture"):
        add_clip(studio, 5, 3, 0)
    with pytest.raises(EditError, match="not in the project any more"):
        add_clip(studio, 5, 99, 0)


@pytest.mark.parametrize(
    ("frame", "frames", "start"),
    [
        (0, 10, 0),
        (0, 11, 90),
        (5, 10, 90),
        (60, 30, 90),
        (95, 25, 95),
        (95, 26, 160),
        (300, 9, 300),
        (-7, 3, 0),
    ],
)
def test_the_first_free_place_is_found(studio, frame, frames, start):
    assert free_start(studio, 4, frame, frames) == start


def test_no_free_place_is_said(studio):
    with pytest.raises(EditError, match="“Voice” has no room left"):
        free_start(studio, 4, 0, MAX_FRAMES)
    assert free_start(studio, 5, 0, MAX_FRAMES) == 0


def test_deleted_clips_leave_their_places_empty(studio):
    after = delete_clips(studio, {7, 10})

    check_consistency(after)
    assert (places(after, 0), places(after, 2)) == ([(8, 60, 90), (9, 120, 160)], [])
    assert after.takes == studio.takes


def test_a_ripple_delete_closes_the_gaps_it_makes_on_its_tracks_only(studio):
    first = ripple_delete(studio, {7})
    both = ripple_delete(studio, {7, 8})

    check_consistency(first)
    check_consistency(both)
    assert places(first, 0) == [(8, 10, 40), (9, 70, 110)]
    assert places(both, 0) == [(9, 40, 80)]
    assert both.tracks[2] is studio.tracks[2]
    assert both.markers is studio.markers


def test_pasted_clips_keep_their_distance_and_all_but_their_ids(studio):
    copied = studio.tracks[0].clips

    after = paste_clips(studio, copied, 5, 300)

    check_consistency(after)
    assert places(after, 1) == [(14, 300, 350), (15, 350, 380), (16, 410, 450)]
    assert after.tracks[1].clips[0] == replace(copied[0], id=14, start=300)
    assert after.next_id == 17


def test_clips_copied_from_several_tracks_are_pasted_on_as_many(studio):
    copied = (studio.clip(9), studio.clip(10))

    after = paste_clips(studio, copied, 4, 500, rows=(0, 2))

    check_consistency(after)
    assert places(after, 0)[-1] == (14, 620, 660)
    assert places(after, 2)[-1] == (15, 500, 700)


@pytest.mark.parametrize(("frame", "rows"), [(0, (0, 2)), (500, (0, 3)), (500, (-1, 0)), (-1, (0, 2))])
def test_a_paste_that_does_not_fit_changes_nothing(studio, frame, rows):
    with pytest.raises(EditError):
        paste_clips(studio, (studio.clip(9), studio.clip(10)), 4, frame, rows)


def test_a_pasted_clip_does_not_play_a_take_that_is_gone(studio):
    copied = (studio.clip(7),)
    without = remove_unused_takes(delete_clips(studio, {7}))

    after = paste_clips(without, copied, 5, 0)

    check_consistency(after)
    assert after.tracks[1].clips[0].take_id is None


def test_nothing_strange_is_pasted(studio):
    clip = studio.clip(9)
    with pytest.raises(EditError, match="nothing to paste"):
        paste_clips(studio, (), 5, 0)
    with pytest.raises(EditError, match="not in the project any more"):
        paste_clips(studio, (replace(clip, media_id=99),), 5, 0)
    with pytest.raises(EditError, match=r"longer than “voice\.wav”"):
        paste_clips(studio, (replace(clip, offset=80),), 5, 0)


def test_a_clip_is_renamed_and_shows_its_files_name_again(studio):
    after = rename_clip(studio, 8, " Second\nline ")

    check_consistency(after)
    assert after.clip(8).name == "Second line"
    assert rename_clip(after, 8, "  ") == studio


def test_several_clips_get_a_gain(studio):
    after = set_clip_gain(studio, {7, 10}, 24)

    check_consistency(after)
    assert [clip.gain_db for track in after.tracks for clip in track.clips] == [24.0, 0.0, 0.0, 24.0]
    assert after.clip(8) is studio.clip(8)


def test_a_gain_that_is_no_number_is_refused(studio):
    with pytest.raises(EditError, match="gain"):
        set_clip_gain(studio, {7}, math.nan)


def test_how_a_take_is_made_changes_and_the_take_stays(studio):
    generation = Generation("starter", GenerationSettings(seed=7, steps=25))

    after = set_generation(studio, {7, 8}, generation)

    check_consistency(after)
    assert [clip.generation.settings.seed for clip in after.tracks[0].clips] == [7, 7, 0]
    assert after.clip(7).take_id == 13


@pytest.mark.parametrize(
    "generation",
    [
        Generation(""),
        Generation(settings=GenerationSettings(steps=0)),
        Generation(settings=GenerationSettings(seed=2**64)),
    ],
)
def test_settings_that_no_pack_has_are_refused(studio, generation):
    with pytest.raises(EditError):
        set_generation(studio, {7}, generation)


@pytest.mark.parametrize(
    "edit",
    [
        lambda project: add_clip(project, 4, 1, 200),
        lambda project: paste_clips(project, project.tracks[2].clips, 4, 500),
        lambda project: delete_clips(project, {10, 7}),
        lambda project: ripple_delete(project, {10, 7}),
        lambda project: rename_clip(project, 7, "New"),
        lambda project: set_clip_gain(project, {10, 7}, 1),
        lambda project: set_generation(project, {10, 7}, Generation("other")),
    ],
)
def test_clips_of_a_locked_track_stay_as_they_are(studio, edit):
    locked = lock_track(studio, 4, True)

    with pytest.raises(EditError, match="“Voice” is locked"):
        edit(locked)
    assert edit(studio) != studio


@pytest.mark.parametrize("edit", [delete_clips, ripple_delete])
def test_clips_that_are_gone_are_refused_all_together(studio, edit):
    with pytest.raises(EditError, match="not there any more"):
        edit(studio, {7, 99})
    with pytest.raises(EditError, match="No clip is selected"):
        edit(studio, frozenset())
