"""What a video would let hear, as a file without pictures."""

from fractions import Fraction
from pathlib import Path

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export.completion import complete, told_of_output
from joyvasa_runtime.export.finishing import PLAIN, Finishing
from joyvasa_runtime.export.report import ExportReport
from joyvasa_runtime.export.sounds import HeardMix, Sound, open_sound
from joyvasa_runtime.export.workplace import RenderWorkplace
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import MOTION_FPS
from joyvasa_runtime.video.join import join_segments


def write_sound(
    sound: Sound | HeardMix | None,
    output: Path,
    settings: ExportSettings,
    frames: int,
    monitor: Monitor,
    finishing: Finishing = PLAIN,
) -> ExportReport:
    """Write a sound; the output appears only when it is complete.

    Parameters
    ----------
    sound : Sound, HeardMix or None
    output : Path
    settings : ExportSettings
        Of a kind of file without pictures.
    frames : int
        Its length in motion frames.
    monitor : Monitor
    finishing : Finishing

    Raises
    ------
    ExportError, AudioError
        If nothing is heard, or the sound or the output fails.
    Cancelled
    """
    if sound is None:
        raise ExportError("Nothing is heard in this stretch", "Unmute a track, or export pictures.")
    fps = Fraction(MOTION_FPS)

    def write(path: Path) -> tuple[str, ...]:
        opened = open_sound(sound, settings.loudness_lufs, frames / fps, monitor)
        join_segments((), path, fps, settings.compression, opened.source, frames, finishing.comment, monitor)
        return opened.notes

    with RenderWorkplace(output, "sound", 0, "") as workplace, told_of_output(workplace):
        done = complete(workplace, write, finishing)
    return ExportReport(done.path, frames, MOTION_FPS, 0, 0, done.sidecar, done.notes)
