"""Segments and a sound become the finished file of any kind, in constant memory.

How each kind is made lies in `movie`, `picture_folder`, `gif` and `wav`; the file's name, and that it appears
only when it is complete, are the caller's business.
"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.gif import join_gif
from joyvasa_runtime.video.movie import join_movie
from joyvasa_runtime.video.picture_folder import join_pictures
from joyvasa_runtime.video.soundtrack import SoundSource
from joyvasa_runtime.video.wav import write_wav


def join_segments(
    segments: Sequence[Path],
    target: Path,
    fps: Fraction,
    compression: Compression,
    sound: SoundSource | None,
    frames: int,
    comment: str,
    monitor: Monitor,
) -> None:
    """Write the video that consists of some segments, one after the other.

    Parameters
    ----------
    segments : sequence of Path
        As `open_segment` made them with the same settings; none for a sound alone.
    target : Path
        Overwritten, and left incomplete after an error; for single pictures a folder.
    fps : Fraction
    compression : Compression
    sound : SoundSource or None
        At its start; taken as far as there are pictures, unless the kind of file has no sound, and closed in
        any case.
    frames : int
        How many the segments have together.
    comment : str
        What the file says of itself to players and editors, where it can; empty says nothing.
    monitor : Monitor

    Raises
    ------
    ExportError
        If a segment is missing, damaged or unlike the others, they have not as many frames as they should,
        or the file can't be written.
    AudioError
        If the sound can't be read.
    Cancelled
    """
    try:
        if compression.codec == "wav":
            write_wav(target, sound, frames, fps, comment, monitor)
        elif compression.codec == "png":
            join_pictures(segments, target, fps, frames, comment, monitor)
        elif compression.codec == "gif":
            join_gif(segments, target, fps, frames, comment, monitor)
        else:
            join_movie(segments, target, fps, compression, sound, frames, comment, monitor)
    finally:
        if sound is not None:
            sound.close()
