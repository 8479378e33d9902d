"""A project's file: what is saved is what is loaded, and its media are found after both were moved."""

import zipfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import (
    Caption,
    Clip,
    Consent,
    CropBox,
    Disclosure,
    Generation,
    Marker,
    Mask,
    Media,
    PortraitSetup,
    Project,
    Take,
    Track,
)
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.storage import load_project, read_thumbnail, save_project
from joyvasa_runtime.timebase import FrameSpan
from tests.runtime.project.performances import performances

NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)
DISCLOSURES = st.builds(
    Disclosure,
    st.sampled_from([None, "photo", "artwork", "generated"]),
    st.sampled_from([None, "recorded", "generated"]),
    st.builds(Consent, st.booleans(), NAMES),
)
NUMBERS = st.floats(-1e6, 1e6)
ROWS = st.tuples(*[NUMBERS] * 70)
GENERATIONS = st.builds(
    Generation,
    pack_id=st.sampled_from(["starter", "official"]),
    settings=st.builds(
        GenerationSettings,
        seed=st.integers(0, 2**64 - 1),
        sampler=st.none() | st.sampled_from(["ddpm", "ddim", "dpm++2m"]),
        steps=st.none() | st.integers(1, 1000),
        guidance=st.none() | st.floats(0, 20),
        smoothing=st.none() | st.sampled_from(["zero_phase", "upstream", "none"]),
        silence_gate=st.booleans(),
    ),
)
MASKS = st.builds(
    Mask,
    left=st.floats(0, 200),
    top=st.floats(0, 200),
    right=st.floats(0, 200),
    bottom=st.floats(0, 200),
    feather=st.floats(1, 200),
    roundness=st.floats(0, 1),
)
CROPS = st.builds(
    CropBox, st.tuples(st.floats(0, 4000), st.floats(0, 4000)), st.floats(10, 4000), st.floats(-180, 180)
)
GAINS = st.floats(-60, 24)


def motion_of(frames, seed=0):
    return MotionSequence(np.random.default_rng(seed).standard_normal((frames, 70), np.float32))


@st.composite
def projects(draw):
    """A consistent project of random facts with the motions of its takes."""
    ids = iter(range(1, 100))
    picture = Media(next(ids), "picture", Path("/media") / "p.png", draw(st.integers(0, 2**40)), "0" * 64)
    sound = Media(next(ids), "sound", Path("/media") / "v.wav", 10, "f" * 64, draw(st.integers(20, 900)))
    kind = draw(st.sampled_from(["human", "animal", "drawing"]))
    points = draw(st.lists(st.tuples(st.floats(0, 4000), st.floats(0, 4000)), min_size=20, max_size=20))
    portrait = PortraitSetup(
        picture.id,
        kind,
        draw(st.integers(0, 5)),
        None if kind == "human" else tuple(points),
        draw(st.none() | CROPS),
        draw(MASKS),
        draw(st.builds(Consent, st.booleans(), NAMES)),
    )
    motions, takes = {}, []
    for seed in range(draw(st.integers(0, 3))):
        motion = motion_of(draw(st.integers(1, 20)), seed)
        motions[motion_sha256(motion)] = motion
        takes.append(
            Take(
                next(ids),
                sound.id,
                0,
                len(motion),
                motion_sha256(motion),
                draw(ROWS),
                draw(GENERATIONS),
                draw(NAMES),
            )
        )
    row = (0.5,) * 70
    layer_motions = [(sha256, len(motion), row) for sha256, motion in motions.items()]
    tracks = []
    for _ in range(draw(st.integers(0, 2))):
        track_id, clips, start = next(ids), [], 0
        for _ in range(draw(st.integers(0, 3))):
            start += draw(st.integers(0, 50))
            frames = draw(st.integers(2, 20))
            clips.append(
                Clip(
                    next(ids),
                    sound.id,
                    start,
                    draw(st.integers(0, sound.frames - frames)),
                    frames,
                    draw(NAMES),
                    draw(GAINS),
                    1,
                    draw(st.integers(0, frames - 1)),
                    draw(GENERATIONS),
                    draw(st.none() | st.sampled_from([take.id for take in takes])) if takes else None,
                    draw(performances([take.id for take in takes], layer_motions)),
                )
            )
            start += frames
        flags = draw(st.tuples(*[st.booleans()] * 4))
        tracks.append(Track(track_id, draw(NAMES), flags[0], draw(GAINS), *flags[1:], tuple(clips)))
    project = Project(
        title=draw(NAMES),
        portrait=draw(st.sampled_from([None, portrait])),
        media=(picture, sound),
        tracks=tuple(tracks),
        takes=tuple(takes),
        markers=(Marker(next(ids), 4, draw(NAMES)), Marker(next(ids), 9)),
        captions=(Caption(next(ids), 0, 4, "a"), Caption(next(ids), 4, 9, "b\n\u4f60")),
        disclosure=draw(DISCLOSURES),
        range=draw(st.sampled_from([None, FrameSpan(0, 1), FrameSpan(7, 5000)])),
        reference=draw(st.none() | ROWS),
        idle_seed=draw(st.integers(0, 2**64 - 1)),
        next_id=next(ids),
    )
    check_consistency(project)
    return project, motions


def simple(path, size_bytes=4):
    """A project with one sound at `path`."""
    return Project(media=(Media(1, "sound", path, size_bytes, "0" * 64, 10),), next_id=2)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(projects())
def test_a_loaded_project_equals_the_saved_one_bit_for_bit(tmp_path, drawn):
    project, motions = drawn
    save_project(tmp_path / "a.joyvasa", project, motions)

    loaded = load_project(tmp_path / "a.joyvasa")

    assert loaded.project == project
    assert {key: motion.values.tobytes() for key, motion in loaded.motions.items()} == {
        key: motion.values.tobytes() for key, motion in motions.items()
    }
    assert loaded.missing == project.media


def test_the_same_project_is_always_the_same_file(tmp_path, studio_saved):
    project, motions = studio_saved
    save_project(tmp_path / "a.joyvasa", project, motions)
    save_project(tmp_path / "b.joyvasa", project, motions)

    assert (tmp_path / "a.joyvasa").read_bytes() == (tmp_path / "b.joyvasa").read_bytes()


@pytest.fixture
def studio_saved(studio):
    """The small project with a real motion for its take."""
    motion = motion_of(100)
    takes = (replace(studio.takes[0], motion_sha256=motion_sha256(motion)),)
    return replace(studio, takes=takes), {motion_sha256(motion): motion}


def test_only_motions_of_takes_are_saved(tmp_path, studio_saved):
    project, motions = studio_saved
    unused = motion_of(5, seed=9)

    save_project(tmp_path / "a.joyvasa", project, {**motions, motion_sha256(unused): unused})

    with zipfile.ZipFile(tmp_path / "a.joyvasa") as archive:
        assert archive.namelist() == ["project.json", f"takes/{project.takes[0].motion_sha256}.npy"]


@pytest.mark.parametrize("name", ["my film.joyvasa", "我的电影.joyvasa", "🎬 démo's.joyvasa", "no ending"])
def test_a_project_may_have_any_name(tmp_path, studio_saved, name):
    project, motions = studio_saved
    folder = tmp_path / "ein Ordner 文件夹 🎭"
    folder.mkdir()

    save_project(folder / name, project, motions)

    assert load_project(folder / name).project == project


def test_media_are_found_after_the_project_and_they_were_moved_together(tmp_path):
    here, there = tmp_path / "here", tmp_path / "there" / "deeper"
    (here / "sounds").mkdir(parents=True)
    (here / "sounds" / "v.wav").write_bytes(b"1234")
    save_project(here / "a.joyvasa", simple(here / "sounds" / "v.wav"), {})
    there.parent.mkdir()
    here.rename(there)

    loaded = load_project(there / "a.joyvasa")

    assert loaded.project.media[0].path == there / "sounds" / "v.wav"
    assert loaded.missing == ()


def test_media_are_found_where_they_were_after_only_the_project_was_moved(tmp_path):
    (tmp_path / "v.wav").write_bytes(b"1234")
    save_project(tmp_path / "a.joyvasa", simple(tmp_path / "v.wav"), {})
    (tmp_path / "other").mkdir()
    (tmp_path / "a.joyvasa").rename(tmp_path / "other" / "a.joyvasa")
    (tmp_path / "other" / "v.wav").write_bytes(b"another file of this name")

    loaded = load_project(tmp_path / "other" / "a.joyvasa")

    assert loaded.project.media[0].path == tmp_path / "v.wav"
    assert loaded.missing == ()


def test_a_file_that_is_gone_or_has_another_size_is_missing(tmp_path):
    (tmp_path / "v.wav").write_bytes(b"12345")
    for name in ("v.wav", "gone.wav"):
        project = simple(tmp_path / name)
        save_project(tmp_path / "a.joyvasa", project, {})

        assert load_project(tmp_path / "a.joyvasa").missing == project.media


def test_a_path_that_is_no_text_comes_back(tmp_path):
    project = simple(tmp_path / "\udcff.wav")
    save_project(tmp_path / "a.joyvasa", project, {})

    assert load_project(tmp_path / "a.joyvasa").project == project


def test_a_relative_path_to_save_to_is_taken_from_the_current_folder(tmp_path, monkeypatch):
    (tmp_path / "v.wav").write_bytes(b"1234")
    monkeypatch.chdir(tmp_path)

    save_project(Path("a.joyvasa"), simple(tmp_path / "v.wav"), {})

    assert load_project(Path("a.joyvasa")).project == simple(tmp_path / "v.wav")


def test_the_thumbnail_is_kept_and_may_be_missing(tmp_path):
    save_project(tmp_path / "a.joyvasa", Project(), {}, b"\x89PNG")
    save_project(tmp_path / "b.joyvasa", Project(), {})

    assert read_thumbnail(tmp_path / "a.joyvasa") == b"\x89PNG"
    assert read_thumbnail(tmp_path / "b.joyvasa") is None


def test_a_thumbnail_that_is_far_too_large_is_left_out(tmp_path):
    save_project(tmp_path / "a.joyvasa", Project(), {}, bytes(5 * 2**20))

    assert read_thumbnail(tmp_path / "a.joyvasa") is None
    assert load_project(tmp_path / "a.joyvasa").project == Project()


def test_numbers_that_a_view_made_with_numpy_are_saved(tmp_path, studio_saved):
    project, motions = studio_saved
    odd = replace(project, markers=(Marker(11, np.int64(30), "Smile"), Marker(12, 100)))  # type: ignore[arg-type]

    save_project(tmp_path / "a.joyvasa", odd, motions)

    assert load_project(tmp_path / "a.joyvasa").project == project


def test_a_project_that_could_not_be_opened_again_is_not_saved(tmp_path, studio_saved):
    project, motions = studio_saved
    path = tmp_path / "a.joyvasa"
    save_project(path, project, motions)
    before = path.read_bytes()
    longer = replace(project.takes[0], id=14, frames=99)

    for bad in [
        replace(project, next_id=2),
        replace(project, title="a\0b"),
        replace(project, takes=(*project.takes, longer), next_id=15),
        replace(project, media=(replace(project.media[0], path=Path()), *project.media[1:]), next_id=1),
    ]:
        with pytest.raises(ProjectError, match="can't be saved") as caught:
            save_project(path, bad, motions)
        assert "Undo" in caught.value.hint
        assert path.read_bytes() == before
