"""The selected clips: name, place, sound, take, and how the next take is made.

With several clips a field shows what they share, and an entry is given to all of them.
"""

from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.document.store import Operation
from desktop.jobs.pack_info import PackInfo
from desktop.views.panels.generation_form import GenerationForm
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, set_role
from desktop.views.widgets.number_slider import NumberSlider, line_up
from desktop.views.widgets.timecode_edit import TimecodeEdit
from joyvasa_runtime.project.document import Clip, Generation, Project, Take
from joyvasa_runtime.project.operations.arrange import move_clips, set_fades, trim_stop
from joyvasa_runtime.project.operations.clips import rename_clip, set_clip_gain, set_generation
from joyvasa_runtime.project.operations.takes import choose_take
from joyvasa_runtime.timebase import MOTION_FPS

T = TypeVar("T")

_LOWEST_DB, _HIGHEST_DB = -60.0, 24.0


class ClipPanel(QWidget):
    """Fields of one clip or several.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and its gesture or None.
    generate_requested(object)
        Frozenset of clip ids.
    """

    edited = Signal(str, object, object)
    generate_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._clips: tuple[Clip, ...] = ()
        self._name, self._take = QLineEdit(), QComboBox()
        self._start = TimecodeEdit(self.tr("Start"))
        self._length = TimecodeEdit(self.tr("Length"))
        self._gain = NumberSlider(self.tr("Gain"), _LOWEST_DB, _HIGHEST_DB, 0, 1, " dB")
        self._fade_in = NumberSlider(self.tr("Fade in"), 0, 10, 0, 2, " s")
        self._fade_out = NumberSlider(self.tr("Fade out"), 0, 10, 0, 2, " s")
        self._form, self._hint = GenerationForm(), label("", "hint", wraps=True)
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
        self._clips = clips
        first = clips[0]
        self._name.setText(first.name if len(clips) == 1 else "")
        several = self.tr("{count} clips").format(count=len(clips))
        self._name.setPlaceholderText(project.media_of(first.media_id).name if len(clips) == 1 else several)
        self._start.show_frame(_shared([clip.start for clip in clips]))
        self._length.show_frame(_shared([clip.frames for clip in clips]))
        _show_number(self._gain, [clip.gain_db for clip in clips])
        self._show_fades(clips)
        self._show_take(project, clips)
        self._form.show_generation(first.generation)
        drives = any(project.track_of_clip(clip.id).drives for clip in clips)
        for widget in (self._form, self._generate, self._hint, self._take):
            widget.setVisible(drives)

    def _build(self) -> None:
        for widget, name in ((self._name, self.tr("Name")), (self._take, self.tr("Take"))):
            widget.setAccessibleName(name)
        self._take.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._take.setMinimumContentsLength(10)
        facts = QFormLayout()
        facts.addRow(self.tr("Name"), self._name)
        facts.addRow(self.tr("Start"), self._start)
        facts.addRow(self.tr("Length"), self._length)
        takes = QFormLayout()
        takes.addRow(self.tr("Take"), self._take)
        set_role(self._generate, "primary")
        set_icon(self._generate, "generate")
        line_up((self._gain, self._fade_in, self._fade_out))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(8)
        layout.addWidget(label(self.tr("Clip"), "heading"))
        layout.addLayout(facts)
        for slider in (self._gain, self._fade_in, self._fade_out):
            layout.addWidget(slider)
        layout.addWidget(label(self.tr("Motion"), "heading"))
        layout.addLayout(takes)
        layout.addWidget(self._form)
        layout.addWidget(self._hint)
        layout.addWidget(self._generate)
        layout.addStretch()

    def _connect(self) -> None:
        self._name.editingFinished.connect(self._rename)
        self._start.entered.connect(self._move)
        self._length.entered.connect(self._trim)
        self._gain.changed.connect(self._set_gain)
        self._fade_in.changed.connect(lambda value, gesture: self._set_fade("fade_in", value, gesture))
        self._fade_out.changed.connect(lambda value, gesture: self._set_fade("fade_out", value, gesture))
        self._take.activated.connect(lambda _index: self._choose_take())
        self._form.changed.connect(self._set_generation)
        self._generate.clicked.connect(lambda: self.generate_requested.emit(self._ids()))

    def _ids(self) -> frozenset[int]:
        return frozenset(clip.id for clip in self._clips)

    def _show_fades(self, clips: tuple[Clip, ...]) -> None:
        longest = min(clip.frames for clip in clips) / MOTION_FPS
        for slider, frames in (
            (self._fade_in, [clip.fade_in for clip in clips]),
            (self._fade_out, [clip.fade_out for clip in clips]),
        ):
            slider.set_range(0, longest)
            _show_number(slider, [count / MOTION_FPS for count in frames])

    def _show_take(self, project: Project, clips: tuple[Clip, ...]) -> None:
        chosen = _shared([clip.take_id for clip in clips])
        media = _shared([clip.media_id for clip in clips])
        takes = [take for take in project.takes if take.media_id == media and _meets(take, clips[0])]
        with QSignalBlocker(self._take):
            self._take.clear()
            self._take.addItem(self.tr("None: the face rests"), None)
            for number, take in enumerate(takes, 1):
                seed = take.generation.settings.seed
                text = self.tr("{number}: {pack}, seed {seed}")
                name = text.format(number=number, pack=take.generation.pack_id, seed=seed)
                self._take.addItem(name, take.id)
            self._take.setCurrentIndex(max(0, self._take.findData(chosen)) if chosen is not None else 0)
        self._take.setEnabled(bool(takes))
        self._hint.setText(self._state(project, clips))

    def _state(self, project: Project, clips: tuple[Clip, ...]) -> str:
        if any(clip.take_id is None for clip in clips):
            return self.tr("No motion yet: generate it with G.")
        made = [project.take(clip.take_id).generation for clip in clips if clip.take_id is not None]
        if any(generation != clip.generation for generation, clip in zip(made, clips, strict=True)):
            return self.tr("The take was made with other settings: generate again to hear and see these.")
        return ""

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        self.edited.emit(text, operation, gesture)

    def _rename(self) -> None:
        if len(self._clips) == 1 and self._name.text() != self._clips[0].name:
            self._edit(
                self.tr("Rename clip"),
                partial(rename_clip, clip_id=self._clips[0].id, name=self._name.text()),
            )

    def _move(self, frame: int) -> None:
        delta = frame - min(clip.start for clip in self._clips)
        self._edit(self.tr("Move clip"), partial(move_clips, clip_ids=self._ids(), frames=delta))

    def _trim(self, frames: int) -> None:
        deltas = {clip.id: frames - clip.frames for clip in self._clips}

        def trim_each(project: Project) -> Project:
            for clip_id, delta in deltas.items():
                project = trim_stop(project, (clip_id,), delta)
            return project

        self._edit(self.tr("Trim clip"), trim_each)

    def _set_gain(self, gain_db: float, gesture: object) -> None:
        operation = partial(set_clip_gain, clip_ids=self._ids(), gain_db=gain_db)
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
        operation = partial(choose_take, clip_ids=self._ids(), take_id=self._take.currentData())
        self._edit(self.tr("Choose take"), operation)

    def _set_generation(self, generation: Generation, gesture: object) -> None:
        operation = partial(set_generation, clip_ids=self._ids(), generation=generation)
        self._edit(self.tr("Generation settings"), operation, gesture)


def _shared(values: list[T]) -> T | None:
    """What all values are; None where they differ."""
    return values[0] if all(value == values[0] for value in values) else None


def _show_number(slider: NumberSlider, values: list[float]) -> None:
    slider.set_value(values[0])
    if _shared(values) is None:
        slider.set_mixed()


def _meets(take: Take, clip: Clip) -> bool:
    """Whether a take has any frame of a clip."""
    return take.start < clip.offset + clip.frames and clip.offset < take.stop
