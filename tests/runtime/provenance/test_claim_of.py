from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest

from joyvasa_runtime import __version__
from joyvasa_runtime.credentials.certificates import make_leaf, make_root
from joyvasa_runtime.credentials.claim import Ingredient, Statement
from joyvasa_runtime.credentials.identity import make_identity
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.consent import Consent
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.document import Clip, Generation, Media, PortraitSetup, Project, Take, Track
from joyvasa_runtime.project.performance.performance import Blink, Performance
from joyvasa_runtime.provenance.claim_of import Publication, claim_of, claim_of_files
from joyvasa_runtime.provenance.signer import signer_of
from joyvasa_runtime.timebase import FrameSpan

PUBLICATION = Publication("Talk")


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "Ada Lovelace.png"
    path.write_bytes(cv2.imencode(".png", np.full((300, 600, 3), 90, np.uint8))[1].tobytes())
    return path


@pytest.fixture
def project(picture: Path, tmp_path: Path) -> Project:
    """A portrait, a voice whose first clip plays a take, a second voice, and music."""
    media = (
        Media(1, "picture", picture, 10, "a" * 64),
        Media(2, "sound", tmp_path / "one.wav", 10, "b" * 64, 100),
        Media(3, "sound", tmp_path / "two.ogg", 10, "c" * 64, 100),
        Media(4, "sound", tmp_path / "music.mp3", 10, "d" * 64, 100),
    )
    voices = (Clip(10, 2, 0, 0, 50, take_id=20), Clip(11, 3, 60, 0, 40))
    music = (Clip(12, 4, 0, 0, 100), Clip(13, 2, 100, 0, 100))
    return Project(
        portrait=PortraitSetup(1),
        media=media,
        tracks=(Track(5, "Voice", clips=voices), Track(6, "Music", drives=False, clips=music)),
        takes=(Take(20, 2, 0, 100, "e" * 64, (0.0,) * 70, Generation("starter"), "1.2.0"),),
        next_id=30,
    )


def _parts(ingredients: tuple[Ingredient, ...]) -> list[tuple[str, str, str]]:
    return [(each.title, each.relation, each.sha256[0]) for each in ingredients]


def test_portrait_and_sounds_are_ingredients_each_once(project: Project) -> None:
    claim = claim_of(project, PUBLICATION)
    assert _parts(claim.ingredients) == [
        ("Portrait", "portrait", "a"),
        ("Voice 1", "voice", "b"),
        ("Voice 2", "voice", "c"),
        ("Sound 1", "sound", "d"),
    ]
    assert (claim.title, claim.version, claim.models) == ("Talk", __version__, ("starter 1.2.0",))


def test_only_what_the_stretch_uses_and_is_heard_is_told(project: Project) -> None:
    early = claim_of(project, replace(PUBLICATION, span=FrameSpan(0, 60)))
    assert [part[0] for part in _parts(early.ingredients)] == ["Portrait", "Voice 1", "Sound 1"]
    voice, music = project.tracks
    muted = replace(project, tracks=(replace(voice, is_muted=True), replace(music, is_muted=True)))
    # A muted voice is not heard, but moves the portrait all the same.
    assert [part[1] for part in _parts(claim_of(muted, PUBLICATION).ingredients)] == [
        "portrait",
        "voice",
        "voice",
    ]


def test_the_picture_goes_out_small_and_only_where_the_video_shows_it(project: Project) -> None:
    thumbnail = claim_of(project, PUBLICATION).ingredients[0].thumbnail
    assert thumbnail is not None
    assert cv2.imdecode(np.frombuffer(thumbnail, np.uint8), cv2.IMREAD_COLOR).shape == (96, 192, 3)
    hidden = claim_of(project, replace(PUBLICATION, shows_picture=False))
    assert hidden.ingredients[0].thumbnail is None


def test_a_picture_that_is_gone_is_named_without_a_thumbnail(project: Project, picture: Path) -> None:
    picture.unlink()
    assert claim_of(project, PUBLICATION).ingredients[0].thumbnail is None
    assert claim_of(project, PUBLICATION).ingredients[0].sha256 == "a" * 64


@pytest.mark.parametrize("picture_origin", ["photo", "artwork", "generated", None])
@pytest.mark.parametrize("voice_origin", ["recorded", "generated", None])
def test_only_two_generated_parts_make_a_wholly_generated_video(
    project: Project, picture_origin: str | None, voice_origin: str | None
) -> None:
    said = replace(project, disclosure=Disclosure(picture_origin, voice_origin))
    is_generated = (picture_origin, voice_origin) == ("generated", "generated")
    expected = "trainedAlgorithmicMedia" if is_generated else "compositeWithTrainedAlgorithmicMedia"
    assert claim_of(said, PUBLICATION).source == expected


def test_consent_goes_out_as_a_fact_and_its_note_only_on_request(project: Project) -> None:
    assert project.portrait is not None
    said = replace(
        project,
        portrait=replace(project.portrait, consent=Consent(True, "Ada, by letter")),
        disclosure=Disclosure("photo", "recorded", Consent(False, "  ")),
    )
    assert claim_of(said, PUBLICATION).statement == Statement("photo", "recorded", True, False, None)
    assert claim_of(said, replace(PUBLICATION, has_note=True)).statement.note == "Ada, by letter"


def test_edits_by_hand_are_told(project: Project) -> None:
    assert not claim_of(project, PUBLICATION).is_edited
    voice, music = project.tracks
    blinking = replace(voice.clips[0], performance=Performance(blinks=(Blink(5),)))
    edited = replace(project, tracks=(replace(voice, clips=(blinking, voice.clips[1])), music))
    assert claim_of(edited, PUBLICATION).is_edited


def test_an_empty_project_makes_an_empty_claim() -> None:
    claim = claim_of(Project(), PUBLICATION)
    assert (claim.ingredients, claim.models, claim.is_edited) == ((), (), False)


def test_loose_files_are_named_by_their_hashes(picture: Path, tmp_path: Path) -> None:
    voice = tmp_path / "voice.wav"
    voice.write_bytes(b"abc")
    claim = claim_of_files(picture, voice, PUBLICATION, Monitor())
    assert [each.relation for each in claim.ingredients] == ["portrait", "voice"]
    assert claim.ingredients[1].sha256.startswith("ba7816bf")
    assert claim_of_files(picture, tmp_path / "none.wav", PUBLICATION, Monitor()).ingredients[1:] == ()


def test_a_signer_signs_a_video_of_the_project(project: Project, tmp_path: Path) -> None:
    now = datetime.now(UTC)
    root = make_root(now)
    leaf = make_leaf(root, "", now)
    identity = make_identity((leaf.certificate, root.certificate), leaf.key, now, is_self_made=True)
    video = tmp_path / "我的 talk.png"
    video.write_bytes(cv2.imencode(".png", np.zeros((64, 64, 3), np.uint8))[1].tobytes())
    sign = signer_of(project, Publication("", made_at=now), identity)
    assert sign(video) is None
    found = read_credentials(video)
    assert found is not None
    assert (found.verdict, found.title) == ("valid", "我的 talk")
    assert [each.title for each in found.ingredients] == ["Portrait", "Voice 1", "Voice 2", "Sound 1"]
    assert found.ingredients[0].thumbnail is not None
    assert b"Lovelace" not in video.read_bytes()
