"""How a piece of motion is carried by a drag inside the window: by the path of its file in the library.

Who starts such a drag and who takes it don't know each other.
"""

from pathlib import Path

from PySide6.QtCore import QMimeData

_FORMAT = "application/x-joyvasa-motion"


def motion_data(path: Path) -> QMimeData:
    """What a drag of a piece carries."""
    data = QMimeData()
    data.setData(_FORMAT, str(path).encode())
    return data


def motion_path(data: QMimeData) -> Path | None:
    """The file of the piece that a drag carries; None where it carries something else."""
    if not data.hasFormat(_FORMAT):
        return None
    return Path(bytes(data.data(_FORMAT).data()).decode())
