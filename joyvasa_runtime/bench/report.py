"""What a measurement found, as values; nothing here measures or prints."""

from dataclasses import dataclass
from typing import Literal

Unit = Literal["window", "picture", "frame"]
"""What a model does its work for: a window of sound, a portrait, or a frame of the video."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of making a video, done once.

    Parameters
    ----------
    name : str
    seconds : float
        Wall-clock time.
    frames : int
        Frames made in that time; 0 where the step makes none.
    """

    name: str
    seconds: float
    frames: int = 0

    @property
    def fps(self) -> float:
        """Frames a second, 0 where the step makes none."""
        return self.frames / self.seconds if self.seconds else 0.0


@dataclass(frozen=True, slots=True)
class ModelTime:
    """One model of the pack, run over and over.

    Parameters
    ----------
    name : str
    unit : {"window", "picture", "frame"}
        What an item is.
    batch : int
        Items in a run.
    ms : float
        Median time of an item.
    runs : int
        Runs that the median is of.
    gflop : float or None
        Work of an item as the published network does it (`models.specs.FileSpec`); None where nobody counted.
    """

    name: str
    unit: Unit
    batch: int
    ms: float
    runs: int
    gflop: float | None = None

    @property
    def gflop_s(self) -> float | None:
        """Speed in 1e9 operations a second, of the published network's operations."""
        return 1000 * self.gflop / self.ms if self.gflop is not None and self.ms else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The pack's models beside the published networks in eager PyTorch, on the same device, in turns.

    Parameters
    ----------
    name : str
        Which models.
    form : {"fp32", "half", "autocast"}
        How PyTorch computes.
    unit : {"window", "frame"}
    batch : int
        Items in a run, on both sides.
    ms, eager_ms : float
        Median time of an item.
    ratio : float
        Median, over the rounds, of the pack's time by PyTorch's; the smaller, the better.
    rounds : int
    """

    name: str
    form: str
    unit: Unit
    batch: int
    ms: float
    eager_ms: float
    ratio: float
    rounds: int


@dataclass(frozen=True, slots=True)
class Machine:
    """What ran.

    Parameters
    ----------
    cores : int
        Of the processor.
    gpu, driver, cuda : str
        Name, version of its driver, newest CUDA that the driver knows; empty without a GPU.
    runtime : str
        The inference library.
    load : float or None
        Cores that other programs kept busy in the minute before; None where the system doesn't tell.
    """

    cores: int
    gpu: str
    driver: str
    cuda: str
    runtime: str
    load: float | None = None

    @property
    def is_busy(self) -> bool:
        """Whether other programs made it slower than it is."""
        return self.load is not None and self.load > self.cores / 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What was run, and how.

    Parameters
    ----------
    pack, version : str
    provider, motion_provider : str
        Where frames were drawn and motion was made: ``cpu`` or ``cuda``.
    precision : str
        Of drawing: ``fp32`` or ``fp16``.
    batch : int
        Frames drawn at once.
    notes : tuple of str
        What had to be given up, in the user's words.
    """

    pack: str
    version: str
    provider: str
    motion_provider: str
    precision: str
    batch: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Memory:
    """Largest memory in MiB: resident of this process (0 unknown), and growth of the GPUs' use (or None)."""

    process_mib: float
    gpu_mib: float | None = None


@dataclass(frozen=True, slots=True)
class BenchReport:
    """Everything that was found.

    Parameters
    ----------
    machine : Machine
    setting : Setting
    steps : tuple of Step
        In the order they ran.
    models : tuple of ModelTime
    comparisons : tuple of Comparison
        Empty unless asked for.
    memory : Memory
        Before PyTorch was loaded for comparing.
    frames_of_voice : int
        Frames that the whole voice gives; fewer may have been drawn, where drawing is slow.
    """

    machine: Machine
    setting: Setting
    steps: tuple[Step, ...]
    models: tuple[ModelTime, ...]
    comparisons: tuple[Comparison, ...]
    memory: Memory
    frames_of_voice: int
