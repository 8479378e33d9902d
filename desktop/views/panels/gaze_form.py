"""Where the eyes of clips look: the mode, and the place by a pad and in numbers.

It tells of edits as operations on the clips; who applies them is the panel.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.views.panels.gaze_pad import GazePad
from desktop.views.panels.generation_form import ChoiceBox, show_numbers
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.operations.gaze import fix_gaze, key_gaze, set_gaze_mode
from joyvasa_runtime.project.performance.addresses import GazeCurve
from joyvasa_runtime.project.sound_frames import nearest_sound_frame, shows


class GazeForm(QWidget):
    """Shows and edits the gaze of one clip or several.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and its gesture or None.
    curve_requested(object)
        The `GazeCurve` that is to be edited.
    """

    edited = Signal(str, object, object)
    curve_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._clips: tuple[Clip, ...] = ()
        self._frame = 0
        self.mode, self.pad = ChoiceBox(self.tr("Gaze")), GazePad()
        self.across = NumberSlider(self.tr("Right"), -1, 1, 0, 2)
        self.upward = NumberSlider(self.tr("Up"), -1, 1, 0, 2)
        self._hint, self._place, self._curves = label("", "hint", wraps=True), QWidget(), QWidget()
        self._build()
        self._connect()

    def show_clips(self, clips: tuple[Clip, ...], frame: int) -> None:
        """Show clips, at least one, at a frame of the timeline."""
        self._clips, self._frame = clips, frame
        modes: set[object] = {clip.performance.gaze.mode for clip in clips}
        self.mode.fill(self._modes(), modes)
        mode = next(iter(modes)) if len(modes) == 1 else None
        self._place.setVisible(mode in ("fixed", "keyed"))
        self._curves.setVisible(mode == "keyed")
        hints = {
            "camera": self.tr("The eyes stay on the viewer, however the head turns."),
            "keyed": self.tr("The pad sets keys at the playhead."),
        }
        self._hint.setText(hints.get(str(mode), ""))
        self._hint.setVisible(bool(self._hint.text()))
        self._show_point()

    def show_frame(self, frame: int) -> None:
        """Show the same clips at another frame; only keys can make a difference."""
        self._frame = frame
        if self._clips and self._is_keyed():
            self._show_point()

    def mode_text(self) -> str:
        """How the eyes look, in a word."""
        return self.mode.currentText()

    def _is_keyed(self) -> bool:
        return all(clip.performance.gaze.mode == "keyed" for clip in self._clips)

    def _modes(self) -> list[tuple[str, object]]:
        return [
            (self.tr("As generated"), "generated"),
            (self.tr("At one place"), "fixed"),
            (self.tr("At the camera"), "camera"),
            (self.tr("By keys"), "keyed"),
        ]

    def _show_point(self) -> None:
        points = [self._point(clip) for clip in self._clips]
        is_mixed = any(point != points[0] for point in points)
        self.pad.set_point(*points[0], is_mixed)
        show_numbers(self.across, [x for x, _y in points])
        show_numbers(self.upward, [y for _x, y in points])
        can_set = not self._is_keyed() or any(shows(clip, self._frame) for clip in self._clips)
        self._place.setEnabled(can_set)

    def _point(self, clip: Clip) -> tuple[float, float]:
        gaze = clip.performance.gaze
        if gaze.mode != "keyed":
            return gaze.x, gaze.y
        at = nearest_sound_frame(clip, self._frame)
        return value_at(gaze.x_curve, at, 0.0), value_at(gaze.y_curve, at, 0.0)

    def _build(self) -> None:
        self._place.setLayout(self._build_place())
        row = QHBoxLayout(self._curves)
        row.setContentsMargins(0, 0, 0, 0)
        for axis, text in (
            (GazeCurve("x"), self.tr("Curve to the right")),
            (GazeCurve("y"), self.tr("Curve upward")),
        ):
            button = QPushButton(text)
            set_icon(button, "edit_curve")
            button.clicked.connect(partial(self._ask_for_curve, axis))
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.mode, self._hint, self._place, self._curves):
            layout.addWidget(widget)

    def _build_place(self) -> QGridLayout:
        """The numbers stand beside the pad, each with its name above it."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.addWidget(self.pad, 0, 0, 4, 1)
        grid.setRowStretch(0, 1)
        grid.setRowStretch(3, 1)
        for row, slider in enumerate((self.across, self.upward), 1):
            slider.label.setFixedWidth(
                max(self.across.label.sizeHint().width(), self.upward.label.sizeHint().width())
            )
            grid.addWidget(slider, row, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        self.mode.activated.connect(lambda _index: self._choose_mode())
        self.pad.changed.connect(self._look)
        self.across.changed.connect(lambda x, gesture: self._look(x, self.pad.point[1], gesture))
        self.upward.changed.connect(lambda y, gesture: self._look(self.pad.point[0], y, gesture))

    def _choose_mode(self) -> None:
        operation = partial(set_gaze_mode, clip_ids=self._ids(), mode=self.mode.currentData())
        self.edited.emit(self.tr("Gaze"), operation, None)

    def _look(self, x: float, y: float, gesture: object) -> None:
        if self._is_keyed():
            operation = partial(key_gaze, clip_ids=self._ids(), frame=self._frame, x=x, y=y)
            self.edited.emit(self.tr("Key gaze"), operation, gesture)
        else:
            operation = partial(fix_gaze, clip_ids=self._ids(), x=x, y=y)
            self.edited.emit(self.tr("Gaze"), operation, gesture)

    def _ask_for_curve(self, axis: GazeCurve) -> None:
        self.curve_requested.emit(axis)

    def _ids(self) -> frozenset[int]:
        return frozenset(clip.id for clip in self._clips)
