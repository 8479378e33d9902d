"""The key that records as long as it is held, and the keys and the wheel that tilt meanwhile.

A shortcut only tells that its key went down; this also looks for it going up. What is recorded is
`desktop.jobs.puppeteer`'s.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent

from desktop.jobs.puppeteer import Puppeteer
from desktop.views.commands.desk import Desk

_TURNS = {int(Qt.Key.Key_Q): -1.0, int(Qt.Key.Key_E): 1.0}
_NOTCH = 120
_RELEASED_MS = 50
"""X11 repeats a held key by letting it up and down again at once, and Qt can't always tell."""

_ENDINGS = (QEvent.Type.ApplicationDeactivate, QEvent.Type.WindowDeactivate)


class PuppetCommands(QObject):
    """Connects ``puppet.record``.

    Parameters
    ----------
    desk : Desk
    puppeteer : Puppeteer
    """

    def __init__(self, desk: Desk, puppeteer: Puppeteer) -> None:
        super().__init__(desk.actions)
        self._action, self._puppeteer = desk.actions["puppet.record"], puppeteer
        self._is_held = False
        self._released = QTimer(self, interval=_RELEASED_MS, singleShot=True)
        self._released.timeout.connect(puppeteer.finish)
        # A held key repeats, and would begin anew.
        self._action.setAutoRepeat(False)
        desk.connect("puppet.record", self._begin)
        puppeteer.recording_changed.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While a pass is under way, take the keys and the wheel that belong to it."""
        if event.type() in _ENDINGS:
            # The key may go up where nobody here sees it.
            self._puppeteer.finish()
        elif isinstance(event, QWheelEvent):
            self._puppeteer.turn(-event.angleDelta().y() / _NOTCH)
            return True
        elif isinstance(event, QKeyEvent):
            return self._take_key(event)
        return super().eventFilter(watched, event)

    def _begin(self) -> None:
        if not self._puppeteer.is_recording:
            self._is_held = True
            self._puppeteer.record()
            self._is_held = self._puppeteer.is_recording

    def _follow(self, is_recording: bool) -> None:
        application = QCoreApplication.instance()
        assert application is not None, "the window has one"
        if is_recording and self._is_held:
            application.installEventFilter(self)
        else:
            self._is_held = False
            self._released.stop()
            application.removeEventFilter(self)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Whether a key belongs to the pass; everything else goes on as always."""
        key, kind = event.key(), event.type()
        # Without its modifiers, which may go up first. PySide's stubs know no index.
        is_held_key = any(key == keys[0].key() for keys in self._action.shortcuts())  # type: ignore[index]
        if not (is_held_key or key in _TURNS or key == Qt.Key.Key_Escape):
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress and key in _TURNS and not is_held_key:
            self._puppeteer.turn(_TURNS[key])
        elif kind == QEvent.Type.KeyPress and key == Qt.Key.Key_Escape:
            self._puppeteer.cancel()
        elif is_held_key and kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._released.start()
        elif is_held_key:
            self._released.stop()
        return True
