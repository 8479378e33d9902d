"""What is selected, in numbers and words: clips, or else a track, or else the project."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QLineEdit,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.document.selection import Selection
from desktop.document.store import Operation, Store
from desktop.jobs.pack_info import PackInfo
from desktop.views.panels.clip_panel import ClipPanel
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project, Track
from joyvasa_runtime.project.operations.title import set_title
from joyvasa_runtime.project.operations.tracks import (
    lock_track,
    mute_track,
    rename_track,
    set_track_drives,
    set_track_gain,
    solo_track,
)


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
        self._gain = NumberSlider(self.tr("Gain"), -60, 24, 0, 1, " dB")
        self._switches = (
            (QCheckBox(self.tr("Moves the portrait")), "drives", set_track_drives),
            (QCheckBox(self.tr("Mute")), "is_muted", mute_track),
            (QCheckBox(self.tr("Solo")), "is_solo", solo_track),
            (QCheckBox(self.tr("Lock")), "is_locked", lock_track),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
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
        layout.addStretch()
        self._name.editingFinished.connect(self._rename)
        self._gain.changed.connect(self._set_gain)

    def show_track(self, track: Track) -> None:
        """Show a track; nothing is emitted."""
        self._track = track
        self._name.setText(track.name)
        self._gain.set_value(track.gain_db)
        for box, name, _operation in self._switches:
            box.setChecked(getattr(track, name))

    def _rename(self) -> None:
        if self._name.text() != self._track.name:
            operation = partial(rename_track, track_id=self._track.id, name=self._name.text())
            self.edited.emit(self.tr("Rename track"), operation, None)

    def _set_gain(self, gain_db: float, gesture: object) -> None:
        operation = partial(set_track_gain, track_id=self._track.id, gain_db=gain_db)
        self.edited.emit(self.tr("Track gain"), operation, gesture)


class ProjectPanel(QWidget):
    """Facts of the project, and its title.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and None.
    """

    edited = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""
        self._title, self._facts = QLineEdit(), label("", "hint", wraps=True)
        self._title.setAccessibleName(self.tr("Title"))
        form = QFormLayout()
        form.addRow(self.tr("Title"), self._title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(label(self.tr("Project"), "heading"))
        layout.addLayout(form)
        layout.addWidget(self._facts)
        layout.addWidget(
            label(self.tr("Select a clip or a track to see its settings here."), "hint", wraps=True)
        )
        layout.addStretch()
        self._title.editingFinished.connect(self._rename)

    def show_project(self, project: Project) -> None:
        """Show a project; nothing is emitted."""
        self._shown = project.title
        self._title.setText(project.title)
        clips = sum(len(track.clips) for track in project.tracks)
        text = self.tr("{length} long  ·  {tracks} tracks  ·  {clips} clips  ·  {takes} takes")
        counts = {"tracks": len(project.tracks), "clips": clips, "takes": len(project.takes)}
        self._facts.setText(text.format(length=timecode(project.frames), **counts))

    def _rename(self) -> None:
        if self._title.text() != self._shown:
            self.edited.emit(self.tr("Change title"), partial(set_title, title=self._title.text()), None)


class Inspector(QWidget):
    """Shows and edits what is selected.

    Parameters
    ----------
    store : Store
    selection : Selection

    Signals
    -------
    refused(object)
        The `EditError` of an edit that isn't possible.
    generate_requested(object)
        Frozenset of the clips whose motion is wanted.
    """

    refused = Signal(object)
    generate_requested = Signal(object)

    def __init__(self, store: Store, selection: Selection) -> None:
        super().__init__()
        self._store, self._selection = store, selection
        self._pages = QStackedWidget()
        self._clip, self._track, self._project = ClipPanel(), TrackPanel(), ProjectPanel()
        for page in (self._clip, self._track, self._project):
            self._pages.addWidget(page)
            page.edited.connect(self._edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        self._clip.generate_requested.connect(self.generate_requested)
        store.changed.connect(self._show)
        selection.changed.connect(self._show)
        self._show()

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs that clips can be made with."""
        self._clip.set_packs(packs)

    def edit_name(self) -> None:
        """Put the cursor into the name of the selected clip."""
        if self._pages.currentWidget() is self._clip:
            self._clip.edit_name()

    def _show(self, *_change: object) -> None:
        project, selection = self._store.project, self._selection
        clips = tuple(clip for track in project.tracks for clip in track.clips if clip.id in selection.clips)
        track = next((track for track in project.tracks if track.id == selection.track), None)
        if clips:
            self._clip.show_clips(project, clips)
            self._turn_to(self._clip)
        elif track is not None:
            self._track.show_track(track)
            self._turn_to(self._track)
        else:
            self._project.show_project(project)
            self._turn_to(self._project)

    def _turn_to(self, shown: QWidget) -> None:
        """Show one page; the others must not ask for room of their own."""
        for page in (self._clip, self._track, self._project):
            vertical = QSizePolicy.Policy.Preferred if page is shown else QSizePolicy.Policy.Ignored
            page.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._pages.setCurrentWidget(shown)

    def _edit(self, text: str, operation: Operation, gesture: object) -> None:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)
            # The fields show what was typed; the project is as it was.
            self._show()
