"""The layers of the active clip, the topmost first: chosen, added, copied, deleted, moved, weighed.

One layer's row is `layer_row`.
"""

from collections.abc import Callable
from functools import partial
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.views.curves.edits import CurveEdits
from desktop.views.curves.layer_row import ROW_PX, LayerRow
from desktop.views.curves.scene import CurveScene
from desktop.views.widgets.delete_key import DeleteKey
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.layer_name import shown_layer_name
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.layers import (
    LayerFlag,
    add_layer,
    duplicate_layer,
    move_layer,
    remove_layer,
    rename_layer,
    set_layer_flag,
    set_layer_mode,
)
from joyvasa_runtime.project.operations.strength import turn_dial
from joyvasa_runtime.project.performance.addresses import LayerWeight
from joyvasa_runtime.project.performance.layer import Layer

_FULL = 100.0


class LayerList(QWidget):
    """Rows of layers, and the controls of the active one.

    Parameters
    ----------
    scene : CurveScene
    edits : CurveEdits
    """

    def __init__(self, scene: CurveScene, edits: CurveEdits) -> None:
        super().__init__()
        self._scene, self._edits = scene, edits
        self.rows: dict[int, LayerRow] = {}
        self._shown: tuple[object, ...] = ()
        self._column, self._area = QVBoxLayout(), QScrollArea()
        self.add, self.duplicate, self.delete = QToolButton(), QToolButton(), QToolButton()
        self.up, self.down = QToolButton(), QToolButton()
        self.mode = QComboBox()
        self.weight = NumberSlider(self.tr("Weight"), 0, 100, 100, 0, self.tr(" %"))
        self._build()
        self._connect()
        self._show()

    def add_new(self) -> None:
        """Put a layer on top of the others."""
        clip = self._scene.clip
        if clip is not None:
            name = self.tr("Layer {number}").format(number=len(clip.performance.layers) + 1)
            layer_id = self._scene.project.next_id
            if self._edits.edit(self.tr("Add layer"), partial(add_layer, clip_id=clip.id, name=name)):
                self._scene.active.choose_layer(layer_id)

    def _build(self) -> None:
        rows = QWidget()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        outer = QVBoxLayout(rows)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(self._column)
        outer.addStretch()
        area = self._area
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.StyledPanel)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setMinimumHeight(ROW_PX + 4)
        area.setWidget(rows)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 4, 4, 4)
        layout.setSpacing(4)
        layout.addLayout(self._build_head())
        layout.addWidget(area, stretch=1)
        layout.addLayout(self._build_foot())

    def _build_head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(1)
        head.addWidget(label(self.tr("Layers"), "heading"), stretch=1)
        for button, name, text in (
            (self.up, "layer_up", self.tr("Move the layer up")),
            (self.down, "layer_down", self.tr("Move the layer down")),
            (self.add, "add", self.tr("Add a layer")),
            (self.duplicate, "duplicate", self.tr("Duplicate the layer")),
            (self.delete, "delete", self.tr("Delete the layer")),
        ):
            set_icon(button, name)
            button.setAutoRaise(True)
            button.setToolTip(text)
            button.setAccessibleName(text)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            head.addWidget(button)
        return head

    def _build_foot(self) -> QHBoxLayout:
        self.mode.addItem(self.tr("Add"), "add")
        self.mode.addItem(self.tr("Replace"), "replace")
        self.mode.setAccessibleName(self.tr("How the layer counts"))
        self.mode.setToolTip(self.tr("Add to what lies below, or take its place"))
        self.weight.setToolTip(self.tr("How much the layer counts; once it has keys, at the playhead"))
        self.weight.label.hide()
        self.weight.entry.setMinimumWidth(62)
        foot = QHBoxLayout()
        foot.setSpacing(4)
        foot.addWidget(self.mode)
        foot.addWidget(self.weight, stretch=1)
        return foot

    def _connect(self) -> None:
        self._scene.changed.connect(self._show)
        # Rows came or went, or there is less room for them.
        self._area.verticalScrollBar().rangeChanged.connect(lambda _low, _high: self._reveal_later())
        self._scene.playhead_moved.connect(lambda _before, _after: self._show_weight())
        self.add.clicked.connect(self.add_new)
        self.duplicate.clicked.connect(self._duplicate)
        self.delete.clicked.connect(self._delete)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self.mode.activated.connect(lambda _index: self._set_mode())
        self.weight.changed.connect(self._set_weight)

    def _show(self) -> None:
        """Rows stay as long as they are of the same layers, so that the keyboard stays where it is."""
        clip, layer = self._scene.clip, self._scene.active.layer
        layers = clip.performance.layers if clip is not None else ()
        is_locked = self._scene.is_track_locked
        shown = layers, layer, is_locked
        if len(self._shown) == 3 and all(a is b for a, b in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        self._arrange(tuple(reversed(layers)), layer)
        self._reveal_later()
        self.setEnabled(not is_locked)
        is_open = layer is not None and not layer.is_locked
        for widget in (self.mode, self.weight, self.delete, self.up, self.down):
            widget.setEnabled(is_open)
        self.duplicate.setEnabled(layer is not None)
        if layer is not None:
            index = layers.index(layer)
            self.up.setEnabled(is_open and index < len(layers) - 1)
            self.down.setEnabled(is_open and index > 0)
            with QSignalBlocker(self.mode):
                self.mode.setCurrentIndex(self.mode.findData(layer.mode))
        self._show_weight()

    def _arrange(self, layers: tuple[Layer, ...], current: Layer | None) -> None:
        for gone in self.rows.keys() - {layer.id for layer in layers}:
            row = self.rows.pop(gone)
            row.hide()
            row.deleteLater()
        for place, layer in enumerate(layers):
            if layer.id not in self.rows:
                self.rows[layer.id] = self._new_row(layer)
            row = self.rows[layer.id]
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
            row.show_layer(layer)
            row.set_current(layer is current)

    def _reveal_later(self) -> None:
        """A row has its place once it is laid out."""
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        layer = self._scene.active.layer
        if layer is not None and layer.id in self.rows:
            self._area.ensureWidgetVisible(self.rows[layer.id], 0, 0)

    def _new_row(self, layer: Layer) -> LayerRow:
        row = LayerRow(layer)
        row.chosen.connect(partial(self._scene.active.choose_layer, layer.id))
        row.renamed.connect(partial(self._rename, layer.id))
        row.flagged.connect(partial(self._flag, layer.id))
        row.dragged.connect(self._move)
        row.stepped.connect(self._step)
        DeleteKey(row).pressed.connect(self._delete)
        return row

    def _show_weight(self) -> None:
        layer = self._scene.active.layer
        value = 1.0 if layer is None else self._scene.value(LayerWeight(layer.id), self._scene.sound_playhead)
        if abs(self.weight.value - value * _FULL) > 1e-9:
            self.weight.set_value(value * _FULL)

    def _layer(self) -> tuple[int, Layer] | None:
        """The active clip's id and layer."""
        clip, layer = self._scene.clip, self._scene.active.layer
        return None if clip is None or layer is None else (clip.id, layer)

    def _duplicate(self) -> None:
        found = self._layer()
        if found is not None:
            clip_id, layer = found
            name = self.tr("{name} copy").format(name=shown_layer_name(layer))
            copy_id = self._scene.project.next_id
            operation = partial(duplicate_layer, clip_id=clip_id, layer_id=layer.id, name=name)
            if self._edits.edit(self.tr("Duplicate layer"), operation):
                self._scene.active.choose_layer(copy_id)

    def _delete(self) -> None:
        found = self._layer()
        if found is not None:
            operation = partial(remove_layer, clip_id=found[0], layer_id=found[1].id)
            self._edits.edit(self.tr("Delete layer"), operation)

    def _move(self, rows: int) -> None:
        """Move the active layer down in the list, which is towards the first one in the project."""
        found, clip = self._layer(), self._scene.clip
        if found is None or clip is None:
            return
        layers = clip.performance.layers
        index = min(max(layers.index(found[1]) - rows, 0), len(layers) - 1)
        operation = partial(move_layer, clip_id=found[0], layer_id=found[1].id, index=index)
        self._edits.edit(self.tr("Move layer"), operation)

    def _step(self, step: int, is_moving: bool) -> None:
        found, clip = self._layer(), self._scene.clip
        if found is None or clip is None:
            return
        if is_moving:
            self._move(step)
            return
        index = clip.performance.layers.index(found[1]) - step
        if 0 <= index < len(clip.performance.layers):
            self.rows[clip.performance.layers[index].id].setFocus(Qt.FocusReason.TabFocusReason)

    def _rename(self, layer_id: int, name: str) -> None:
        self._each(self.tr("Rename layer"), partial(rename_layer, layer_id=layer_id, name=name))

    def _flag(self, layer_id: int, flag: str, is_on: bool) -> None:
        text = {
            "is_muted": self.tr("Mute layer") if is_on else self.tr("Unmute layer"),
            "is_solo": self.tr("Solo layer") if is_on else self.tr("Unsolo layer"),
            "is_locked": self.tr("Lock layer") if is_on else self.tr("Unlock layer"),
        }[flag]
        name = cast(LayerFlag, flag)
        self._each(text, partial(set_layer_flag, layer_id=layer_id, flag=name, is_on=is_on))

    def _set_mode(self) -> None:
        found = self._layer()
        if found is not None:
            mode = self.mode.currentData()
            self._each(self.tr("Set layer mode"), partial(set_layer_mode, layer_id=found[1].id, mode=mode))

    def _each(self, text: str, operation: Callable[..., Project]) -> None:
        clip = self._scene.clip
        if clip is not None and not self._edits.edit(text, partial(operation, clip_id=clip.id)):
            # The control already shows what was wanted.
            self._shown = ()
            self._show()

    def _set_weight(self, percent: float, gesture: object) -> None:
        """One weight for the whole clip; once there are several keys, one at the playhead."""
        found = self._layer()
        if found is None:
            return
        operation = partial(
            turn_dial,
            clip_ids=(found[0],),
            dial=LayerWeight(found[1].id),
            value=percent / _FULL,
            frame=self._scene.playhead,
        )
        if not self._edits.edit(self.tr("Layer weight"), operation, gesture):
            # The slider already shows what was wanted.
            self._show_weight()
