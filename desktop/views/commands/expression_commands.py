"""Commands on the expression of the active clip. What its panel shows and edits is the panel's own."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.document.active_clip import ActiveClip
from desktop.views.commands.desk import Desk
from joyvasa_runtime.project.operations.blinks import add_blink
from joyvasa_runtime.project.performance.performance import Blink
from joyvasa_runtime.project.sound_frames import shows, sound_frame


class ExpressionCommands(QObject):
    """Connects the actions ``expression.*``.

    Parameters
    ----------
    desk : Desk
    active : ActiveClip
    show_panel : callable
        Brings the panel to the front.
    """

    def __init__(self, desk: Desk, active: ActiveClip, show_panel: Callable[[], None]) -> None:
        super().__init__(desk.actions)
        self._desk, self._active = desk, active
        desk.connect("expression.show", show_panel)
        desk.connect("expression.blink", self._blink)
        active.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        self._desk.actions["expression.blink"].setEnabled(self._active.clip is not None)

    def _blink(self) -> None:
        clip, frame = self._active.clip, self._desk.playhead
        if clip is None:
            return
        if not shows(clip, frame):
            self._desk.say(self.tr("Move the playhead onto the clip that shall blink there"))
            return
        blink = Blink(sound_frame(clip, frame))
        if self._desk.edit(self.tr("Add blink"), partial(add_blink, clip_id=clip.id, blink=blink)):
            self._desk.say(self.tr("The clip has a blink of its own here now"))
