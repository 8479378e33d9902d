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
        self._alpha: Plane | None = inputs.get("alpha")
        self._background: Image | None = inputs.get("background")
        self._line: Plane = inputs["line"]
        self._face_grid: Plane = inputs["face_grid"]
        self._eyes = tuple(
            EyePainter(self._person, inputs[f"{s}_eye"], inputs[f"{s}_ball"], inputs[f"{s}_frame"])
            for s in ("left", "right")
        )
        above, below = (np.ascontiguousarray(plane) for plane in np.moveaxis(inputs["mouth_lines"], -1, 0))
        layers = (inputs[f"mouth_{name}"] for name in ("own", "upper", "lower", "frame"))
        self._mouth = MouthPainter(self._person, above, below, *layers)
        self._identity = _identity(self._person.shape[0])
        head_grid = self._feeds["head_grid"]
        index = _identity(NODES)
        self._index = index
        self._nodes = Map(head_grid[0] + head_grid[2] * index.x, head_grid[1] + head_grid[3] * index.y)

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
        size = frame.shape[:2]
        turned = self._identity.moved(_enlarged(head.x, size), _enlarged(head.y, size))
        nodes = self._nodes.moved(head.x, head.y)
        where = Map(turned.x.copy(), turned.y.copy())
        face = self._part(nodes, self._grid_box())
        place = turned[face].on_grid(self._face_grid)
        merged = self._merged(upper, lower)
        where.x[face] += place.sample(merged.x, cv2.BORDER_CONSTANT)
        where.y[face] += place.sample(merged.y, cv2.BORDER_CONSTANT)
        cv2.remap(self._person, where.x, where.y, cv2.INTER_LINEAR, frame, cv2.BORDER_REPLICATE)
        self._draw_eyes(frame, where, nodes, controls)
        self._draw_mouth(frame, turned, nodes, (upper, lower), float(controls[0]))
        if self._alpha is not None and self._background is not None:
            part = where.sample(self._alpha)
            cv2.blendLinear(frame, self._background, part, 1.0 - part, frame)

    def _draw_eyes(self, frame: Image, where: Map, nodes: Map, controls: Plane) -> None:
        look = float(controls[3]), float(controls[4])
        for eye, blink in zip(self._eyes, controls[1:3], strict=True):
            part = self._part(nodes, eye.box)
            if frame[part].size:
                eye.paint(frame[part], where[part], float(blink), look)

    def _draw_mouth(
        self, frame: Image, turned: Map, nodes: Map, lips: tuple[Map, Map], opening: float
    ) -> None:
        part = self._part(nodes, self._mouth.reach(opening))
        if not frame[part].size:
            return
        still = turned[part]
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

    def _grid_box(self) -> _Box:
        x0, y0, dx, dy = (float(v) for v in self._face_grid)
        return x0, y0, x0 + (NODES - 1) * dx, y0 + (NODES - 1) * dy

    def _part(self, nodes: Map, box: _Box) -> Part:
        """The frame's rectangle that shows a box of the still crop."""
        x0, y0, x1, y1 = box
        step = self._person.shape[0] // NODES
        shown = (nodes.x > x0 - step) & (nodes.x < x1 + step) & (nodes.y > y0 - step) & (nodes.y < y1 + step)
        rows, columns = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
        if not len(rows):
            return slice(0, 0), slice(0, 0)
        return (
            slice(int(rows[0]) * step, (int(rows[-1]) + 1) * step),
            slice(int(columns[0]) * step, (int(columns[-1]) + 1) * step),
        )


def _enlarged(plane: Plane, size: tuple[int, int]) -> Plane:
    return np.asarray(cv2.resize(plane, size), np.float32)


def _identity(size: int) -> Map:
    """Every pixel's own place."""
    x, y = np.meshgrid(np.arange(size, dtype=np.float32), np.arange(size, dtype=np.float32))
    return Map(x, y)
