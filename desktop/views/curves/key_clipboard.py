"""The keys that were copied last. The system's clipboard only learns that there are some."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from joyvasa_runtime.project.curves.edits.copying import CopiedKeys
from joyvasa_runtime.project.performance.addresses import CurveAddress

_FORMAT = "application/x-joyvasa-keys"


class KeyClipboard:
    """Holds what was copied last, as long as nothing else is copied anywhere."""

    def __init__(self) -> None:
        self._copied: CopiedKeys[CurveAddress] | None = None

    @property
    def copied(self) -> CopiedKeys[CurveAddress] | None:
        """What a paste would bring; None where something else is on the system's clipboard."""
        data = QGuiApplication.clipboard().mimeData()
        return self._copied if data is not None and data.hasFormat(_FORMAT) else None

    def put(self, copied: CopiedKeys[CurveAddress]) -> None:
        """Keep keys for pasting."""
        self._copied = copied
        data = QMimeData()
        data.setData(_FORMAT, b"1")
        QGuiApplication.clipboard().setMimeData(data)
