"""A finished video and what belongs to it become one folder or one zip, whole or not at all.

Making the video is `export`'s business, and what comes with it `contents`'.
"""

import contextlib
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

from joyvasa_runtime.delivery.contents import Contents, write_contents
from joyvasa_runtime.delivery.progress import ByteProgress
from joyvasa_runtime.delivery.zip_archive import write_zip
from joyvasa_runtime.durable import durable_rename, sync_tree
from joyvasa_runtime.errors import ExportError, JoyVasaError
from joyvasa_runtime.file_names import check_name, portable_name
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.unfinished import write_error

DeliveryKind = Literal["folder", "zip"]

Files = Sequence[tuple[Path, str]]
"""Files, each with its place in the package."""

_CHUNK = 2**20
_NAMELESS = "video"

_LONGEST_ENDING = len(".webm")
"""Of the files in a package that are called like it."""


def deliver(
    video: Path,
    target: Path,
    contents: Contents,
    kind: DeliveryKind,
    monitor: Monitor,
    *,
    moves_video: bool = False,
    replaces: bool = False,
    made_in: Path | None = None,
) -> Path:
    """Put a video and its contents together under one name, and return that.

    Nothing is seen under the name until all of it is there and on the disk, and nothing is left if it fails.

    Parameters
    ----------
    video : Path
        A file, or a folder of pictures.
    target : Path
        The folder or archive to make. The video in it is called like that, with the video's own ending; in an
        archive as near to that as every system allows.
    contents : Contents
    kind : "folder" or "zip"
    monitor : Monitor
        Gets stage "package" with bytes done.
    moves_video : bool
        Whether the video goes over, and is gone from its place in the end; within one drive that copies
        nothing.
    replaces : bool
        Whether an archive of that name may be replaced. A folder never is, because there may be more in it.
    made_in : Path or None
        A folder on the target's drive that somebody tidies up if the program is killed; None makes it beside
        the target.

    Raises
    ------
    ExportError, MotionError, SubtitleError
        If there is something under that name, or it can't be written.
    Cancelled
    """
    check_target(target, kind, replaces=replaces)
    name = target.name if kind == "folder" else _name_inside(target)
    with _unfinished_folder(target, made_in) as folder:
        try:
            files = _written(folder / name, video, contents)
            progress = ByteProgress(monitor, sum(path.stat().st_size for path, _ in files))
            if kind == "zip":
                package = _zipped(folder / name, files, progress)
            else:
                package = _filled(folder / name, files, progress, moves_video)
            sync_tree(package)
            durable_rename(package, _cleared(target))
        except (OSError, JoyVasaError) as error:
            # Told of the target: nobody knows the folder in which it is put together.
            cause = error if isinstance(error, OSError) else error.__cause__
            if not isinstance(cause, OSError):
                raise
            raise write_error(target, cause) from cause
    if moves_video:
        _remove(video)
    return target


def check_target(target: Path, kind: DeliveryKind, *, replaces: bool = False) -> None:
    """Refuse a name under which something lies; a good thing to do before the video is made.

    Raises
    ------
    ExportError
        If it is taken or none that the system takes, its folder is not there, or no text of the package could
        spell it.
    """
    _check_spelling(target)
    check_name(target, ExportError, _LONGEST_ENDING)
    if not target.absolute().parent.is_dir():
        raise ExportError(
            f"The folder {target.absolute().parent} does not exist", "Create it or choose another."
        )
    is_taken = os.path.lexists(target)
    if is_taken and target.is_dir():
        is_taken = kind == "zip" or any(target.iterdir())
    elif is_taken and kind == "zip" and replaces:
        is_taken = False
    if is_taken:
        raise ExportError(f"There is already something at {target}", "Choose another name for the package.")


def video_place(folder: Path, ending: str) -> Path:
    """Where the video lies in a package that is a folder; pictures lie in one without an ending."""
    return folder / f"{folder.name}{ending}"


def _name_inside(archive: Path) -> str:
    """What the folder in an archive is called, and the video in it: any system may unpack it."""
    stem = archive.stem if archive.suffix.lower() == ".zip" else archive.name
    return portable_name(stem) or _NAMELESS


def _check_spelling(target: Path) -> None:
    """Refuse a name that is no text: archives, and the page that explains the package, hold UTF-8."""
    try:
        target.name.encode("utf-8")
    except UnicodeEncodeError as error:
        shown = target.name.encode("utf-8", "backslashreplace").decode("utf-8")
        raise ExportError(
            f"The name {shown} has characters that no text can hold", "Choose another name for the package."
        ) from error


@contextmanager
def _unfinished_folder(target: Path, made_in: Path | None) -> Iterator[Path]:
    """A new folder, beside the target if nowhere else; whatever is in it at the end goes."""
    folder = (made_in or target.absolute().parent) / f".joyvasa-{secrets.token_hex(6)}.part"
    try:
        folder.mkdir()
    except OSError as error:
        raise write_error(target, error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _written(folder: Path, video: Path, contents: Contents) -> Files:
    """Write the small files into a new folder; returns the video's, each with its place there."""
    # A dot in the name of a folder of pictures begins no ending.
    video_name = video_place(folder, "" if video.is_dir() else video.suffix).name
    files = _video_files(video, video_name)
    folder.mkdir()
    write_contents(folder, folder.name, video_name, contents)
    return files


def _zipped(folder: Path, files: Files, progress: ByteProgress) -> Path:
    """An archive of the folder and the video's files."""
    archive = folder.with_name(f"{folder.name}.zip")
    small = [(path, path.name) for path in sorted(folder.iterdir())]
    write_zip(archive, folder.name, [*files, *small], progress)
    return archive


def _filled(folder: Path, files: Files, progress: ByteProgress, moves: bool) -> Path:
    """The folder with the video's files."""
    for path, place in files:
        _put(path, folder / place, progress, moves)
    return folder


def _video_files(video: Path, video_name: str) -> Files:
    """Each file of the video and its place in the package."""
    if not video.is_dir():
        return [(video, video_name)]
    return [(path, f"{video_name}/{path.name}") for path in sorted(video.iterdir())]


def _put(source: Path, target: Path, progress: ByteProgress, moves: bool) -> None:
    target.parent.mkdir(exist_ok=True)
    if moves:
        # A link on the same drive: it costs nothing, and the video stays where it is until all is well.
        with contextlib.suppress(OSError):
            os.link(source, target)
            progress.add(target.stat().st_size)
            return
    with source.open("rb") as reading, target.open("xb") as writing:
        while chunk := reading.read(_CHUNK):
            writing.write(chunk)
            progress.add(len(chunk))


def _cleared(target: Path) -> Path:
    """The target, once an empty folder there is out of the way."""
    if target.is_dir():
        target.rmdir()
    return target


def _remove(video: Path) -> None:
    """Take the video from its old place; if that fails it only takes room."""
    if video.is_dir():
        shutil.rmtree(video, ignore_errors=True)
    else:
        with contextlib.suppress(OSError):
            video.unlink()
