"""The log: in its folder, with the versions first, and no reason to stop where it can't be written."""

import logging

import pytest
from PySide6.QtCore import qWarning

from desktop.log import LOG_NAME, log_tail, start_log, stop_log


@pytest.fixture
def start():
    handlers = []
    level = logging.getLogger().level

    def begin(folder):
        handlers.append(start_log(folder))
        return handlers[-1]

    yield begin
    for handler in handlers:
        stop_log(handler)
    logging.getLogger().setLevel(level)


def test_the_log_begins_with_the_versions(start, tmp_path):
    start(tmp_path / "日志 logs")

    first = (tmp_path / "日志 logs" / LOG_NAME).read_text("utf-8").splitlines()[0]

    for name in ("JoyVASA Studio", "Python 3", "Qt 6", "numpy "):
        assert name in first


def test_what_modules_and_qt_say_is_in_the_log(start, tmp_path):
    start(tmp_path)
    logging.getLogger("desktop.somewhere").info("clip %d was moved", 7)
    qWarning("a Qt matter")

    text = log_tail(tmp_path)

    assert "INFO" in text
    assert "desktop.somewhere: clip 7 was moved" in text
    assert "WARNING" in text
    assert "a Qt matter" in text


def test_the_tail_is_the_last_lines(start, tmp_path):
    start(tmp_path)
    for number in range(20):
        logging.getLogger("desktop").info("line %d.", number)

    assert [line.split()[-1] for line in log_tail(tmp_path, 3).splitlines()] == ["17.", "18.", "19."]


def test_a_folder_that_cannot_be_made_sends_the_log_to_stderr(start, tmp_path, capsys):
    (tmp_path / "file").write_text("not a folder")
    start(tmp_path / "file" / "logs")
    logging.getLogger("desktop").info("still here")

    assert "still here" in capsys.readouterr().err
    assert log_tail(tmp_path / "file" / "logs") == ""


def test_a_log_that_was_stopped_stays_as_it_is(tmp_path):
    level = logging.getLogger().level
    stop_log(start_log(tmp_path))
    before = log_tail(tmp_path)
    logging.getLogger("desktop").info("too late")
    logging.getLogger().setLevel(level)

    assert log_tail(tmp_path) == before
