"""The library beside the window: what is done off its thread and what is told afterwards."""

import threading

import numpy as np
import pytest

from desktop.jobs.library import Library
from joyvasa_runtime.errors import Cancelled, MotionError
from joyvasa_runtime.library.motion_library import MotionLibrary
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import save_motion
from joyvasa_runtime.resources import resource
from tests.patience import PATIENCE_S

ROWS = np.ones((5, 70), np.float32)
PIECE = MotionPiece(MotionSequence(ROWS), ROWS[0], "Wave")


@pytest.fixture
def library(qapp, tmp_path):
    library = Library(MotionLibrary(tmp_path / "mine", resource("library")))
    yield library
    library.close()


def names(library):
    return [item.name for item in library.items if not item.is_bundled]


def test_looking_shows_what_is_bundled(qtbot, library):
    with qtbot.waitSignal(library.changed):
        library.refresh()

    assert len(library.items) == 6
    assert library.item_at(library.items[2].path) is library.items[2]


def test_a_piece_is_made_on_another_thread_and_is_on_the_shelf_when_it_is_told(qtbot, library):
    threads, seen = [], []
    library.saved.connect(lambda item: seen.append((item.name, names(library))))

    with qtbot.waitSignal(library.saved):
        library.keep(lambda _monitor: threads.append(threading.current_thread()) or PIECE)

    assert threads != [threading.current_thread()]
    assert seen == [("Wave", ["Wave"])]


def test_a_piece_is_renamed_exported_and_removed(qtbot, library, tmp_path):
    with qtbot.waitSignal(library.saved):
        library.keep(lambda _monitor: PIECE)
    with qtbot.waitSignal(library.changed):
        library.rename(next(item for item in library.items if not item.is_bundled), "Hello")
    assert names(library) == ["Hello"]
    item = next(item for item in library.items if not item.is_bundled)

    with qtbot.waitSignal(library.exported) as told:
        library.export(item, tmp_path / "hello.csv")
    assert told.args == [tmp_path / "hello.csv"]
    with qtbot.waitSignal(library.changed):
        library.remove(item)
    assert names(library) == []


def test_files_are_imported_one_by_one_and_a_wrong_one_is_told(qtbot, library, tmp_path):
    save_motion(tmp_path / "good.npz", MotionSequence(ROWS))
    (tmp_path / "bad.csv").write_text("frame,nose\n0,1\n")
    told = []
    library.imported.connect(lambda item: told.append(item.name))
    library.failed.connect(lambda error: told.append(type(error)))

    library.import_files((tmp_path / "bad.csv", tmp_path / "good.npz"), ROWS[0])
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told == [MotionError, "good"]


def test_closing_cancels_what_takes_long(qtbot, tmp_path):
    library = Library(MotionLibrary(tmp_path, tmp_path / "none"))
    begun, ended = threading.Event(), []

    def make(monitor):
        begun.set()
        try:
            while True:
                monitor.step("evaluate", 0, 1)
        except Cancelled:
            ended.append(True)
            raise

    library.keep(make)
    assert begun.wait(PATIENCE_S)
    library.close()

    assert ended == [True]
