"""Sound through a chain of FFmpeg's filters, piece by piece.

What the filters are for is the business of those who name them.
"""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import av
import numpy as np
from av.filter import Graph
from numpy.typing import NDArray


class SoundGraph:
    """A chain of filters.

    Parameters
    ----------
    rate_hz : int
    layout : str
        FFmpeg's name of the channels.
    filters : (str, str)
        Name and settings of each, in order.
    """

    def __init__(self, rate_hz: int, layout: str, *filters: tuple[str, str]) -> None:
        self._rate_hz = rate_hz
        self._layout = layout
        self._pushed = 0
        # Kept, because its filters don't keep it.
        self._graph = graph = Graph()
        self._source = graph.add_abuffer(
            format="fltp", sample_rate=rate_hz, layout=layout, time_base=Fraction(1, rate_hz)
        )
        self._sink = graph.add("abuffersink")
        graph.link_nodes(self._source, *(graph.add(*named) for named in filters), self._sink)
        graph.configure()

    def push(self, values: NDArray[np.float32]) -> Iterator[Any]:
        """Put sound in, shape (channels, N), float32, and take out what is ready, as `av.AudioFrame`."""
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(values), format="fltp", layout=self._layout)
        frame.sample_rate, frame.pts = self._rate_hz, self._pushed
        frame.time_base = Fraction(1, self._rate_hz)
        self._pushed += values.shape[1]
        self._source.push(frame)
        return self._ready()

    def finish(self) -> Iterator[Any]:
        """What the filters hold back."""
        self._source.push(None)
        return self._ready()

    def _ready(self) -> Iterator[Any]:
        while True:
            try:
                frame = self._sink.pull()
            except (av.BlockingIOError, av.EOFError):
                return
            yield frame
