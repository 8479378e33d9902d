"""The program's log: a few files of limited size in the user's data folder.

Modules write with `logging.getLogger(__name__)`; this only says where it goes.
"""

import logging
import platform
import sys
from collections import deque
from importlib.metadata import PackageNotFoundError, version
from logging.handlers import RotatingFileHandler
from pathlib import Path

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

LOG_NAME = "studio.log"
_MAX_BYTES = 2 * 2**20
_OLDER_FILES = 3
_FORMAT = "%(asctime)s %(levelname)-7s %(threadName)s %(name)s: %(message)s"

_LIBRARIES = ("onnxruntime-gpu", "onnxruntime", "PySide6-Essentials", "numpy", "av", "opencv-python-headless")

_log = logging.getLogger(__name__)
_qt_log = logging.getLogger("qt")

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def start_log(folder: Path, level: int = logging.INFO) -> logging.Handler:
    """Write the log into a folder from now on, Qt's messages included, beginning with the versions.

    Where the folder can't be written the log goes to stderr alone; the program runs all the same.

    Parameters
    ----------
    folder : Path
        Made when it is missing.
    level : int

    Returns
    -------
    logging.Handler
        What writes; give it to `stop_log` at the end.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / LOG_NAME, maxBytes=_MAX_BYTES, backupCount=_OLDER_FILES, encoding="utf-8"
        )
    except OSError as error:
        handler = logging.StreamHandler(sys.stderr)
        _start(handler, level)
        _log.info("The log can't be written to %s: %s", folder, error)
    else:
        _start(handler, level)
    _log.info("%s", "; ".join(versions()))
    return handler


def stop_log(handler: logging.Handler) -> None:
    """Write no more, and let go of the file."""
    qInstallMessageHandler(None)
    logging.getLogger().removeHandler(handler)
    handler.close()


def log_tail(folder: Path, lines: int = 60) -> str:
    """The last lines of the log; empty if there is none."""
    try:
        with (folder / LOG_NAME).open(encoding="utf-8", errors="replace") as stream:
            return "".join(deque(stream, lines))
    except OSError:
        return ""


def versions() -> tuple[str, ...]:
    """Name and version of the program, the system and the libraries that matter when something is wrong."""
    own = (
        f"JoyVASA Studio {_version('joyvasa-studio') or 'from a checkout'}",
        f"Python {platform.python_version()}",
        platform.platform(),
        f"Qt {qVersion()}",
    )
    found = ((name, _version(name)) for name in _LIBRARIES)
    return own + tuple(f"{name} {number}" for name, number in found if number)


def _start(handler: logging.Handler, level: int) -> None:
    handler.setFormatter(logging.Formatter(_FORMAT))
    root = logging.getLogger()
    root.setLevel(level)
    root.addHandler(handler)
    qInstallMessageHandler(_write_qt_message)


def _write_qt_message(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _qt_log.log(_QT_LEVELS.get(kind, logging.WARNING), "%s: %s", context.category or "default", message)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
