"""The curves of the active clip and layer by their names: in sight or not, their values and keys.

It asks for edits by `commands`; the canvas beside it draws the curves.
"""

from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from desktop.views.curves.addresses import NO_LAYER, CurveList
from desktop.views.curves.colours import curve_colour
from desktop.views.curves.commands import KeyCommands
from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.key_buttons import KeyButtons
from desktop.views.curves.scene import CurveScene
from desktop.views.widgets.gesture import Gestures
from desktop.views.widgets.labels import set_role
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.project.curves.curve import Curve
from joyvasa_runtime.project.performance.addresses import CurveAddress, limits_of
from joyvasa_runtime.project.performance.performance import UNTOUCHED

_ADDRESS = Qt.ItemDataRole.UserRole
_NAME, _VALUE, _KEYS = 0, 1, 2
_VALUE_PX, _KEYS_PX = 66, 58
_SWATCH_PX = 12
_ROW_PX = 26
_OWN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_I)


class ChannelTree(QTreeWidget):
    """Curves in groups.

    Parameters
    ----------
    scene : CurveScene
    commands : KeyCommands

    Signals
    -------
    sought(int)
        The frame of the timeline of a key that was asked for.
    """

    sought = Signal(int)

    def __init__(self, scene: CurveScene, commands: KeyCommands) -> None:
        super().__init__()
        self._scene, self._commands = scene, commands
        self._gestures = Gestures()
        self._items: dict[CurveAddress, QTreeWidgetItem] = {}
        self.entries: dict[CurveAddress, NumberEntry] = {}
        self.buttons: dict[CurveAddress, KeyButtons] = {}
        self._closed = {"face", "strength"}
        self._listed: CurveList | None = None
        self._marked: tuple[object, ...] = ()
        self._told: dict[CurveAddress, tuple[Curve, int, bool]] = {}
        self._build()
        scene.changed.connect(self._show)
        scene.curves_changed.connect(self._show)
        scene.playhead_moved.connect(lambda _before, _after: self._show_values())
        self.itemChanged.connect(self._take_check)
        self.currentItemChanged.connect(self._take_current)
        self.itemExpanded.connect(self._remember_open)
        self.itemCollapsed.connect(self._remember_closed)
        self._show()

    def event(self, event: QEvent) -> bool:
        """Enter and the keys between keys are the tree's, not the window's."""
        is_override = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_override and event.key() in _OWN_KEYS:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Enter goes to the value, I sets or takes a key, Ctrl and left or right go to the next key."""
        address = self._scene.current
        is_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and address in self.entries:
            self.entries[address].setFocus(Qt.FocusReason.TabFocusReason)
            self.entries[address].selectAll()
        elif event.key() == Qt.Key.Key_I:
            self._commands.toggle_at_playhead(address)
        elif is_control and event.key() == Qt.Key.Key_Left:
            self._seek(address, -1)
        elif is_control and event.key() == Qt.Key.Key_Right:
            self._seek(address, 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Paint the swatches in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            with QSignalBlocker(self):
                for address, item in self._items.items():
                    item.setIcon(_NAME, self._swatch(address))

    def _build(self) -> None:
        self.setColumnCount(3)
        self.setHeaderHidden(True)
        self.setIndentation(10)
        self.setUniformRowHeights(True)
        self.setIconSize(QSize(_SWATCH_PX, _SWATCH_PX))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Two rows; what a tree asks for by itself is too much of a small screen.
        self.setMinimumHeight(2 * _ROW_PX)
        self.setAccessibleName(self.tr("Channels"))
        set_role(self, "channels")
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(20)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_VALUE, _VALUE_PX), (_KEYS, _KEYS_PX)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)

    def _show(self) -> None:
        clip, layer = self._scene.clip, self._scene.active.layer
        listed = CurveList.of(clip.performance if clip else UNTOUCHED, layer.id if layer else NO_LAYER)
        with QSignalBlocker(self):
            if listed != self._listed:
                self._listed = listed
                self._fill(listed)
            self._mark()
            current = self._items.get(self._scene.current)
            if current is not None and current is not self.currentItem():
                self.setCurrentItem(current)
        self._show_values()

    def _mark(self) -> None:
        """Check the curves in sight, and make the names of those with keys bold."""
        marks = [(self._scene.is_shown(one), bool(self._scene.curve(one))) for one in self._items]
        if (self._listed, marks) == self._marked:
            return
        self._marked = self._listed, marks
        for item, (is_shown, has_keys) in zip(self._items.values(), marks, strict=True):
            item.setCheckState(_NAME, Qt.CheckState.Checked if is_shown else Qt.CheckState.Unchecked)
            font = item.font(_NAME)
            font.setBold(has_keys)
            item.setFont(_NAME, font)

    def _fill(self, listed: CurveList) -> None:
        self.clear()
        self._items, self.entries, self.buttons, self._told = {}, {}, {}, {}
        for group, text, addresses in (
            ("head", self.tr("Head"), listed.head),
            ("face", self.tr("Face"), listed.face),
            ("layer", self.tr("Layer"), listed.layer),
            ("strength", self.tr("Strength"), listed.strength),
            ("gaze", self.tr("Gaze"), listed.gaze),
        ):
            if not addresses:
                continue
            parent = QTreeWidgetItem([text])
            parent.setData(_NAME, _ADDRESS, group)
            parent.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.addTopLevelItem(parent)
            for address in addresses:
                self._add(parent, address)
            parent.setExpanded(group not in self._closed)

    def _add(self, parent: QTreeWidgetItem, address: CurveAddress) -> None:
        facts, item = facts_of(address), QTreeWidgetItem()
        item.setText(_NAME, facts.name)
        item.setToolTip(_NAME, facts.explanation)
        item.setData(_NAME, _ADDRESS, address)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setIcon(_NAME, self._swatch(address))
        item.setSizeHint(_NAME, QSize(0, _ROW_PX))
        parent.addChild(item)
        entry, buttons = NumberEntry(), KeyButtons(facts.name)
        entry.setRange(*limits_of(address))
        entry.setDecimals(facts.decimals)
        entry.setSuffix(facts.unit)
        entry.setSingleStep(facts.step)
        entry.setFrame(False)
        entry.setButtonSymbols(NumberEntry.ButtonSymbols.NoButtons)
        entry.setAccessibleName(self.tr("{name} at the playhead").format(name=facts.name))
        entry.entered.connect(partial(self._enter, address))
        buttons.previous_asked.connect(partial(self._seek, address, -1))
        buttons.next_asked.connect(partial(self._seek, address, 1))
        buttons.toggled.connect(partial(self._commands.toggle_at_playhead, address))
        self._items[address], self.entries[address], self.buttons[address] = item, entry, buttons
        self.setItemWidget(item, _VALUE, entry)
        self.setItemWidget(item, _KEYS, buttons)

    def _show_values(self) -> None:
        frame = self._scene.sound_playhead
        for address, entry in self.entries.items():
            if not entry.isVisible():
                continue
            curve, is_locked = self._scene.curve(address), self._scene.is_locked(address)
            told = self._told.get(address)
            if told is not None and told[0] is curve and told[1:] == (frame, is_locked):
                continue
            self._told[address] = curve, frame, is_locked
            entry.show_number(self._scene.value(address, frame))
            entry.setEnabled(not is_locked)
            index = curve.index_at(frame)
            is_key = index < len(curve.keys) and curve.keys[index].frame == frame
            buttons = self.buttons[address]
            buttons.show_state(
                "key" if is_key else "curve" if curve else "none",
                index > 0,
                index + is_key < len(curve.keys),
            )
            buttons.toggle.setEnabled(not is_locked)

    def _take_check(self, item: QTreeWidgetItem, column: int) -> None:
        address = item.data(_NAME, _ADDRESS)
        if column == _NAME and address in self._items:
            is_wanted = item.checkState(_NAME) == Qt.CheckState.Checked
            if is_wanted != self._scene.is_shown(address):
                self._scene.set_shown(address, is_wanted)
                # The current curve stays in sight.
                self._marked = ()
                self._show()

    def _take_current(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        address = item.data(_NAME, _ADDRESS) if item is not None else None
        if address in self._items:
            self._scene.make_current(address)

    def _remember_open(self, item: QTreeWidgetItem) -> None:
        self._closed.discard(item.data(_NAME, _ADDRESS))
        # Its entries are seen once the tree is laid out.
        QTimer.singleShot(0, self, self._show_values)

    def _remember_closed(self, item: QTreeWidgetItem) -> None:
        self._closed.add(item.data(_NAME, _ADDRESS))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show the values, which are left alone while nobody sees them."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_values)

    def _enter(self, address: CurveAddress, value: float, is_stepped: bool) -> None:
        gesture = self._gestures.current(str(address) if is_stepped else "")
        self._commands.enter_value(address, value, gesture)
        # The entry shows what was typed, which may not be what became of it.
        self._told.pop(address, None)
        self._show_values()

    def _seek(self, address: CurveAddress, step: int) -> None:
        curve, frame = self._scene.curve(address), self._scene.sound_playhead
        index = curve.index_at(frame + 1) if step > 0 else curve.index_at(frame) - 1
        if 0 <= index < len(curve.keys):
            self._scene.make_current(address)
            self.sought.emit(curve.keys[index].frame + self._scene.shift)

    def _swatch(self, address: CurveAddress) -> QIcon:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(_SWATCH_PX * ratio), round(_SWATCH_PX * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(0, 0, 0, 0))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(curve_colour(address, self.palette()))
        painter.drawRoundedRect(1, 1, _SWATCH_PX - 2, _SWATCH_PX - 2, 2.5, 2.5)
        painter.end()
        icon = QIcon(pixmap)
        icon.addPixmap(pixmap, QIcon.Mode.Selected)
        return icon
