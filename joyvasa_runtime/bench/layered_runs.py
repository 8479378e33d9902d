"""What the layered generator does for a frame: its model says where pixels come from, OpenCV fetches them."""

from collections.abc import Mapping
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.bench.model_run import ModelRun, gflop_of
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.portrait.layered.prepare import GRAPH_INPUTS
from joyvasa_runtime.portrait.layered.render import LayeredRenderer
from joyvasa_runtime.portrait.source import Portrait

Array = NDArray[np.float32]


def layered_runs(pack: ModelPack, portrait: Portrait, row: Array, reference: Array) -> tuple[ModelRun, ...]:
    """The model, and drawing with its answer known.

    Parameters
    ----------
    pack : ModelPack
    portrait : Portrait
    row, reference : ndarray, shape (70,), float32
        The motion to draw, and that at which the portrait looks as in its picture.
    """
    graph = pack.session("layered_warp", threads=1)
    moved = {"motion": row[None], "reference": reference}
    feeds = moved | {name: portrait.inputs[name] for name in GRAPH_INPUTS}
    known = LayeredRenderer(_Known(graph.run(feeds)), portrait.inputs)
    return (
        ModelRun(
            "layered warp", "frame", partial(graph.run, feeds), gflop=gflop_of(pack.manifest, "layered_warp")
        ),
        ModelRun("drawing", "frame", partial(known.render, row[None], reference)),
    )


class _Known:
    """A model whose answer is known already."""

    def __init__(self, answer: Mapping[str, NDArray[Any]]) -> None:
        self._answer = dict(answer)

    def run(self, _feeds: Mapping[str, NDArray[Any]]) -> dict[str, NDArray[Any]]:
        return self._answer
