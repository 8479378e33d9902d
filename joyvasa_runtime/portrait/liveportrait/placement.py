"""In which precision and where a pack's LivePortrait networks run, and what gives way when memory is short.

It draws nothing itself; every step down is told to the user.
"""

import logging
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass

from joyvasa_runtime.errors import DeviceMemoryError
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.session import Session
from joyvasa_runtime.portrait.liveportrait.probe import probe_problem
from joyvasa_runtime.portrait.liveportrait.stages import Precision, Stages

_LOG = logging.getLogger(__name__)

GPU_BATCH = 4
"""Frames drawn at once on a GPU."""

_DRAWING = ("flow_source", "flow", "sampling", "sampling_plain", "generator")
_PICTURE = ("appearance", "motion_extractor")


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """How frames are drawn at the moment.

    Parameters
    ----------
    stages : Stages
    batch : int
        Most frames at once.
    reads_on_cpu : bool
        Whether the networks that look at a new picture run on the CPU.
    """

    stages: Stages
    batch: int
    reads_on_cpu: bool


class Placement:
    """The current `Place`, and the way down from it; safe for several threads.

    Parameters
    ----------
    pack : ModelPack

    Raises
    ------
    ModelPackError
        If a network of the pack can't be used.
    """

    def __init__(self, pack: ModelPack) -> None:
        self._pack = pack
        self._lock = threading.Lock()
        self._notes: list[str] = []
        self._place = self._first()

    @property
    def place(self) -> Place:
        """How frames are drawn at the moment."""
        return self._place

    @property
    def notes(self) -> tuple[str, ...]:
        """What was given up so far and why, in the user's words."""
        return tuple(self._notes)

    def picture_session(self, role: str) -> Session:
        """A network that looks at a new picture."""
        return self._pack.session(role, threads=os.cpu_count(), on_cpu=self._place.reads_on_cpu)

    def step_down(self, failed: Place, error: DeviceMemoryError) -> None:
        """Give way after a place had too little memory; nothing happens if another thread did so already.

        Raises
        ------
        DeviceMemoryError
            The given one, if nothing is left to give up.
        """
        with self._lock:
            if failed is self._place:
                self._place = self._lower(failed, error)

    def _first(self) -> Place:
        """The fastest place whose probe is right; on the CPU the conversion's own check is trusted."""
        for precision in self._gpu_precisions():
            try:
                stages = Stages(self._pack, precision, on_cpu=False)
                problem = probe_problem(self._pack, stages)
            except DeviceMemoryError as error:
                problem = error.message
            if not problem and stages.provider == "cuda":
                return Place(stages, GPU_BATCH, reads_on_cpu=False)
            self._tell(f"The GPU does not draw in {precision}: {problem or 'a network runs on the CPU'}")
            self._pack.let_go(*(f"{role}{suffix}" for role in _DRAWING for suffix in ("", "_fp16")))
        self._pack.let_go(*_PICTURE)
        return Place(Stages(self._pack, "fp32", on_cpu=True), 1, reads_on_cpu=True)

    def _gpu_precisions(self) -> Iterator[Precision]:
        """What to try on a GPU, the fastest first; nothing without a GPU."""
        if self._pack.session(_PICTURE[0]).provider == "cuda":
            if self._pack.has("generator_fp16"):
                yield "fp16"
            yield "fp32"

    def _lower(self, place: Place, error: DeviceMemoryError) -> Place:
        if place.batch > 1:
            self._tell(f"{error.message}; frames are drawn one by one")
            return Place(place.stages, 1, place.reads_on_cpu)
        if not place.reads_on_cpu:
            self._tell(f"{error.message}; new pictures are read on the CPU")
            self._pack.let_go(*_PICTURE)
            return Place(place.stages, 1, reads_on_cpu=True)
        if place.stages.provider == "cuda":
            self._tell(f"{error.message}; frames are drawn on the CPU, which is slow")
            self._pack.let_go(*(f"{role}{suffix}" for role in _DRAWING for suffix in ("", "_fp16")))
            return Place(Stages(self._pack, "fp32", on_cpu=True), 1, reads_on_cpu=True)
        raise error

    def _tell(self, note: str) -> None:
        _LOG.info(note)
        self._notes.append(note)
