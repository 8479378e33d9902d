"""What becomes of errors that nobody answers: the log, one dialog, and the program goes on."""

import logging
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.views.dialogs.error_dialog import ErrorDialog
from joyvasa_runtime.errors import JoyVasaError

_log = logging.getLogger(__name__)

_MOST_DETAILS = 5
"""An error that comes back with every frame must not fill the memory."""


class UnexpectedErrors(QObject):
    """Takes errors from every thread and tells of them in the window.

    Parameters
    ----------
    window : QWidget
        Above which the dialog is shown.
    log_folder : Path, optional

    Signals
    -------
    caught(object, str)
        The `JoyVasaError` to show, and the traceback.
    """

    caught = Signal(object, str)

    def __init__(self, window: QWidget, log_folder: Path | None = None) -> None:
        super().__init__(window)
        self._window, self._log_folder = window, log_folder
        self._dialog: ErrorDialog | None = None
        self._added = 0
        self.caught.connect(self._show)

    def install(self) -> None:
        """Be the answer to every unanswered error from now on."""
        sys.excepthook = self._take
        threading.excepthook = self._take_from_thread

    def uninstall(self) -> None:
        """Leave that to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__

    @property
    def dialog(self) -> ErrorDialog | None:
        """The dialog that is open."""
        return self._dialog

    def _take(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        _log.error("Nobody answered this error", exc_info=(kind, error, trace))
        # By signal: it may have happened on any thread.
        self.caught.emit(self._told(error), "".join(traceback.format_exception(kind, error, trace)))

    def _take_from_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._take(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _told(self, error: BaseException) -> JoyVasaError:
        if isinstance(error, JoyVasaError):
            return error
        return JoyVasaError(
            self.tr("Something went wrong that the Studio did not expect ({kind})").format(
                kind=type(error).__name__
            ),
            self.tr(
                "You can go on; save your project under another name to be safe. "
                "If it happens again, copy the details and report it."
            ),
        )

    def _show(self, error: JoyVasaError, trace: str) -> None:
        if self._dialog is not None:
            self._added += 1
            if self._added <= _MOST_DETAILS:
                self._dialog.add_details(trace)
            return
        self._added = 0
        self._dialog = ErrorDialog(error, self._window, self._log_folder, trace)
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        self._dialog = None
