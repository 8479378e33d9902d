"""The hidden folder in which packs are made, and the moment they become visible: all of them or none.

It knows nothing of what a pack holds.
"""

import contextlib
import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.models.install import PackExistsError

_PREFIX = ".joyvasa-convert-"
"""Hidden, so that the catalog never lists a pack that is not finished."""

_LOCK = ".lock"


class Workplace:
    """A folder beside the packs that vanishes at the end of the block, with all that was not published.

    What a killed program left behind is removed at the start: nobody holds its lock any more.

    Parameters
    ----------
    root : Path
        Where the packs shall lie; made when it is missing.

    Raises
    ------
    OSError
        If the system refuses.
    """

    def __init__(self, root: Path) -> None:
        self._made = [folder for folder in (root, *root.parents) if not folder.exists()]
        root.mkdir(parents=True, exist_ok=True)
        _sweep(root)
        self.root = root
        self.folder = root / f"{_PREFIX}{secrets.token_hex(6)}"
        # Held before there is a folder, so that nobody takes it for one that was left behind.
        self._lock = HeldLock(_lock_of(self.folder))

    def __enter__(self) -> "Workplace":
        try:
            self.folder.mkdir()
        except OSError:
            self._lock.release()
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()
        with contextlib.suppress(OSError):  # one that holds something stays
            for folder in self._made:
                folder.rmdir()

    def publish(self, names: Sequence[str], *, replace: bool) -> None:
        """Move finished folders of the workplace beside it, under their names, or none of them.

        Raises
        ------
        PackExistsError
            If one is there already and may not be replaced.
        OSError
            If the system refuses.
        """
        check_free(self.root, names, replace=replace)
        for name in names:
            _write_through(self.folder / name)
        with contextlib.ExitStack() as undo:
            for name in names:
                target, old = self.root / name, self.folder / f"old-{name}"
                if target.exists():
                    target.rename(old)
                    undo.callback(old.rename, target)
                (self.folder / name).rename(target)
                undo.callback(target.rename, self.folder / name)
            undo.pop_all()


def check_free(root: Path, names: Sequence[str], *, replace: bool) -> None:
    """Refuse names that are taken, unless they may be replaced.

    Raises
    ------
    PackExistsError
    """
    for name in names:
        if (root / name).exists() and not replace:
            raise PackExistsError(
                f'The model pack "{name}" is there already ({root / name})',
                "Write --replace to replace it, or remove that folder.",
            )


def _sweep(root: Path) -> None:
    """Remove the workplaces of programs that have ended."""
    for path in root.glob(f"{_PREFIX}*{_LOCK}"):
        # Whoever still works there holds the lock.
        with contextlib.suppress(OSError):
            lock = HeldLock(path)
            shutil.rmtree(path.with_suffix(""), ignore_errors=True)
            lock.release()


def _lock_of(folder: Path) -> Path:
    return folder.with_name(folder.name + _LOCK)


def _write_through(folder: Path) -> None:
    """Bring everything in a folder to the disk, so that a power cut leaves no pack with holes."""
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb+") as stream:
                os.fsync(stream.fileno())
