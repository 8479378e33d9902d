"""The last steps of every export: the complete file is written, finished, and only then gets its name.

What is in the file is the business of whoever writes it.
"""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.credentials.signing import sidecar_place
from joyvasa_runtime.errors import CredentialsError, ExportError
from joyvasa_runtime.export.finishing import Finishing
from joyvasa_runtime.export.output import output_error
from joyvasa_runtime.export.workplace import RenderWorkplace


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
        path = finishing.deliver(ready, workplace.output)
    else:
        path = _delivered(workplace)
    # The output is complete; what can't be removed now is removed when it is made the next time.
    with contextlib.suppress(OSError):
        workplace.discard()
    # In a package it is one of many files, whose places are the package's.
    if sidecar is None or finishing.deliver is not None:
        return Completed(path, None, notes)
    return Completed(path, path.parent / sidecar.relative_to(ready.parent), notes)


def _delivered(workplace: RenderWorkplace) -> Path:
    """Give the output, with what lies beside it, its place; returns where it lies."""
    outdated = _outdated_credentials(workplace.output)
    delivered = workplace.deliver()
    if outdated is not None and outdated not in delivered:
        with contextlib.suppress(OSError):
            outdated.unlink()
    return workplace.output


def _outdated_credentials(output: Path) -> Path | None:
    """Credentials beside an older video at the output: of the new one they would say that it was altered.

    None where what lies there belongs to another file of that name.
    """
    sidecar = sidecar_place(output)
    if not output.is_file() or not sidecar.is_file():
        return None
    try:
        found = read_credentials(output)
    except CredentialsError:
        return None
    is_its_own = found is not None and found.is_sidecar and found.verdict == "valid"
    return sidecar if is_its_own else None


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
