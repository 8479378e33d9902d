"""In which precision and where a pack's LivePortrait networks run, and what gives way when memory is short.

It draws nothing itself; every step down is told to the user.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from joyvasa_runtime.errors import DeviceError, DeviceMemoryError
from joyvasa_runtime.gpu import list_gpus
from joyvasa_runtime.models.pack import HALF, ModelPack
from joyvasa_runtime.models.session import Session
from joyvasa_runtime.portrait.liveportrait.probe import probe_problem
from joyvasa_runtime.portrait.liveportrait.stages import Precision, Stages

_LOG = logging.getLogger(__name__)

_LOADS = ((20_000, 4, 3), (10_000, 2, 2), (0, 1, 1))
"""For GPUs with at least so much memory, in MiB: frames drawn at once, and threads that draw.

On an H100 with ONNX Runtime 1.31, in half precision: 2.9 GB once a frame was drawn alone, 14.5 GB after a
minute of 4 frames at once by 3 threads, which takes 5.2 instead of 8.0 ms a frame.
"""

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
    lanes : int
        Threads that may draw.
    reads_on_cpu : bool
        Whether the networks that look at a new picture run on the CPU.
    """

    stages: Stages
    batch: int
    lanes: int
    reads_on_cpu: bool


def gpu_memory_mib() -> int:
    """Memory of the first GPU in MiB; 0 where nobody tells."""
    return next((gpu.memory_mib for gpu in list_gpus()), 0)


class Placement:
    """The current `Place`, and the way down from it; safe for several threads.

    Parameters
    ----------
    pack : ModelPack
    gpu_memory_mib : callable
        Tells the memory of the GPU.

    Raises
    ------
    ModelPackError
        If a network of the pack can't be used.
    """

    def __init__(self, pack: ModelPack, gpu_memory_mib: Callable[[], int] = gpu_memory_mib) -> None:
        self._pack = pack
        self._memory_mib = gpu_memory_mib
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

    def step_down(self, failed: Place, error: DeviceError, *, is_reading: bool = False) -> None:
        """Give way after the GPU failed or had too little memory; once, whatever threads saw it fail.

        Parameters
        ----------
        failed : Place
            Where it happened.
        error : DeviceError
        is_reading : bool
            Whether a new picture was being read, not a frame drawn.

        Raises
        ------
        DeviceError
            The given one, if nothing is left to give up.
        """
        with self._lock:
            if failed is self._place:
                self._place = self._lower(failed, error, is_reading)

    def _first(self) -> Place:
        """The fastest place whose probe is right; on the CPU the conversion's own check is trusted."""
        for precision in self._gpu_precisions():
            try:
                stages = Stages(self._pack, precision, on_cpu=False)
                problem = probe_problem(self._pack, stages)
            except DeviceError as error:
                problem = error.message
            if not problem and stages.provider == "cuda":
                memory = self._memory_mib()
                batch, lanes = next((batch, lanes) for least, batch, lanes in _LOADS if memory >= least)
                return Place(stages, batch, lanes, reads_on_cpu=False)
            self._note(f"The GPU does not draw in {precision}: {problem or 'a network runs on the CPU'}")
            self._pack.let_go(*(f"{role}{end}" for role in _DRAWING for end in ("", HALF)))
        return self._on_cpu()

    def _gpu_precisions(self) -> Iterator[Precision]:
        """What to try on a GPU, the fastest first; nothing without a GPU."""
        if self._pack.session(_PICTURE[0]).provider == "cuda":
            if self._pack.has(f"generator{HALF}"):
                yield "fp16"
            yield "fp32"

    def _lower(self, place: Place, error: DeviceError, is_reading: bool) -> Place:
        if place.reads_on_cpu and (is_reading or place.stages.provider == "cpu"):
            raise error
        if is_reading:
            return self._read_on_cpu(place, error)
        if isinstance(error, DeviceMemoryError):
            if place.batch > 1:
                self._note(f"{error.message}; frames are drawn one by one")
                return replace(place, batch=1)
            if not place.reads_on_cpu:
                return self._read_on_cpu(place, error)
        self._note(f"{error.message}; frames are drawn on the CPU, which is slow")
        return self._on_cpu()

    def _read_on_cpu(self, place: Place, error: DeviceError) -> Place:
        self._note(f"{error.message}; new pictures are read on the CPU")
        self._pack.let_go(*_PICTURE)
        return replace(place, reads_on_cpu=True)

    def _on_cpu(self) -> Place:
        """The place that is always there."""
        self._pack.let_go(*_PICTURE, *(f"{role}{end}" for role in _DRAWING for end in ("", HALF)))
        return Place(Stages(self._pack, "fp32", on_cpu=True), 1, 1, reads_on_cpu=True)

    def _note(self, note: str) -> None:
        _LOG.info(note)
        self._notes.append(note)
