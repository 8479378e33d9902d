"""The current track: name, part, level and switches. Its clips are the clip panel's business."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.project.document import Track
from joyvasa_runtime.project.operations.tracks import (
    lock_track,
    mute_track,
    rename_track,
    set_track_drives,
    set_track_gain,
    solo_track,
)
from joyvasa_runtime.project.ranges import GAIN_RANGE_DB


class TrackPanel(QWidget):
    """Fields of a track.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and its gesture or None.
    """

    edited = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._track = Track(0, "")
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name"))
        self._gain = NumberSlider(self.tr("Gain"), *GAIN_RANGE_DB, 0, 1, self.tr(" dB"))
        self._switches = (
            (QCheckBox(self.tr("Moves the portrait")), "drives", set_track_drives),
            (QCheckBox(self.tr("Mute")), "is_muted", mute_track),
            (QCheckBox(self.tr("Solo")), "is_solo", solo_track),
            (QCheckBox(self.tr("Lock")), "is_locked", lock_track),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Track"), "heading"))
        form = QFormLayout()
        form.addRow(self.tr("Name"), self._name)
        layout.addLayout(form)
        layout.addWidget(self._gain)
        for box, _name, operation in self._switches:
            layout.addWidget(box)
            box.clicked.connect(
                lambda is_on, box=box, operation=operation: self.edited.emit(
                    box.text(), lambda project: operation(project, self._track.id, is_on), None
                )
            )
        layout.addStretch(1)
        self._name.editingFinished.connect(self._rename)
        self._gain.changed.connect(self._set_gain)

    def show_track(self, track: Track) -> None:
        """Show a track; nothing is emitted."""
        if track.id != self._track.id:
            self._name.setModified(False)
        self._track = track
        self._show_name(track)
        self._gain.set_value(track.gain_db)
        for box, name, _operation in self._switches:
            box.setChecked(getattr(track, name))
            box.setEnabled(name == "is_locked" or not track.is_locked)
        self._name.setEnabled(not track.is_locked)
        self._gain.setEnabled(not track.is_locked)

    def _show_name(self, track: Track) -> None:
        if self._name.text() != track.name and not self._name.isModified():
            self._name.setText(track.name)

    def _rename(self) -> None:
        self._name.setModified(False)
        if self._name.text() != self._track.name:
            operation = partial(rename_track, track_id=self._track.id, name=self._name.text())
            self.edited.emit(self.tr("Rename track"), operation, None)

    def _set_gain(self, gain_db: float, gesture: object) -> None:
        operation = partial(set_track_gain, track_id=self._track.id, gain_db=gain_db)
        self.edited.emit(self.tr("Track gain"), operation, gesture)
