"""Files exchanged with other programs about the project: captions in and out, the timeline out.

Reading and writing happen on a thread beside; what becomes of captions that were read is an edit of others.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.document.io_thread import IoThread
from joyvasa_runtime.project.caption_files import subtitles_of, write_subtitles
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.subtitles.subtitle import Subtitle


class Exchange(QObject):
    """Reads and writes such files, one after the other.

    Signals
    -------
    captions_read(object, object)
        Path of the file and its tuple of `Subtitle`.
    written(object)
        Path of a file that was written.
    failed(object)
        The `JoyVasaError`; no file was changed.
    """

    captions_read = Signal(object, object)
    written = Signal(object)
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._io = IoThread()

    def read_captions(self, path: Path) -> None:
        """Read a subtitle file; `captions_read` or `failed` follows."""
        self._io.run(partial(_read, path), partial(self.captions_read.emit, path), self.failed.emit)

    def write_captions(self, project: Project, path: Path) -> None:
        """Write a project's captions; `written` or `failed` follows."""
        work = partial(write_subtitles, path, subtitles_of(project))
        self._io.run(work, lambda _nothing: self.written.emit(path), self.failed.emit)

    def hand_off(self, project: Project, path: Path) -> None:
        """Write a project's timeline for another editor; `written` or `failed` follows."""
        self._io.run(partial(_hand_off, project, path), self.written.emit, self.failed.emit)

    def close(self) -> None:
        """Wait until everything is done."""
        self._io.close()


def _read(path: Path) -> tuple[Subtitle, ...]:
    # Only here: what it needs would hold up the start of the window, and is seldom wanted.
    from joyvasa_runtime.subtitles.reading import read_subtitles

    return read_subtitles(path)


def _hand_off(project: Project, path: Path) -> Path:
    # Only here, as above.
    from joyvasa_runtime.handoff.files import hand_off

    return hand_off(project, path)
