"""A sound brought to a loudness, with no wave above what encoders and converters can take.

It changes the whole by one factor, and holds back only the peaks that would clip.
"""

import math
from collections.abc import Callable
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.loudness_meter import SILENT_LUFS, measure_loudness
from joyvasa_runtime.video.sound_graph import SoundGraph
from joyvasa_runtime.video.soundtrack import SoundSource

_CEILING_DB = -1.0
"""Highest true peak; above, lossy codecs clip."""

_MARGIN_DB = 0.3
"""What sampling down after the limiter may add."""

_OVERSAMPLING = 4
"""Rate at which peaks between samples show (ITU-R BS.1770, annex 2)."""

_MOST_RAISE_DB = 30.0
"""More would raise the noise of a recording to the loudness of speech."""

_MOST_DRIVE_DB = 4.0
"""What may be added to make up for held back peaks; more is heard as pumping."""

_NEAR_LU, _FAR_LU = 0.2, 0.5
"""Differences from the goal that nobody works at, and that are told."""

_ATTEMPTS = 3
"""Each reads the whole sound."""

_LOOK_AHEAD = Fraction(1, 10)


class LoudSource:
    """A sound with a gain; a `SoundSource`.

    Parameters
    ----------
    source : SoundSource
        At its start; closed with this one.
    gain_db : float
    is_limited : bool
        Whether peaks are held back.
    note : str
        What the user should know about the result; empty if it is as it was wanted.
    """

    def __init__(self, source: SoundSource, gain_db: float, is_limited: bool, note: str = "") -> None:
        self.rate_hz = source.rate_hz
        self.channels = source.channels
        self.layout = source.layout
        self.given = 0
        self.note = note
        self._source = source
        self._gain = np.float32(_factor(gain_db))
        self._graph = _limiter(source) if is_limited else None
        self._ready: NDArray[np.float32] = np.empty((self.channels, 0), np.float32)

    def up_to(self, seconds: Fraction) -> NDArray[np.float32]:
        """The samples from where the last call ended up to `seconds`, shape (channels, N), float32."""
        wanted = round(seconds * self.rate_hz) - self.given
        self.given += wanted
        if self._graph is None:
            return self._source.up_to(seconds) * self._gain
        while self._ready.shape[1] < wanted:
            self._feed(self._graph)
        values, self._ready = self._ready[:, :wanted], self._ready[:, wanted:]
        return values

    def close(self) -> None:
        """Let go of the sound."""
        self._source.close()

    def _feed(self, graph: SoundGraph) -> None:
        """Let the limiter have some more, which it needs to see peaks before they come."""
        ahead = Fraction(self._source.given, self.rate_hz) + _LOOK_AHEAD
        frames = graph.push(self._source.up_to(ahead) * self._gain)
        self._ready = np.concatenate([self._ready, *(frame.to_ndarray() for frame in frames)], axis=1)


def open_loud_source(
    open_source: Callable[[], SoundSource], target_lufs: float, seconds: Fraction, monitor: Monitor
) -> LoudSource:
    """A sound at a loudness, to be taken from its start.

    It is read once or a few times before that; silence, and what is too short to be measured, stay as they
    are.

    Parameters
    ----------
    open_source : callable
        Gives the sound at its start, anew at each call.
    target_lufs : float
        Integrated loudness.
    seconds : Fraction
        How much of the sound is heard.
    monitor : Monitor

    Raises
    ------
    AudioError
        If the sound can't be read.
    Cancelled
    """
    measured = measure_loudness(open_source(), seconds, monitor)
    if measured.lufs is None:
        return LoudSource(open_source(), 0.0, is_limited=False)
    gain_db = min(target_lufs - measured.lufs, _MOST_RAISE_DB)
    if measured.true_peak * _factor(gain_db) <= _factor(_CEILING_DB):
        note = _loudness_problem(measured.lufs + gain_db, target_lufs, is_limited=False)
        return LoudSource(open_source(), gain_db, is_limited=False, note=note)
    gain_db, reached = _driven(open_source, gain_db, target_lufs, seconds, monitor)
    note = _loudness_problem(reached, target_lufs, is_limited=True)
    return LoudSource(open_source(), gain_db, is_limited=True, note=note)


def _driven(
    open_source: Callable[[], SoundSource],
    gain_db: float,
    target_lufs: float,
    seconds: Fraction,
    monitor: Monitor,
) -> tuple[float, float]:
    """The gain with which the limited sound is as loud as wanted, or nearly, and how loud it is then."""
    most = gain_db + _MOST_DRIVE_DB
    for attempt in range(_ATTEMPTS):
        limited = LoudSource(open_source(), gain_db, is_limited=True)
        measured = measure_loudness(limited, seconds, monitor)
        # A single click in silence may fall below what is measured.
        reached = SILENT_LUFS if measured.lufs is None else measured.lufs
        missing = target_lufs - reached
        raised = min(gain_db + missing, most)
        if abs(missing) <= _NEAR_LU or attempt == _ATTEMPTS - 1 or raised == gain_db:
            break
        gain_db = raised
    return gain_db, reached


def _limiter(source: SoundSource) -> SoundGraph:
    # It delays the sound to see peaks before they come, and takes the delay out again.
    limit = _factor(_CEILING_DB - _MARGIN_DB)
    return SoundGraph(
        source.rate_hz,
        source.layout,
        ("aresample", str(source.rate_hz * _OVERSAMPLING)),
        ("alimiter", f"limit={limit:.4f}:level=0:latency=1"),
        ("aresample", str(source.rate_hz)),
        ("aformat", "sample_fmts=fltp"),
    )


def _loudness_problem(reached: float, target_lufs: float, is_limited: bool) -> str:
    """Why the sound is not as loud as it was wanted; empty if it is."""
    if abs(reached - target_lufs) <= _FAR_LU:
        return ""
    if is_limited:
        return f"The sound is {reached:.1f} LUFS loud instead of {target_lufs:.1f}: its peaks would clip."
    return f"The sound is {reached:.1f} LUFS loud instead of {target_lufs:.1f}: it is too quiet for more."


def _factor(decibels: float) -> float:
    return math.pow(10.0, decibels / 20.0)
