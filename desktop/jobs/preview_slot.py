"""The preview's work on the inference thread: the wanted frame first, then what will be wanted.

Each call does one short piece, a frame or two; what the window asked for last is looked at anew each time.
"""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from PySide6.QtGui import QImage

from desktop.jobs.engines import Engines
from desktop.jobs.frame_cache import NO_KEY, FrameCache
from desktop.jobs.looks import Look, Looks
from desktop.jobs.portraits import Portraits, PreparedPortrait
from desktop.jobs.read_ahead import due_next, neighbours
from desktop.jobs.scene import Request, Scene
from joyvasa_runtime.errors import InferenceError, JoyVasaError
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

_SIDE_BY_SIDE = 2
"""Frames made at once: as many as a generator has lanes on the machines we know."""

_CHUNK = 256
"""Frames whose motion is evaluated at once: 2 ms."""

_TELL_S = 0.1
"""Least time between two words on what is cached: the ruler need not be painted for each frame."""

_MARGIN = 0.9
"""Part of the cache that work for later fills; more would push its own first frames out."""


@dataclass(frozen=True, slots=True)
class Order:
    """What the window wants.

    Parameters
    ----------
    scene : Scene
    request : Request
    loop : FrameSpan or None
        What playing goes round in.
    is_settled : bool
        Whether nothing has moved for a moment, so that work for later is in nobody's way.
    """

    scene: Scene
    request: Request
    loop: FrameSpan | None = None
    is_settled: bool = False


@dataclass(frozen=True, slots=True)
class Listener:
    """Whom the slot tells what, on the inference thread.

    Parameters
    ----------
    shown : callable
        Request and its picture.
    problem : callable
        What is wrong with the portrait or the pack; None when nothing is any more.
    prepared : callable
        See `Portraits`.
    cached : callable
        Other frames are cached than before.
    """

    shown: Callable[[Request, QImage], None]
    problem: Callable[[JoyVasaError | None], None]
    prepared: Callable[[PreparedPortrait | None], None]
    cached: Callable[[], None]


class PreviewSlot:
    """Implements `worker.Slot`.

    Parameters
    ----------
    cache : FrameCache
    listener : Listener
    now : callable
        A clock in seconds.
    """

    def __init__(
        self, cache: FrameCache, listener: Listener, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._cache, self._listener, self._now = cache, listener, now
        self._looks = Looks(Portraits(listener.prepared))
        # Both are set from the window's thread, each as a whole.
        self.order: Order | None = None
        self.is_retrying = False
        self._answered = -1
        self._failed: tuple[Scene, object] | None = None
        self._problem: JoyVasaError | None = None
        self._picture_s = 0.0
        self._told_at, self._has_news = 0.0, False

    def serve(self, engines: Engines, is_between: bool) -> bool:
        """Do one short piece of work; False where there is none."""
        order = self.order
        if order is None or order.scene.project.portrait is None:
            self._looks.portraits.leave()
            self._report(None)
            return False
        if self.is_retrying:
            self.is_retrying, self._failed = False, None
            self._looks.forget()
        if self._failed == (order.scene, engines.circumstances):
            return False
        try:
            did = self._work(order, self._looks.get(engines, order.scene), is_between)
        except JoyVasaError as error:
            self._fail(order.scene, engines, error)
            return False
        self._tell_what_is_cached(is_last=not did)
        return did

    def give_up(self, engines: Engines) -> None:
        """Leave the scene alone until another comes; the log says what happened."""
        if self.order is not None:
            words = "The preview can't be drawn", "The log says more about this problem."
            self._fail(self.order.scene, engines, InferenceError(*words))

    def _work(self, order: Order, look: Look, is_between: bool) -> bool:
        """The frame that is wanted, those playing will want, and then those that might be."""
        scene, request = order.scene, order.request
        late = self._picture_s * MOTION_FPS * abs(request.speed) if request.is_playing else 0.0
        if self._answer(scene, look, request, is_late=late >= 1):
            return True
        if request.is_playing:
            ahead = due_next(request, max(1, scene.project.frames), order.loop, late)
            return self._make(scene, look, ahead)
        if is_between or not order.is_settled:
            return False
        later = self._for_later(scene, look, request.frame)
        return self._make(scene, look, later) or self._look_up(scene, look, request.frame)

    def _answer(self, scene: Scene, look: Look, request: Request, is_late: bool) -> bool:
        """Show the wanted frame if that was not done; one that would come too late is left to `due_next`."""
        if request.number == self._answered:
            return False
        image = self._cache.get(self._key(scene, look, request.frame))
        if image is None and is_late:
            return False
        self._answered = request.number
        if image is None:
            (image,) = self._pictures(scene, look, [request.frame])
        self._report(None)
        self._listener.shown(request, image)
        return True

    def _make(self, scene: Scene, look: Look, frames: Iterable[int]) -> bool:
        """Make the first two of some frames that are missing."""
        missing: dict[int, int] = {}
        for frame in frames:
            key = self._key(scene, look, frame)
            if key not in self._cache:
                missing.setdefault(key, frame)
            if len(missing) == _SIDE_BY_SIDE:
                break
        if missing:
            self._pictures(scene, look, list(missing.values()))
        return bool(missing)

    def _pictures(self, scene: Scene, look: Look, frames: list[int]) -> list[QImage]:
        """Pictures of some frames, made and cached."""
        began = self._now()
        rows = np.concatenate([look.rows(scene, FrameSpan(frame, frame + 1)) for frame in frames])
        images = look.pictures(rows)
        for key, image in zip(look.keys(rows).tolist(), images, strict=True):
            self._cache.put(key, image)
        # The time of one call, be it for one frame or two: they are made side by side.
        self._picture_s += (self._now() - began - self._picture_s) / 8
        self._has_news = True
        return images

    def _key(self, scene: Scene, look: Look, frame: int) -> int:
        """Key of a frame, looked up with those around it."""
        if frame >= len(scene.keys):
            return int(look.keys(look.rows(scene, FrameSpan(frame, frame + 1)))[0])
        if scene.key(frame) == NO_KEY:
            start = frame // _CHUNK * _CHUNK
            span = FrameSpan(start, min(start + _CHUNK, len(scene.keys)))
            scene.keys[span.start : span.stop] = look.keys(look.rows(scene, span))
        return scene.key(frame)

    def _look_up(self, scene: Scene, look: Look, frame: int) -> bool:
        """Find the keys of a stretch where they are not known, the nearest behind the playhead first."""
        unknown = np.flatnonzero(scene.keys[::_CHUNK] == NO_KEY) * _CHUNK
        if not len(unknown):
            return False
        behind = unknown[unknown >= frame // _CHUNK * _CHUNK]
        self._key(scene, look, int(behind[0] if len(behind) else unknown[-1]))
        self._has_news = True
        return True

    def _for_later(self, scene: Scene, look: Look, frame: int) -> list[int]:
        """Missing frames around the playhead and of the range, as many as the cache holds at once."""
        project = scene.project
        span = range(0) if project.range is None else range(project.range.start, project.range.stop)
        room = int(self._cache.limit * _MARGIN * len(self._cache) / max(1, self._cache.size))
        near = chain(neighbours(frame, project.frames), span)
        chosen = np.array([one for one in islice(near, room) if one < len(scene.keys)], np.int64)
        for start in np.unique(chosen // _CHUNK * _CHUNK).tolist():
            self._key(scene, look, start)
        missing: list[int] = chosen[~self._cache.contains(scene.keys[chosen])].tolist()
        return missing

    def _tell_what_is_cached(self, is_last: bool) -> None:
        if self._has_news and (is_last or self._now() - self._told_at > _TELL_S):
            self._has_news, self._told_at = False, self._now()
            self._listener.cached()

    def _fail(self, scene: Scene, engines: Engines, error: JoyVasaError) -> None:
        self._failed = scene, engines.circumstances
        self._report(error)

    def _report(self, problem: JoyVasaError | None) -> None:
        if str(problem) != str(self._problem):
            self._problem = problem
            self._listener.problem(problem)
