"""`joyvasa render --queue`: the videos that the app, or another command, has queued."""

import argparse
import sys
from typing import Any

from joyvasa_runtime.cli.exit_codes import exit_code
from joyvasa_runtime.cli.output import say
from joyvasa_runtime.cli.progress import TerminalMonitor
from joyvasa_runtime.cli.project_video import make_project_video
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ClusterError, ExportError
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.storage import LoadedProject
from joyvasa_runtime.render_queue.make import make_waiting
from joyvasa_runtime.render_queue.queued_video import QueuedVideo, QueueView, VideoOrder
from joyvasa_runtime.render_queue.render_queue import RenderQueue, user_queue_folder

_OF_THE_WHOLE_QUEUE = {
    "run",
    "json",
    "quiet",
    "verbose",
    "is_queue",
    "is_list",
    "is_segments",
    "scheduler",
    "workers",
    "provider",
    "has_note",
}
"""Where options lie that say who makes the videos, and not what they shall be."""

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


def asks_for_one_video(parser: argparse.ArgumentParser, options: argparse.Namespace) -> bool:
    """Whether there are options that say what a video shall be, which those of the queue know already."""
    nothing_asked = vars(parser.parse_args([]))
    return any(
        vars(options)[name] != nothing_asked[name] for name in nothing_asked.keys() - _OF_THE_WHOLE_QUEUE
    )


def run_queue(options: argparse.Namespace, monitor: Monitor) -> Result:
    """Make what waits, or was interrupted, in the queue; or only list it.

    Raises
    ------
    Cancelled
        If the user stops it; the queue goes on there the next time.
    ClusterError
        If the machines that shall render can't be had; that is no video's fault, and so none has failed.
    """
    queue = RenderQueue(user_queue_folder())
    if options.is_list:
        return _listed(queue.look())

    def begin(video: QueuedVideo) -> None:
        if not (options.quiet or options.json):
            _end_line(monitor)
            say(f"{video.order.title} -> {video.order.output}", sys.stderr)

    render = _Render(options)
    try:
        made = make_waiting(queue, render, monitor, begin, lambda _video: _end_line(monitor))
    except _NoClusterError as stopped:
        raise stopped.problem from None
    return _made(made, queue.look())


class _NoClusterError(Exception):
    """Ends the queue where the next video would fare no better; that under way goes on the next time."""

    def __init__(self, problem: ClusterError) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Render:
    """Writes the videos of the queue; a pack is loaded once for all that it draws."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options
        self._engines: dict[str, Engine] = {}

    def __call__(self, order: VideoOrder, loaded: LoadedProject, monitor: Monitor) -> ExportReport:
        engine = self._engine(order.pack_id)
        wanted = order.output, order.settings, order.span
        try:
            return make_project_video(engine, loaded, *wanted, self._options, monitor)
        except ClusterError as error:
            raise _NoClusterError(error) from error

    def _engine(self, pack_id: str) -> Engine:
        if pack_id not in self._engines:
            self._engines[pack_id] = Engine.open(pack_id, provider=self._options.provider)
        return self._engines[pack_id]


def _made(videos: tuple[QueuedVideo, ...], view: QueueView) -> Result:
    failed = [video for video in videos if video.state == "failed"]
    lines = [_line(video) for video in videos] or ["Nothing waits in the queue"]
    data = {
        "videos": [_data(video) for video in videos],
        "failed": len(failed),
        "damaged": [str(damaged.problem) for damaged in view.damaged],
    }
    code = _QUEUE_FAILED if failed or view.damaged else 0
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
