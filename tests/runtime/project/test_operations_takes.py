"""Edits of takes and of which clips play them."""

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Generation, Take
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.media import remove_unused_media
from joyvasa_runtime.project.operations.takes import add_take, choose_take, remove_unused_takes
from joyvasa_runtime.project.operations.tracks import lock_track

GENERATION = Generation("starter")


def generated(project, clip_ids, start=60, frames=40, media_id=1, sha256="b" * 64):
    motion = MotionSequence(np.zeros((frames, 70), np.float32))
    reference = np.full(70, 0.25, np.float32)
    return add_take(project, clip_ids, media_id, start, motion, reference, GENERATION, "1.2.0", sha256)


def playing(project):
    return {clip.id: clip.take_id for track in project.tracks for clip in track.clips if clip.take_id}


def test_a_take_is_played_by_the_clips_it_was_made_for(studio):
    after = generated(studio, {8})

    check_consistency(after)
    assert after.takes[1] == Take(14, 1, 60, 40, "b" * 64, (0.25,) * 70, GENERATION, "1.2.0")
    assert playing(after) == {7: 13, 8: 14}
    assert after.next_id == 15


def test_the_first_take_gives_the_project_its_reference_and_no_later_one_does(studio):
    fresh = replace(studio, takes=(), reference=None)
    fresh = choose_take(fresh, {7}, None)

    assert generated(fresh, {8}).reference == (0.25,) * 70
    assert generated(studio, {8}).reference == (0.5,) * 70


def test_a_take_leaves_alone_what_changed_while_it_was_made(studio):
    """Deleted clips, clips of other sounds and clips that play another part."""
    after = generated(studio, {7, 8, 9, 10, 99}, start=70, frames=30)

    check_consistency(after)
    assert playing(after) == {7: 13, 8: 14}


def test_a_take_does_not_reach_a_locked_track(studio):
    locked = lock_track(studio, 4, True)

    after = generated(locked, {8})

    check_consistency(after)
    assert after.tracks is locked.tracks
    assert after.takes[1].id == 14


def test_the_same_take_made_again_is_not_kept_twice(studio):
    after = generated(studio, {8})

    assert generated(after, {8}) == after
    assert playing(generated(after, {7})) == {7: 14, 8: 14}
    assert len(generated(after, {7}, sha256="c" * 64).takes) == 3


def test_a_take_of_a_sound_that_is_gone_is_refused(studio):
    without = remove_unused_media(delete_clips(studio, {7, 8, 9}))

    with pytest.raises(EditError, match="not in the project any more"):
        generated(without, {8})


def test_a_take_longer_than_its_sound_is_refused(studio):
    with pytest.raises(EditError, match=r"does not fit “voice\.wav”"):
        generated(studio, {8}, start=61)


def test_clips_play_the_take_that_is_chosen(studio):
    after = choose_take(studio, {7, 8, 9}, 13)

    check_consistency(after)
    assert playing(after) == {7: 13, 8: 13, 9: 13}
    assert playing(choose_take(after, {7, 9}, None)) == {8: 13}


def test_a_take_that_does_not_fit_a_clip_is_refused(studio):
    short = generated(studio, {8}, start=90, frames=10)

    with pytest.raises(EditError, match=r"performs nothing of “music\.flac”"):
        choose_take(studio, {7, 10}, 13)
    with pytest.raises(EditError, match="performs nothing of “Hello”"):
        choose_take(short, {7}, 14)
    with pytest.raises(EditError, match="take is not there any more"):
        choose_take(studio, {7}, 99)
    with pytest.raises(EditError, match="is locked"):
        choose_take(lock_track(studio, 4, True), {7}, None)


def test_takes_that_no_clip_plays_are_removed(studio):
    after = remove_unused_takes(generated(studio, {7}))

    check_consistency(after)
    assert [take.id for take in after.takes] == [14]
    assert after.reference == studio.reference
    assert remove_unused_takes(after) is after
