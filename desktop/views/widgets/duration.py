"""How long something takes, as people say it. It measures and guesses nothing."""

from PySide6.QtCore import QCoreApplication

_CONTEXT = "Duration"


def duration(seconds: float) -> str:
    """`seconds` as "7 s", "2 min 40 s", "25 min" or "1 h 5 min": never finer than anybody wants to know."""
    whole = max(1, round(seconds))
    if whole < 60:
        return QCoreApplication.translate(_CONTEXT, "{s} s").format(s=whole)
    if whole < 600:
        minutes, rest = divmod(whole // 10 * 10, 60)
        if rest:
            return QCoreApplication.translate(_CONTEXT, "{min} min {s} s").format(min=minutes, s=rest)
        return QCoreApplication.translate(_CONTEXT, "{min} min").format(min=minutes)
    hours, minutes = divmod(round(whole / 60), 60)
    if not hours:
        return QCoreApplication.translate(_CONTEXT, "{min} min").format(min=minutes)
    return QCoreApplication.translate(_CONTEXT, "{h} h {min} min").format(h=hours, min=minutes)
