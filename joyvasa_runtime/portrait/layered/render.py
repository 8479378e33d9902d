"""Frames of a prepared portrait: the graph says where pixels come from, OpenCV fetches them.

One uint8 sampling of 512 x 512 takes OpenCV 1 ms and the inference engine 19 ms, hence the split. No
state is kept between frames.
"""

from collections.abc import Mapping
from typing import Any, Protocol

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.draw_eye import EyePainter
from joyvasa_runtime.portrait.layered.draw_mouth import MouthPainter
from joyvasa_runtime.portrait.layered.grid import NODES
from joyvasa_runtime.portrait.layered.map import Image, Map, Part, Plane
from joyvasa_runtime.portrait.layered.prepare import GRAPH_INPUTS

_Box = tuple[float, float, float, float]

_CELL = 4
"""Pixels between the places where the whole face's map is computed; between them it is smooth."""


class Graph(Protocol):
    """What runs the geometry, such as a `models.session.Session`."""

    def run(self, feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        """Outputs by name."""
        ...


class LayeredRenderer:
    """Draws frames of one portrait; use one per thread.

    Parameters
    ----------
    graph : Graph
        The exported `layered_warp`.
    inputs : Mapping
        From `prepare`.
    """

    def __init__(self, graph: Graph, inputs: Mapping[str, NDArray[Any]]) -> None:
        self._graph = graph
        self._feeds = {name: inputs[name] for name in GRAPH_INPUTS}
        self._person: Image = inputs["person"]
        self._alpha: Image | None = inputs.get("alpha")
        self._background: Image | None = inputs.get("background")
        self._line: Plane = inputs["line"]
        self._face_grid: Plane = inputs["face_grid"]
        self._eyes = tuple(
            EyePainter(self._person, *(inputs[f"{side}_{name}"] for name in ("eye", "ball", "lid", "frame")))
            for side in ("left", "right")
        )
        above, below = (np.ascontiguousarray(plane) for plane in np.moveaxis(inputs["mouth_lines"], -1, 0))
        layers = (inputs[f"mouth_{name}"] for name in ("own", "own_lower", "upper", "lower", "frame"))
        self._mouth = MouthPainter(self._person, above, below, *layers)
        size = self._person.shape[0]
        self._identity = _identity(size, 1)
        self._coarse = _identity(size, _CELL)
        self._index = _identity(NODES, 1)

    def render(self, motion: NDArray[np.float32], reference: NDArray[np.float32]) -> Image:
        """Frames of some rows of motion.

        Parameters
        ----------
        motion : ndarray, shape (N, 70), float32
            Physical units.
        reference : ndarray, shape (70,), float32
            The row at which the portrait looks as in its picture.

        Returns
        -------
        ndarray, shape (N, S, S, 3), uint8
            RGB.
        """
        maps = self._graph.run({"motion": motion, "reference": reference, **self._feeds})
        frames = np.empty((len(motion), *self._person.shape), np.uint8)
        for i, frame in enumerate(frames):
            head, upper, lower = (Map(*maps[name][i]) for name in ("head", "upper", "lower"))
            self._draw(frame, head, upper, lower, maps["controls"][i])
        return frames

    def _draw(self, frame: Image, head: Map, upper: Map, lower: Map, controls: Plane) -> None:
        size = frame.shape[0]
        turn = Map(*(_resized(plane, size // _CELL) for plane in (head.x, head.y)))
        turned = self._coarse.moved(turn.x, turn.y)
        place = turned.on_grid(self._face_grid)
        merged = self._merged(upper, lower)
        move = Map(*(place.sample(plane, cv2.BORDER_CONSTANT) for plane in (merged.x, merged.y)))
        coarse = turned.moved(move.x, move.y)
        where = self._identity.moved(_resized(turn.x + move.x, size), _resized(turn.y + move.y, size))
        # Two samplings share these maps of whole pixels and 1/32 steps, and each is twice as fast with them.
        whole, steps = cv2.convertMaps(where.x, where.y, cv2.CV_16SC2)
        cv2.remap(self._person, whole, steps, cv2.INTER_LINEAR, frame, cv2.BORDER_REPLICATE)
        self._draw_eyes(frame, where, coarse, controls)
        self._draw_mouth(frame, turn, turned, (upper, lower), float(controls[0]))
        if self._alpha is not None and self._background is not None:
            sampled = cv2.remap(self._alpha, whole, steps, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
            part = np.multiply(sampled, np.float32(1.0 / 255.0), dtype=np.float32)
            cv2.blendLinear(frame, self._background, part, 1.0 - part, frame)

    def _draw_eyes(self, frame: Image, where: Map, coarse: Map, controls: Plane) -> None:
        look = float(controls[3]), float(controls[4])
        for eye, blink in zip(self._eyes, controls[1:3], strict=True):
            part = _part(coarse, eye.box)
            if frame[part].size:
                eye.paint(frame[part], where[part], float(blink), look)

    def _draw_mouth(
        self, frame: Image, turn: Map, turned: Map, lips: tuple[Map, Map], opening: float
    ) -> None:
        part = _part(turned, self._mouth.reach(opening))
        if not frame[part].size:
            return
        still = self._identity[part].moved(_fine(turn.x, part), _fine(turn.y, part))
        place = still.on_grid(self._face_grid)
        upper, lower = (
            still.moved(place.sample(lip.x, cv2.BORDER_CONSTANT), place.sample(lip.y, cv2.BORDER_CONSTANT))
            for lip in lips
        )
        self._mouth.paint(frame[part], still, upper, lower, opening)

    def _merged(self, upper: Map, lower: Map) -> Map:
        """Per node the displacement of the lip it hangs on."""
        dx, dy = self._face_grid[2:]
        over = self._index.moved(upper.x / dx, upper.y / dy).sample(self._line)
        under = self._index.moved(lower.x / dx, lower.y / dy).sample(self._line)
        on_upper = (over <= 0) | (over < -under)
        return Map(np.where(on_upper, upper.x, lower.x), np.where(on_upper, upper.y, lower.y))


def _part(coarse: Map, box: _Box) -> Part:
    """The frame's rectangle, of whole cells, that shows a box of the still crop."""
    x0, y0, x1, y1 = box
    across = (coarse.x > x0 - _CELL) & (coarse.x < x1 + _CELL)
    shown = across & (coarse.y > y0 - _CELL) & (coarse.y < y1 + _CELL)
    rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    if not len(rows):
        return slice(0, 0), slice(0, 0)
    return (
        slice(int(rows[0]) * _CELL, (int(rows[-1]) + 1) * _CELL),
        slice(int(columns[0]) * _CELL, (int(columns[-1]) + 1) * _CELL),
    )


def _fine(plane: Plane, part: Part) -> Plane:
    """A rectangle, of whole cells, of what enlarging the coarse plane to the frame would give."""
    low = [max(cells.start // _CELL - 1, 0) for cells in part]
    high = [cells.stop // _CELL + 1 for cells in part]
    cells = np.ascontiguousarray(plane[low[0] : high[0], low[1] : high[1]])
    fine = cv2.resize(cells, (cells.shape[1] * _CELL, cells.shape[0] * _CELL))
    rows, columns = (slice(p.start - a * _CELL, p.stop - a * _CELL) for p, a in zip(part, low, strict=True))
    return np.asarray(fine[rows, columns], np.float32)


def _resized(plane: Plane, size: int) -> Plane:
    return np.asarray(cv2.resize(plane, (size, size)), np.float32)


def _identity(size: int, cell: int) -> Map:
    """The middle of every square cell of a picture."""
    at = np.arange(size // cell, dtype=np.float32) * cell + np.float32((cell - 1) / 2)
    x, y = np.meshgrid(at, at)
    return Map(x, y)
