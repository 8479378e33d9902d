"""The drag of a queued video to another place: how a card is carried, and the line where it would land.

Which cards can be carried, and what a move means, is the list's business.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QCursor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QGraphicsOpacityEffect, QWidget

_LINE_PX = 3
_CARRIED_OPACITY = 0.45


class CardDrag(QObject):
    """Lets a card be carried by what of it is no button.

    Parameters
    ----------
    card : QWidget

    Signals
    -------
    moved(object)
        The `QPoint` of the screen to which the card is carried.
    ended(bool)
        Whether it was let go there, and not put back.
    """

    moved = Signal(object)
    ended = Signal(bool)

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card, self._is_allowed, self._is_running = card, False, False
        self._press: QPoint | None = None
        card.installEventFilter(self)

    def allow(self, is_allowed: bool) -> None:
        """Let the card be carried, or not any more."""
        self._is_allowed = is_allowed
        if is_allowed:
            self._card.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
        else:
            self._card.unsetCursor()
            self._end(is_dropped=False)

    def eventFilter(self, card: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Follow the mouse; Escape puts the card back."""
        kind = event.type()
        if isinstance(event, QMouseEvent):
            return self._follow(event)
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._is_running:
            if event.key() == Qt.Key.Key_Escape:
                self._end(is_dropped=False)
            return True
        if kind == QEvent.Type.Hide:
            self._end(is_dropped=False)
        return super().eventFilter(card, event)

    def _follow(self, event: QMouseEvent) -> bool:
        point, kind = event.globalPosition().toPoint(), event.type()
        if kind == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            self._press = point if self._is_allowed else None
        elif kind == QEvent.Type.MouseMove and self._press is not None:
            if (point - self._press).manhattanLength() >= QApplication.startDragDistance():
                self._begin()
            if self._is_running:
                self.moved.emit(point)
        elif kind == QEvent.Type.MouseButtonRelease and event.button() == Qt.MouseButton.LeftButton:
            self._end(is_dropped=True)
        else:
            return False
        return True

    def _begin(self) -> None:
        if not self._is_running:
            self._is_running = True
            effect = QGraphicsOpacityEffect(self._card)
            effect.setOpacity(_CARRIED_OPACITY)
            self._card.setGraphicsEffect(effect)
            self._card.setCursor(QCursor(Qt.CursorShape.ClosedHandCursor))
            # For Escape: the keys may be anywhere in the window.
            self._card.grabKeyboard()

    def _end(self, *, is_dropped: bool) -> None:
        self._press = None
        if self._is_running:
            self._is_running = False
            self._card.releaseKeyboard()
            self._card.setGraphicsEffect(None)  # type: ignore[arg-type]
            if self._is_allowed:
                self._card.setCursor(QCursor(Qt.CursorShape.OpenHandCursor))
            self.ended.emit(is_dropped)


class DropLine(QWidget):
    """The line between two cards where one would land."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_between(self, cards: Sequence[QWidget], slot: int, gap: int) -> None:
        """Show it above the card of a number, or below the last one; `gap` lies between two cards."""
        if slot < len(cards):
            middle = cards[slot].geometry().top() - gap / 2
        else:
            middle = cards[-1].geometry().bottom() + 1 + gap / 2
        room = self._over.height() - _LINE_PX
        top = min(max(round(middle - _LINE_PX / 2), 0), room)
        self.setGeometry(QRect(0, top, self._over.width(), _LINE_PX))
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint it in the colour of what is chosen."""
        QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Highlight))


def slot_at(cards: Sequence[QWidget], y: int) -> int:
    """Number of the cards that lie above a height of their parent by more than half."""
    return sum(card.geometry().center().y() < y for card in cards)


def places_to(place: int, slot: int) -> int:
    """By how many places something becomes later that lands above the number `slot`; below 0 earlier."""
    return slot - place - 1 if slot > place else slot - place
