"""What the mouse does in the lanes: which press selects, which drag moves, trims, fades, copies or pans.

It paints nothing; `lanes` hands its mouse events here.

Notes
-----
Click selects; Ctrl+click adds or takes away; Shift+click selects up to there. A drag moves; with Ctrl or Alt
it copies. On an edge it trims, on a handle it fades, on the line it sets the gain (finely with Ctrl). On an
empty place it draws a band (with Ctrl or Shift the selection stays). Shift held during a drag suspends
snapping; Escape calls it off. The middle button pans.
"""

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from desktop.views.timeline.clip_choice import clips_up_to
from desktop.views.timeline.drag import Drag
from desktop.views.timeline.drag_runner import DragRunner, is_far_enough
from desktop.views.timeline.gain_drag import GainDrag
from desktop.views.timeline.hits import Hit, hit_at
from desktop.views.timeline.move_drags import CopyDrag, MoveDrag
from desktop.views.timeline.scene import Scene
from desktop.views.timeline.trim_drags import FadeDrag, TrimDrag
from desktop.views.timeline.view_drags import BandDrag, PanDrag
from joyvasa_runtime.errors import EditError

_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier


class LaneHands(QObject):
    """Turns presses, movements and releases into selections and drags.

    Parameters
    ----------
    scene : Scene
    runner : DragRunner
    parent : QObject

    Signals
    -------
    refused(object)
        The `EditError` of an edit that can't even begin.
    """

    refused = Signal(object)

    def __init__(self, scene: Scene, runner: DragRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._scene, self._runner = scene, runner
        self._pressed: Hit | None = None
        self._press_point = QPointF()
        self._press_keys = Qt.KeyboardModifier.NoModifier
        self._anchor: int | None = None

    def press(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The left button went down."""
        hit = hit_at(self._scene.geometry, point)
        self._pressed, self._press_point, self._press_keys = hit, point, keys
        self._take_track(hit)
        if hit.clip_id is None:
            if not keys & (_CONTROL | _SHIFT):
                self._scene.selection.select_clips(frozenset())
        elif keys & _SHIFT:
            chosen = clips_up_to(self._scene.layout, self._anchor, hit.clip_id)
            self._scene.selection.select_clips(self._scene.selection.clips | chosen)
        elif not keys & _CONTROL:
            self._anchor = hit.clip_id
            if hit.clip_id not in self._scene.selection.clips:
                self._scene.selection.select_clips(frozenset({hit.clip_id}))

    def press_middle(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The middle button went down."""
        self._runner.begin(PanDrag(self._scene, self._runner.hand(point, keys)), point, keys)

    def move(self, point: QPointF, keys: Qt.KeyboardModifier) -> None:
        """The mouse moved with a button held."""
        if (
            not self._runner.is_running
            and self._pressed is not None
            and is_far_enough(self._press_point, point)
        ):
            self._begin(self._pressed)
        self._runner.move(point, keys)

    def release(self) -> None:
        """The button was released."""
        pressed, self._pressed = self._pressed, None
        if self._runner.is_running:
            self._runner.finish()
        elif pressed is not None and pressed.clip_id is not None:
            self._click(pressed.clip_id)

    def cancel(self) -> None:
        """Escape: whatever is dragged goes back."""
        self._pressed = None
        self._runner.cancel()

    def _click(self, clip_id: int) -> None:
        selection = self._scene.selection
        if self._press_keys & _CONTROL:
            self._anchor = clip_id
            selection.select_clips(selection.clips ^ {clip_id})
        elif not self._press_keys & _SHIFT:
            selection.select_clips(frozenset({clip_id}))

    def _take_track(self, hit: Hit) -> None:
        if hit.row is not None:
            self._scene.selection.select_track(self._scene.layout.tracks[hit.row].id)

    def _begin(self, hit: Hit) -> None:
        # A drag that ends by itself, such as when another project is opened, doesn't begin anew.
        self._pressed = None
        try:
            drag = self._drag(hit)
        except EditError as error:
            self.refused.emit(error)
            return
        self._runner.begin(drag, self._press_point, self._press_keys)

    def _drag(self, hit: Hit) -> Drag:
        scene, keys = self._scene, self._press_keys
        hand = self._runner.hand(self._press_point, keys)
        if hit.clip_id is None:
            kept = scene.selection.clips if keys & (_CONTROL | _SHIFT) else frozenset[int]()
            return BandDrag(scene, hand, kept)
        if hit.clip_id not in scene.selection.clips:
            scene.selection.select_clips(scene.selection.clips | {hit.clip_id})
        chosen, grabbed = scene.selection.clips, hit.clip_id
        if hit.grip == "start" or hit.grip == "stop":
            return TrimDrag(scene, self.tr("Trim clip"), chosen, grabbed, hit.grip, hand)
        if hit.grip == "fade_in":
            return FadeDrag(scene, self.tr("Fade in"), grabbed, "start", hand)
        if hit.grip == "fade_out":
            return FadeDrag(scene, self.tr("Fade out"), grabbed, "stop", hand)
        if hit.grip == "gain":
            return GainDrag(scene, self.tr("Change gain"), chosen, grabbed, hand)
        if keys & (_CONTROL | _ALT):
            return CopyDrag(scene, self.tr("Copy clip"), chosen, grabbed, hand, scene.selection.select_clips)
        return MoveDrag(scene, self.tr("Move clip"), chosen, grabbed, hand)
