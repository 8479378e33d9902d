"""How strongly the active clip plays: strengths, added expressions, blinks, gaze, silence and lip sync.

It shows and edits the performance; what that does to the motion is not known here.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.store import Operation, Store
from desktop.jobs.sounds import Sounds
from desktop.views.panels.blink_form import BlinkForm
from desktop.views.panels.dial_form import DialForm
from desktop.views.panels.gate_form import GateForm
from desktop.views.panels.gaze_form import GazeForm
from desktop.views.panels.generation_form import show_numbers
from desktop.views.panels.sound_levels import SoundLevels
from desktop.views.panels.strip_view import StripView
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider, line_up
from desktop.views.widgets.page_stack import PageStack
from desktop.views.widgets.section import Section
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.lip_sync import set_lip_sync
from joyvasa_runtime.project.operations.strength import clear_dials, toggle_key, turn_dial, with_dial_layer
from joyvasa_runtime.project.performance.addresses import CurveAddress, StrengthCurve
from joyvasa_runtime.project.performance.dials import (
    Dial,
    OffsetDial,
    dial_address,
    dial_curve,
    expression_layer,
)
from joyvasa_runtime.project.performance.layer import FaceChannel
from joyvasa_runtime.project.performance.performance import Region
from joyvasa_runtime.project.performance.problems import LIP_SYNC_RANGE_MS
from joyvasa_runtime.project.sound_frames import shows, sound_frame


class ExpressionPanel(QWidget):
    """Doses the performance of the active clip; strength, gaze and lip sync of all selected clips.

    Parameters
    ----------
    store : Store
    selection : Selection
    active : ActiveClip
    sounds : Sounds
        Gives the loudness of what is spoken.

    Signals
    -------
    refused(object)
        The `EditError` of an edit that isn't possible.
    curve_requested(object)
        The `CurveAddress` in the active clip whose curve is to be edited.
    blink_requested()
        A blink at the playhead is wanted.
    sought(int)
        A frame of the timeline is to be shown.
    """

    refused = Signal(object)
    curve_requested = Signal(object)
    blink_requested = Signal()
    sought = Signal(int)

    def __init__(self, store: Store, selection: Selection, active: ActiveClip, sounds: Sounds) -> None:
        super().__init__()
        self._store, self._selection, self._active = store, selection, active
        self._levels = SoundLevels(sounds)
        self._frame, self._is_stale, self._is_in_front = 0, True, True
        self._shown: tuple[object, ...] = ()
        view = StripView()
        self._view = view
        self.strength, self.offsets = DialForm(), DialForm()
        self.blinks, self.gaze, self.gate = BlinkForm(view), GazeForm(), GateForm(view)
        low, high = LIP_SYNC_RANGE_MS
        self.lip_sync = NumberSlider(self.tr("Offset"), low, high, 0, 0, self.tr(" ms"))
        self._several, self._locked = label("", "hint", wraps=True), label("", "hint", wraps=True)
        self._pages, self._empty, self._forms = PageStack(), self._build_empty(), QWidget()
        self._add_dials()
        self.sections = self._build_sections()
        self._build()
        self._connect()

    def set_playhead(self, frame: int) -> None:
        """Show the numbers at another frame of the timeline."""
        self._frame = frame
        if not self._is_seen():
            self._is_stale = True
        elif self._active.clip is not None:
            for form in (self.strength, self.offsets, self.gaze):
                form.show_frame(frame)
            self._show_playhead(self._active.clip)

    def set_in_front(self, is_in_front: bool) -> None:
        """Say whether it is seen, which Qt doesn't tell of a panel behind another one's tab."""
        self._is_in_front = is_in_front
        if self._is_stale and self._is_seen():
            self._show()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what happened while nobody looked."""
        super().showEvent(event)
        if self._is_stale and self._is_in_front:
            self._show()

    def _follow(self, *_change: object) -> None:
        """A panel behind another one waits until it is looked at."""
        if self._is_seen():
            self._show()
        else:
            self._is_stale = True

    def _is_seen(self) -> bool:
        return self.isVisible() and self._is_in_front

    def _show(self) -> None:
        self._is_stale = False
        clip, project = self._active.clip, self._store.project
        self._pages.turn_to(self._empty if clip is None else self._forms)
        if clip is None:
            self._shown = ()
            return
        clips = self._clips(clip)
        is_locked = any(project.track_of_clip(one.id).is_locked for one in clips)
        levels = self._levels.of(project.media_of(clip.media_id))
        rests = _rests(project, clip)
        shown = (*clips, is_locked, rests, self._frame, levels is None)
        if len(shown) == len(self._shown) and all(map(_is_same, shown, self._shown)):
            return
        self._shown = shown
        for section in self.sections:
            section.set_content_enabled(not is_locked)
        self._locked.setVisible(is_locked)
        self._show_several(len(clips))
        for form in (self.strength, self.offsets, self.gaze):
            form.show_clips(clips, self._frame)
        frames = project.media_of(clip.media_id).frames
        self._view.set_clip(clip.id, clip.offset, clip.offset + clip.frames)
        self.blinks.show_clip(clip, frames)
        self.gate.show_clip(clip, frames, levels, rests)
        show_numbers(self.lip_sync, [one.performance.lip_sync_ms for one in clips])
        self._show_playhead(clip)
        self._show_notes(clip, is_locked)

    def _clips(self, active: Clip) -> tuple[Clip, ...]:
        """The selected clips that move the portrait, the active one first; without any, that one."""
        tracks = (track for track in self._store.project.tracks if track.drives)
        selected = (clip for track in tracks for clip in track.clips if clip.id in self._selection.clips)
        return (active, *(clip for clip in selected if clip.id != active.id))

    def _show_several(self, count: int) -> None:
        text = self.tr("{count} clips: strength, expressions, gaze and lip sync go to all of them.")
        self._several.setText(text.format(count=count))
        self._several.setVisible(count > 1)

    def _show_playhead(self, clip: Clip) -> None:
        frame = sound_frame(clip, self._frame) if shows(clip, self._frame) else None
        self.blinks.set_playhead(frame)
        self.gate.set_playhead(frame)

    def _show_notes(self, clip: Clip, is_locked: bool) -> None:
        """Say in each heading what is in force, for sections that are closed."""
        performance = clip.performance
        for form, section in ((self.strength, self.sections[0]), (self.offsets, self.sections[1])):
            count = sum(bool(dial_curve(performance, dial)) for dial in form.dials)
            section.set_note(self.tr("{count} changed").format(count=count) if count else "")
            section.reset_button.setEnabled(count > 0 and not is_locked)
        layer = expression_layer(performance)
        if layer is not None and (layer.is_muted or layer.is_locked):
            text = self.tr("layer muted") if layer.is_muted else self.tr("layer locked")
            self.sections[1].set_note(text)
        blinks, gate = performance.blinks, performance.gate
        own = self.tr("{count} own").format(count=len(blinks.events))
        self.sections[2].set_note(own if blinks.is_placed else "")
        self.sections[3].set_note("" if performance.gaze.mode == "generated" else self.gaze.mode_text())
        silences = "" if gate is None else self.tr("on ({count})").format(count=len(gate.silences))
        self.sections[4].set_note(silences)
        offset = self.tr("{value} ms").format(value=performance.lip_sync_ms)
        self.sections[5].set_note(offset if performance.lip_sync_ms else "")

    def _add_dials(self) -> None:
        regions: tuple[tuple[Region, str, str], ...] = (
            ("overall", self.tr("Overall"), self.tr("All of the face")),
            ("lips", self.tr("Lips"), self.tr("Shapes of the lips: spread, rounded, pressed")),
            ("jaw", self.tr("Jaw"), self.tr("How far the mouth opens")),
            ("cheeks", self.tr("Cheeks"), self.tr("Cheeks and smile")),
            ("brows", self.tr("Brows"), self.tr("Raised and drawn brows")),
            ("eyes", self.tr("Eyes"), self.tr("Lids and looks")),
            ("head", self.tr("Head"), self.tr("Turns, nods, shifts and size of the head")),
        )
        for region, name, tip in regions:
            self.strength.add_strength(StrengthCurve(region), name, tip)
        channels: tuple[tuple[FaceChannel, str, str], ...] = (
            ("smile", self.tr("Smile"), self.tr("Corners of the mouth up; to the left, down")),
            ("brows", self.tr("Brows"), self.tr("Brows raised; to the left, lowered")),
            ("jaw", self.tr("Jaw"), self.tr("Mouth further open; to the left, further closed")),
            ("spread", self.tr("Spread"), self.tr("Lips wider")),
            ("pucker", self.tr("Pucker"), self.tr("Lips rounded")),
            ("wink_left", self.tr("Wink left"), self.tr("The person's left eye closes")),
            ("wink_right", self.tr("Wink right"), self.tr("The person's right eye closes")),
        )
        for channel, name, tip in channels:
            self.offsets.add_offset(OffsetDial(channel), name, tip)

    def _build_sections(self) -> tuple[Section, ...]:
        self.lip_sync.setToolTip(self.tr("How much later the lips move than they were generated"))
        lip_sync = QWidget()
        column = QVBoxLayout(lip_sync)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.lip_sync)
        direction = self.tr("To the right the lips move later, to the left earlier than the sound.")
        column.addWidget(label(direction, "hint", wraps=True))
        sections = (
            Section(self.tr("Strength"), self.strength),
            Section(self.tr("Added expression"), self.offsets),
            Section(self.tr("Blinks"), self.blinks, is_open=False),
            Section(self.tr("Gaze"), self.gaze, is_open=False),
            Section(self.tr("Silence"), self.gate, is_open=False),
            Section(self.tr("Lip sync"), lip_sync, is_open=False),
        )
        sections[0].offer_reset(self.tr("Play everything as generated"))
        sections[1].offer_reset(self.tr("Add no expression"))
        return sections

    def _build_empty(self) -> QLabel:
        text = self.tr("Select a clip of a voice to set how strongly it plays, its blinks and its gaze.")
        made = label(text, "hint", wraps=True)
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
        made.setMargin(16)
        return made

    def _build(self) -> None:
        self._locked.setText(self.tr("The track is locked: unlock it to edit."))
        column = QVBoxLayout(self._forms)
        column.setContentsMargins(10, 8, 10, 10)
        column.setSpacing(10)
        for widget in (self._locked, self._several, *self.sections):
            column.addWidget(widget)
        column.addStretch(1)
        for page in (self._empty, self._forms):
            self._pages.add(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._pages)
        line_up((*self.strength.sliders, *self.offsets.sliders))

    def _connect(self) -> None:
        self._store.changed.connect(self._follow)
        self._selection.changed.connect(self._follow)
        self._active.changed.connect(self._follow)
        self._levels.ready.connect(self._follow)
        for form in (self.strength, self.offsets):
            form.turned.connect(self._turn)
            form.key_toggled.connect(self._toggle_key)
            form.curve_requested.connect(self._ask_for_curve)
        for section, form in zip(self.sections, (self.strength, self.offsets), strict=False):
            section.reset_asked.connect(partial(self._clear, form))
        for edits in (self.blinks, self.gaze, self.gate):
            edits.edited.connect(self._edit)
        for seeker in (self.blinks, self.gate):
            seeker.sought.connect(self.sought)
        self.blinks.blink_requested.connect(self.blink_requested)
        self.gaze.curve_requested.connect(self.curve_requested)
        self.lip_sync.changed.connect(self._set_lip_sync)

    def _turn(self, dial: Dial, value: float, gesture: object) -> None:
        operation = partial(turn_dial, clip_ids=self._ids(), dial=dial, value=value, frame=self._frame)
        is_strength = isinstance(dial, StrengthCurve)
        self._edit(self.tr("Strength") if is_strength else self.tr("Expression"), operation, gesture)

    def _toggle_key(self, dial: Dial) -> None:
        if self._active.clip is not None:
            operation = partial(toggle_key, clip_id=self._active.clip.id, dial=dial, frame=self._frame)
            self._edit(self.tr("Key of expression"), operation)

    def _clear(self, form: DialForm) -> None:
        operation = partial(clear_dials, clip_ids=self._ids(), dials=form.dials)
        self._edit(self.tr("Reset expression"), operation)

    def _ask_for_curve(self, dial: Dial) -> None:
        """The layer of an offset is made for the curve's sake."""
        clip = self._active.clip
        if clip is None:
            return
        if dial_address(clip.performance, dial) is None:
            self._edit(self.tr("Add layer"), partial(with_dial_layer, clip_id=clip.id, dial=dial))
        address: CurveAddress | None = dial_address(self._store.project.clip(clip.id).performance, dial)
        if address is not None:
            self.curve_requested.emit(address)

    def _set_lip_sync(self, offset_ms: float, gesture: object) -> None:
        operation = partial(set_lip_sync, clip_ids=self._ids(), offset_ms=round(offset_ms))
        self._edit(self.tr("Lip sync"), operation, gesture)

    def _ids(self) -> frozenset[int]:
        clip = self._active.clip
        return frozenset() if clip is None else frozenset(one.id for one in self._clips(clip))

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)
            # The fields show what was entered; the project is as it was.
            self._shown = ()
            self.blinks.forget()
            self.gate.forget()
            self._follow()


def _rests(project: Project, clip: Clip) -> bool:
    """Whether the clip's take was made with lips that rest in silence."""
    return clip.take_id is not None and project.take(clip.take_id).generation.settings.silence_gate


def _is_same(one: object, other: object) -> bool:
    return one is other or (not isinstance(one, Clip) and one == other)
