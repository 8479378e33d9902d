"""Where a clip's loudness is drawn and gripped: its title, its waveform, its fade handles and its gain line.

Positions only; `clip_painter` draws them and `hits` finds them.
"""

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from joyvasa_runtime.project.document import Clip

TITLE_HEIGHT = 17
"""Pixels of the band that holds the name."""

MIN_EDITED_WIDTH = 36.0
"""Narrower clips show neither fade handles nor a gain line: there would be no room left to grip the clip."""

# A fader's law: most of the way is given to the gains that are used most.
_GAINS_DB = (-60.0, -24.0, 0.0, 24.0)
_HEIGHTS = (0.0, 0.2, 0.62, 1.0)


def wave_rect(body: QRectF) -> QRectF:
    """The part of a clip's body below its title."""
    return body.adjusted(0, TITLE_HEIGHT, 0, 0)


def gain_y(body: QRectF, gain_db: float) -> float:
    """Height of the gain line, pixels."""
    wave = wave_rect(body)
    return wave.bottom() - wave.height() * float(np.interp(gain_db, _GAINS_DB, _HEIGHTS))


def gain_at(body: QRectF, y: float) -> float:
    """The gain whose line is at `y`, in dB, -60 to 24."""
    wave = wave_rect(body)
    return float(np.interp((wave.bottom() - y) / wave.height(), _HEIGHTS, _GAINS_DB))


def fade_handles(body: QRectF, clip: Clip) -> tuple[QPointF, QPointF]:
    """Centres of the handles of the fade in and the fade out."""
    px_per_frame = body.width() / clip.frames
    y = wave_rect(body).top() + 1
    left = body.left() + clip.fade_in * px_per_frame
    right = body.right() - clip.fade_out * px_per_frame
    # At the very corner the handle would lie half outside and hide the edge's own grip.
    inset = 5.0
    return QPointF(max(left, body.left() + inset), y), QPointF(min(right, body.right() - inset), y)
