"""The bar above the picture while it is edited: which tool, what to do with it, and the way out.

It shows the state it is given and reports what the hand does.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop.views.preview.buttons import menu_button, tool_button
from desktop.views.preview.portrait_editor import EditMode, EditState
from desktop.views.widgets.labels import set_role


class EditorBar(QWidget):
    """Tools, reset and "Done".

    Signals
    -------
    mode_chosen(str)
        "crop", "points" or "mask".
    points_asked(str)
        Points are to be placed by hand for an "animal" or a "drawing".
    face_asked()
        The face is to be found by itself again.
    reset_asked()
        What the tool at work edits is to go back to the start.
    done()
    """

    mode_chosen = Signal(str)
    points_asked = Signal(str)
    face_asked = Signal()
    reset_asked = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._modes = self._build_modes()
        self._place, self._find = self._build_place(), self._build_find()
        self._reset = tool_button("reset", self.tr("Reset"), shows_text=True)
        self._reset.clicked.connect(self.reset_asked)
        self._done = QPushButton(self.tr("Done"))
        set_role(self._done, "primary")
        self._done.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._done.clicked.connect(self.done)
        self._build_layout()
        # Shown with the points; till then they must not ask for room.
        self._place.hide()
        self._find.hide()

    def show_state(self, state: EditState) -> None:
        """Show the tool at work and offer what makes sense for it."""
        self._modes[state.mode].setChecked(True)
        is_human = state.kind == "human"
        self._place.setVisible(state.mode == "points")
        self._place.setText(self._place_text(state))
        self._find.setVisible(state.mode == "points" and not is_human)
        self._reset.setVisible(state.mode != "points")
        self._reset.setEnabled(state.is_crop_own if state.mode == "crop" else state.is_mask_own)

    def _build_modes(self) -> dict[EditMode, QToolButton]:
        group = QButtonGroup(self)
        texts: dict[EditMode, tuple[str, str]] = {
            "crop": (self.tr("Crop"), self.tr("The square around the head that is animated")),
            "points": (self.tr("Points"), self.tr("Where eyes, nose and mouth are, on animals and drawings")),
            "mask": (self.tr("Mask"), self.tr("How the animated square blends into the picture")),
        }
        buttons = {}
        for mode, (text, tip) in texts.items():
            button = tool_button("", text, is_checkable=True, shows_text=True)
            button.setToolTip(tip)
            button.clicked.connect(lambda _checked=False, value=mode: self.mode_chosen.emit(value))
            group.addButton(button)
            buttons[mode] = button
        return buttons

    def _build_place(self) -> QToolButton:
        button = menu_button(self.tr("Place points by hand"))
        menu = QMenu(button)
        for text, kind in (
            (self.tr("Of an animal"), "animal"),
            (self.tr("Of a drawing or a person"), "drawing"),
        ):
            action = QAction(text, menu)
            action.triggered.connect(lambda _checked=False, value=kind: self.points_asked.emit(value))
            menu.addAction(action)
        button.setMenu(menu)
        return button

    def _build_find(self) -> QToolButton:
        # Without its words: beside those of the other buttons there is no room for them on a small screen.
        button = tool_button("portrait", self.tr("Find the face again"))
        button.setToolTip(self.tr("Forget crop and points set by hand, and look for a human face"))
        button.clicked.connect(self.face_asked)
        return button

    def _build_layout(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        for button in self._modes.values():
            row.addWidget(button)
        row.addStretch()
        for widget in (self._place, self._find, self._reset):
            row.addWidget(widget)
        row.addSpacing(6)
        row.addWidget(self._done)

    def _place_text(self, state: EditState) -> str:
        if state.kind == "human":
            return self.tr("Place points by hand")
        return self.tr("An animal") if state.kind == "animal" else self.tr("A drawing or a person")
