"""Recordings of programs that were killed while they recorded: found, and made proper files.

What is still being recorded is left alone; where a rescued file is used is not decided here.
"""

import contextlib
import logging
import os
from pathlib import Path

from joyvasa_runtime.audio.recording.take_file import (
    SUFFIX,
    UNFINISHED,
    RecordedFile,
    lock_path,
    renamed,
)
from joyvasa_runtime.audio.recording.wav_header import HEADER_BYTES, read_wav_header, wav_header
from joyvasa_runtime.held_lock import HeldLock

_log = logging.getLogger(__name__)


def has_unfinished(folder: Path) -> bool:
    """Whether a killed program has left a recording in a folder; nothing is changed."""
    return any(_is_left(part) for part in _parts(folder))


def recover(folder: Path) -> tuple[RecordedFile, ...]:
    """Make a proper file of each recording that a killed program has left, the oldest first.

    One without a sample is removed; one that the system won't let go stays for the next time.
    """
    rescued = (_rescued(part) for part in _parts(folder))
    return tuple(file for file in rescued if file is not None)


def _parts(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob(f"*{UNFINISHED}"))
    except OSError:
        return []


def _is_left(part: Path) -> bool:
    try:
        HeldLock(lock_path(part)).release()
        return part.stat().st_size > HEADER_BYTES
    except OSError:
        return False


def _rescued(part: Path) -> RecordedFile | None:
    try:
        lock = HeldLock(lock_path(part))
    except OSError:
        return None
    try:
        return _finished(part)
    except OSError as error:
        _log.warning("The recording %s could not be rescued: %s", part, error)
        return None
    finally:
        lock.release()


def _finished(part: Path) -> RecordedFile | None:
    with part.open("r+b") as file:
        wav = read_wav_header(file.read(HEADER_BYTES))
        if wav is None:
            return None
        samples = (file.seek(0, os.SEEK_END) - HEADER_BYTES) // wav.frame_bytes
        file.truncate(HEADER_BYTES + samples * wav.frame_bytes)
        file.seek(0)
        file.write(wav_header(wav, samples))
        file.flush()
        os.fsync(file.fileno())
    if not samples:
        with contextlib.suppress(OSError):
            part.unlink()
        return None
    target = part.with_name(part.name.removesuffix(UNFINISHED) + SUFFIX)
    return RecordedFile(renamed(part, target), wav.rate_hz, wav.channels, samples)
