"""From any file with sound to an `AudioClip`: mixed to mono, resampled and measured on the fly.

It never holds the sound at the file's own rate as a whole, and it doesn't change the level.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.audio.level import percentile_level
from joyvasa_runtime.audio.resampler import Resampler, resampled_length
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.media import check_readable
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.sound_stream import SoundBlock, read_sound
from joyvasa_runtime.timebase import MODEL_RATE_HZ

MAX_SECONDS = 7200
"""Longest sound accepted by default: two hours take 460 MB as samples."""


def decode_audio(
    path: Path | str, *, max_seconds: float = MAX_SECONDS, monitor: Monitor | None = None
) -> AudioClip:
    """The sound of a file as the models hear it: mono, 16 kHz, exactly as long as in the file.

    Parameters
    ----------
    path : Path or str
        Anything FFmpeg reads, whatever its name says; of a video, its sound.
    max_seconds : float
        Longest sound accepted.
    monitor : Monitor or None
        Gets stage "decode" with seconds done, of seconds done so far (the length is not known beforehand),
        and stage "hash" with mebibytes.

    Raises
    ------
    AudioError
        If the file is missing, a folder, empty, not media, without sound or samples, damaged or too long.
    Cancelled
    """
    path = Path(path)
    check_readable(path, AudioError)
    samples = _decode(path, max_seconds, monitor or Monitor())
    sha256 = file_sha256(path, monitor or Monitor())
    return AudioClip(samples, MODEL_RATE_HZ, path, sha256, percentile_level(samples, MODEL_RATE_HZ))


def _decode(path: Path, max_seconds: float, monitor: Monitor) -> NDArray[np.float32]:
    """Mono samples at the models' rate, shape (N,)."""
    # A bytearray grows in place, where joining a list of blocks would need the memory twice.
    grown = bytearray()
    resampler: Resampler | None = None
    for block in read_sound(path, max_seconds=max_seconds):
        if resampler is None:
            resampler = Resampler(block.rate_hz, MODEL_RATE_HZ)
        grown += resampler.feed(_mono(block)).tobytes()
        seconds = resampler.taken // block.rate_hz
        monitor.step("decode", seconds, seconds)
    if resampler is not None:
        length = resampled_length(resampler.taken, resampler.rate_hz, MODEL_RATE_HZ)
        grown += resampler.finish(length).tobytes()
    if not grown:
        raise AudioError(f"{path} holds no sound samples", "Record or export it again.")
    samples: NDArray[np.float32] = np.frombuffer(grown, np.float32)
    return samples.clip(-1.0, 1.0, out=samples)


def _mono(block: SoundBlock) -> NDArray[np.float32]:
    """Mean of the channels; a subwoofer's has no voice in it."""
    voices = [i for i, name in enumerate(block.channels) if not name.startswith("LFE")]
    mixed: NDArray[np.float32] = (
        block.values[0]
        if len(block.channels) == 1
        else block.values[voices or slice(None)].mean(axis=0, dtype=np.float32)
    )
    return mixed
