"""The sound of a video alone, as a WAV file of 24 bits at its own rate.

What is heard, and how loud, is not decided here.
"""

from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.sound_encoder import SoundEncoder
from joyvasa_runtime.video.soundtrack import SoundSource
from joyvasa_runtime.video.written_file import JOINING, written_file


def write_wav(
    target: Path, sound: SoundSource | None, frames: int, fps: Fraction, comment: str, monitor: Monitor
) -> None:
    """Write a sound as long as a video of so many frames; beyond four gigabytes as RF64.

    Raises
    ------
    ExportError
        If there is no sound, or the file can't be written.
    AudioError
        If the sound can't be read.
    Cancelled
    """
    if sound is None:
        raise ExportError("There is no sound to export", "Import a voice, or choose a kind with pictures.")
    with written_file(target, "wav", {"rf64": "auto"}) as file:
        if comment:
            file.metadata["comment"] = comment
        heard = SoundEncoder(file, sound, "pcm_s24le")
        for count in range(1, frames + 1):
            heard.add_up_to(count / fps)
            monitor.step(JOINING, count, frames)
        heard.finish()
