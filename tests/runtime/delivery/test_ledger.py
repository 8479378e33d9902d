"""What the ledger of a video lists, and how it is written."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.delivery.ledger import ledger_of
from joyvasa_runtime.delivery.ledger_text import ledger_json, ledger_markdown
from joyvasa_runtime.delivery.work import Work
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.models.manifest import read_manifest
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consent import Consent
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.document import (
    Clip,
    Generation,
    Media,
    PortraitSetup,
    Project,
    Take,
    Track,
)
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.performance.layer import Layer, LayerMotion
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan

WHOLE = FrameSpan(0, 200)
NOD = MotionSequence(np.ones((4, 70), np.float32))


@pytest.fixture(scope="module")
def starter():
    return read_manifest(resource("packs", "starter"))


@pytest.fixture
def project():
    """A voice with a nod until 100, another pack's from 100, music under it from 150."""
    reference = (1.0,) * 70
    nod = Layer(1, "My nod", motion=LayerMotion(motion_sha256(NOD), 0, 4, reference))
    voice = Clip(7, 1, 0, 0, 100, take_id=10)
    voice = replace(voice, performance=replace(voice.performance, layers=(nod, replace(nod, id=2))))
    other = Clip(8, 1, 100, 0, 100, take_id=11)
    return Project(
        portrait=PortraitSetup(3, consent=Consent(True, "by letter")),
        media=(
            Media(1, "sound", Path("/media/voice.wav"), 1, "1" * 64, 300),
            Media(2, "sound", Path("/media/music.flac"), 1, "2" * 64, 300),
            Media(3, "picture", Path("/media/ann.jpg"), 1, "3" * 64),
            Media(4, "sound", Path("/media/unused.wav"), 1, "4" * 64, 10),
        ),
        tracks=(
            Track(5, "Voice", clips=(voice, other)),
            Track(6, "Music", drives=False, clips=(Clip(9, 2, 150, 0, 50),)),
        ),
        takes=(
            Take(10, 1, 0, 300, "a" * 64, reference, Generation("starter"), "1.0.0"),
            Take(11, 1, 0, 300, "b" * 64, reference, Generation("theirs"), "3.1"),
            Take(12, 1, 0, 300, "c" * 64, reference, Generation("unused"), "9"),
        ),
        disclosure=Disclosure("photo", "recorded", Consent(False, "")),
        next_id=20,
    )


def entries(works, kind):
    return [(work.name, work.use) for work in works if work.kind == kind]


def test_everything_that_went_into_the_video_is_listed_once(project, starter):
    works = ledger_of(project, WHOLE, starter, [starter], [], "h264")

    assert [name for name, _ in entries(works, "program")] == ["JoyVASA Studio"]
    assert entries(works, "model") == [
        ("JoyVASA Studio starter", "Drew the pictures"),
        ("JoyVASA Studio starter", "Made motion of the voice"),
        ("theirs", "Made motion of the voice"),
    ]
    assert entries(works, "media") == [
        ("ann.jpg", "The picture that is animated"),
        ("voice.wav", "The voice that moves the face"),
        ("music.flac", "Heard"),
    ]
    assert entries(works, "gesture") == [("My nod", "Motion laid over a clip")]
    assert [name for name, _ in entries(works, "encoder")] == ["x264 in FFmpeg, through PyAV"]
    assert {work.licence for work in works if work.kind == "encoder"} == {"GPL-2.0-or-later"}


def test_what_lies_outside_the_stretch_is_not_listed(project, starter):
    works = ledger_of(project, FrameSpan(0, 50), starter, [starter], [], "wav")

    assert [name for name, _ in entries(works, "media")] == ["ann.jpg", "voice.wav"]
    assert "theirs" not in [work.name for work in works]


def test_media_say_where_they_come_from_and_who_agreed(project, starter):
    media = {work.name: work for work in ledger_of(project, WHOLE, starter, [], [], "h264")}

    assert media["ann.jpg"] == Work(
        "media",
        "ann.jpg",
        use="The picture that is animated",
        origin="A photo",
        note="Whoever is shown agreed: by letter",
        sha256="3" * 64,
    )
    assert media["voice.wav"].origin == "Spoken by a person"
    assert media["voice.wav"].note == "No consent of whoever is heard is noted"
    assert media["music.flac"].note == ""


def test_a_muted_voice_still_moves_the_face(project, starter):
    muted = replace(project, tracks=(replace(project.tracks[0], is_muted=True), project.tracks[1]))
    works = ledger_of(muted, WHOLE, starter, [], [], "h264")

    assert ("voice.wav", "The voice that moves the face, not heard itself") in entries(works, "media")


def test_a_gesture_of_the_library_is_known_by_its_motion(project, starter):
    piece = LibraryItem(Path("nod"), "Nod", NOD, NOD.values[0], "all", "Acted", "CC0-1.0", True)

    works = ledger_of(project, WHOLE, starter, [], [piece], "h264")

    gesture = next(work for work in works if work.kind == "gesture")
    assert (gesture.name, gesture.licence, gesture.origin) == ("Nod", "CC0-1.0", "Acted")


def test_both_forms_say_the_same(project, starter):
    font = Work("font", "Some_Font*", "OFL-1.1")
    works = ledger_of(project, WHOLE, starter, [starter], [], "h264", [font])

    read = json.loads(ledger_json(works))
    page = ledger_markdown(works)

    assert [Work(**entry) for entry in read["works"]] == list(works)
    assert "- **theirs** 3.1\n  - Use: Made motion of the voice\n  - Licence: not stated" in page
    assert "## Fonts\n\n- **Some\\_Font\\***\n  - Licence: OFL-1.1" in page
    assert (
        page.index("## Program") < page.index("## Models") < page.index("## Media") < page.index("## Encoder")
    )
