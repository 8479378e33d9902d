"""Pictures of short clips, kept so that scrolling past hundreds of them only copies pixels.

What a clip looks like is `clip_painter`'s; it paints long clips directly, for few fit into the window.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from desktop.views.timeline.clip_look import ClipLook
from desktop.views.timeline.paint_budget import PaintBudget

LONGEST_PX = 480.0
"""Longer clips are not kept."""

_KEPT = 1500
_MARGIN = 1.0

PaintClip = Callable[[QPainter, ClipLook, QRectF], bool]
"""Paints a clip with a painter into its body; False if a part of it has to wait."""


@dataclass(frozen=True, slots=True, eq=False)
class _Picture:
    look: ClipLook
    size: QSizeF
    px_per_frame: float
    is_whole: bool
    pixmap: QPixmap


class ClipPictures:
    """The pictures that were drawn last, by the ids of their clips.

    Parameters
    ----------
    paint : PaintClip
    budget : PaintBudget
        While it is spent, an older picture is stretched in place of a new one.
    """

    def __init__(self, paint: PaintClip, budget: PaintBudget) -> None:
        self._paint, self._budget = paint, budget
        self._pictures: OrderedDict[int, _Picture] = OrderedDict()

    def draw(self, painter: QPainter, look: ClipLook, body: QRectF, px_per_frame: float) -> bool:
        """Draw a clip into `body`, aligned to device pixels; False if it isn't as it should be yet."""
        picture = self._pictures.get(look.clip.id)
        is_current = (
            picture is not None
            and picture.is_whole
            and picture.px_per_frame == px_per_frame
            and picture.size == body.size()
            and picture.look == look
        )
        if not is_current and not self._budget.is_spent:
            picture = self._budget.make(lambda: self._make(painter, look, body, px_per_frame))
            self._pictures[look.clip.id] = picture
            self._pictures.move_to_end(look.clip.id)
            is_current = picture.is_whole
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        elif picture is None:
            painter.fillRect(body, look.colours.body)
            return False
        painter.drawPixmap(body, picture.pixmap, QRectF(picture.pixmap.rect()))
        return is_current

    def forget(self) -> None:
        """Drop every picture, such as when the colours change."""
        self._pictures.clear()

    def forget_sound(self, sha256: str) -> None:
        """Drop the pictures of a sound, such as when its peaks have come."""
        for clip_id in [key for key, picture in self._pictures.items() if picture.look.sha256 == sha256]:
            del self._pictures[clip_id]

    def _make(self, painter: QPainter, look: ClipLook, body: QRectF, px_per_frame: float) -> _Picture:
        ratio = painter.device().devicePixelRatio()
        pixmap = QPixmap((body.size() * ratio).toSize())
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        inner.setRenderHints(painter.renderHints())
        inner.setFont(painter.font())
        inner.translate(-body.topLeft())
        is_whole = self._paint(inner, look, body)
        inner.end()
        return _Picture(look, body.size(), px_per_frame, is_whole, pixmap)
