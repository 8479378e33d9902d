"""A recording on its way to the disk: whatever happens to the program, what was spoken is in the file.

Of a killed program's file `rescue` makes a proper one; when to record is not decided here.
"""

import contextlib
import errno
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.recording.wav_header import HEADER_BYTES, WavFormat, wav_header
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.folder_sync import sync_folder
from joyvasa_runtime.held_lock import HeldLock

SUFFIX = ".wav"
UNFINISHED = ".wav.part"
"""Ending of a file that is being recorded."""

LOCK = ".lock"
"""Ending put behind the unfinished file's: held for as long as the program that records is alive."""

SAFE_EVERY_S = 0.25
"""Sound after which everything is made to be on the disk, not only on its way: a power cut loses no more."""

_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_MOST_NAMES = 1000


@dataclass(frozen=True, slots=True)
class RecordedFile:
    """A finished recording.

    Parameters
    ----------
    path : Path
        Absolute.
    rate_hz : int
    channels : int
        1 or 2.
    samples : int
        Of each channel.
    """

    path: Path
    rate_hz: int
    channels: int
    samples: int

    @property
    def seconds(self) -> float:
        """Its length."""
        return self.samples / self.rate_hz


class TakeFile:
    """A file that grows; another program leaves it alone as long as this one is alive.

    Parameters
    ----------
    folder : Path
        Made when it is missing.
    name : str
        What the finished file is called, without its ending; a number is put behind it if it is taken.
    wav : WavFormat

    Raises
    ------
    AudioError
        If the folder can't be written to.
    """

    def __init__(self, folder: Path, name: str, wav: WavFormat) -> None:
        self._wav = wav
        self._samples = self._safe = 0
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._target = free_path(folder, name)
            self._part = self._target.with_suffix(UNFINISHED)
            # Held before there is anything to be rescued.
            self._lock = HeldLock(lock_path(self._part))
        except OSError as error:
            raise refused(folder, error) from error
        try:
            # Without a buffer: what was written survives the program.
            self._file = self._part.open("xb", buffering=0)
        except OSError as error:
            self._lock.release()
            raise refused(folder, error) from error
        try:
            self._make_safe()
            sync_folder(folder)
        except OSError as error:
            self.discard()
            raise refused(folder, error) from error

    @property
    def samples(self) -> int:
        """Samples of each channel that are written."""
        return self._samples

    @property
    def seconds(self) -> float:
        """Its length so far."""
        return self._samples / self._wav.rate_hz

    def write(self, block: NDArray[np.float32]) -> None:
        """Append a block, shape (N, C), float32.

        Raises
        ------
        AudioError
            If the disk is full or gone, or the file as long as one can be; what was written stays, and
            `finish` keeps it.
        """
        room = self._wav.most_samples - self._samples
        try:
            self._put(np.ascontiguousarray(block[:room], np.dtype("<f4")).tobytes())
            self._samples += min(room, len(block))
            if self._samples - self._safe >= SAFE_EVERY_S * self._wav.rate_hz:
                self._make_safe()
        except OSError as error:
            raise self._stopped(error) from error
        if len(block) > room:
            raise AudioError(
                f"The recording is as long as a WAV file can be; its {self._shown()} were kept",
                "Start another recording to go on.",
            )

    def finish(self) -> RecordedFile | None:
        """Give the file its name; None, and no file, where nothing was recorded.

        Raises
        ------
        AudioError
            If the system refuses; then the next start of the Studio finds the file.
        """
        if not self._samples:
            self.discard()
            return None
        try:
            # What a full disk took of a block it couldn't hold is no whole sample.
            self._file.truncate(HEADER_BYTES + self._samples * self._wav.frame_bytes)
            self._make_safe()
            self._file.close()
            target = renamed(self._part, self._target)
        except OSError as error:
            raise refused(self._part, error) from error
        finally:
            self._file.close()
            self._lock.release()
        return RecordedFile(target, self._wav.rate_hz, self._wav.channels, self._samples)

    def discard(self) -> None:
        """Remove the file."""
        self._file.close()
        with contextlib.suppress(OSError):
            self._part.unlink(missing_ok=True)
        self._lock.release()

    def _put(self, data: bytes) -> None:
        """Write all of it; an unbuffered file may take a part at a time."""
        view = memoryview(data)
        while len(view):
            view = view[self._file.write(view) or 0 :]

    def _make_safe(self) -> None:
        self._file.seek(0)
        self._put(wav_header(self._wav, self._samples))
        self._file.seek(0, os.SEEK_END)
        os.fsync(self._file.fileno())
        self._safe = self._samples

    def _stopped(self, error: OSError) -> AudioError:
        shown = self._shown()
        if error.errno in _FULL:
            return AudioError(
                f"The disk is full: the {shown} until then were kept", "Free some space, then record again."
            )
        return AudioError(
            f"The recording could not go on: {error.strerror or error}; the {shown} until then were kept",
            "Check the drive with the recordings, then record again.",
        )

    def _shown(self) -> str:
        return f"{self.seconds:.1f} s"


def free_path(folder: Path, name: str) -> Path:
    """A path in a folder under which nothing is, neither finished nor being recorded."""
    for number in range(1, _MOST_NAMES):
        path = folder / f"{name}{f' {number}' if number > 1 else ''}{SUFFIX}"
        if not path.exists() and not path.with_suffix(UNFINISHED).exists():
            return path
    raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(folder))


def lock_path(part: Path) -> Path:
    """The lock of an unfinished file."""
    return part.with_name(part.name + LOCK)


def renamed(part: Path, target: Path) -> Path:
    """Where the finished file is; never over another one.

    Raises
    ------
    OSError
    """
    name = target.name.removesuffix(SUFFIX)
    if target.exists():
        target = free_path(target.parent, name)
    os.replace(part, target)
    sync_folder(target.parent)
    return target


def refused(place: Path, error: OSError) -> AudioError:
    """What the user is told when the system won't let a recording be kept at a place."""
    if error.errno in _FULL:
        return AudioError(f"Nothing can be recorded into {place}: the disk is full", "Free some space.")
    return AudioError(
        f"Nothing can be recorded into {place}: {error.strerror or error}",
        "Check that the folder exists and that you may write to it.",
    )


def room_s(folder: Path, wav: WavFormat) -> float:
    """Seconds of sound for which there is room, on the disk and in one file; infinite where nobody knows."""
    try:
        place = next(place for place in (folder, *folder.parents) if place.exists())
        free = shutil.disk_usage(place).free
    except (OSError, StopIteration):
        return float("inf")
    return min(free // wav.frame_bytes, wav.most_samples) / wav.rate_hz
