"""Whose the credentials are that lie beside files, and what new ones are called: `film.c2pa` has no ending.

It belongs to the file whose every byte it was signed over; names alone tell only where to look.
"""

from pathlib import Path

from joyvasa_runtime.credentials.checking import check_outer
from joyvasa_runtime.credentials.credentials import Credentials
from joyvasa_runtime.credentials.frame_list import FRAME_LIST
from joyvasa_runtime.credentials.media_types import ANY_TYPE, media_type, sidecar_of, sidecar_places
from joyvasa_runtime.credentials.toolkit import NOBODY, KnownSigners
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.monitor import Monitor

_LARGEST_SIDECAR = 64 << 20


def read_beside(path: Path, known: KnownSigners, monitor: Monitor) -> Credentials | None:
    """What credentials beside a file say: those that fit it, else the first; None where there are none.

    Those that fit another file of its name say nothing of this one.

    Raises
    ------
    CredentialsError
        If the file can't be read.
    Cancelled
    """
    found: Credentials | None = None
    for sidecar in sidecar_places(path):
        manifest = _contents(sidecar)
        if manifest is None:
            continue
        beside = check_outer(path, manifest, known, monitor)
        if beside.verdict == "valid":
            return beside
        if found is None and not any(_fits(sidecar, other, monitor) for other in _others(sidecar, path)):
            found = beside
    return found


def subject_of(sidecar: Path, monitor: Monitor) -> Path:
    """The file, or the folder of pictures, that a sidecar lies beside.

    Raises
    ------
    CredentialsError
        If it is not clear which one.
    Cancelled
    """
    listed = sidecar.parent / FRAME_LIST
    if sidecar_of(listed) == sidecar and listed.is_file():
        return sidecar.parent
    beside = _files_beside(sidecar)
    # In a package, captions of the video's name lie there too.
    media = [path for path in beside if media_type(path) != ANY_TYPE] or beside
    if len(media) == 1:
        return media[0]
    for path in media:
        if _fits(sidecar, path, monitor):
            return path
    raise CredentialsError(
        f"It is not clear which file {sidecar.name} belongs to", "Choose the video itself."
    )


def own_sidecars(path: Path) -> tuple[Path, ...]:
    """The credentials beside a file that are its own; none where there is no such file."""
    if not path.is_file():
        return ()
    return tuple(place for place in sidecar_places(path) if _fits(place, path, Monitor()))


def new_sidecar(path: Path, own: tuple[Path, ...]) -> Path:
    """Where new credentials shall lie beside a file: under the usual name, unless that is another file's.

    Parameters
    ----------
    path : Path
        Where the file will lie; an older one may be there.
    own : tuple of Path
        The `own_sidecars` of the older one.
    """
    usual = sidecar_of(path)
    if usual in own or not _is_anothers(usual, path):
        return usual
    return sidecar_places(path)[0]


def _is_anothers(sidecar: Path, path: Path) -> bool:
    """Whether something at a sidecar's place has to stay, because it is no sidecar or one of another file."""
    if not sidecar.is_file():
        return sidecar.exists()
    return any(_fits(sidecar, other, Monitor(), otherwise=True) for other in _others(sidecar, path))


def _others(sidecar: Path, path: Path) -> list[Path]:
    """Other files that a sidecar may belong to."""
    return [other for other in _files_beside(sidecar) if other.name != path.name]


def _fits(sidecar: Path, path: Path, monitor: Monitor, *, otherwise: bool = False) -> bool:
    """Whether credentials were signed over the file as it is; `otherwise` where it can't be read."""
    manifest = _contents(sidecar)
    if manifest is None:
        return False
    try:
        return check_outer(path, manifest, NOBODY, monitor).verdict == "valid"
    except CredentialsError:
        return otherwise


def _contents(sidecar: Path) -> bytes | None:
    try:
        with sidecar.open("rb") as file:
            contents = file.read(_LARGEST_SIDECAR + 1)
    except OSError:
        return None
    return contents if len(contents) <= _LARGEST_SIDECAR else None


def _files_beside(sidecar: Path) -> list[Path]:
    """Those whose credentials are looked for there."""
    try:
        others = [path for path in sidecar.parent.iterdir() if path != sidecar]
    except OSError:
        return []
    return sorted(path for path in others if sidecar in sidecar_places(path) and path.is_file())
