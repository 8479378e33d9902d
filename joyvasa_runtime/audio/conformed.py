"""A sound as it is played: 48 kHz stereo in one file, with its waveform, mapped into memory.

It is only the value and its file; `conform` makes it, and which of the files stay is for `sound_cache`.

Notes
-----
The file holds a header of 64 bytes, the samples (little-endian int16, left and right in turn) and the finest
level of their peaks (little-endian float32).
"""

import logging
import struct
import zlib
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import SILENT_PEAK
from joyvasa_runtime.audio.peaks import BASE, Peaks, finest_peaks, mono
from joyvasa_runtime.timebase import HEARD_RATE_HZ, frames_covering

_log = logging.getLogger(__name__)

_MAGIC = b"JVSOUND1"
_HEADER = struct.Struct("<8sQI44x")
_SAMPLE_BYTES = 4
_PEAK_BYTES = 12
_FULL_SCALE = 32768.0

# Blocks that are compared with their peaks when a file is opened: enough to notice a file whose pages a
# crash left empty, few enough for a slow disk.
_CHECKED_BLOCKS = 32


@dataclass(frozen=True, slots=True, eq=False)
class ConformedSound:
    """A sound as it is played.

    Parameters
    ----------
    sha256 : str
        Hash of the contents of the file it came from, lower-case hexadecimal.
    samples : ndarray, shape (N, 2), int16
        Left and right at `timebase.HEARD_RATE_HZ`, read-only and mapped from the disk.
    peaks : Peaks
        Its waveform, in the same samples.
    """

    sha256: str
    samples: NDArray[np.int16]
    peaks: Peaks

    @property
    def frames(self) -> int:
        """Motion frames that cover it."""
        return frames_covering(len(self.samples), HEARD_RATE_HZ)

    @property
    def is_silent(self) -> bool:
        """Whether no sample can be heard."""
        finest = self.peaks.levels[0]
        return bool(np.abs(finest[:, :2]).max(initial=0.0) < SILENT_PEAK)


class ConformedWriter:
    """Writes a sound as it comes; a context manager.

    Parameters
    ----------
    path : Path
        Overwritten. Until `finish` it is not a sound that `open_conformed` accepts.
    """

    def __init__(self, path: Path) -> None:
        self.samples = 0
        self._file: BinaryIO = path.open("wb")
        self._file.write(bytes(_HEADER.size))
        self._rest: NDArray[np.float32] = np.empty(0, np.float32)
        self._peaks: list[NDArray[np.float32]] = []

    def __enter__(self) -> "ConformedWriter":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def write(self, values: NDArray[np.float32]) -> None:
        """Append `values`, shape (N, 2), full scale at 1; what is beyond it is clipped."""
        scaled = np.rint(values * np.float32(_FULL_SCALE))
        samples = scaled.clip(-_FULL_SCALE, _FULL_SCALE - 1).astype("<i2")
        self._file.write(samples.tobytes())
        self.samples += len(samples)
        waiting = np.concatenate([self._rest, mono(samples)])
        whole = len(waiting) // BASE * BASE
        if whole:
            self._peaks.append(finest_peaks(waiting[:whole]))
        self._rest = waiting[whole:]

    def finish(self) -> None:
        """Write the peaks and the header; the file is complete on the disk after this."""
        if len(self._rest):
            self._peaks.append(finest_peaks(self._rest))
        finest = np.concatenate([np.empty((0, 3), np.float32), *self._peaks]).astype("<f4").tobytes()
        self._file.write(finest)
        self._file.seek(0)
        self._file.write(_HEADER.pack(_MAGIC, self.samples, zlib.crc32(finest)))
        self._file.flush()


def open_conformed(path: Path, sha256: str) -> ConformedSound | None:
    """The sound in a file that `ConformedWriter` made, or None if it is missing or damaged."""
    try:
        sound = _opened(path, sha256)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, struct.error) as error:
        _log.info("%s is no conformed sound and will be made anew: %s", path, error)
        return None
    if sound is None or not _agrees(sound):
        _log.info("%s is damaged and will be made anew", path)
        return None
    return sound


def _opened(path: Path, sha256: str) -> ConformedSound | None:
    with path.open("rb") as file:
        magic, count, checksum = _HEADER.unpack(file.read(_HEADER.size))
        entries = -(-count // BASE)
        length = _HEADER.size + count * _SAMPLE_BYTES + entries * _PEAK_BYTES
        if magic != _MAGIC or not count or file.seek(0, 2) != length:
            return None
        file.seek(_HEADER.size + count * _SAMPLE_BYTES)
        finest = file.read()
    if zlib.crc32(finest) != checksum:
        return None
    samples = np.memmap(path, "<i2", "r", offset=_HEADER.size, shape=(count, 2))
    levels = np.frombuffer(finest, "<f4").reshape(entries, 3)
    return ConformedSound(sha256, samples, Peaks.over(samples, levels))


def _agrees(sound: ConformedSound) -> bool:
    """Whether some blocks, spread over the sound, have the peaks that are stated."""
    finest = sound.peaks.levels[0]
    for block in np.unique(np.linspace(0, len(finest) - 1, _CHECKED_BLOCKS).astype(np.int64)):
        values = mono(sound.samples[block * BASE : (block + 1) * BASE])
        if not np.allclose(finest_peaks(values)[0], finest[block], rtol=0.0, atol=1e-6):
            return False
    return True
