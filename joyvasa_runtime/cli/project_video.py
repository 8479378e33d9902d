"""The one way of `joyvasa render` from a project to its video, whether it is named or waits in the queue.

Whether this process draws the frames or a cluster does is told by the options.
"""

import argparse
from pathlib import Path

from joyvasa_runtime.audio.sound_cache import sound_cache_folder
from joyvasa_runtime.cli.cluster_options import cluster_settings
from joyvasa_runtime.cluster.export_on_cluster import export_on_cluster
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import ExportReport, export_project, this_user
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.timebase import FrameSpan


def make_project_video(
    engine: Engine,
    loaded: LoadedProject,
    output: Path,
    settings: ExportSettings,
    span: FrameSpan,
    options: argparse.Namespace,
    monitor: Monitor,
) -> ExportReport:
    """Write the video of a stretch of a project, on the machines and in the name that the options say.

    Raises
    ------
    JoyVasaError
        As `export_project` and `export_on_cluster`.
    Cancelled
    """
    shown = loaded.project, loaded.motions, output, settings, span
    cluster, publisher = cluster_settings(options), this_user(options.has_note)
    if cluster is None:
        return export_project(engine, *shown, monitor, sound_cache_folder(), publisher)
    sounds = sound_cache_folder()
    return export_on_cluster(engine, *shown, monitor, sounds, cluster, options.provider, publisher)
