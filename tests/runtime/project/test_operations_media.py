"""Edits of the files that a project uses."""

from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import MAX_FRAMES, Media
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.media import add_media, relink_media, remove_unused_media
from joyvasa_runtime.project.operations.portrait import remove_portrait

PATH = Path("/media/新 voice 🎙.wav")


def test_a_new_file_gets_the_next_id(studio):
    after, media_id = add_media(studio, "sound", PATH, 12, "c" * 64, 50)

    check_consistency(after)
    assert media_id == 14
    assert after.media[-1] == Media(14, "sound", PATH, 12, "c" * 64, 50)
    assert after.next_id == 15


def test_the_same_contents_are_one_file_at_the_path_it_had(studio):
    assert add_media(studio, "sound", PATH, 1000, "1" * 64, 100) == (studio, 1)


def test_a_file_can_be_a_picture_and_a_sound(studio):
    after, media_id = add_media(studio, "picture", PATH, 1000, "1" * 64)

    check_consistency(after)
    assert media_id == 14


def test_a_picture_has_no_length(studio):
    after, _ = add_media(studio, "picture", PATH, 1, "c" * 64, 25)

    assert after.media[-1].frames == 0


@pytest.mark.parametrize(("frames", "message"), [(0, "is empty"), (MAX_FRAMES + 1, "longer than ten hours")])
def test_a_sound_that_no_timeline_holds_is_refused(studio, frames, message):
    with pytest.raises(EditError, match=message) as refusal:
        add_media(studio, "sound", PATH, 1, "c" * 64, frames)
    assert PATH.name in refusal.value.message


def test_a_relinked_file_only_changes_its_path(studio):
    after = relink_media(studio, 2, PATH)

    check_consistency(after)
    assert after.media[1] == replace(studio.media[1], path=PATH)
    assert after.media[0] is studio.media[0]
    assert relink_media(after, 2, PATH) is after


def test_a_file_that_is_gone_is_not_relinked(studio):
    with pytest.raises(EditError, match="not in the project any more"):
        relink_media(studio, 99, PATH)


def test_used_files_stay(studio):
    assert remove_unused_media(studio) is studio


def test_unused_files_go_with_their_takes(studio):
    unused = remove_portrait(delete_clips(studio, (7, 8, 9)))

    after = remove_unused_media(unused)

    check_consistency(after)
    assert [media.id for media in after.media] == [2]
    assert after.takes == ()
    assert after.reference == studio.reference
