"""What the twenty points are called, and how they are joined when drawn.

Their order and meaning are the runtime's `hand_points`.
"""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from joyvasa_runtime.portrait.hand_points import POINT_NAMES

_CONTEXT = "Points"

_TEXTS = {
    "left_eye_outer": QT_TRANSLATE_NOOP("Points", "Left eye: outer corner"),
    "left_eye_top": QT_TRANSLATE_NOOP("Points", "Left eye: upper lid"),
    "left_eye_inner": QT_TRANSLATE_NOOP("Points", "Left eye: inner corner"),
    "left_eye_bottom": QT_TRANSLATE_NOOP("Points", "Left eye: lower lid"),
    "right_eye_outer": QT_TRANSLATE_NOOP("Points", "Right eye: outer corner"),
    "right_eye_top": QT_TRANSLATE_NOOP("Points", "Right eye: upper lid"),
    "right_eye_inner": QT_TRANSLATE_NOOP("Points", "Right eye: inner corner"),
    "right_eye_bottom": QT_TRANSLATE_NOOP("Points", "Right eye: lower lid"),
    "nose": QT_TRANSLATE_NOOP("Points", "Tip of the nose"),
    "mouth_left": QT_TRANSLATE_NOOP("Points", "Mouth: left corner"),
    "mouth_right": QT_TRANSLATE_NOOP("Points", "Mouth: right corner"),
    "mouth_middle": QT_TRANSLATE_NOOP("Points", "Mouth: middle, where the lips meet"),
    "upper_lip_top": QT_TRANSLATE_NOOP("Points", "Upper lip: upper edge"),
    "lower_lip_bottom": QT_TRANSLATE_NOOP("Points", "Lower lip: lower edge"),
    "chin": QT_TRANSLATE_NOOP("Points", "Chin"),
    "left_cheek": QT_TRANSLATE_NOOP("Points", "Left cheek"),
    "right_cheek": QT_TRANSLATE_NOOP("Points", "Right cheek"),
    "left_ear": QT_TRANSLATE_NOOP("Points", "Left ear"),
    "right_ear": QT_TRANSLATE_NOOP("Points", "Right ear"),
    "head_top": QT_TRANSLATE_NOOP("Points", "Top of the head"),
}


def _indices(*names: str) -> tuple[int, ...]:
    return tuple(POINT_NAMES.index(name) for name in names)


LOOPS = (
    _indices("left_eye_outer", "left_eye_top", "left_eye_inner", "left_eye_bottom"),
    _indices("right_eye_outer", "right_eye_top", "right_eye_inner", "right_eye_bottom"),
    _indices("mouth_left", "upper_lip_top", "mouth_right", "lower_lip_bottom"),
)
"""Points joined to closed lines: the eyes and the lips."""

LINES = (
    _indices("mouth_left", "mouth_middle", "mouth_right"),
    _indices("left_ear", "left_cheek", "chin", "right_cheek", "right_ear"),
    _indices("left_ear", "head_top", "right_ear"),
)
"""Points joined to open lines: the mouth's seam, the jaw and the top of the head."""


def point_text(index: int) -> str:
    """What a point is called; left is left in the picture."""
    return QCoreApplication.translate(_CONTEXT, str(_TEXTS[POINT_NAMES[index]]))
