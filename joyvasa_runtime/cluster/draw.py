"""Renders the missing segments of a video on a cluster, each as a task of its own that any worker can do.

A worker that dies costs its segment only: another one does it again. Joining them is `export`'s business.
"""

import secrets
from collections import Counter, deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from joyvasa_runtime.cluster.connection import ClusterSettings, connected
from joyvasa_runtime.cluster.parcel import Parcel
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ClusterError, ExportError, JoyVasaError
from joyvasa_runtime.export import RenderPlan, RenderWorkplace, Scene
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.gpu_encoder import choose_gpu_encoder
from joyvasa_runtime.video.segment import segment_ending
from joyvasa_runtime.video.unfinished import write_error

if TYPE_CHECKING:
    from distributed import Client, Future

    from joyvasa_runtime.cluster.remote_segment import FinishedSegment

_SPARE = 1
"""Segments beyond one for each worker that are under way, so that none of them waits for the next."""

_PIECE_BYTES = 8 << 20
"""Of a segment's file that are in memory at once: ten seconds of large lossless pictures are a gigabyte."""

_MOST_LOST = 3
"""Times that a segment is rendered again because its worker died before it was fetched."""

_POLL_S = 0.25
"""How often the user's wish to stop is looked at while nothing comes back."""


class _WorkerLostError(Exception):
    """A worker is not there any more, and with it the segment that it had finished."""


class ClusterDraw:
    """Draws segments on a cluster; stands for `export.draw_here`.

    Parameters
    ----------
    settings : ClusterSettings
    parcel : Parcel
        Of the video whose segments are drawn.
    """

    def __init__(self, settings: ClusterSettings, parcel: Parcel) -> None:
        self._settings, self._parcel = settings, parcel

    def __call__(
        self,
        engine: Engine,
        scene: Scene,
        plan: RenderPlan,
        workplace: RenderWorkplace,
        missing: tuple[int, ...],
        monitor: Monitor,
    ) -> None:
        """Render the missing segments.

        Raises
        ------
        ClusterError
            If there is no cluster, it is lost, or its workers differ.
        ExportError
            If its workers keep dying, or a segment can't be written. What came back by then is kept.
        JoyVasaError
            Of any kind, with which a worker failed.
        Cancelled
        """
        if not missing:
            return
        with connected(self._settings) as client, _shared(client, self._parcel) as name:
            Tasks(client, name, plan, workplace).render(missing, monitor)


class Tasks:
    """The segments that are under way on a cluster."""

    def __init__(self, client: "Client", name: str, plan: RenderPlan, workplace: RenderWorkplace) -> None:
        self._client, self._name, self._plan, self._workplace = client, name, plan, workplace
        self._ending = segment_ending(plan.compression)
        size, fps = plan.size, Fraction(plan.fps)
        self._gpu_encoder = choose_gpu_encoder(plan.compression, size, fps).encoder
        self._under_way: dict[Future, int] = {}
        self._lost: Counter[int] = Counter()

    def render(self, missing: tuple[int, ...], monitor: Monitor) -> None:
        """Send them out, a few at a time, and keep each one that comes back."""
        waiting = deque(missing)
        try:
            while waiting or self._under_way:
                with self._reached():
                    self._send(waiting)
                    done = self._came_back()
                for future in done:
                    index = self._under_way.pop(future)
                    if not self.keep(index, future):
                        waiting.appendleft(index)
                frames = sum(len(self._plan.span(index)) for index in self._workplace.finished)
                monitor.step("render", frames, self._plan.frames)
        finally:
            if self._client.status == "running":
                self._client.cancel(list(self._under_way))

    def _send(self, waiting: deque[int]) -> None:
        from joyvasa_runtime.cluster.remote_segment import render_remote

        room = len(self._client.nthreads()) + _SPARE - len(self._under_way)
        for _ in range(min(room, len(waiting))):
            index = waiting.popleft()
            task = self._name, self._plan, index, self._ending, self._gpu_encoder
            key = f"{self._name}-{index}-{self._lost[index]}"
            future = self._client.submit(render_remote, *task, key=key)
            self._under_way[future] = index

    def _came_back(self) -> list["Future"]:
        """Those that are done by now, after a moment's wait where none is."""
        from distributed import wait

        try:
            with self._client.as_current():
                return list(wait(list(self._under_way), timeout=_POLL_S, return_when="FIRST_COMPLETED").done)
        except TimeoutError:
            return []

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """A block that speaks with the scheduler, which may be gone."""
        if self._client.status != "running":
            raise _lost()
        try:
            yield
        except (OSError, CancelledError):
            # Tasks of a scheduler that is gone count as cancelled.
            raise _lost() from None

    def keep(self, index: int, future: "Future") -> bool:
        """Fetch a segment and keep it; False where its worker died before all of it was here."""
        start_s = self._plan.span(index).start / self._plan.fps
        try:
            with self._reached():
                finished = result_of(future, start_s)
            self._fetch(finished, self._workplace.part(index))
        except _WorkerLostError:
            self._lost[index] += 1
            if self._lost[index] > _MOST_LOST:
                raise _keeps_dying(start_s) from None
            return False
        self._workplace.keep(index)
        return True

    def _fetch(self, finished: "FinishedSegment", part: Path) -> None:
        """Write a segment that lies with a worker to where it is kept here."""
        try:
            with part.open("wb") as file:
                for piece in fetched(self._client, finished):
                    file.write(piece)
        except OSError as error:
            raise write_error(self._workplace.output, error) from error


def fetched(client: "Client", finished: "FinishedSegment") -> Iterator[bytes]:
    """The contents of a segment, a piece at a time; the worker's file is then removed.

    Raises
    ------
    _WorkerLostError
        If the worker, or the scheduler, is not there any more.
    """
    from joyvasa_runtime.cluster.remote_segment import read_piece, remove_segment

    for start in range(0, finished.size_bytes, _PIECE_BYTES):
        count = min(_PIECE_BYTES, finished.size_bytes - start)
        piece = _at(client, finished.address, read_piece, finished.path, start, count)
        if not isinstance(piece, bytes) or len(piece) != count:
            raise _WorkerLostError
        yield piece
    _at(client, finished.address, remove_segment, finished.path)


def _at(client: "Client", address: str, do: Callable[..., object], *arguments: object) -> object:
    """What a worker answers at once, beside its tasks."""
    try:
        return client.run(do, *arguments, workers=[address]).get(address)
    except (OSError, CancelledError, KeyError, ValueError):
        raise _WorkerLostError from None


def result_of(future: "Future", start_s: float) -> "FinishedSegment":
    """What a worker made; what it failed with is raised.

    Raises
    ------
    _WorkerLostError
        If the worker ended before it could tell.
    """
    from distributed import KilledWorker

    if future.status == "cancelled":
        raise _lost()
    # So Dask calls what was finished by a worker that is gone, until another one has done it again.
    if future.status == "lost":
        raise _WorkerLostError
    error = future.exception()
    if error is None:
        finished: FinishedSegment = future.result()
        return finished
    if isinstance(error, KilledWorker):
        raise _keeps_dying(start_s) from None
    if isinstance(error, JoyVasaError):
        raise error
    raise ExportError(
        f"A worker failed at the segment at {start_s:g} s: {type(error).__name__}: {error}",
        "Look at its log, and whether it has the same version of the program.",
    ) from None


@contextmanager
def _shared(client: "Client", parcel: Parcel) -> Iterator[str]:
    """The name under which every worker holds the parcel, as long as the block runs."""
    from joyvasa_runtime.cluster.remote_segment import ParcelPlugin

    name = f"joyvasa-{secrets.token_hex(8)}"
    client.register_plugin(ParcelPlugin(parcel), name=name)
    try:
        yield name
    finally:
        # A scheduler that is gone holds nothing any more.
        if client.status == "running":
            client.unregister_worker_plugin(name)


def _keeps_dying(start_s: float) -> ExportError:
    return ExportError(
        f"Several workers ended while they rendered the segment at {start_s:g} s",
        "Give them more memory, or render without --segments. What is finished stays.",
    )


def _lost() -> ClusterError:
    return ClusterError(
        "The cluster's scheduler is not there any more",
        "What is finished stays: start it, and give the same command again.",
    )
