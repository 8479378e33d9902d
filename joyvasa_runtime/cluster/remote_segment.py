"""Rendering one segment in a worker process: its engine and its scenes are opened once and kept.

What is asked of which worker is the scheduler's business.
"""

import tempfile
import threading
from fractions import Fraction
from pathlib import Path

from distributed import WorkerPlugin, get_worker

from joyvasa_runtime.cluster.engine_facts import EngineFacts
from joyvasa_runtime.cluster.parcel import Parcel
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import RenderPlan, Scene, render_segment
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.gpu_encoder import choose_gpu_encoder

_ONE_AT_A_TIME = threading.Lock()
"""A worker may have several threads; an engine is for one."""

_engines: dict[tuple[str, Provider], Engine] = {}
"""Opened in this process: what takes longest of a short segment."""


class ParcelPlugin(WorkerPlugin):  # type: ignore[misc]
    """Holds a parcel in every worker, also in those that join, or are started again, later.

    Parameters
    ----------
    parcel : Parcel
    """

    def __init__(self, parcel: Parcel) -> None:
        self.parcel = parcel
        self.scene: Scene | None = None


def render_remote(
    plugin_name: str, plan: RenderPlan, index: int, ending: str, gpu_encoder: str | None
) -> bytes:
    """The contents of a segment's file, rendered in this worker.

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
    ExportError
        If this machine draws or encodes in another way than the one that joins the segments.
    ModelPackError, PortraitError, ProjectError, InferenceError
        If the pack isn't there, or something fails.
    """
    worker = get_worker()
    plugin: ParcelPlugin = worker.plugins[plugin_name]
    with _ONE_AT_A_TIME, tempfile.TemporaryDirectory(prefix="joyvasa-") as folder:
        engine = _engine(plugin.parcel)
        check_draws_the_same(plugin.parcel.facts, engine, worker.address)
        _check_encoder(gpu_encoder, plan, worker.address)
        if plugin.scene is None:
            plugin.scene = plugin.parcel.scene(engine)
        path = Path(folder) / f"segment{ending}"
        render_segment(engine, plugin.scene, plan, index, path, Monitor())
        # A GPU whose memory ran out meanwhile has handed over to the processor.
        check_draws_the_same(plugin.parcel.facts, engine, worker.address)
        return path.read_bytes()


def _engine(parcel: Parcel) -> Engine:
    key = parcel.pack_id, parcel.provider
    if key not in _engines:
        _engines[key] = Engine.open(parcel.pack_id, provider=parcel.provider)
    return _engines[key]


def check_draws_the_same(wanted: EngineFacts, engine: Engine, address: str) -> None:
    """Refuse a worker whose frames would not fit to the others'.

    Raises
    ------
    ExportError
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


def _refused(address: str, difference: str) -> ExportError:
    return ExportError(
        f"The worker {address} would draw other frames: {difference}",
        "Give every machine the same program, pack and processor, or leave that worker out.",
    )
