"""The last steps of every export: the complete file is written, finished, and only then gets its name.

What is in the file is the business of whoever writes it.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.credentials.sidecars import new_sidecar, own_sidecars
from joyvasa_runtime.errors import CredentialsError, ExportError
from joyvasa_runtime.export.finishing import Finishing
from joyvasa_runtime.export.output import output_error
from joyvasa_runtime.export.workplace import RenderWorkplace
from joyvasa_runtime.video.unfinished import write_error


@dataclass(frozen=True, slots=True)
class Completed:
    """Where the output lies, the file with its credentials where that is one of its own, and notes."""

    path: Path
    sidecar: Path | None
    notes: tuple[str, ...]


def complete(
    workplace: RenderWorkplace, write: Callable[[Path], tuple[str, ...]], finishing: Finishing
) -> Completed:
    """Write the complete output and give it its name; nothing is left of the workplace.

    Parameters
    ----------
    workplace : RenderWorkplace
    write : callable
        Writes the file, or the folder of pictures, to a path where nothing is; returns notes for the user.
    finishing : Finishing

    Raises
    ------
    ExportError
        If it can't be written, signed or moved; an older output is then still there.
    """
    ready = workplace.ready()
    notes = write(ready)
    sidecar = finishing.sign(ready) if finishing.sign else None
    if finishing.deliver is not None:
        # In a package credentials are one of many files, whose places are the package's.
        path, sidecar = finishing.deliver(ready, workplace.output), None
    else:
        path, sidecar = workplace.output, _delivered(workplace, ready, sidecar)
    # The output is complete; what can't be removed now is removed when it is made the next time.
    with contextlib.suppress(OSError):
        workplace.discard()
    return Completed(path, sidecar, notes)


def _delivered(workplace: RenderWorkplace, ready: Path, sidecar: Path | None) -> Path | None:
    """Give the output, with what lies beside it, its place; returns where its credentials lie then."""
    # Of the new video, credentials of an older one would say that it was altered. What lies there may also be
    # another file's of that name, and then stays.
    outdated = own_sidecars(workplace.output)
    if sidecar is not None and sidecar.parent == ready.parent:
        name = new_sidecar(workplace.output, outdated).name
        sidecar = _renamed(sidecar, name, workplace.output)
    delivered = workplace.deliver()
    for place in outdated:
        if place not in delivered:
            with contextlib.suppress(OSError):
                place.unlink()
    return None if sidecar is None else workplace.output.parent / sidecar.relative_to(ready.parent)


def _renamed(path: Path, name: str, output: Path) -> Path:
    try:
        return path.replace(path.with_name(name))
    except OSError as error:
        raise write_error(output, error) from error


@contextlib.contextmanager
def told_of_output(workplace: RenderWorkplace) -> Iterator[None]:
    """Tell failures in the workplace as failures of the output, and whether something is kept."""
    try:
        yield
    except (ExportError, CredentialsError) as error:
        told = output_error(workplace.output, error, bool(workplace.finished))
        if told is error:
            raise
        raise told from error
