"""A video of a project whose segments are rendered by a cluster and joined here."""

from pathlib import Path

from joyvasa_runtime.cluster.connection import ClusterSettings, check_installed
from joyvasa_runtime.cluster.draw import ClusterDraw
from joyvasa_runtime.cluster.parcel import pack_parcel
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import ExportReport, Publisher, export_project
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import FrameSpan


def export_on_cluster(
    engine: Engine,
    project: Project,
    motions: Motions,
    output: Path,
    settings: ExportSettings,
    span: FrameSpan,
    monitor: Monitor,
    sounds_folder: Path,
    cluster: ClusterSettings,
    provider: Provider = "auto",
    publisher: Publisher | None = None,
) -> ExportReport:
    """Write the video of a stretch of a project, frame by frame the same as `export_project` writes here.

    Parameters
    ----------
    engine, project, motions, output, settings, span, monitor, sounds_folder, publisher
        As `export_project`.
    cluster : ClusterSettings
        Which workers render.
    provider : {"auto", "cpu", "cuda"}
        Where they are to draw; it must turn out to be what `engine` draws with.

    Raises
    ------
    ClusterError
        If Dask is not installed, there is no cluster, it is lost, or its workers differ from this machine;
        finished segments stay for the next time.
    ExportError
        If its workers keep dying; finished segments stay, too.
    JoyVasaError
        As `export_project`.
    """
    check_installed()
    shown = project, motions, output, settings, span
    if not settings.compression.kind.has_pictures:
        # A sound alone has no segments.
        return export_project(engine, *shown, monitor, sounds_folder, publisher)
    parcel = pack_parcel(engine, provider, project, motions, settings, span)
    draw = ClusterDraw(cluster, parcel)
    return export_project(engine, *shown, monitor, sounds_folder, publisher, draw)
