"""What a video will be, in one short line. It says only what is known before it is made."""

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.views.dialogs.export.shown_picture import ShownPicture
from desktop.views.dialogs.export.sizes import placed
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import MOTION_FPS

_BITS_A_BYTE = 8


def summary(settings: ExportSettings, picture: ShownPicture, frames: int) -> str:
    """Size, frame rate and length of a video, and how large its file gets where that is decided.

    Parameters
    ----------
    settings : ExportSettings
    picture : ShownPicture
    frames : int
        Of the timeline, at the motion's rate.
    """
    seconds, compression = frames / MOTION_FPS, settings.compression
    length = QCoreApplication.translate("Summary", "{seconds} s").format(
        seconds=QLocale().toString(seconds, "f", 1)
    )
    words = [compression.kind.title]
    if compression.kind.has_pictures:
        words += _frame(settings, picture)
    words.append(length)
    if compression.rate_factor is None and compression.bit_rate is not None:
        size = QLocale().formattedDataSize(round(compression.bit_rate / _BITS_A_BYTE * seconds), 1)
        words.append(QCoreApplication.translate("Summary", "about {size}").format(size=size))
    return " · ".join(words)


def _frame(settings: ExportSettings, picture: ShownPicture) -> list[str]:
    words = [QCoreApplication.translate("Summary", "{fps} fps").format(fps=settings.fps)]
    canvas = settings.canvas
    if canvas.size is not None or canvas.longer_side is not None or picture.has_size:
        where = placed(canvas, picture)
        words.insert(0, f"{where.width} × {where.height}")
    if settings.compression.has_alpha:
        words.append(QCoreApplication.translate("Summary", "transparent"))
    return words
