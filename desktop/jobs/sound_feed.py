"""What is played, mixed a little ahead on a thread of its own, so that the sound card never waits for it.

It opens no device and knows no clock; whoever plays takes from it with `read`.
"""

import threading
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from desktop.jobs.run import Run
from joyvasa_runtime.audio.mix import MixPart, mix
from joyvasa_runtime.timebase import HEARD_RATE_HZ

_AHEAD = HEARD_RATE_HZ // 2
"""Samples mixed ahead: half a second covers a slow disk and a busy machine."""

_CHUNK = HEARD_RATE_HZ // 20

# After an edit this much of what is already mixed is still played: no gap, and the edit is heard at once.
_KEPT = HEARD_RATE_HZ // 10


class SoundFeed:
    """The sound of one run after another; every method may be called from any thread."""

    def __init__(self) -> None:
        self._condition = threading.Condition()
        self._parts: tuple[MixPart, ...] = ()
        self._run: Run | None = None
        # Changes whenever what is being mixed at the moment must be thrown away.
        self._epoch = 0
        self._ring = np.zeros((_AHEAD, 2), np.float32)
        self._taken = self._written = 0
        self._is_closed = False
        self._thread = threading.Thread(target=self._work, name="sound feed", daemon=True)
        self._thread.start()

    @property
    def taken(self) -> int:
        """Samples of the present run that were read."""
        return self._taken

    def set_parts(self, parts: Sequence[MixPart]) -> None:
        """Play another mix from now on, even in the middle of a run."""
        with self._condition:
            self._parts = tuple(parts)
            self._epoch += 1
            self._written = min(self._written, self._taken + _KEPT)
            self._condition.notify()

    def start(self, run: Run) -> None:
        """Begin a run; nothing of an earlier one is read after this."""
        self._begin(run)

    def stop(self) -> None:
        """End the run; silence is read after this."""
        self._begin(None)

    def read(self, block: NDArray[np.float32]) -> int:
        """Fill `block`, shape (N, 2), and return how many samples of it belong to the run.

        The rest is silence: there is no run, or mixing is late.
        """
        with self._condition:
            count = min(len(block), self._written - self._taken)
            self._copy(self._ring, self._taken % _AHEAD, block[:count])
            self._taken += count
            self._condition.notify()
        block[count:] = 0.0
        return count

    def close(self) -> None:
        """Stop the thread."""
        with self._condition:
            self._is_closed = True
            self._condition.notify()
        self._thread.join()

    def _begin(self, run: Run | None) -> None:
        with self._condition:
            self._run = run
            self._epoch += 1
            self._taken = self._written = 0
            self._condition.notify()

    def _work(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._is_closed or self._has_room())
                if self._is_closed:
                    return
                run, parts, epoch, written = self._run, self._parts, self._epoch, self._written
            assert run is not None
            # Without the lock, because reading a sound from a slow disk may take its time.
            chunk = run_sound(run, parts, written, _CHUNK)
            with self._condition:
                if epoch == self._epoch:
                    self._append(chunk)

    def _has_room(self) -> bool:
        return self._run is not None and self._written - self._taken <= _AHEAD - _CHUNK

    def _append(self, chunk: NDArray[np.float32]) -> None:
        place = self._written % _AHEAD
        head = min(len(chunk), _AHEAD - place)
        self._ring[place : place + head] = chunk[:head]
        self._ring[: len(chunk) - head] = chunk[head:]
        self._written += len(chunk)

    @staticmethod
    def _copy(ring: NDArray[np.float32], place: int, block: NDArray[np.float32]) -> None:
        head = min(len(block), _AHEAD - place)
        block[:head] = ring[place : place + head]
        block[head:] = ring[: len(block) - head]


def run_sound(run: Run, parts: Sequence[MixPart], first: int, count: int) -> NDArray[np.float32]:
    """The samples [first, first + count) that a run puts out, shape (count, 2), float32, in [-1, 1]."""
    out = np.empty((count, 2), np.float32)
    done = 0
    while done < count:
        position = run.exact(first + done)
        length = run.straight(position, count - done)
        out[done : done + length] = _stretch(parts, position, run.speed, length)
        done += length
    return np.clip(out, -1.0, 1.0, out=out)


def _stretch(parts: Sequence[MixPart], position: float, speed: float, count: int) -> NDArray[np.float32]:
    """`count` samples from `position` on at a speed, shape (count, 2)."""
    if speed == 1.0 and position == int(position):
        return mix(parts, int(position), count)
    # Faster than normal, several places are averaged for each sample: high tones vanish instead of
    # turning into others.
    places = max(1, round(abs(speed)))
    read = _read_at(parts, position + speed / places * np.arange(count * places, dtype=np.float64))
    return np.asarray(read.reshape(count, places, 2).mean(axis=1), np.float32)


def _read_at(parts: Sequence[MixPart], positions: NDArray[np.floating]) -> NDArray[np.float32]:
    """The mix at positions that rise or fall steadily, on the straight line between its samples."""
    whole = np.floor(positions).astype(np.int64)
    low, high = int(whole[[0, -1]].min()), int(whole[[0, -1]].max())
    mixed = mix(parts, low, high - low + 2)
    share = (positions - whole).astype(np.float32)[:, None]
    before, after = mixed[whole - low], mixed[whole - low + 1]
    return np.asarray(before + (after - before) * share, np.float32)
