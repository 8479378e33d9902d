"""What must be the same on every machine for a video's segments to fit together, and telling what isn't."""

import platform
from dataclasses import dataclass, fields

import av

from joyvasa_runtime import __version__
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.models.session import versions


@dataclass(frozen=True, slots=True)
class EngineFacts:
    """What decides the pictures besides the project.

    Parameters
    ----------
    program, models, encoder, processor : str
        Versions of this program, of what runs the models and of what encodes, and the kind of processor.
    pack : str
        Id and version of the pack.
    files : tuple of (str, str)
        Roles and hashes of the pack's files.
    provider, precision : str
        Where frames are drawn, and how exactly.
    """

    program: str
    models: str
    encoder: str
    processor: str
    pack: str
    files: tuple[tuple[str, str], ...]
    provider: str
    precision: str

    @staticmethod
    def of(engine: Engine) -> "EngineFacts":
        """Those of an engine, as it draws at the moment."""
        return EngineFacts(
            __version__,
            versions(),
            av.__version__,
            platform.machine(),
            f"{engine.pack.id} {engine.pack.version}",
            tuple((file.role, file.sha256) for file in engine.pack.files),
            engine.provider,
            engine.precision,
        )

    def difference(self, other: "EngineFacts") -> str:
        """What another machine does in its own way, such as "provider cuda instead of cpu"; may be empty."""
        for field in fields(self):
            mine, theirs = getattr(self, field.name), getattr(other, field.name)
            if mine != theirs:
                # Hashes say nothing to people.
                named = field.name != "files"
                return f"{field.name} {theirs} instead of {mine}" if named else "other files in the pack"
        return ""
