"""What the window tells of an engine: where it runs, how exactly, and what it had to give up."""

from dataclasses import dataclass

from joyvasa_runtime.engine import Engine


@dataclass(frozen=True, slots=True)
class EngineStatus:
    """How an open engine works at the moment.

    Parameters
    ----------
    pack : str
        Name of its model pack.
    provider : str
        Where frames are drawn: ``cpu`` or ``cuda``.
    precision : str
        How exactly they are computed: ``fp32`` or ``fp16``.
    notes : tuple of str
        What was given up so far, such as half precision or the GPU, and why.
    """

    pack: str
    provider: str
    precision: str = "fp32"
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, engine: Engine) -> "EngineStatus":
        """The status of an engine now."""
        return cls(engine.pack.name, engine.provider, engine.precision, engine.notes)
