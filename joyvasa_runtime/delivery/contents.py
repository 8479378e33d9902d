"""Everything that belongs to a video and comes with it in a package, as one value and as files.

The video itself, and how the files become a folder or an archive, is `deliver`'s business.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.delivery.ledger_text import job_in_ledger, ledger_json, ledger_markdown
from joyvasa_runtime.delivery.poster import write_poster
from joyvasa_runtime.delivery.readme import readme_text
from joyvasa_runtime.delivery.work import Work
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.csv_file import write_csv
from joyvasa_runtime.motion.piece import MotionPiece, plain_line
from joyvasa_runtime.motion.storage import save_piece
from joyvasa_runtime.motion.template_export import write_template
from joyvasa_runtime.project.caption_files import subtitles_of, write_subtitles
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.evaluate import evaluate_whole, reference_row
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.subtitles.subtitle import Subtitle
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.unfinished import write_error

Frame = NDArray[np.uint8]

_LEDGER = "licences.json"
_LARGEST_LEDGER = 16 << 20


@dataclass(frozen=True, slots=True, eq=False)
class Contents:
    """What a package holds beside its video.

    Parameters
    ----------
    motion : MotionPiece
        Of the whole video, at 25 frames a second whatever the video's rate.
    subtitles : tuple of Subtitle
        In seconds of the video; without any there are no files of them.
    ledger : tuple of Work
    poster : ndarray, shape (H, W, 3) or (H, W, 4), uint8, or None
        A frame of the video; None where it shows nothing.
    sidecar : Path or None
        Content credentials of a video that can't carry them; copied under their own ending.
    job : str
        What made the package, see `ledger_json`.
    """

    motion: MotionPiece
    subtitles: tuple[Subtitle, ...] = ()
    ledger: tuple[Work, ...] = ()
    poster: Frame | None = None
    sidecar: Path | None = None
    job: str = ""

    def with_poster(self, poster: Frame) -> "Contents":
        """The same with another frame that stands for the video."""
        return replace(self, poster=poster)


def contents_of(
    project: Project,
    span: FrameSpan,
    motions: Motions,
    rest: NDArray[np.float32],
    ledger: Sequence[Work],
    monitor: Monitor,
    poster: Frame | None = None,
    sidecar: Path | None = None,
    job: str = "",
) -> Contents:
    """What belongs to the video of a stretch of a project.

    Parameters
    ----------
    project, span, motions, rest
        As for `evaluate`.
    ledger : sequence of Work
    monitor : Monitor
    poster, sidecar, job
        As in `Contents`.

    Raises
    ------
    Cancelled
    """
    motion = evaluate_whole(project, span, motions, rest, monitor)
    piece = MotionPiece(motion, reference_row(project, rest), plain_line(project.title))
    return Contents(piece, subtitles_of(project, span), tuple(ledger), poster, sidecar, job)


def write_contents(folder: Path, name: str, video_name: str, contents: Contents) -> tuple[Path, ...]:
    """Write the files of a package but its video, and return their paths.

    Parameters
    ----------
    folder : Path
        Empty.
    name : str
        What the files that players look for by name begin with.
    video_name : str
        For the text that explains the files.
    contents : Contents

    Raises
    ------
    ExportError, MotionError, SubtitleError
        If a file can't be written.
    """
    if contents.poster is not None:
        write_poster(folder / "poster.jpg", contents.poster)
    for ending in (".srt", ".vtt") if contents.subtitles else ():
        write_subtitles(folder / f"{name}{ending}", contents.subtitles)
    save_piece(folder / "motion.npz", contents.motion)
    write_csv(folder / "motion.csv", contents.motion)
    write_template(folder / "motion.pkl", contents.motion)
    _write_text(folder / _LEDGER, ledger_json(contents.ledger, contents.job))
    _write_text(folder / "LICENCES.md", ledger_markdown(contents.ledger))
    if contents.sidecar is not None:
        _copy(contents.sidecar, folder / f"{name}{contents.sidecar.suffix}")
    names = [path.name for path in sorted(folder.iterdir())]
    _write_text(folder / "README.txt", readme_text(video_name, names))
    return tuple(sorted(folder.iterdir()))


def packaged_job(folder: Path) -> str:
    """What made the package in a folder; empty where that isn't known, or there is none."""
    try:
        with (folder / _LEDGER).open("rb") as file:
            return job_in_ledger(file.read(_LARGEST_LEDGER).decode())
    except (OSError, ValueError):
        return ""


def _write_text(path: Path, text: str) -> None:
    try:
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise write_error(path, error) from error


def _copy(source: Path, target: Path) -> None:
    try:
        shutil.copyfile(source, target)
    except OSError as error:
        raise write_error(target, error) from error
