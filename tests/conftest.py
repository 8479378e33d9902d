"""What holds for every test: no thread is left behind, and the program's log stays quiet.

A test that expects a warning takes `caplog` and asserts on it; its log is then its own business.
"""

import logging
import os
import threading
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.patience import PATIENCE_S

# Before Qt is first used: the tests of the window need no screen, and show nothing on one.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples on every machine: a run that fails must fail again. To look for others, give pytest
# --hypothesis-profile=search. None is held to a time, which a busy machine may take for nothing at all.
settings.register_profile("same", derandomize=True, deadline=None)
settings.register_profile("search", derandomize=False, deadline=None)
settings.load_profile("same")

_OUR_LOGGERS = ("joyvasa_runtime", "desktop")


class _Warnings(logging.Handler):
    """Keeps every record at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(scope="session", autouse=True)
def _user_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The tests are a user without packs, library, queue, certificate or presets, whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA", "XDG_CONFIG_HOME", "APPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("user")))
        yield


@pytest.fixture(autouse=True)
def _no_unexpected_warnings(request: pytest.FixtureRequest) -> Iterator[None]:
    handler = _Warnings()
    for name in _OUR_LOGGERS:
        logging.getLogger(name).addHandler(handler)
    yield
    for name in _OUR_LOGGERS:
        logging.getLogger(name).removeHandler(handler)
    if handler.records and "caplog" not in request.fixturenames:
        pytest.fail("Unexpected in the log: " + "; ".join(handler.records))


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    before = set(threading.enumerate())
    yield
    leaked = [thread for thread in threading.enumerate() if thread not in before and _is_ours(thread)]
    for thread in leaked:
        # One that was told to stop may need a moment; one that was not never gets there.
        thread.join(PATIENCE_S)
    alive = [thread.name for thread in leaked if thread.is_alive()]
    if alive:
        pytest.fail(f"Threads left behind: {', '.join(alive)}")


def _is_ours(thread: threading.Thread) -> bool:
    # A thread that Python did not start (Qt's, PortAudio's) leaves a stand-in behind for good.
    return not isinstance(thread, threading._DummyThread)
