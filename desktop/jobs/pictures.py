"""Pictures that are to become the portrait: read, hashed and looked at on the inference thread.

It changes no project; what was found is told by a signal.
"""

import hashlib
import logging
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from desktop.jobs.engines import Engines
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.errors import JoyVasaError, PortraitError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Point, PortraitKind
from joyvasa_runtime.project.subject import suggest_setup

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MeasuredPicture:
    """A picture file that can be a portrait, and what it seems to show.

    Parameters
    ----------
    path : Path
    size_bytes : int
    sha256 : str
    kind : "human", "animal" or "drawing"
    points : tuple of 20 Point, or None
        A first guess, for an animal or a drawing.
    """

    path: Path
    size_bytes: int
    sha256: str
    kind: PortraitKind
    points: tuple[Point, ...] | None


class Pictures(QObject):
    """Looks at one picture after another.

    Parameters
    ----------
    worker : InferenceWorker
    folder : Path
        Where pictures from the clipboard, which have no file, are kept.

    Signals
    -------
    measured(object)
        The `MeasuredPicture`.
    failed(object)
        The `JoyVasaError`.
    """

    measured = Signal(object)
    failed = Signal(object)

    def __init__(self, worker: InferenceWorker, folder: Path) -> None:
        super().__init__()
        self._worker, self._folder = worker, folder
        worker.keep(self)

    def measure(self, path: Path) -> None:
        """Look at a picture file."""
        self._worker.submit(partial(self._run, path, None), _show_nothing)

    def keep(self, image: QImage) -> None:
        """Give a copied picture a file, and look at it."""
        self._worker.submit(partial(self._run, None, image), _show_nothing)

    def _run(self, path: Path | None, image: QImage | None, _engines: Engines, monitor: Monitor) -> None:
        monitor.step("picture", 0, 1)
        try:
            if path is None:
                assert image is not None, "a path or an image"
                path = _write(image, self._folder)
            self.measured.emit(_measured(path))
        except JoyVasaError as error:
            self.failed.emit(error)
        except Exception:
            _LOG.exception("The picture %s could not be looked at", path)
            self.failed.emit(PortraitError("The picture could not be used", "The log says more."))


def _measured(path: Path) -> MeasuredPicture:
    kind, points = suggest_setup(path)
    try:
        data = path.read_bytes()
    except OSError as e:
        raise PortraitError(f"{path} can't be read: {e.strerror}", "Check who may read the file.") from e
    return MeasuredPicture(path.absolute(), len(data), hashlib.sha256(data).hexdigest(), kind, points)


def _write(image: QImage, folder: Path) -> Path:
    """The image as a file named by its contents, so that pasting it twice keeps one."""
    pixels = image.convertToFormat(QImage.Format.Format_RGBA8888)
    name = hashlib.sha256(pixels.constBits()).hexdigest()[:16]
    path, unfinished = folder / f"pasted-{name}.png", folder / f"pasted-{name}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            if not QImageWriter(str(unfinished), QByteArray(b"png")).write(image):
                raise OSError(None, "no space or no permission")
            os.replace(unfinished, path)
    except OSError as e:
        unfinished.unlink(missing_ok=True)
        raise PortraitError(
            f"The copied picture can't be kept in {folder}: {e.strerror}",
            "Save it as a file and import that.",
        ) from e
    return path


def _show_nothing(_stage: str, _done: int, _total: int) -> None:
    """Looking at a picture takes a moment; there is no progress to show."""
