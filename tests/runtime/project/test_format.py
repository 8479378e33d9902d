"""The document of a project: what it looks like, and that the kept files of every version still open."""

import importlib.util
import json
import zipfile
from dataclasses import fields, is_dataclass
from operator import attrgetter
from pathlib import Path

import pytest

from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.format import decode_project, encode_project
from joyvasa_runtime.project.migrations import VERSION
from joyvasa_runtime.project.performance.performance import UNTOUCHED
from joyvasa_runtime.project.storage import load_project, save_project

SAMPLES = Path(__file__).resolve().parents[2] / "data" / "projects"


def _script(version):
    """What the kept file of a version holds."""
    name = f"version_{version}"
    spec = importlib.util.spec_from_file_location(name, SAMPLES / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def version_1():
    return _script(1)


@pytest.fixture(scope="module")
def version_2():
    return _script(2)


@pytest.fixture(scope="module")
def version_3():
    return _script(3)


def test_there_is_a_kept_file_of_every_version():
    kept = {path.name for path in SAMPLES.glob("*.joyvasa")}

    assert kept == {f"version_{version}.joyvasa" for version in range(1, VERSION + 1)}


def test_the_kept_file_of_version_1_opens_as_it_was_saved(version_1):
    loaded = load_project(SAMPLES / "version_1.joyvasa")

    assert loaded.project == version_1.project()
    assert [motion.values.tobytes() for motion in loaded.motions.values()] == [
        version_1.motion().values.tobytes()
    ]
    assert loaded.missing == loaded.project.media


def test_clips_of_version_1_have_the_one_untouched_performance():
    project = load_project(SAMPLES / "version_1.joyvasa").project

    assert all(clip.performance is UNTOUCHED for track in project.tracks for clip in track.clips)


def test_the_kept_file_of_version_2_opens_as_it_was_saved(version_2):
    loaded = load_project(SAMPLES / "version_2.joyvasa")

    assert loaded.project == version_2.project()
    assert {sha256: motion.values.tobytes() for sha256, motion in loaded.motions.items()} == {
        sha256: motion.values.tobytes() for sha256, motion in version_2.motions().items()
    }


def test_the_kept_file_of_version_3_opens_as_it_was_saved(version_3):
    assert load_project(SAMPLES / "version_3.joyvasa").project == version_3.project()


def test_version_3_is_still_what_is_written(version_3, tmp_path):
    save_project(tmp_path / "now.joyvasa", version_3.project(), {})

    documents = [
        json.loads(zipfile.ZipFile(path).read("project.json"))
        for path in (SAMPLES / "version_3.joyvasa", tmp_path / "now.joyvasa")
    ]
    for document in documents:
        for media in document["media"]:
            del media["path"]["relative"]
    # As text, so that the order of the keys counts.
    assert json.dumps(documents[0]) == json.dumps(documents[1])


def test_every_fact_of_a_project_is_in_its_document(version_1, version_2, version_3):
    # A field that is forgotten in the format shows here, whatever its value.

    def names(value):
        if is_dataclass(value):
            # What doesn't count when values are compared is no fact.
            for one in filter(attrgetter("compare"), fields(value)):
                yield one.name
                yield from names(getattr(value, one.name))
        elif isinstance(value, tuple):
            for item in value:
                yield from names(item)

    for project in (version_1.project(), version_2.project(), version_3.project()):
        text = json.dumps(encode_project(project, None))
        # The settings of a generation stand beside its pack.
        missing = {name for name in names(project) if f'"{name}"' not in text} - {"settings"}
        assert missing == set()


def test_media_are_written_relative_to_the_project_and_absolute(studio):
    folder = studio.media[0].path.parent / "film"

    document = encode_project(studio, folder)

    assert document["media"][0]["path"] == {
        "relative": "../voice.wav",
        "absolute": str(studio.media[0].path),
    }
    assert encode_project(studio, None)["media"][0]["path"]["relative"] is None


def test_reading_asks_where_a_file_is_now(studio):
    asked = []

    def resolve(relative, absolute, size_bytes):
        asked.append((relative, absolute, size_bytes))
        return Path("/found") / Path(absolute).name

    project = decode_project(encode_project(studio, None), resolve)

    assert asked == [(None, str(media.path), media.size_bytes) for media in studio.media]
    assert project.media[0].path == Path("/found/voice.wav")


def test_an_empty_project_has_a_document_too():
    document = json.loads(json.dumps(encode_project(Project(), None)))

    assert decode_project(document, lambda _relative, absolute, _size: Path(absolute)) == Project()
