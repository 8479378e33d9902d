"""Moves every caption of the project by a typed time, seen in the window at once, as one step of the history.

Which captions there are is the panel's; a single one is moved on its lane.
"""

from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QPushButton, QVBoxLayout, QWidget

from desktop.document.store import Store
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Caption
from joyvasa_runtime.project.operations.captions import shift_captions
from joyvasa_runtime.timebase import frame_to_seconds, seconds_to_frame

_DECIMALS = 3
"""Milliseconds, in which other programs tell how far captions are off."""

_WIDTH_PX = 380


class ShiftCaptionsDialog(QDialog):
    """Asks by how much; show it with `open`. Closed without an answer, it puts them back.

    Parameters
    ----------
    store : Store
        With at least one caption.
    parent : QWidget, optional
    """

    def __init__(self, store: Store, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store, self._gesture, self._frames = store, object(), 0
        self._by, self._problem = NumberEntry(), Notice()
        self.setWindowTitle(self.tr("Shift all captions"))
        self._limit(store.project.captions)
        self._build()
        self._by.entered.connect(lambda seconds, _is_step: self._shift(seconds))
        self.finished.connect(self.deleteLater)

    def reject(self) -> None:
        """Put them back, whatever is being typed."""
        with QSignalBlocker(self._by):
            self._shift(0.0)
            super().reject()

    def _limit(self, captions: tuple[Caption, ...]) -> None:
        """As far as the first and the last of them can go."""
        earliest, latest = -captions[0].start, MAX_FRAMES - captions[-1].stop
        self._by.setDecimals(_DECIMALS)
        self._by.setRange(frame_to_seconds(earliest), frame_to_seconds(latest))
        self._by.setSingleStep(frame_to_seconds(1))

    def _build(self) -> None:
        self._by.setSuffix(self.tr(" s"))
        self._by.setAccessibleName(self.tr("Shift by"))
        self._by.selectAll()
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.addRow(self.tr("Shift by"), self._by)
        words = self.tr(
            "Above 0 they come later, below 0 earlier, to the nearest frame. The window shows it at once."
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 18, 20, 14)
        layout.setSpacing(12)
        layout.addLayout(form)
        layout.addWidget(label(words, "hint", wraps=True))
        layout.addWidget(self._problem)
        layout.addStretch()
        layout.addWidget(self._build_buttons())
        self.setMinimumWidth(_WIDTH_PX)

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = box.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setIcon(QIcon())
        cancel.setAutoDefault(False)
        shift = QPushButton(self.tr("Shift"))
        set_role(shift, "primary")
        box.addButton(shift, QDialogButtonBox.ButtonRole.AcceptRole)
        shift.setDefault(True)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        self._by.setFocus(Qt.FocusReason.OtherFocusReason)
        return box

    def _shift(self, seconds: float) -> None:
        """Let them be later by so much than they were at first."""
        frames = seconds_to_frame(seconds)
        edit = partial(shift_captions, frames=frames - self._frames)
        try:
            self._store.edit(self.tr("Shift captions"), edit, self._gesture)
        except EditError as error:
            self._problem.show_text("error", translated_message(str(error)))
            return
        self._frames = frames
        self._problem.show_text("error", "")
        # What was typed is rounded to where they are now.
        self._by.show_number(frame_to_seconds(frames))
