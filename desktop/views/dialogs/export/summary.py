"""What a video will be, in a few short lines: what is known, or can be expected, before it is made.

How long earlier ones took is remembered by others.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.export_speed import ExportSpeed, expected_bytes, expected_s, size_kind, speed_kind
from desktop.views.dialogs.export.shown_picture import ShownPicture
from desktop.views.dialogs.export.sizes import placed
from desktop.views.widgets.duration import duration
from desktop.views.widgets.fact_line import fact_line
from joyvasa_runtime.motion.resample import resampled_length
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import MOTION_FPS, frame_to_seconds

_CONTEXT = "Summary"
_BITS_A_BYTE = 8
_MINUTE_S = 60


def summary(
    settings: ExportSettings,
    picture: ShownPicture,
    frames: int,
    speeds: Iterable[ExportSpeed] = (),
    pack_id: str = "",
) -> str:
    """What a video is like, in one line, and below it how long it takes and how large it gets.

    Parameters
    ----------
    settings : ExportSettings
    picture : ShownPicture
    frames : int
        Of the timeline, at the motion's rate.
    speeds : iterable of ExportSpeed
        Of videos that were made on this computer; without one that is alike, no time is told.
    pack_id : str
        The pack that draws the portrait.
    """
    kind = settings.compression.kind
    facts = [kind.title]
    if kind.has_pictures:
        facts += _frame(settings, picture)
    lines = [fact_line((*facts, _length(frame_to_seconds(frames))))]
    expected = _expected(settings, _pixels(settings, picture), frames, tuple(speeds), pack_id)
    if expected:
        lines.append(fact_line(expected))
    return "\n".join(lines)


def _frame(settings: ExportSettings, picture: ShownPicture) -> list[str]:
    words = [QCoreApplication.translate(_CONTEXT, "{fps} fps").format(fps=settings.fps)]
    if _pixels(settings, picture):
        where = placed(settings.canvas, picture)
        words.insert(0, f"{where.width} × {where.height}")
    if settings.compression.has_alpha:
        words.append(QCoreApplication.translate(_CONTEXT, "transparent"))
    return words


def _expected(
    settings: ExportSettings, pixels: int, frames: int, speeds: tuple[ExportSpeed, ...], pack_id: str
) -> list[str]:
    """How many frames, how long they take, and how large the file gets, as far as that can be told."""
    compression, seconds = settings.compression, frame_to_seconds(frames)
    made = resampled_length(frames, MOTION_FPS, settings.fps)
    if not compression.kind.has_pictures:
        return []
    kind = speed_kind(pack_id, compression)
    words = [_frames(made)]
    time_s = expected_s(speeds, kind, pixels, made) if pixels else None
    if time_s is not None:
        text = QCoreApplication.translate(_CONTEXT, "about {time} to make")
        words.append(text.format(time=duration(time_s)))
    size = _decided_bytes(settings, seconds)
    if size is None and pixels:
        size = expected_bytes(speeds, kind, size_kind(compression, settings.fps), pixels, seconds)
    if size is not None:
        told = QLocale().formattedDataSize(round(size), 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        words.append(QCoreApplication.translate(_CONTEXT, "about {size}").format(size=told))
    return words


def _decided_bytes(settings: ExportSettings, seconds: float) -> float | None:
    """How large a file gets whose bits a second are given."""
    compression = settings.compression
    if compression.rate_factor is not None or compression.bit_rate is None:
        return None
    return compression.bit_rate / _BITS_A_BYTE * seconds


def _pixels(settings: ExportSettings, picture: ShownPicture) -> int:
    """Of a frame; 0 where the size is the portrait's, and that was not looked at yet."""
    canvas = settings.canvas
    if canvas.size is None and canvas.longer_side is None and not picture.has_size:
        return 0
    where = placed(canvas, picture)
    return where.width * where.height


def _length(seconds: float) -> str:
    if seconds >= _MINUTE_S:
        return duration(seconds)
    text = QCoreApplication.translate(_CONTEXT, "{seconds} s")
    return text.format(seconds=QLocale().toString(seconds, "f", 1))


def _frames(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate(_CONTEXT, "one frame")
    return QCoreApplication.translate(_CONTEXT, "{count} frames").format(count=QLocale().toString(count))
