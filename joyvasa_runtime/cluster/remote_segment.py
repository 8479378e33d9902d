"""Rendering one segment in a worker process: its engine and its scenes are opened once and kept.

What is asked of which worker is the scheduler's business.
"""

import tempfile
import threading
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from distributed import WorkerPlugin, get_worker

from joyvasa_runtime.cluster.engine_facts import EngineFacts
from joyvasa_runtime.cluster.parcel import Parcel
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ClusterError
from joyvasa_runtime.export import RenderPlan, Scene, render_segment
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.gpu_encoder import choose_gpu_encoder

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; an engine is for one."""

_engines: dict[tuple[str, Provider], Engine] = {}
"""Opened in this process: what takes longest of a short segment."""


@dataclass(frozen=True, slots=True)
class FinishedSegment:
    """A segment's file on the disk of a worker, to be fetched piece by piece.

    Parameters
    ----------
    address : str
        Of the worker.
    path : str
    size_bytes : int
    """

    address: str
    path: str
    size_bytes: int


class ParcelPlugin(WorkerPlugin):  # type: ignore[misc]
    """Holds a parcel in every worker, also in those that join, or are started again, later.

    Parameters
    ----------
    parcel : Parcel
    """

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self.scene: Scene | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    @property
    def folder(self) -> Path:
        """Where this worker's finished segments lie until they are fetched."""
        assert self._folder is not None, "a worker sets its plugins up before it works"
        return Path(self._folder.name)

    def setup(self, worker: Any) -> None:
        """Make a folder within the worker's own, which Dask clears away even after it was killed."""
        self._folder = tempfile.TemporaryDirectory(prefix="joyvasa-", dir=worker.local_directory)

    def teardown(self, worker: Any) -> None:
        """The render is over, or this worker ends: nobody fetches anything any more."""
        if self._folder is not None:
            self._folder.cleanup()


def render_remote(
    plugin_name: str, plan: RenderPlan, index: int, ending: str, gpu_encoder: str | None
) -> FinishedSegment:
    """A segment rendered in this worker.

    Parameters
    ----------
    plugin_name : str
        Under which the parcel is held.
    plan : RenderPlan
    index : int
    ending : str
        Of a segment's file.
    gpu_encoder : str or None
        What encodes on the machine that joins the segments, where a graphics card does.

    Raises
    ------
    ClusterError
        If this machine draws or encodes in another way than the one that joins the segments.
    ModelPackError, PortraitError, ProjectError, InferenceError
        If the pack isn't there, or something fails.
    """
    worker = get_worker()
    plugin: ParcelPlugin = worker.plugins[plugin_name]
    with _ONE_AT_A_TIME:
        engine = _engine(plugin.parcel)
        check_draws_the_same(plugin.parcel.facts, engine, worker.address)
        _check_encoder(gpu_encoder, plan, worker.address)
        if plugin.scene is None:
            plugin.scene = plugin.parcel.scene(engine)
        path = plugin.folder / f"segment-{index:05d}{ending}"
        path.unlink(missing_ok=True)
        render_segment(engine, plugin.scene, plan, index, path, Monitor())
        # A GPU whose memory ran out meanwhile has handed over to the processor.
        check_draws_the_same(plugin.parcel.facts, engine, worker.address)
        return FinishedSegment(worker.address, str(path), path.stat().st_size)


def read_piece(path: str, start: int, count: int) -> bytes:
    """A piece of a finished segment's file."""
    with open(path, "rb") as stream:
        stream.seek(start)
        return stream.read(count)


def remove_segment(path: str) -> None:
    """Remove a finished segment that was fetched."""
    Path(path).unlink(missing_ok=True)


def _engine(parcel: Parcel) -> Engine:
    key = parcel.pack_id, parcel.provider
    if key not in _engines:
        _engines[key] = Engine.open(parcel.pack_id, provider=parcel.provider)
    return _engines[key]


def check_draws_the_same(wanted: EngineFacts, engine: Engine, address: str) -> None:
    """Refuse a worker whose frames would not fit to the others'.

    Raises
    ------
    ClusterError
    """
    difference = wanted.difference(EngineFacts.of(engine))
    if difference:
        raise _refused(address, difference)


def _check_encoder(gpu_encoder: str | None, plan: RenderPlan, address: str) -> None:
    """Refuse a worker whose pictures are encoded by something else: they could not be joined."""
    mine = choose_gpu_encoder(plan.compression, plan.size, Fraction(plan.fps)).encoder
    if mine != gpu_encoder:
        names = [name or "the processor's encoder" for name in (mine, gpu_encoder)]
        raise _refused(address, "{} instead of {}".format(*names))


def _refused(address: str, difference: str) -> ClusterError:
    return ClusterError(
        f"The worker {address} would draw other frames: {difference}",
        "Give every machine the same program, pack and processor, or leave that worker out.",
    )
