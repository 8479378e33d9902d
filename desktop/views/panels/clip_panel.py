"""The selected clips: name, place, sound, take, and how the next take is made.

With several clips a field shows what they share, and an entry is given to all of them.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.document.store import Operation
from desktop.jobs.pack_info import PackInfo
from desktop.views.panels.generation_form import Change, ChoiceBox, GenerationForm, show_numbers
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.number_slider import NumberSlider, line_up
from desktop.views.widgets.timecode_edit import TimecodeEdit
from joyvasa_runtime.project.document import Clip, Generation, Project, Take
from joyvasa_runtime.project.operations.arrange import move_clips, set_fades, trim_stop
from joyvasa_runtime.project.operations.clips import rename_clip, set_clip_gain, set_generation
from joyvasa_runtime.project.operations.takes import choose_take
from joyvasa_runtime.project.ranges import GAIN_RANGE_DB
from joyvasa_runtime.timebase import MOTION_FPS

T = TypeVar("T")


class ClipPanel(QWidget):
    """Fields of one clip or several.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and its gesture or None.
    generate_requested(object)
        Frozenset of clip ids.
    sought(int)
        The frame at which the first of them begins is to be shown.
    """

    edited = Signal(str, object, object)
    generate_requested = Signal(object)
    sought = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._clips: tuple[Clip, ...] = ()
        self._name, self._take, self._seek = QLineEdit(), ChoiceBox(self.tr("Take")), QToolButton()
        self._start = TimecodeEdit(self.tr("Start"))
        self._length = TimecodeEdit(self.tr("Length"))
        self._gain = NumberSlider(self.tr("Gain"), *GAIN_RANGE_DB, 0, 1, self.tr(" dB"))
        self._fade_in = NumberSlider(self.tr("Fade in"), 0, 10, 0, 2, self.tr(" s"))
        self._fade_out = NumberSlider(self.tr("Fade out"), 0, 10, 0, 2, self.tr(" s"))
        self._form, self._motion = GenerationForm(), QWidget()
        self._made, self._hint = label("", "hint", wraps=True), label("", "hint", wraps=True)
        self._locked = label(self.tr("The track is locked: unlock it to edit."), "hint", wraps=True)
        self._generate = QPushButton(self.tr("Generate motion"))
        self._build()
        self._connect()

    def edit_name(self) -> None:
        """Put the cursor into the name."""
        self._name.setFocus()
        self._name.selectAll()

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs that can be chosen."""
        self._form.set_packs(packs)

    def show_clips(self, project: Project, clips: tuple[Clip, ...]) -> None:
        """Show clips of a project, at least one."""
        self._show_name(project, clips)
        if _ids(clips) != _ids(self._clips):
            # What was typed for others isn't meant for these.
            for field in (self._start, self._length):
                field.setModified(False)
        self._clips = clips
        starts = [clip.start for clip in clips]
        self._start.show_frame(_shared(starts), min(starts))
        self._length.show_frame(_shared([clip.frames for clip in clips]))
        show_numbers(self._gain, [clip.gain_db for clip in clips])
        self._show_fades(clips)
        self._form.show_generations(tuple(clip.generation for clip in clips))
        self._show_take(project, clips)
        ids = _ids(clips)
        tracks = [track for track in project.tracks if any(clip.id in ids for clip in track.clips)]
        self._motion.setVisible(any(track.drives for track in tracks))
        self._lock(any(track.is_locked for track in tracks))

    def _show_name(self, project: Project, clips: tuple[Clip, ...]) -> None:
        """Show the name; one that is being typed for the same clips stays."""
        if self._name.isModified() and _ids(clips) == _ids(self._clips):
            return
        name = _shared([clip.name for clip in clips])
        media = project.media_of(clips[0].media_id).name
        several = self.tr("{count} clips").format(count=len(clips))
        self._name.setText(name or "")
        self._name.setPlaceholderText(media if len(clips) == 1 else several)

    def _lock(self, is_locked: bool) -> None:
        self._locked.setVisible(is_locked)
        for widget in (self._name, self._start, self._length, self._gain, self._fade_in, self._fade_out):
            widget.setEnabled(not is_locked)
        self._motion.setEnabled(not is_locked)

    def _build(self) -> None:
        self._name.setAccessibleName(self.tr("Name"))
        set_icon(self._seek, "to_start")
        self._seek.setToolTip(self.tr("Go to the clip's first frame"))
        self._seek.setAccessibleName(self.tr("Go to the clip's first frame"))
        start = QHBoxLayout()
        start.addWidget(self._start, stretch=1)
        start.addWidget(self._seek)
        facts = QFormLayout()
        facts.addRow(self.tr("Name"), self._name)
        facts.addRow(self.tr("Start"), start)
        facts.addRow(self.tr("Length"), self._length)
        self._build_motion()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Clip"), "heading"))
        layout.addWidget(self._locked)
        layout.addLayout(facts)
        for slider in (self._gain, self._fade_in, self._fade_out):
            layout.addWidget(slider)
        layout.addWidget(self._motion)
        layout.addStretch(1)
        sliders = (self._gain, self._fade_in, self._fade_out, *self._form.sliders)
        _line_up_names(self.findChildren(QFormLayout), sliders)

    def _build_motion(self) -> None:
        takes = QFormLayout()
        takes.addRow(self.tr("Take"), self._take)
        set_role(self._generate, "primary")
        set_icon(self._generate, "generate")
        layout = QVBoxLayout(self._motion)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Motion"), "heading"))
        layout.addLayout(takes)
        for widget in (self._made, self._form, self._hint, self._generate):
            layout.addWidget(widget)

    def _connect(self) -> None:
        self._name.editingFinished.connect(self._rename)
        self._start.entered.connect(self._move)
        self._length.entered.connect(self._trim)
        self._gain.changed.connect(self._set_gain)
        self._fade_in.changed.connect(lambda value, gesture: self._set_fade("fade_in", value, gesture))
        self._fade_out.changed.connect(lambda value, gesture: self._set_fade("fade_out", value, gesture))
        self._take.activated.connect(lambda _index: self._choose_take())
        self._form.changed.connect(self._set_generation)
        self._generate.clicked.connect(lambda: self.generate_requested.emit(_ids(self._clips)))
        self._seek.clicked.connect(lambda: self.sought.emit(min(clip.start for clip in self._clips)))

    def _show_fades(self, clips: tuple[Clip, ...]) -> None:
        longest = min(clip.frames for clip in clips) / MOTION_FPS
        for slider, frames in (
            (self._fade_in, [clip.fade_in for clip in clips]),
            (self._fade_out, [clip.fade_out for clip in clips]),
        ):
            slider.set_range(0, longest)
            show_numbers(slider, [count / MOTION_FPS for count in frames])

    def _show_take(self, project: Project, clips: tuple[Clip, ...]) -> None:
        takes = [take for take in project.takes if all(_meets(take, clip) for clip in clips)]
        # A take that reaches only some of the clips is played by those, but can't be chosen for all.
        others = _played(clips) - {take.id for take in takes}
        takes += [take for take in project.takes if take.id in others]
        items: list[tuple[str, object]] = [(self.tr("None: the face rests"), None)]
        for number, take in enumerate(takes, 1):
            text = f"{number}: {self._form.described(take.generation)}"
            items.append((text, take.id))
        self._take.fill(items, {clip.take_id for clip in clips})
        self._take.setEnabled(bool(takes))
        self._show_made(project, clips)
        self._hint.setText(self._state(project, clips))
        self._hint.setVisible(bool(self._hint.text()))

    def _show_made(self, project: Project, clips: tuple[Clip, ...]) -> None:
        """Tell how the take was made, if all clips play the same."""
        take_id = _shared([clip.take_id for clip in clips])
        self._made.setVisible(take_id is not None)
        if take_id is not None:
            take = project.take(take_id)
            text = self.tr("Made with {how} (pack version {version})")
            how = self._form.described(take.generation)
            self._made.setText(text.format(how=how, version=take.pack_version))

    def _state(self, project: Project, clips: tuple[Clip, ...]) -> str:
        if any(clip.take_id is None for clip in clips):
            return self.tr("No motion yet: the face rests.")
        made = {take.id: take.generation for take in project.takes}
        if any(made[clip.take_id] != clip.generation for clip in clips if clip.take_id is not None):
            return self.tr("The take was made with other settings: generate again to hear and see these.")
        return ""

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        self.edited.emit(text, operation, gesture)

    def _rename(self) -> None:
        is_typed, name, clips = self._name.isModified(), self._name.text(), self._clips
        self._name.setModified(False)

        def rename_each(project: Project) -> Project:
            for clip in clips:
                project = rename_clip(project, clip.id, name)
            return project

        if is_typed:
            self._edit(self.tr("Rename clip"), rename_each)

    def _move(self, frame: int) -> None:
        delta = frame - min(clip.start for clip in self._clips)
        self._edit(self.tr("Move clip"), partial(move_clips, clip_ids=_ids(self._clips), frames=delta))

    def _trim(self, frames: int) -> None:
        deltas = {clip.id: frames - clip.frames for clip in self._clips}

        def trim_each(project: Project) -> Project:
            for clip_id, delta in deltas.items():
                project = trim_stop(project, (clip_id,), delta)
            return project

        self._edit(self.tr("Trim clip"), trim_each)

    def _set_gain(self, gain_db: float, gesture: object) -> None:
        operation = partial(set_clip_gain, clip_ids=_ids(self._clips), gain_db=gain_db)
        self._edit(self.tr("Clip gain"), operation, gesture)

    def _set_fade(self, side: str, seconds: float, gesture: object) -> None:
        frames, clips = round(seconds * MOTION_FPS), self._clips

        def fade_each(project: Project) -> Project:
            for clip in clips:
                now = project.clip(clip.id)
                fades = {"fade_in": now.fade_in, "fade_out": now.fade_out}
                other = fades["fade_out" if side == "fade_in" else "fade_in"]
                fades[side] = min(frames, now.frames - other)
                project = set_fades(project, clip.id, fades["fade_in"], fades["fade_out"])
            return project

        self._edit(self.tr("Fade"), fade_each, gesture)

    def _choose_take(self) -> None:
        operation = partial(choose_take, clip_ids=_ids(self._clips), take_id=self._take.currentData())
        self._edit(self.tr("Choose take"), operation)

    def _set_generation(self, change: Change, gesture: object) -> None:
        wanted: defaultdict[Generation, list[int]] = defaultdict(list)
        for clip in self._clips:
            wanted[change(clip.generation)].append(clip.id)

        def change_each(project: Project) -> Project:
            # Each edit looks through the whole project, and a slider makes many of them.
            for generation, clip_ids in wanted.items():
                project = set_generation(project, clip_ids, generation)
            return project

        self._edit(self.tr("Generation settings"), change_each, gesture)


def _line_up_names(forms: Iterable[QFormLayout], sliders: tuple[NumberSlider, ...]) -> None:
    """Begin all fields of the panel below each other."""
    line_up(sliders)
    names: list[QWidget] = [slider.label for slider in sliders]
    for form in forms:
        items = (form.itemAt(row, QFormLayout.ItemRole.LabelRole) for row in range(form.rowCount()))
        widgets = (item.widget() for item in items if item is not None)
        names += [widget for widget in widgets if widget is not None]
    width = max(name.sizeHint().width() for name in names)
    for name in names:
        name.setFixedWidth(width)


def _ids(clips: tuple[Clip, ...]) -> frozenset[int]:
    return frozenset(clip.id for clip in clips)


def _played(clips: tuple[Clip, ...]) -> set[int]:
    return {clip.take_id for clip in clips if clip.take_id is not None}


def _shared(values: list[T]) -> T | None:
    """What all values are; None where they differ."""
    return values[0] if all(value == values[0] for value in values) else None


def _meets(take: Take, clip: Clip) -> bool:
    """Whether a take has any frame of a clip."""
    return (
        take.media_id == clip.media_id and take.start < clip.offset + clip.frames and clip.offset < take.stop
    )
