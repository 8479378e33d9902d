"""A stretch of the mix as a WAV file, in constant memory.

What is in the mix is decided by whoever gives the parts.
"""

import errno
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import numpy as np
import soundfile
from numpy.typing import NDArray

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.audio.mix import MixPart, mix
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.timebase import HEARD_RATE_HZ, FrameSpan, frame_to_sample

_CHUNK = 10 * HEARD_RATE_HZ

# What is above needs a header with longer sizes than plain WAV has.
_LARGEST_WAV = 4_000_000_000

Bits = Literal[16, 24]


def write_mixdown(
    parts: Sequence[MixPart], span: FrameSpan, path: Path, monitor: Monitor, *, bits: Bits = 24
) -> None:
    """Write the frames `span` of the mix; the file appears only when it is complete.

    Parameters
    ----------
    parts : sequence of MixPart
        None of them gives silence.
    span : FrameSpan
    path : Path
        Replaced if it exists.
    monitor : Monitor
        Gets stage "mix" with seconds done and in all.
    bits : 16 or 24
        Of each sample; louder sums than full scale are clipped.

    Raises
    ------
    AudioError
        If the file can't be written; then nothing is.
    Cancelled
    """
    start = frame_to_sample(span.start, HEARD_RATE_HZ)
    stop = frame_to_sample(span.stop, HEARD_RATE_HZ)
    seconds = -(-(stop - start) // HEARD_RATE_HZ)
    is_long = (stop - start) * 2 * bits // 8 > _LARGEST_WAV
    with written_whole(path, AudioError) as unfinished, _wav(unfinished, bits, is_long) as file:
        for first in range(start, stop, _CHUNK):
            monitor.step("mix", (first - start) // HEARD_RATE_HZ, seconds)
            file.write(_integers(mix(parts, first, min(_CHUNK, stop - first)), bits))
        monitor.step("mix", seconds, seconds)


@contextmanager
def _wav(path: Path, bits: Bits, is_long: bool) -> Iterator[soundfile.SoundFile]:
    """A WAV file open for writing; what goes wrong in it is an error of the system."""
    # Creating it here tells why it can't be: libsndfile only says "system error".
    path.touch()
    form = "RF64" if is_long else "WAV"
    try:
        with soundfile.SoundFile(path, "w", HEARD_RATE_HZ, 2, f"PCM_{bits}", format=form) as file:
            yield file
    except soundfile.LibsndfileError as error:
        is_full = shutil.disk_usage(path.parent).free < _CHUNK * 2 * bits // 8
        raise OSError(errno.ENOSPC if is_full else errno.EIO, str(error)) from error


def _integers(values: NDArray[np.float32], bits: Bits) -> NDArray[np.int16] | NDArray[np.int32]:
    """Samples as libsndfile takes them: 16 bits as they are, 24 at the top of 32."""
    full = 1 << bits - 1
    whole = np.rint(values * np.float32(full)).clip(-full, full - 1)
    if bits == 16:
        return np.asarray(whole, np.int16)
    return np.asarray(whole.astype(np.int32) << 8, np.int32)
