"""The folder beside an output in which its segments lie while it is rendered: a killed render goes on there.

What a segment shows, and how segments become a video, is not its business.
"""

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Any

from joyvasa_runtime.durable import durable_rename, sync_tree, write_durably
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.unfinished import write_error

_NAME_BYTES = 255
_CHUNK = 1 << 20
_RECORD = "render.json"
_LOCK = "lock"
_PART = "part-"
_READY = "ready"
_REPLACED = "replaced"


class RenderWorkplace:
    """The workplace of one output, held as long as it is open; a context manager.

    Segments of the same fingerprint that an earlier render finished are kept, all others are removed. On
    leaving, what is finished stays for the next time; a workplace where nothing is finished vanishes.

    Parameters
    ----------
    output : Path
    fingerprint : str
        Of everything that decides the pictures.
    count : int
        How many segments there will be.
    ending : str
        Of a segment, with its dot; empty where a segment is a folder.

    Raises
    ------
    ExportError
        If somebody else is rendering this output, or nothing can be written beside it.
    """

    def __init__(self, output: Path, fingerprint: str, count: int, ending: str) -> None:
        self.output, self.count, self._ending = output.absolute(), count, ending
        self.folder = workplace_folder(output)
        self._finished: set[int] = set()
        with _told(self.output):
            _check_parent(self.output)
            self.folder.mkdir(exist_ok=True)
            self._lock = _lock(self.folder, self.output)
        try:
            with _told(self.output):
                _put_back(self.folder, self.output)
                self._begin(fingerprint)
                self._try_name()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> "RenderWorkplace":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def finished(self) -> frozenset[int]:
        """Numbers of the finished segments, as far as `check` or `keep` know them."""
        return frozenset(self._finished)

    @property
    def segments(self) -> tuple[Path, ...]:
        """All segments in order, whether finished or not."""
        return tuple(self._segment(index) for index in range(self.count))

    def check(self, monitor: Monitor) -> tuple[int, ...]:
        """The numbers of the missing segments; what is not finished or not whole is removed.

        Raises
        ------
        ExportError
            If the folder can't be read or written.
        Cancelled
        """
        for index in range(self.count):
            monitor.step("check", index, self.count)
            with _told(self.output):
                if self._is_whole(index):
                    self._finished.add(index)
                else:
                    self._remove_segment(index)
        return tuple(index for index in range(self.count) if index not in self._finished)

    def part(self, index: int) -> Path:
        """Where a segment is to be written; nothing lies there."""
        path = self.folder / f"{_PART}{index:05d}{self._ending}"
        with _told(self.output):
            _remove(path)
        return path

    def keep(self, index: int) -> None:
        """Take over the segment that was written to `part`; it survives a power cut after this.

        Raises
        ------
        ExportError
            If the system refuses, such as on a full disk.
        """
        part, segment = self.folder / f"{_PART}{index:05d}{self._ending}", self._segment(index)
        with _told(self.output):
            sync_tree(part)
            state = _state_of(part)
            durable_rename(part, segment)
            # Written last: a segment without this word doesn't count.
            write_durably(self._word(index), json.dumps(state).encode())
        self._finished.add(index)

    def ready(self) -> Path:
        """Where the complete video is to be written: an empty folder and in it the output's own name."""
        folder = self.folder / _READY
        with _told(self.output):
            _remove(folder)
            folder.mkdir()
        return folder / self.output.name

    def deliver(self) -> tuple[Path, ...]:
        """Give everything beside the complete video, and then itself, its final place; returns the paths.

        Raises
        ------
        ExportError
            If the system refuses; the video's old file, and what lay beside it, is then still there.
        """
        ready = self.folder / _READY
        beside = sorted(name for name in os.listdir(ready) if name != self.output.name)
        names = (*beside, self.output.name)
        with _told(self.output), contextlib.ExitStack() as placed:
            for name in names:
                sync_tree(ready / name)
            for number, name in enumerate(beside):
                older = self.folder / f"{_PART}older-{number}"
                placed.enter_context(_laid_beside(ready / name, self.output.parent / name, older))
            self._move_out(ready / self.output.name, self.output)
        return tuple(self.output.parent / name for name in names)

    def discard(self) -> None:
        """Forget every segment: the video is there, or nobody wants it."""
        self._finished.clear()
        for entry in self._entries():
            _remove(entry)

    def close(self) -> None:
        """Let go of the workplace, without what is not finished; it vanishes where nothing is."""
        with contextlib.suppress(OSError):
            _put_back(self.folder, self.output)
        is_empty = not self._finished and not (self.folder / _REPLACED).exists()
        with contextlib.suppress(OSError):
            for entry in self._entries():
                if is_empty or entry.name == _READY or entry.name.startswith(_PART):
                    _remove(entry)
        self._lock.release()
        with contextlib.suppress(OSError):
            self.folder.rmdir()

    def _begin(self, fingerprint: str) -> None:
        """Keep what an earlier render of the same left; of any other, nothing."""
        wanted = {"fingerprint": fingerprint, "segments": self.count}
        if _read(self.folder / _RECORD) == wanted:
            self._finished = {index for index in range(self.count) if self._word(index).is_file()}
            return
        # The record last, so that it never speaks for segments of another render.
        for entry in self._entries():
            _remove(entry)
        write_durably(self.folder / _RECORD, json.dumps(wanted).encode())

    def _try_name(self) -> None:
        """Find out before anything is drawn whether the system takes the name of the complete video here.

        It is the longest path of all, and Windows may refuse one of more than 260 characters.
        """
        ready = self.ready()
        ready.touch()
        _remove(ready.parent)

    def _entries(self) -> tuple[Path, ...]:
        """Everything but the lock, the record last."""
        entries = [entry for entry in self.folder.iterdir() if entry.name != _LOCK]
        return tuple(sorted(entries, key=lambda entry: entry.name == _RECORD))

    def _segment(self, index: int) -> Path:
        return self.folder / f"segment-{index:05d}{self._ending}"

    def _word(self, index: int) -> Path:
        return self.folder / f"segment-{index:05d}.json"

    def _is_whole(self, index: int) -> bool:
        segment, state = self._segment(index), _read(self._word(index))
        return state is not None and segment.exists() and _state_of(segment) == state

    def _remove_segment(self, index: int) -> None:
        self._finished.discard(index)
        _remove(self._word(index))
        _remove(self._segment(index))

    def _move_out(self, source: Path, target: Path) -> None:
        """Give something its final place; a folder of an earlier export steps aside first."""
        if source.is_dir() and target.exists():
            os.replace(target, self.folder / _REPLACED)
        durable_rename(source, target)
        # The new one is there; what can't be removed now is removed when the workplace is opened again.
        with contextlib.suppress(OSError):
            _remove(self.folder / _REPLACED)


def discard_render(output: Path) -> None:
    """Remove what an unfinished render of this output left behind; an existing video stays.

    Raises
    ------
    ExportError
        If it is being rendered at this moment, or the system refuses.
    """
    folder = workplace_folder(output)
    if not folder.is_dir():
        return
    with _told(output):
        lock = _lock(folder, output)
        try:
            _put_back(folder, output)
            for entry in folder.iterdir():
                if entry.name != _LOCK:
                    _remove(entry)
        finally:
            lock.release()
        folder.rmdir()


def workplace_folder(output: Path) -> Path:
    """The workplace of an output: hidden, beside it, on the same drive."""
    output = output.absolute()
    name = f".{output.name}.joyvasa-render"
    encoded = output.name.encode("utf-8", "surrogateescape")
    if len(encoded) + len(name) - len(output.name) > _NAME_BYTES:
        name = f".{hashlib.sha256(encoded).hexdigest()[:32]}.joyvasa-render"
    return output.parent / name


@contextlib.contextmanager
def _told(output: Path) -> Iterator[None]:
    """Tell what the system refuses as a problem of the output."""
    try:
        yield
    except OSError as error:
        raise write_error(output, error) from error


def _check_parent(output: Path) -> None:
    if not output.parent.is_dir():
        raise ExportError(f"The folder {output.parent} does not exist", "Create it or choose another.")


def _lock(folder: Path, output: Path) -> HeldLock:
    try:
        return HeldLock(folder / _LOCK)
    except BlockingIOError as error:
        raise ExportError(
            f"{output} is being made already", "Wait for it, or choose another name."
        ) from error


def _put_back(folder: Path, output: Path) -> None:
    """Put back a folder that had stepped aside, unless the new one took its place."""
    replaced = folder / _REPLACED
    if replaced.exists() and not output.exists():
        os.replace(replaced, output)
    _remove(replaced)


@contextlib.contextmanager
def _laid_beside(source: Path, target: Path, older: Path) -> Iterator[None]:
    """Give a file its place beside the video; if the block fails, what was there is there again.

    Windows lets nobody replace a video that some program shows: it would be left with another's credentials.

    Parameters
    ----------
    source, target : Path
    older : Path
        Where what is replaced waits for the end of the block.
    """
    _remove(older)
    if target.exists():
        shutil.copyfile(target, older)
    try:
        durable_rename(source, target)
        yield
    except BaseException:
        if older.exists():
            durable_rename(older, target)
        else:
            _remove(target)
        raise


def _state_of(path: Path) -> dict[str, Any]:
    """Size and hash of a segment; those of a folder are its files' in their order."""
    digest, size = hashlib.sha256(), 0
    for file in sorted(path.iterdir()) if path.is_dir() else (path,):
        with file.open("rb") as stream:
            digest.update(file.name.encode() if path.is_dir() else b"")
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    return {"size": size, "sha256": digest.hexdigest()}


def _read(path: Path) -> Any:
    """What a record says; None where it is missing or damaged."""
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
