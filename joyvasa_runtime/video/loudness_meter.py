"""How loud a whole sound is to the ear, and how high its waves rise between the samples.

What is done about it is `loud_source`'s business; the loudness under each frame is `audio.loudness`'s.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.sound_graph import SoundGraph
from joyvasa_runtime.video.soundtrack import SoundSource

SILENT_LUFS = -70.0
"""The absolute gate of the measure: what never exceeds it has no loudness."""

_PEAK_STEP = 0.001
"""The filter tells peaks no finer."""


@dataclass(frozen=True, slots=True)
class Loudness:
    """The loudness of a sound.

    Parameters
    ----------
    lufs : float or None
        Integrated; None for silence and for less than 0.4 seconds.
    true_peak : float
        Highest value of the wave, full scale at 1; rounded up.

    Notes
    -----
    Recommendation ITU-R BS.1770, as FFmpeg's filter ``ebur128`` measures it.
    """

    lufs: float | None = None
    true_peak: float = 0.0


def measure_loudness(sound: SoundSource, seconds: Fraction, monitor: Monitor) -> Loudness:
    """The loudness of a sound up to a time; it is read once, in constant memory, and closed.

    Raises
    ------
    AudioError
        If the sound can't be read.
    Cancelled
    """
    whole = int(seconds)
    graph = SoundGraph(sound.rate_hz, sound.layout, ("ebur128", "metadata=1:framelog=quiet:peak=true"))
    loudness = Loudness()
    try:
        for second in range(whole + 1):
            monitor.step("Measuring loudness", second, whole)
            values = sound.up_to(min(Fraction(second + 1), seconds))
            if values.shape[1]:
                loudness = _latest(graph.push(values), loudness)
    finally:
        sound.close()
    return _latest(graph.finish(), loudness)


def _latest(frames: Iterable[Any], loudness: Loudness) -> Loudness:
    """What the last frame says of everything before it."""
    for frame in frames:
        told = frame.metadata
        if "lavfi.r128.I" in told:
            lufs = float(told["lavfi.r128.I"])
            peak = float(told["lavfi.r128.true_peak"]) + _PEAK_STEP
            loudness = Loudness(lufs if lufs > SILENT_LUFS else None, peak)
    return loudness
