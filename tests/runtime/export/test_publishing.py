"""Videos of a project as they are published: signed, or packed with everything that belongs to them."""

import json
import zipfile
from dataclasses import replace
from functools import partial

import numpy as np
import pytest

from joyvasa_runtime.credentials.identity_shelf import own_identity
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import CredentialsError, ExportError
from joyvasa_runtime.export import Publisher, RenderWorkplace, export_project, files_finishing
from joyvasa_runtime.lettering.styles import LabelStyle
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.storage import load_motion
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.evaluate import evaluate_whole
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.probe import probe, read_frames

SPAN = FrameSpan(10, 16)
SMALL = ExportSettings(Compression(), Canvas("face", 64))
WEBM = replace(SMALL, compression=Compression("vp9"))


@pytest.fixture(scope="module")
def engine():
    return Engine.open("starter", provider="cpu")


@pytest.fixture(scope="module")
def loaded():
    return load_project(resource("sample", "sample.joyvasa"))


@pytest.fixture
def publisher(tmp_path):
    return Publisher(partial(own_identity, tmp_path / "credentials"))


@pytest.fixture
def export(engine, loaded, publisher, tmp_path):
    """Exports six frames of the sample, changed where wanted, to a name in a folder of its own."""
    folder = tmp_path / "videos"
    folder.mkdir()

    def do(name, settings, publisher=publisher, **changes):
        project = replace(loaded.project, **changes)
        sounds = tmp_path / "sounds"
        shown = project, loaded.motions, folder / name, settings, SPAN
        return export_project(engine, *shown, Monitor(), sounds, publisher)

    return do


def names(folder):
    return {path.name for path in folder.iterdir()}


def test_a_video_is_signed_unless_nobody_wants_it(export):
    signed = export("signed.mp4", SMALL)
    plain = export("plain.mp4", replace(SMALL, is_signed=False))

    found = read_credentials(signed.path)
    assert (found.verdict, found.title) == ("valid", "signed")
    assert read_credentials(plain.path) is None
    assert names(signed.path.parent) == {"signed.mp4", "plain.mp4"}


def test_credentials_that_do_not_fit_into_the_file_lie_beside_it(export):
    report = export("talk.webm", WEBM)

    assert report.sidecar == report.path.with_suffix(".c2pa")
    assert names(report.path.parent) == {"talk.webm", "talk.c2pa"}
    assert read_credentials(report.path).verdict == "valid"


def test_credentials_beside_an_older_video_go_with_it(export):
    export("talk.webm", WEBM)
    report = export("talk.webm", replace(WEBM, is_signed=False, canvas=Canvas("face", 80)))

    assert names(report.path.parent) == {"talk.webm"}


def test_credentials_of_another_file_of_that_name_stay(export):
    report = export("talk.webm", WEBM)
    credentials = report.sidecar.read_bytes()
    report.path.rename(report.path.with_suffix(".mkv"))
    for canvas in (Canvas("face", 80), Canvas("face", 96)):
        export("talk.webm", replace(WEBM, is_signed=False, canvas=canvas))

    assert report.sidecar.read_bytes() == credentials


def test_credentials_beside_a_video_never_take_the_place_of_another_files(export):
    first = export("talk.webm", WEBM)
    other = first.path.rename(first.path.with_suffix(".mkv"))

    for canvas in (Canvas("face", 80), Canvas("face", 96)):
        report = export("talk.webm", replace(WEBM, canvas=canvas))

        assert report.sidecar == report.path.with_name("talk.webm.c2pa")
        assert names(report.path.parent) == {"talk.mkv", "talk.c2pa", "talk.webm", "talk.webm.c2pa"}
        for path in (other, report.path, report.sidecar, first.sidecar):
            assert read_credentials(path).verdict == "valid"


def test_the_usual_name_is_taken_again_once_it_is_free(export):
    first = export("talk.webm", WEBM)
    other = first.path.rename(first.path.with_suffix(".mkv"))
    export("talk.webm", WEBM)
    other.unlink()

    report = export("talk.webm", replace(WEBM, canvas=Canvas("face", 80)))

    assert report.sidecar == first.sidecar
    assert names(report.path.parent) == {"talk.webm", "talk.c2pa"}
    assert read_credentials(report.path).verdict == "valid"


def test_metadata_and_credentials_say_that_nothing_is_real_where_nothing_is(export):
    report = export("made.mp4", SMALL, disclosure=Disclosure("generated", "generated"))

    assert probe(report.path).comment.endswith("/trainedAlgorithmicMedia")
    assert read_credentials(report.path).source_type == "trainedAlgorithmicMedia"


def test_a_package_holds_the_video_and_everything_about_it(export, engine, loaded):
    settings = replace(WEBM, package="folder", label=LabelStyle())
    captions = (Caption(loaded.project.next_id, 0, 13, "Hello"),)

    report = export("talk.webm", settings, captions=captions, next_id=loaded.project.next_id + 1)

    folder = report.path
    assert folder.name == "talk"
    assert names(folder.parent) == {"talk"}
    assert names(folder) == {
        "LICENCES.md",
        "README.txt",
        "licences.json",
        "motion.csv",
        "motion.npz",
        "motion.pkl",
        "poster.jpg",
        "talk.c2pa",
        "talk.srt",
        "talk.vtt",
        "talk.webm",
    }
    assert read_credentials(folder / "talk.webm").verdict == "valid"
    assert len(list(read_frames(folder / "talk.webm"))) == len(SPAN)
    wanted = evaluate_whole(loaded.project, SPAN, loaded.motions, engine.neutral, Monitor())
    np.testing.assert_array_equal(load_motion(folder / "motion.npz").values, wanted.values)
    works = json.loads((folder / "licences.json").read_text("utf-8"))["works"]
    assert {work["kind"] for work in works} == {"program", "model", "media", "font", "encoder"}


def test_a_package_can_be_an_archive_that_is_made_again(export):
    settings = replace(SMALL, package="zip")

    for _ in range(2):
        report = export("talk.mp4", settings)

    assert names(report.path.parent) == {"talk.zip"}
    with zipfile.ZipFile(report.path) as archive:
        assert archive.testzip() is None
        assert "talk/talk.mp4" in archive.namelist()


def test_a_package_never_takes_the_place_of_a_folder_with_something_in_it(export, tmp_path):
    (tmp_path / "videos" / "talk").mkdir()
    (tmp_path / "videos" / "talk" / "mine.txt").write_text("mine")

    with pytest.raises(ExportError, match="already something"):
        export("talk.mp4", replace(SMALL, package="folder"))

    assert names(tmp_path / "videos") == {"talk"}


class Killed(BaseException):
    """Ends an export as a kill would: nobody catches it."""


@pytest.fixture
def kill(monkeypatch):
    """Lets an export end in the instant after its package appeared."""

    def do(export_it):
        def die(_workplace):
            raise Killed

        with monkeypatch.context() as patch:
            patch.setattr(RenderWorkplace, "discard", die)
            with pytest.raises(Killed):
                export_it()

    return do


@pytest.mark.parametrize("codec", ["h264", "vp9", "png", "wav"])
def test_a_package_that_was_complete_when_the_program_was_killed_is_done(export, kill, tmp_path, codec):
    folder = tmp_path / "videos"
    settings = replace(SMALL, compression=Compression(codec), package="folder")
    ending = settings.compression.kind.ending
    whole = export(f"other{ending}", settings)
    kill(lambda: export(f"talk{ending}", settings))
    before = {path: path.stat().st_mtime_ns for path in (folder / "talk").rglob("*")}
    assert {path.name for path in before} > {"README.txt", "motion.npz", "licences.json"}

    report = export(f"talk{ending}", settings)

    assert report == replace(whole, path=folder / "talk")
    assert {path: path.stat().st_mtime_ns for path in (folder / "talk").rglob("*")} == before
    assert names(folder) == {"other", "talk"}


def test_a_package_of_another_job_or_without_its_video_stays_and_is_refused(export, kill, tmp_path):
    folder, settings = tmp_path / "videos", replace(SMALL, package="folder")
    kill(lambda: export("talk.mp4", settings))
    publisher = Publisher(partial(own_identity, tmp_path / "credentials"), has_note=True)

    for other in (
        lambda: export("talk.mp4", replace(settings, loudness_lufs=-23.0)),
        lambda: export("talk.mp4", settings, title="Another"),
        lambda: export("talk.mp4", settings, publisher=publisher),
    ):
        with pytest.raises(ExportError, match="already something"):
            other()
    (folder / "talk" / "talk.mp4").unlink()
    with pytest.raises(ExportError, match="already something"):
        export("talk.mp4", settings)
    assert (folder / "talk" / "LICENCES.md").is_file()


def test_a_package_of_a_picture_that_was_edited_since_is_another_jobs(export, kill, loaded, tmp_path):
    picture = next(one for one in loaded.project.media if one.kind == "picture")
    path = tmp_path / "portrait.jpg"
    path.write_bytes(picture.path.read_bytes())
    media = tuple(replace(one, path=path) if one is picture else one for one in loaded.project.media)
    settings = replace(SMALL, package="folder")
    kill(lambda: export("talk.mp4", settings, media=media))

    path.write_bytes(path.read_bytes() + b"edited")

    with pytest.raises(ExportError, match="already something"):
        export("talk.mp4", settings, media=media)


@pytest.mark.parametrize("ledger", ["", "[]", '{"job": 7}', "[" * 100_000, "\udcff"])
def test_a_folder_with_any_other_ledger_is_no_package_of_the_job(export, tmp_path, ledger):
    folder = tmp_path / "videos" / "talk"
    folder.mkdir()
    (folder / "licences.json").write_text(ledger, "utf-8", "surrogateescape")
    with pytest.raises(ExportError, match="already something"):
        export("talk.mp4", replace(SMALL, package="folder"))


def test_a_sound_alone_is_signed_and_packed_too(export):
    settings = replace(SMALL, compression=Compression("wav"), package="folder")

    report = export("talk.wav", settings)

    assert read_credentials(report.path / "talk.wav").verdict == "valid"
    assert not (report.path / "poster.jpg").exists()


def test_whoever_can_not_sign_is_told_before_anything_is_drawn(export, tmp_path):
    def expired(_now):
        raise CredentialsError("The certificate has expired", "Choose another one.")

    with pytest.raises(CredentialsError, match="expired"):
        export("talk.mp4", SMALL, publisher=Publisher(expired))

    assert names(tmp_path / "videos") == set()
    assert export("plain.mp4", replace(SMALL, is_signed=False), publisher=Publisher(expired)).frames == 6


def test_loose_files_make_no_package(publisher):
    picture = resource("sample", "portrait.jpg")

    with pytest.raises(ExportError, match="made of a project"):
        files_finishing(picture, None, replace(SMALL, package="zip"), publisher, Monitor())


def test_words_on_consent_go_out_only_where_the_creator_wants_it(export, loaded, tmp_path):
    note = loaded.project.portrait.consent.note
    assert note

    kept = read_credentials(export("kept.mp4", SMALL).path)
    told = read_credentials(
        export("told.mp4", SMALL, publisher=Publisher(partial(own_identity, tmp_path / "c"), True)).path
    )

    assert all(note not in text for _, text in kept.statement)
    assert any(note in text for _, text in told.statement)
