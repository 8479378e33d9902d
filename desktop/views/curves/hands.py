"""What the mouse does on the canvas: which press selects, moves, pulls a handle, draws a box, pans or seeks.

It paints nothing; `canvas` hands its mouse events here.

Notes
-----
Click selects a key, Shift adds; a drag moves what is selected, with Shift along one axis, with Ctrl without
snapping. A drag on an empty place draws a box. Alt and a drag move the selection from anywhere. Ctrl and a
click, or a double click on a curve, add a key. The middle button pans. After G and S the selection follows
the mouse until a click or Enter; Escape calls everything off.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPointF, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.views.curves.commands import KeyCommands
from desktop.views.curves.drag import CurveDrag, CurveFeedback, CurveHand, Lock
from desktop.views.curves.edits import CurveEdits
from desktop.views.curves.hits import CurveHit, hit_at
from desktop.views.curves.key_drags import HandleDrag, MoveDrag, ScaleDrag
from desktop.views.curves.look import CurveLook
from desktop.views.curves.view_drags import BoxDrag, PanDrag, SeekDrag
from joyvasa_runtime.project.performance.addresses import CurveAddress

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class CurveHands(QObject):
    """Turns presses, movements and releases into selections, drags and new keys.

    Parameters
    ----------
    look : CurveLook
    edits : CurveEdits
    commands : KeyCommands

    Signals
    -------
    updated()
        What a drag shows is to be painted anew.
    sought(int)
        The user wants to see a frame of the timeline.
    """

    updated = Signal()
    sought = Signal(int)

    def __init__(self, look: CurveLook, edits: CurveEdits, commands: KeyCommands) -> None:
        super().__init__()
        self._look, self._scene, self._edits, self._commands = look, look.scene, edits, commands
        self._drag: CurveDrag | None = None
        self._pressed: Callable[[], CurveDrag | None] | None = None
        self._press_point, self._point = QPointF(), QPointF()
        self._keys = Qt.KeyboardModifier.NoModifier
        self._lock: Lock = ""
        self._is_modal, self._is_box_next = False, False
        self._chosen_by_release: CurveHit | None = None
        look.scene.store.replaced.connect(self._drop)

    @property
    def is_running(self) -> bool:
        """Whether something follows the hand."""
        return self._drag is not None

    @property
    def is_modal(self) -> bool:
        """Whether it does without a button being held."""
        return self._is_modal

    @property
    def is_box_next(self) -> bool:
        """Whether the next press draws a box, whatever lies under it."""
        return self._is_box_next

    @property
    def feedback(self) -> CurveFeedback:
        """What to paint over everything."""
        return self._drag.feedback if self._drag else CurveFeedback()

    @property
    def point(self) -> QPointF:
        """Where the mouse was last."""
        return self._point

    def press(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The left button went down."""
        self._press_point = self._point = point
        self._keys = keys
        if self._is_modal:
            self.confirm()
            return
        self._pressed = self._press(point, keys)
        self._is_box_next = False

    def press_middle(self, point: QPointF) -> None:
        """The middle button went down."""
        self._begin(PanDrag(self._scene, point))

    def double_click(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """Add a key on the curve under the mouse; elsewhere it is the second of two presses."""
        hit = hit_at(self._look, point)
        if hit.kind == "curve" and hit.address is not None and not self._is_modal:
            self._commands.insert(hit.address, hit.frame)
        self.press(point, keys)

    def move(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse moved, with a button held or during G and S."""
        self._point, self._keys = point, keys
        far = (point - self._press_point).manhattanLength() >= QApplication.startDragDistance()
        if self._drag is None and self._pressed is not None and far:
            begin, self._pressed = self._pressed, None
            self._chosen_by_release = None
            drag = begin()
            if drag is not None:
                self._begin(drag)
        self._follow()

    def release(self) -> None:
        """The button was released."""
        self._pressed = None
        if self._chosen_by_release is not None:
            self._select_only(self._chosen_by_release)
            self._chosen_by_release = None
        if not self._is_modal:
            self._drop()

    def set_keys(self, keys: Qt.KeyboardModifier) -> None:
        """A key was pressed or released while the mouse rests."""
        if keys != self._keys:
            self._keys = keys
            self._follow()

    def choose(self, address: CurveAddress, frame: int) -> None:
        """Select a key, unless it is one of the selected ones."""
        if frame not in self._scene.selected.get(address, frozenset()):
            self._scene.make_current(address)
            self._scene.select({address: frozenset({frame})})

    def lock(self, axis: Lock) -> None:
        """Let keys move along one axis only; again along both."""
        self._lock = "" if self._lock == axis else axis
        self._follow()

    def arm_box(self) -> None:
        """Let the next press draw a box."""
        self._is_box_next = True
        self.updated.emit()

    def grab(self, point: QPointF, is_scaling: bool = False) -> None:
        """Let the selected keys follow the mouse, or be scaled by it, until a click."""
        if self._drag is None and self._scene.selected:
            self._press_point = self._point = point
            kind = ScaleDrag if is_scaling else MoveDrag
            text = self.tr("Scale keys") if is_scaling else self.tr("Move keys")
            self._is_modal = True
            self._begin(kind(self._look, self._edits, text, point))

    def confirm(self) -> None:
        """Leave everything where it was dragged."""
        self._drop()

    def cancel(self) -> None:
        """Put everything back."""
        self._pressed, self._is_box_next = None, False
        if self._drag is not None:
            self._drag.cancel()
        self._drop()

    def _press(self, point: QPointF, keys: Qt.KeyboardModifier) -> Callable[[], CurveDrag | None] | None:
        """Select what a press selects, and say which drag it may become."""
        is_adding = bool(keys & _SHIFT)
        if self._is_box_next:
            return lambda: BoxDrag(self._look, point, is_adding)
        if keys & _ALT:
            return self._moving(point) if self._scene.selected else None
        hit = hit_at(self._look, point)
        if keys & _CONTROL and hit.kind != "key":
            self._add_key(hit, point)
            return self._moving(point)
        if hit.kind == "handle":
            return lambda: HandleDrag(self._look, self._edits, self.tr("Drag handle"), hit)
        if hit.kind == "key":
            return self._press_key(hit, point, is_adding)
        if hit.kind == "playhead":
            return lambda: SeekDrag(self._scene, self.sought.emit)
        if hit.kind == "curve" and hit.address is not None:
            self._scene.make_current(hit.address)
        if not is_adding:
            self._scene.select({})
        return lambda: BoxDrag(self._look, point, is_adding)

    def _press_key(self, hit: CurveHit, point: QPointF, is_adding: bool) -> Callable[[], CurveDrag | None]:
        assert hit.address is not None
        scene, nothing = self._scene, frozenset[int]()
        is_selected = hit.frame in scene.selected.get(hit.address, nothing)
        scene.make_current(hit.address)
        if is_adding:
            frames = scene.selected.get(hit.address, nothing) ^ {hit.frame}
            scene.select({**scene.selected, hit.address: frames})
        elif is_selected:
            # Of several, a click selects the one; a drag moves them all.
            self._chosen_by_release = hit
        else:
            self._select_only(hit)
        return self._moving(point)

    def _moving(self, point: QPointF) -> Callable[[], CurveDrag | None]:
        def begin() -> CurveDrag | None:
            if not self._scene.selected:
                return None
            return MoveDrag(self._look, self._edits, self.tr("Move keys"), point)

        return begin

    def _add_key(self, hit: CurveHit, point: QPointF) -> None:
        """On the curve that was hit, as it is; elsewhere a key of the current curve under the mouse."""
        if hit.kind == "curve" and hit.address is not None:
            self._commands.insert(hit.address, hit.frame)
        else:
            projection = self._look.projection(self._scene.current)
            frame = round(projection.frame_at(point.x()))
            self._commands.put(self._scene.current, frame, projection.values.value_at(point.y()))

    def _select_only(self, hit: CurveHit) -> None:
        if hit.address is not None:
            self._scene.select({hit.address: frozenset({hit.frame})})

    def _begin(self, drag: CurveDrag) -> None:
        self._drag, self._lock = drag, ""
        self.updated.emit()

    def _follow(self) -> None:
        if self._drag is not None:
            hand = CurveHand(self._point, bool(self._keys & _CONTROL), bool(self._keys & _SHIFT), self._lock)
            self._drag.move(hand)
            self.updated.emit()

    def _drop(self) -> None:
        self._is_modal, self._lock = False, ""
        if self._drag is not None:
            self._drag = None
            self.updated.emit()
