"""`joyvasa render --queue`: the videos that the app, or another command, has queued."""

import argparse
import sys
from typing import Any

from joyvasa_runtime.audio.sound_cache import sound_cache_folder
from joyvasa_runtime.cli.exit_codes import exit_code
from joyvasa_runtime.cli.progress import TerminalMonitor
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import ExportReport, export_project, this_user
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.render_queue.make import make_waiting
from joyvasa_runtime.render_queue.queued_video import QueuedVideo, QueueView, VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue, user_queue_folder

_QUEUE_FAILED = exit_code(ExportError(""))


def add_queue_options(parser: argparse.ArgumentParser) -> None:
    """Options that take the videos of the queue instead of one project."""
    group = parser.add_argument_group("queue")
    group.add_argument(
        "--queue", action="store_true", dest="is_queue", help="make what waits in the app's queue, in order"
    )
    group.add_argument(
        "--list", action="store_true", dest="is_list", help="with --queue: only show what is in it"
    )


def run_queue(options: argparse.Namespace, monitor: Monitor) -> Result:
    """Make what waits, or was interrupted, in the queue; or only list it.

    Raises
    ------
    Cancelled
        If the user stops it; the queue goes on there the next time.
    """
    queue = RenderQueue(user_queue_folder())
    if options.is_list:
        return _listed(queue.look())
    engines: dict[str, Engine] = {}

    def render(order: VideoOrder, loaded: LoadedProject, monitor: Monitor) -> ExportReport:
        if order.pack_id not in engines:
            engines[order.pack_id] = Engine.open(order.pack_id, provider=options.provider)
        shown = loaded.project, loaded.motions, order.output, order.settings, order.span
        return export_project(engines[order.pack_id], *shown, monitor, sound_cache_folder(), this_user())

    def begin(video: QueuedVideo) -> None:
        if not (options.quiet or options.json):
            _end_line(monitor)
            print(f"{video.order.title} -> {video.order.output}", file=sys.stderr)

    made = make_waiting(queue, render, monitor, begin, lambda _video: _end_line(monitor))
    return _made(made, queue.look())


def _made(videos: tuple[QueuedVideo, ...], view: QueueView) -> Result:
    failed = [video for video in videos if video.state == "failed"]
    lines = [_line(video) for video in videos] or ["Nothing waits in the queue"]
    data = {"videos": [_data(video) for video in videos], "failed": len(failed)}
    code = _QUEUE_FAILED if failed else 0
    return Result("\n".join((*lines, *_damaged(view))), data, code)


def _listed(view: QueueView) -> Result:
    lines = [_line(video) for video in view.videos] or ["The queue is empty"]
    data = {
        "videos": [_data(video) for video in view.videos],
        "damaged": [str(damaged.problem) for damaged in view.damaged],
    }
    return Result("\n".join((*lines, *_damaged(view))), data)


def _line(video: QueuedVideo) -> str:
    kind, percent = video.order.settings.compression.kind.title, round(video.fraction * 100)
    line = f"{video.state:<12} {percent:>3} %  {video.order.output}  ({kind}, {video.order.settings.fps} fps)"
    more = (video.error,) if video.error else video.notes
    return "\n".join((line, *(f"{'':14}{text}" for text in more)))


def _damaged(view: QueueView) -> tuple[str, ...]:
    return tuple(f"{'damaged':<12} {damaged.problem}" for damaged in view.damaged)


def _data(video: QueuedVideo) -> dict[str, Any]:
    return {
        "id": video.id,
        "title": video.order.title,
        "output": str(video.order.output),
        "state": video.state,
        "fraction": video.fraction,
        "error": video.error,
        "notes": list(video.notes),
    }


def _end_line(monitor: Monitor) -> None:
    if isinstance(monitor, TerminalMonitor):
        monitor.finish()
