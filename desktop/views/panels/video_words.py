"""What a queued video shall be, and how far it is, in a line of words. It shows nothing itself."""

from PySide6.QtCore import QCoreApplication

from desktop.jobs.video import Video
from desktop.views.panels.stage_words import stage_words
from desktop.views.widgets.duration import duration
from desktop.views.widgets.fact_line import fact_line
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import frame_to_seconds

_CONTEXT = "VideoWords"


def settings_words(video: Video) -> str:
    """Kind of file, size, frame rate and length, such as "H.264 · 1920 × 1080 · 25 fps · 12 s"."""
    if video.settings is None:
        return ""
    words = [video.settings.compression.kind.title, *_picture_words(video.settings)]
    if video.span is not None:
        words.append(duration(frame_to_seconds(len(video.span))))
    return fact_line(words)


def progress_words(video: Video) -> str:
    """How far a video is; empty for one that has ended."""
    translate = QCoreApplication.translate
    percent = translate(_CONTEXT, "{percent} %").format(percent=round(video.fraction * 100))
    if video.state == "running":
        words = [stage_words(video.stage), percent]
        if video.left_s is not None:
            words.append(translate(_CONTEXT, "about {time} left").format(time=duration(video.left_s)))
        return fact_line(word for word in words if word)
    plain = {
        "waiting": translate(_CONTEXT, "Waiting"),
        "paused": translate(_CONTEXT, "Paused"),
        "interrupted": translate(_CONTEXT, "Stopped; it can go on"),
        "elsewhere": translate(_CONTEXT, "Another program is making it"),
    }
    if video.state not in plain:
        return ""
    return fact_line((plain[video.state], percent) if video.fraction else (plain[video.state],))


def _picture_words(settings: ExportSettings) -> list[str]:
    translate = QCoreApplication.translate
    if not settings.compression.kind.has_pictures:
        return []
    words = [*_size_words(settings.canvas), translate(_CONTEXT, "{fps} fps").format(fps=settings.fps)]
    if settings.compression.has_alpha:
        words.append(translate(_CONTEXT, "transparent"))
    return words


def _size_words(canvas: Canvas) -> list[str]:
    if canvas.size is not None:
        return ["{} × {}".format(*canvas.size)]
    return [] if canvas.longer_side is None else [f"{canvas.longer_side} px"]
