"""Edits of what the creator says of picture and voice."""

from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.document import Consent, Media
from joyvasa_runtime.project.operations.disclosure import (
    set_picture_origin,
    set_voice_consent,
    set_voice_origin,
)
from joyvasa_runtime.project.operations.portrait import remove_portrait, set_portrait


@pytest.mark.parametrize("origin", ["photo", "artwork", "generated"])
def test_the_origin_of_the_picture_is_said_and_taken_back(studio, edit, origin):
    after = edit(studio, lambda project: set_picture_origin(project, origin))

    check_consistency(after)
    assert after == replace(studio, disclosure=Disclosure(picture=origin))
    assert set_picture_origin(after, None) == studio


@pytest.mark.parametrize("origin", ["recorded", "generated"])
def test_the_origin_of_the_voice_is_said_and_taken_back(studio, edit, origin):
    after = edit(studio, lambda project: set_voice_origin(project, origin))

    check_consistency(after)
    assert after == replace(studio, disclosure=Disclosure(voice=origin))
    assert set_voice_origin(after, None) == studio


def test_consent_of_who_is_heard_keeps_the_lines_of_its_note(studio, edit):
    after = edit(studio, lambda project: set_voice_consent(project, Consent(True, "Ann\nagreed.\x00")))

    check_consistency(after)
    assert after.disclosure.voice_consent == Consent(True, "Ann\nagreed.")


def test_saying_the_same_again_is_no_edit(studio):
    said = set_voice_origin(set_picture_origin(studio, "photo"), "recorded")
    assert set_picture_origin(said, "photo") is said
    assert set_voice_origin(said, "recorded") is said
    assert set_voice_consent(said, Consent()) is said


def test_what_is_said_of_a_picture_goes_with_it(studio, edit):
    picture = Media(99, "picture", Path("/pictures/other.png"), 5, "e" * 64)
    other = replace(studio, media=(*studio.media, picture), next_id=100)
    said = set_voice_origin(set_picture_origin(other, "generated"), "recorded")

    replaced = edit(said, lambda project: set_portrait(project, 99))
    removed = edit(said, remove_portrait)
    assert replaced.disclosure == removed.disclosure == Disclosure(voice="recorded")
    assert set_portrait(said, 3).disclosure == said.disclosure


def test_what_is_said_before_there_is_a_picture_stays(studio):
    early = set_picture_origin(remove_portrait(studio), "artwork")
    assert set_portrait(early, 3).disclosure.picture == "artwork"
