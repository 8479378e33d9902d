"""One line below the editing bar that says what the hand can do now. It offers nothing itself."""

from PySide6.QtWidgets import QLabel

from desktop.views.preview.portrait_editor import EditState
from desktop.views.widgets.labels import set_role


class EditorHint(QLabel):
    """A hint; hidden until the portrait is edited."""

    def __init__(self) -> None:
        super().__init__()
        set_role(self, "hint")
        self.setContentsMargins(12, 0, 12, 6)
        self.setWordWrap(True)
        self.hide()

    def show_state(self, state: EditState) -> None:
        """Say what can be done."""
        self.setText(self._hint_of(state))

    def _hint_of(self, state: EditState) -> str:
        if state.mode == "points" and state.kind == "human":
            return self.tr("A person's points are found by themselves. Place them by hand where that fails.")
        if not state.has_head:
            return self.tr("No face was found. Place the points by hand.")
        if state.mode == "points":
            return self.tr("Drag each point to its place, or the box to move them all.")
        if state.mode == "mask":
            return self.tr("Drag the edges; the dots make the corners round and the edge soft.")
        if state.faces > 1 and state.kind == "human":
            return self.tr("Click the face to animate, or drag its square.")
        return self.tr("Drag the square so that the whole head fits in. Alt scales about its middle.")
