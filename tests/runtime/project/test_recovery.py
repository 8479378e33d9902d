"""Unsaved work: kept while the program runs, offered after it was killed, and gone when all is well."""

import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Generation, Media, Project, Take
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.recovery import RecoveryFolder, discard, recoverable


def motion_of(seed):
    return MotionSequence(np.random.default_rng(seed).standard_normal((20, 70), np.float32))


MOTIONS = {motion_sha256(motion): motion for motion in map(motion_of, range(3))}


def project_with(*numbers, title="Talk"):
    """A project with some of the three takes."""
    keys = list(MOTIONS)
    takes = tuple(
        Take(10 + number, 1, 0, 20, keys[number], (0.5,) * 70, Generation(), "1.0") for number in numbers
    )
    sound = Media(1, "sound", Path("/media/v.wav").absolute(), 4, "0" * 64, 20)
    return Project(title=title, media=(sound,), takes=takes, next_id=20)


@pytest.fixture
def root(tmp_path):
    return tmp_path / "data" / "recovery"


@pytest.fixture
def killed(root):
    """Keep a project as a program did that was killed since; gives the entry's folder."""

    def keep(project, path=None):
        living = RecoveryFolder(root)
        living.keep(project, MOTIONS, path)
        # A copy has no lock, like the folder of a dead program.
        original = next(
            folder for folder in root.iterdir() if folder.is_dir() and not folder.name.startswith("dead-")
        )
        dead = root / f"dead-{len(list(root.iterdir()))}"
        shutil.copytree(original, dead)
        living.forget()
        return dead

    return keep


def test_work_of_a_killed_program_comes_back_bit_for_bit(root, killed, tmp_path):
    project = project_with(0, 2)
    dead = killed(project, tmp_path / "film 🎬.joyvasa")

    (entry,) = recoverable(root)
    mine = RecoveryFolder(root)
    loaded = mine.adopt(entry)

    assert (entry.folder, entry.path, entry.title) == (dead, tmp_path / "film 🎬.joyvasa", "Talk")
    assert entry.saved_at == (dead / "unsaved.json").stat().st_mtime
    assert loaded.project == project
    assert loaded.missing == project.media
    assert {key: motion.values.tobytes() for key, motion in loaded.motions.items()} == {
        take.motion_sha256: MOTIONS[take.motion_sha256].values.tobytes() for take in project.takes
    }
    mine.forget()


def test_work_of_a_running_program_is_not_offered(root):
    running = RecoveryFolder(root)
    running.keep(project_with(0), MOTIONS, None)

    assert recoverable(root) == ()
    running.forget()


def test_adopted_work_belongs_to_the_program_that_adopted_it(root, killed):
    killed(project_with(0))
    (entry,) = recoverable(root)
    mine = RecoveryFolder(root)
    mine.keep(project_with(1), MOTIONS, None)
    mine.adopt(entry)

    assert recoverable(root) == ()
    for take in (lambda: RecoveryFolder(root).adopt(entry), lambda: discard(entry)):
        with pytest.raises(ProjectError, match="in use"):
            take()
    mine.keep(project_with(0, 1), MOTIONS, None)
    assert [path.name for path in root.iterdir() if path.is_dir()] == [entry.folder.name]
    mine.forget()
    assert list(root.iterdir()) == []


def test_forgetting_leaves_nothing_and_work_can_be_kept_again(root):
    folder = RecoveryFolder(root)
    folder.forget()
    folder.keep(project_with(0), MOTIONS, None)
    folder.forget()

    assert list(root.iterdir()) == []

    folder.keep(project_with(1), MOTIONS, None)
    assert len(list(root.iterdir())) == 2
    folder.forget()


def test_a_motion_is_written_once_and_leaves_with_its_take(root):
    folder = RecoveryFolder(root)
    folder.keep(project_with(0, 1), MOTIONS, None)
    first = {path.name: path.stat().st_ino for path in root.glob("*/takes/*")}

    folder.keep(project_with(1, 2), MOTIONS, None)

    second = {path.name: path.stat().st_ino for path in root.glob("*/takes/*")}
    keys = list(MOTIONS)
    assert set(second) == {f"{keys[1]}.npy", f"{keys[2]}.npy"}
    assert second[f"{keys[1]}.npy"] == first[f"{keys[1]}.npy"]
    folder.forget()


def test_what_was_kept_stays_when_keeping_fails(root):
    folder = RecoveryFolder(root)
    folder.keep(project_with(0), MOTIONS, None)
    document = next(root.glob("*/unsaved.json"))
    before = document.read_bytes()

    with pytest.raises(ProjectError, match="can't be saved"):
        folder.keep(replace(project_with(0), next_id=1), MOTIONS, None)

    assert document.read_bytes() == before
    folder.forget()


def test_work_is_kept_again_after_somebody_emptied_the_folder(root):
    folder = RecoveryFolder(root)
    folder.keep(project_with(0), MOTIONS, None)
    shutil.rmtree(root)

    folder.keep(project_with(0), MOTIONS, None)

    assert len(list(root.glob("*/takes/*.npy"))) == 1
    folder.forget()


def test_a_place_that_can_not_be_made_is_an_error(tmp_path):
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(ProjectError):
        RecoveryFolder(tmp_path / "file" / "recovery").keep(Project(), {}, None)


def test_the_newest_work_is_offered_first(root, killed):
    first = killed(project_with(title="First"))
    second = killed(project_with(title="Second"))
    os.utime(first / "unsaved.json", (2000, 2000))
    os.utime(second / "unsaved.json", (1000, 1000))

    assert [(entry.title, entry.saved_at) for entry in recoverable(root)] == [
        ("First", 2000),
        ("Second", 1000),
    ]


def test_discarded_work_is_gone(root, killed):
    killed(project_with(0))

    discard(*recoverable(root))

    assert list(root.iterdir()) == []


def test_a_dead_folder_without_work_is_cleared_away(root):
    (root / "abc" / "takes").mkdir(parents=True)

    assert recoverable(root) == ()
    assert list(root.iterdir()) == []


def test_nothing_is_offered_where_there_never_was_anything(tmp_path):
    assert recoverable(tmp_path / "gone") == ()


def test_damaged_work_is_offered_but_not_opened_and_stays(root, killed):
    for spoil in (
        lambda dead: (dead / "unsaved.json").write_bytes(b"{"),
        lambda dead: (dead / "unsaved.json").write_bytes(b'{"path": 3}\n{"format": 1}'),
        lambda dead: next(dead.glob("takes/*")).write_bytes(b"short"),
        lambda dead: next(dead.glob("takes/*")).unlink(),
        lambda dead: next(dead.glob("takes/*")).write_bytes(bytes(100_000)),
    ):
        dead = killed(project_with(0))
        spoil(dead)
        (entry,) = recoverable(root)

        with pytest.raises(ProjectError, match="can't be recovered"):
            RecoveryFolder(root).adopt(entry)

        assert recoverable(root) == (entry,)
        discard(entry)
