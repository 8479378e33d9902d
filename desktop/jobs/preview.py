"""The preview as the window sees it: a document and a wanted frame go in, pictures come out.

It lives on the window's thread and never waits; what is missing is made by `preview_slot` on the inference
thread.
"""

from dataclasses import replace
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from desktop.jobs.drops import DropCount
from desktop.jobs.frame_cache import NO_KEY, FrameCache
from desktop.jobs.preview_slot import Listener, Order, PreviewSlot
from desktop.jobs.scene import PreviewOptions, Request, Scene
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.timebase import FrameSpan

SETTLED_MS = 150
"""Longer than between two movements of a drag, shorter than between two thoughts."""

_BACK = 12
"""How many frames late a picture may be while playing and still be better than the one on show."""


class Preview(QObject):
    """Shows frames of a project as it is edited, scrubbed and played.

    Parameters
    ----------
    worker : InferenceWorker
    cache : FrameCache, optional
    settled_ms : int
        How long nothing moves before work for later begins.

    Signals
    -------
    frame_shown(int, QImage)
        A frame and its picture, RGB32: the one asked for last, or on the way there.
    problem(object)
        A `JoyVasaError` when the portrait or its pack can't be shown, None when it can again.
    prepared(object)
        A `PreparedPortrait` after another portrait or setting was looked at, None without a portrait.
    cached_changed()
        Other frames are cached than before; at most ten times a second.
    dropped_changed(int)
        Frames left out since playing began.
    """

    frame_shown = Signal(int, QImage)
    problem = Signal(object)
    prepared = Signal(object)
    cached_changed = Signal()
    dropped_changed = Signal(int)
    _made = Signal(object, QImage)

    def __init__(
        self, worker: InferenceWorker, cache: FrameCache | None = None, settled_ms: int = SETTLED_MS
    ) -> None:
        super().__init__()
        self._worker = worker
        self._cache = FrameCache() if cache is None else cache
        self._scene = Scene.new(Project(), {}, PreviewOptions())
        self._request = Request(0, 0)
        self._shown = self._request
        self._is_looping = False
        self._drops = DropCount()
        self._settled = QTimer(self, interval=settled_ms, singleShot=True)
        self._settled.timeout.connect(self._settle)
        self._made.connect(self._offer)
        emitters = self._made, self.problem, self.prepared, self.cached_changed
        self._slot = PreviewSlot(self._cache, Listener(*(signal.emit for signal in emitters)))
        worker.keep(self)
        worker.attach(self._slot)

    @property
    def dropped(self) -> int:
        """Frames that were due and not shown since playing began."""
        return self._drops.dropped

    @property
    def options(self) -> PreviewOptions:
        """How the portrait is shown."""
        return self._scene.options

    @property
    def memory_limit(self) -> int:
        """Bytes that cached frames may take."""
        return self._cache.limit

    def set_memory_limit(self, limit: int) -> None:
        """Keep more frames, or fewer from now on."""
        self._cache.set_limit(limit)
        self.cached_changed.emit()

    def set_document(self, project: Project, motions: Motions) -> None:
        """Show another state of the project, at the frame shown now; cheap enough for each step of a drag."""
        self._set_scene(project, motions, self._scene.options)

    def set_options(self, options: PreviewOptions) -> None:
        """Show it in another way."""
        self._set_scene(self._scene.project, self._scene.motions, options)

    def set_loop(self, is_looping: bool) -> None:
        """Whether playing goes round, in the range or in the whole."""
        self._is_looping = is_looping
        self._order()

    def show(self, frame: int, is_playing: bool = False, speed: float = 1.0) -> None:
        """Show a frame as soon as possible, at once where it is cached.

        Parameters
        ----------
        frame : int
        is_playing : bool
            Whether the next frames will be wanted in time.
        speed : float
            Of playing; negative backwards.
        """
        if is_playing and not self._request.is_playing:
            self._drops.restart()
            self.dropped_changed.emit(0)
        self._want(frame, is_playing, speed)

    def retry(self) -> None:
        """Look for the portrait's picture again, which was missing or could not be used."""
        self._slot.is_retrying = True
        self._order()

    def cached(self, span: FrameSpan) -> NDArray[np.bool_]:
        """Which frames of a stretch are cached as they would be shown now, shape (frames,)."""
        keys = np.full(len(span), NO_KEY, np.uint64)
        known = self._scene.keys[span.start : span.stop]
        keys[: len(known)] = known
        return self._cache.contains(keys)

    def _set_scene(self, project: Project, motions: Motions, options: PreviewOptions) -> None:
        old = self._scene
        if old.shows_the_same(project, options):
            self._scene = old.renamed(project)
            self._order()
            return
        self._scene = Scene.new(project, motions, options)
        self._want(self._request.frame, self._request.is_playing, self._request.speed)
        if project.portrait is None:
            self._shown = self._request

    def _want(self, frame: int, is_playing: bool, speed: float) -> None:
        self._request = Request(self._request.number + 1, frame, is_playing, speed)
        if is_playing:
            before = self._drops.dropped
            self._drops.due(self._request)
            if self._drops.dropped != before:
                self.dropped_changed.emit(self._drops.dropped)
        self._show_cached()
        self._order()

    def _show_cached(self) -> None:
        """Show the wanted frame if it is there; while playing also the latest one before it."""
        wanted, shown = self._request, self._shown
        places = range(wanted.frame, shown.frame, -wanted.direction) if wanted.is_playing else ()
        for frame in (wanted.frame, *islice(places, 1, _BACK)):
            key = self._scene.key(frame)
            image = self._cache.get(key) if key != NO_KEY else None
            if image is not None:
                # An earlier frame leaves the wanted one to come.
                number = wanted.number - int(frame != wanted.frame)
                self._present(replace(wanted, number=number, frame=frame), image)
                return

    @Slot(object, QImage)
    def _offer(self, request: Request, image: QImage) -> None:
        """A picture came from the inference thread: show it unless a later request has been answered."""
        if request.number > self._shown.number:
            self._present(request, image)

    def _present(self, request: Request, image: QImage) -> None:
        self._shown = request
        self._drops.shown(request.frame)
        self.frame_shown.emit(request.frame, image)

    def _order(self, is_settled: bool = False) -> None:
        project = self._scene.project
        whole = FrameSpan(0, max(1, project.frames))
        loop = (project.range or whole) if self._is_looping else None
        self._slot.order = Order(self._scene, self._request, loop, is_settled)
        self._worker.poke()
        if not is_settled:
            self._settled.start()

    def _settle(self) -> None:
        self._order(is_settled=True)
