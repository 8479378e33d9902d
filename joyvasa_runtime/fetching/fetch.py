"""Fetching a plan: what is there is checked, the server is asked for the rest, and only then bytes flow.

What the user is told and asked before is the command line's business.
"""

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.extras import install_command
from joyvasa_runtime.fetching import disk
from joyvasa_runtime.fetching.download import Progress, Wanted, download
from joyvasa_runtime.fetching.held_folder import held_folder
from joyvasa_runtime.fetching.partial_file import waiting_bytes
from joyvasa_runtime.fetching.patience import Patience
from joyvasa_runtime.fetching.plan import FetchPlan
from joyvasa_runtime.fetching.record import FetchedFile, read_record, write_record
from joyvasa_runtime.fetching.remote import RemoteFile, Server
from joyvasa_runtime.monitor import Monitor

_CHUNK = 8 << 20

Remotes = tuple[tuple[Wanted, RemoteFile], ...]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What fetching came to.

    Parameters
    ----------
    folder : Path
        The checkpoints' folder.
    files : tuple of Path
        Every file of the plan, now there and checked.
    new_files : int
        How many of them were not there before.
    """

    folder: Path
    files: tuple[Path, ...]
    new_files: int


def open_hub(endpoint: str | None = None, patience: Patience | None = None) -> Server:
    """The hub, not yet asked anything.

    Raises
    ------
    DownloadError
        If the library that speaks to it is not installed.
    """
    try:
        from joyvasa_runtime.fetching.hub import Hub
    except ImportError as error:
        raise DownloadError(
            f"Fetching needs the package huggingface_hub, which can't be used here ({error})",
            f"In the folder with the program's source, type: {install_command('convert')}. Or take a "
            "ready-made pack, which needs nothing more: joyvasa packs install FILE.jvpack",
        ) from error
    return Hub(endpoint, patience)


def fetch(
    plan: FetchPlan,
    server: Server,
    monitor: Monitor,
    *,
    tries: int = Patience().tries,
    before_bytes: Callable[[], None] = lambda: None,
    free_bytes: Callable[[Path], int] = disk.free_bytes,
) -> Fetched:
    """Bring every file of a plan to its place, checked.

    The server is asked only if something is missing.

    Parameters
    ----------
    plan : FetchPlan
    server : Server
        Closed at the end.
    monitor : Monitor
        Gets the stages "check" and "download" in bytes, and "ask" in files.
    tries : int
        How often a broken download is taken up again without a new byte.
    before_bytes : callable
        Called when the server has everything that is missing, before the first byte flows; what it raises
        is raised here.
    free_bytes : callable
        Tells how much room a folder has.

    Raises
    ------
    DownloadError
        If the server can't be reached or has something else, if there is no room, or if a file is in the
        way. What arrived stays, so that the next run continues.
    Cancelled
        Likewise.
    """
    with closing(server), held_folder(plan.folder):
        there = _hashes(plan.files, monitor)
        remotes = _ask(_unsure(plan, there), server, monitor)
        new = tuple((wanted, remote) for wanted, remote in remotes if there[wanted.target] != remote.sha256)
        _refuse_strangers(plan, there, new)
        if new:
            before_bytes()
            _download(plan, server, new, monitor, tries, free_bytes)
        # Also those that were there and that only the server could name.
        _note(plan.folder, remotes)
    return Fetched(plan.folder, tuple(wanted.target for wanted in plan.files), len(new))


def _hashes(files: tuple[Wanted, ...], monitor: Monitor) -> dict[Path, str]:
    """Hash of every file that is there, an empty text for the others."""
    present = [wanted.target for wanted in files if wanted.target.is_file()]
    try:
        progress = Progress(monitor, "check", sum(path.stat().st_size for path in present))
        found = {path: _hash(path, progress) for path in present}
    except OSError as error:
        raise disk.refused(Path(error.filename or ""), error) from error
    return {wanted.target: found.get(wanted.target, "") for wanted in files}


def _hash(path: Path, progress: Progress) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
            progress.advance(len(chunk))
    return digest.hexdigest()


def _unsure(plan: FetchPlan, there: dict[Path, str]) -> tuple[Wanted, ...]:
    """The files that are missing, or that nothing here shows to be the published ones."""
    recorded = {(file.repository, file.commit, file.path): file.sha256 for file in read_record(plan.folder)}
    unsure = []
    for wanted in plan.files:
        part, file = wanted.part, wanted.file
        right = file.sha256 or recorded.get((part.repository, part.commit, file.path))
        if there[wanted.target] != right:
            unsure.append(wanted)
    return tuple(unsure)


def _ask(files: tuple[Wanted, ...], server: Server, monitor: Monitor) -> Remotes:
    """What the server says of each, all of them before the first byte flows."""
    remotes = []
    for index, wanted in enumerate(files):
        monitor.step("ask", index, len(files))
        remotes.append((wanted, server.ask(wanted.part, wanted.file)))
    return tuple(remotes)


def _refuse_strangers(plan: FetchPlan, there: dict[Path, str], new: Remotes) -> None:
    """Never replace a file that somebody else put there; one that was fetched before may go."""
    ours = {file.sha256 for file in read_record(plan.folder)} | {""}
    for wanted, _ in new:
        if there[wanted.target] not in ours:
            raise DownloadError(
                f"{wanted.target} is there, but it is not the published file",
                "Move it away, or choose another folder with --to.",
            )


def _download(
    plan: FetchPlan,
    server: Server,
    new: Remotes,
    monitor: Monitor,
    tries: int,
    free_bytes: Callable[[Path], int],
) -> None:
    missing = sum(remote.size - min(waiting_bytes(wanted.target), remote.size) for wanted, remote in new)
    disk.check_room(plan.folder, missing, free_bytes(plan.folder))
    progress = Progress(monitor, "download", sum(remote.size for _, remote in new))
    for wanted, remote in new:
        download(server, wanted, remote, progress, tries)
        _note(plan.folder, ((wanted, remote),))


def _note(folder: Path, remotes: Remotes) -> None:
    """Add files to the folder's record."""
    if not remotes:
        return
    fresh = {_key(file): file for file in (_note_of(*named) for named in remotes)}
    kept = tuple(file for file in read_record(folder) if _key(file) not in fresh)
    write_record(folder, kept + tuple(fresh.values()))


def _note_of(wanted: Wanted, remote: RemoteFile) -> FetchedFile:
    part = wanted.part
    return FetchedFile(part.repository, part.commit, wanted.file.path, remote.sha256)


def _key(file: FetchedFile) -> tuple[str, str]:
    return file.repository, file.path
