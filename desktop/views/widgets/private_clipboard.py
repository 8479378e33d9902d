"""What was copied last inside of the program. The system's clipboard only learns that there is something.

What is copied, and how it is pasted, is its user's.
"""

from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QMimeData, QObject
from PySide6.QtGui import QGuiApplication

Copied = TypeVar("Copied")


class PrivateClipboard(QObject, Generic[Copied]):
    """Holds what was copied last, as long as nothing else is copied anywhere.

    Parameters
    ----------
    format : str
        MIME type of what it holds.
    """

    def __init__(self, format: str) -> None:
        super().__init__()
        self._format = format
        self._copied: Copied | None = None
        application = QCoreApplication.instance()
        assert application is not None, "there is no clipboard without an application"
        application.aboutToQuit.connect(self.forget)

    @property
    def copied(self) -> Copied | None:
        """What a paste would bring; None where something else is on the system's clipboard."""
        return self._copied if self._is_ours() else None

    def put(self, copied: Copied) -> None:
        """Keep something for pasting."""
        self._copied = copied
        data = QMimeData()
        data.setData(self._format, b"1")
        QGuiApplication.clipboard().setMimeData(data)

    def forget(self) -> None:
        """Take it off the clipboard: an object of ours that outlives Python ends the process with a crash."""
        if self._is_ours():
            QGuiApplication.clipboard().clear()
        self._copied = None

    def _is_ours(self) -> bool:
        data = QGuiApplication.clipboard().mimeData()
        return data is not None and data.hasFormat(self._format)
