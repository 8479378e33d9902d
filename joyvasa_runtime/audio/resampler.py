"""Sound at another rate, piece by piece, with nothing gained or lost at its end.

What the channels are is not its business.
"""

import numpy as np
import soxr
from numpy.typing import NDArray

# Decoders give some 20 ms at a time; resampling a second at once takes a tenth of the calls.
_CHUNK_S = 1.0


def resampled_length(samples: int, rate_hz: int, wanted_hz: int) -> int:
    """Samples that `samples` at `rate_hz` become at `wanted_hz`, rounded half up."""
    return (2 * samples * wanted_hz + rate_hz) // (2 * rate_hz)


class Resampler:
    """A stream to another rate.

    Parameters
    ----------
    rate_hz, wanted_hz : int
        Rate of what is fed, and of what comes out.
    channels : int or None
        None for mono sound of the shape (N,), otherwise sound has the shape (N, channels).
    """

    def __init__(self, rate_hz: int, wanted_hz: int, channels: int | None = None) -> None:
        self.rate_hz = rate_hz
        self.taken = 0
        self._given = 0
        self._shape = () if channels is None else (channels,)
        self._waiting: list[NDArray[np.float32]] = []
        self._waiting_samples = 0
        self._stream = (
            None
            if rate_hz == wanted_hz
            else soxr.ResampleStream(rate_hz, wanted_hz, channels or 1, np.float32)
        )

    def feed(self, samples: NDArray[np.float32]) -> NDArray[np.float32]:
        """What is ready after `samples`, float32; mostly nothing, then a second at once."""
        self.taken += len(samples)
        self._waiting.append(samples)
        self._waiting_samples += len(samples)
        if self._waiting_samples < _CHUNK_S * self.rate_hz:
            return self._silence(0)
        return self._drain(last=False)

    def finish(self, length: int) -> NDArray[np.float32]:
        """The rest, with the whole cut or filled to `length` samples."""
        rest = self._drain(last=True)
        excess = self._given - length
        if excess > 0:
            return rest[: len(rest) - excess]
        return np.concatenate([rest, self._silence(-excess)])

    def _drain(self, *, last: bool) -> NDArray[np.float32]:
        chunk: NDArray[np.float32] = np.concatenate([self._silence(0), *self._waiting])
        self._waiting.clear()
        self._waiting_samples = 0
        if self._stream is not None:
            chunk = self._stream.resample_chunk(chunk, last=last)
        self._given += len(chunk)
        return chunk

    def _silence(self, samples: int) -> NDArray[np.float32]:
        return np.zeros((samples, *self._shape), np.float32)
