"""The file of the open project: saving while editing, opening, recovering, and knowing what is unsaved."""

import hashlib
import shutil
import threading
from dataclasses import replace

import numpy as np
import pytest

from desktop.document.session import Session
from desktop.document.store import Store
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Generation, Media, Project, Take
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.storage import load_project, read_thumbnail, save_project
from tests.patience import PATIENCE_S

MOTION = MotionSequence(np.random.default_rng(0).standard_normal((20, 70), np.float32))


@pytest.fixture
def store(qapp):
    return Store()


@pytest.fixture
def recovery_folder(tmp_path):
    return tmp_path / "user data" / "recovery"


@pytest.fixture
def session(store, recovery_folder):
    session = Session(store, recovery_folder, lambda: lambda: b"\x89PNG")
    yield session
    session.close()


@pytest.fixture
def voice(tmp_path):
    """A sound's file as media; copying it takes more than one step."""
    path, data = tmp_path / "voice.wav", b"voice" * 500_000
    path.write_bytes(data)
    return Media(1, "sound", path, len(data), hashlib.sha256(data).hexdigest(), 20)


@pytest.fixture
def film(tmp_path, voice):
    """A saved project with a take."""
    take = Take(2, 1, 0, 20, motion_sha256(MOTION), (0.5,) * 70, Generation(), "1.0")
    project = Project(title="Film", media=(voice,), takes=(take,), next_id=3)
    path = tmp_path / "film 🎬.joyvasa"
    save_project(path, project, {motion_sha256(MOTION): MOTION})
    return path


def rename(store, title):
    store.edit("Rename", lambda project: replace(project, title=title))


def save(session, qtbot, path=None):
    with qtbot.waitSignal(session.saved) as told:
        session.save(path)
    return told.args[0]


def open_file(session, qtbot, path):
    with qtbot.waitSignal(session.opened) as told:
        session.open(path)
    return told.args


def refusal(session, qtbot, ask):
    with qtbot.waitSignal(session.failed) as told:
        ask()
    return told.args[0]


def kill(session, recovery_folder, qtbot):
    """Keep the unsaved work now, and leave it as a killed program does; gives its folder."""
    session._autosave.keep()
    qtbot.waitUntil(lambda: bool(list(recovery_folder.glob("*/unsaved.json"))))
    kept = next(recovery_folder.glob("*/unsaved.json")).parent
    # A copy has no lock, like the folder of a dead program.
    return shutil.copytree(kept, recovery_folder / "dead")


def test_a_new_session_is_clean_and_has_no_file(session):
    assert (session.path, session.is_dirty, session.is_busy) == (None, False, False)


def test_saving_gives_the_project_its_file(session, store, qtbot, tmp_path):
    rename(store, "new")
    assert session.is_dirty

    path = save(session, qtbot, tmp_path / "a.joyvasa")

    assert path == session.path == tmp_path / "a.joyvasa"
    assert not session.is_dirty
    assert load_project(path).project == Project(title="new")
    assert read_thumbnail(path) == b"\x89PNG"


def test_the_picture_is_taken_when_asked_for_and_made_beside_the_windows_thread(
    qtbot, store, recovery_folder, tmp_path
):
    threads = []

    def picture():
        threads.append(threading.current_thread())
        return b"made"

    def take():
        threads.append(threading.current_thread())
        return picture

    session = Session(store, recovery_folder, take)
    path = save(session, qtbot, tmp_path / "a.joyvasa")
    session.close()

    assert threads[0] is threading.main_thread()
    assert threads[1] is not threading.main_thread()
    assert read_thumbnail(path) == b"made"


def test_saving_again_takes_the_same_file_and_another_name_moves_on(session, store, qtbot, tmp_path):
    first = save(session, qtbot, tmp_path / "a.joyvasa")
    rename(store, "b")
    assert save(session, qtbot) == first
    rename(store, "c")

    second = save(session, qtbot, tmp_path / "b.joyvasa")

    assert session.path == second
    assert [load_project(path).project.title for path in (first, second)] == ["b", "c"]


def test_editing_goes_on_while_saving(session, store, qtbot, tmp_path):
    rename(store, "asked")
    with qtbot.waitSignal(session.saved):
        session.save(tmp_path / "a.joyvasa")
        assert session.is_busy
        rename(store, "later")

    assert load_project(tmp_path / "a.joyvasa").project.title == "asked"
    assert session.is_dirty
    store.undo_stack.undo()
    assert not session.is_dirty


def test_undoing_to_the_saved_project_is_clean(session, store, qtbot, tmp_path):
    rename(store, "a")
    save(session, qtbot, tmp_path / "a.joyvasa")
    rename(store, "b")
    assert session.is_dirty
    rename(store, "a")
    assert not session.is_dirty


def test_it_tells_when_it_becomes_dirty_and_clean(session, store, qtbot):
    with qtbot.waitSignal(session.state_changed):
        rename(store, "a")
    with qtbot.assertNotEmitted(session.state_changed):
        rename(store, "b")
    with qtbot.waitSignal(session.state_changed):
        store.undo_stack.setIndex(0)


def test_opening_shows_the_project_with_its_motions(session, store, qtbot, film):
    assert open_file(session, qtbot, film) == [film, ()]

    assert store.project == load_project(film).project
    assert store.motions[motion_sha256(MOTION)].values.tobytes() == MOTION.values.tobytes()
    assert (session.path, session.is_dirty) == (film, False)
    assert store.undo_stack.count() == 0


def test_opening_tells_which_media_are_missing(session, store, qtbot, film, voice):
    voice.path.unlink()

    assert open_file(session, qtbot, film) == [film, (voice,)]


def test_a_copy_is_opened_without_its_file(session, store, qtbot, film):
    with qtbot.waitSignal(session.opened) as told:
        session.open_copy(film)

    assert told.args == [None, ()]
    assert store.project.title == "Film"
    assert (session.path, session.is_dirty) == (None, False)


def test_a_file_that_can_not_be_opened_changes_nothing(session, store, qtbot, tmp_path):
    rename(store, "mine")
    (tmp_path / "bad.joyvasa").write_bytes(b"nothing")

    error = refusal(session, qtbot, lambda: session.open(tmp_path / "bad.joyvasa"))

    assert "bad.joyvasa" in error.message
    assert store.project.title == "mine"
    assert (session.path, session.is_dirty, session.is_busy) == (None, True, False)


def test_a_save_that_fails_leaves_the_project_unsaved(session, store, qtbot, film, tmp_path):
    open_file(session, qtbot, film)
    rename(store, "new")

    error = refusal(session, qtbot, lambda: session.save(tmp_path / "gone" / "a.joyvasa"))

    assert "does not exist" in error.message
    assert (session.path, session.is_dirty) == (film, True)


def test_a_save_that_ends_after_another_project_came_leaves_that_alone(session, store, qtbot, tmp_path):
    rename(store, "old")
    with qtbot.waitSignal(session.saved):
        session.save(tmp_path / "old.joyvasa")
        session.new()

    assert (session.path, session.is_dirty) == (None, False)
    assert load_project(tmp_path / "old.joyvasa").project.title == "old"


def test_a_new_project_is_empty_and_clean(session, store, qtbot, film):
    open_file(session, qtbot, film)
    rename(store, "given up")

    with qtbot.waitSignal(session.opened) as told:
        session.new()

    assert told.args == [None, ()]
    assert (store.project, dict(store.motions)) == (Project(), {})
    assert (session.path, session.is_dirty) == (None, False)


def test_unsaved_work_is_kept_until_it_is_saved(session, store, qtbot, recovery_folder, tmp_path):
    session.set_autosave_interval(0.01)
    rename(store, "new")
    qtbot.waitUntil(lambda: bool(list(recovery_folder.glob("*/unsaved.json"))))
    assert session.recoverable() == ()

    save(session, qtbot, tmp_path / "a.joyvasa")

    qtbot.waitUntil(lambda: not list(recovery_folder.iterdir()))


def test_work_of_a_killed_program_is_recovered_as_unsaved(session, store, qtbot, recovery_folder, film):
    open_file(session, qtbot, film)
    rename(store, "unsaved")
    kill(session, recovery_folder, qtbot)
    session.new()
    (entry,) = session.recoverable()

    with qtbot.waitSignal(session.opened) as told:
        session.recover(entry)

    assert (entry.title, entry.path) == ("unsaved", film)
    assert told.args == [film, ()]
    assert store.project.title == "unsaved"
    assert store.motions[motion_sha256(MOTION)].values.tobytes() == MOTION.values.tobytes()
    assert (session.path, session.is_dirty) == (film, True)
    assert load_project(film).project.title == "Film"
    assert session.recoverable() == ()

    save(session, qtbot)
    assert load_project(film).project.title == "unsaved"
    assert not session.is_dirty
    qtbot.waitUntil(lambda: not list(recovery_folder.iterdir()))


def test_discarded_work_is_gone(session, store, qtbot, recovery_folder):
    rename(store, "unsaved")
    kill(session, recovery_folder, qtbot)
    (entry,) = session.recoverable()

    session.discard(entry)

    qtbot.waitUntil(lambda: not session.is_busy)
    assert session.recoverable() == ()
    assert not entry.folder.exists()


def test_closing_leaves_nothing_to_recover(store, qtbot, recovery_folder):
    session = Session(store, recovery_folder)
    rename(store, "given up")
    session._autosave.keep()

    session.close()

    assert list(recovery_folder.iterdir()) == []


def test_closing_finishes_a_save(store, recovery_folder, tmp_path):
    session = Session(store, recovery_folder)
    rename(store, "last")
    session.save(tmp_path / "a.joyvasa")

    session.close()

    assert load_project(tmp_path / "a.joyvasa").project.title == "last"


def test_work_that_can_not_be_kept_is_told(store, qtbot, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    session = Session(store, tmp_path / "file" / "recovery")
    rename(store, "new")

    with qtbot.waitSignal(session.autosave_failed):
        session._autosave.keep()

    session.close()


def test_media_are_collected_beside_the_project_as_one_step(session, store, qtbot, film, voice):
    open_file(session, qtbot, film)
    with qtbot.waitSignal(session.collected) as told:
        session.collect(Monitor())
        rename(store, "meanwhile")

    folder = film.with_name("film 🎬_media")
    assert told.args == [folder]
    assert store.project.media[0].path == folder / "voice.wav"
    assert store.project.title == "meanwhile"
    assert session.is_dirty
    store.undo_stack.undo()
    assert store.project.media[0].path == voice.path


def test_a_cancelled_collection_changes_nothing(session, store, qtbot, film):
    open_file(session, qtbot, film)
    monitor = Monitor()
    monitor.cancel()

    session.collect(monitor)

    qtbot.waitUntil(lambda: not session.is_busy)
    assert not session.is_dirty
    assert not film.with_name("film 🎬_media").exists()


class WaitsForGo(Monitor):
    """Stands still in its first step until it is let go or cancelled."""

    def __init__(self):
        super().__init__()
        self.began, self.go = threading.Event(), threading.Event()

    def cancel(self):
        super().cancel()
        self.go.set()

    def show(self, stage, done, total):
        self.began.set()
        self.go.wait(PATIENCE_S)


def test_saving_does_not_wait_for_a_long_collection(session, store, qtbot, film):
    open_file(session, qtbot, film)
    monitor = WaitsForGo()
    session.collect(monitor)
    qtbot.waitUntil(monitor.began.is_set)
    rename(store, "saved meanwhile")

    save(session, qtbot)

    assert session.is_busy
    assert load_project(film).project.title == "saved meanwhile"
    with qtbot.waitSignal(session.collected):
        monitor.go.set()


def test_closing_stops_a_long_collection(store, qtbot, film, recovery_folder):
    session, monitor = Session(store, recovery_folder), WaitsForGo()
    open_file(session, qtbot, film)
    session.collect(monitor)
    qtbot.waitUntil(monitor.began.is_set)

    session.close()

    assert not film.with_name("film 🎬_media").exists()


def test_missing_media_are_searched_for(session, qtbot, voice, tmp_path):
    (tmp_path / "moved").mkdir()
    moved = voice.path.rename(tmp_path / "moved" / "renamed.wav")

    with qtbot.waitSignal(session.found) as told:
        session.find(tmp_path, (voice,), Monitor())

    assert told.args == [{1: moved}]


def test_the_history_marks_the_step_that_the_file_holds(session, store, qtbot, tmp_path):
    rename(store, "One")
    rename(store, "Two")
    save(session, qtbot, tmp_path / "marked.joyvasa")
    rename(store, "Three")
    assert (store.undo_stack.cleanIndex(), store.undo_stack.index()) == (2, 3)


def test_the_history_marks_nothing_where_there_were_edits_during_the_save(session, store, qtbot, tmp_path):
    with qtbot.waitSignal(session.saved):
        session.save(tmp_path / "unmarked.joyvasa")
        rename(store, "Later")
    assert store.undo_stack.cleanIndex() == -1


def test_recovered_work_is_not_marked_as_saved(session, store, recovery_folder, qtbot, film):
    open_file(session, qtbot, film)
    rename(store, "Unsaved")
    kill(session, recovery_folder, qtbot)
    with qtbot.waitSignal(session.opened):
        session.recover(session.recoverable()[0])
    assert store.undo_stack.cleanIndex() == -1
