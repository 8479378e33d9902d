"""Commands on clips and the history: undo, cut and paste, split, trim, fade, delete, select.

Drags on the timeline are the timeline's own; making motion belongs to `generation_commands`.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from desktop.views.commands.clipboard import CLIPS_FORMAT, CopiedClips
from desktop.views.commands.desk import Desk
from desktop.views.widgets.private_clipboard import PrivateClipboard
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.arrange import set_fades, split_clips, trim_start, trim_stop
from joyvasa_runtime.project.operations.clips import delete_clips, free_start, ripple_delete
from joyvasa_runtime.project.operations.markers import delete_markers

_NEEDS_SELECTION = (
    "edit.cut",
    "edit.copy",
    "edit.duplicate",
    "edit.ripple_delete",
    "clip.trim_start",
    "clip.trim_stop",
    "clip.fade_in",
    "clip.fade_out",
)


class EditCommands(QObject):
    """Connects the actions ``edit.*`` and ``clip.trim_*``, ``clip.fade_*``.

    Parameters
    ----------
    desk : Desk
    paste_other : callable
        Called where the clipboard holds no clips: it may hold a picture.
    """

    def __init__(self, desk: Desk, paste_other: Callable[[], object]) -> None:
        super().__init__(desk.actions)
        self._desk, self._paste_other = desk, paste_other
        self._clipboard = PrivateClipboard[CopiedClips](CLIPS_FORMAT)
        self._connect_history()
        for action_id, slot in self._slots().items():
            desk.connect(action_id, slot)
        desk.selection.changed.connect(self._refresh)
        self._refresh()

    def _slots(self) -> dict[str, Callable[[], object]]:
        return {
            "edit.cut": self._cut,
            "edit.copy": self._copy,
            "edit.paste": self._paste,
            "edit.duplicate": self._duplicate,
            "edit.delete": self._delete,
            "edit.ripple_delete": self._ripple_delete,
            "edit.select_all": self._select_all,
            "edit.deselect": self._deselect,
            "edit.split": self._split,
            "clip.trim_start": self._trim_start,
            "clip.trim_stop": self._trim_stop,
            "clip.fade_in": self._fade_in,
            "clip.fade_out": self._fade_out,
        }

    def _connect_history(self) -> None:
        stack, actions = self._desk.store.undo_stack, self._desk.actions
        self._undo_text, self._redo_text = actions["edit.undo"].text(), actions["edit.redo"].text()
        self._desk.connect("edit.undo", stack.undo)
        self._desk.connect("edit.redo", stack.redo)
        for signal in (stack.undoTextChanged, stack.redoTextChanged):
            signal.connect(self._name_steps)
        for signal in (stack.canUndoChanged, stack.canRedoChanged):
            signal.connect(self._enable_steps)
        self._enable_steps()

    def _name_steps(self, _text: str = "") -> None:
        """The menu says what is undone."""
        stack, actions = self._desk.store.undo_stack, self._desk.actions
        actions["edit.undo"].setText(_named(self._undo_text, stack.undoText()))
        actions["edit.redo"].setText(_named(self._redo_text, stack.redoText()))

    def _enable_steps(self, _is_possible: bool = False) -> None:
        stack, actions = self._desk.store.undo_stack, self._desk.actions
        actions["edit.undo"].setEnabled(stack.canUndo())
        actions["edit.redo"].setEnabled(stack.canRedo())

    def _refresh(self) -> None:
        selection = self._desk.selection
        for action_id in _NEEDS_SELECTION:
            self._desk.actions[action_id].setEnabled(bool(selection.clips))
        has_any = bool(selection.clips) or selection.marker is not None
        self._desk.actions["edit.delete"].setEnabled(has_any)

    def _copy(self) -> None:
        clips = self._desk.selected_clips()
        if clips:
            self._clipboard.put(self._copied(clips))

    def _cut(self) -> None:
        self._copy()
        self._desk.edit(self.tr("Cut clips"), partial(delete_clips, clip_ids=self._desk.selection.clips))

    def _paste(self) -> None:
        copied = self._clipboard.copied
        if copied is None:
            self._paste_other()
            return
        self._put(self.tr("Paste clips"), copied, self._desk.playhead)

    def _duplicate(self) -> None:
        clips = self._desk.selected_clips()
        top = self._top_track(clips)
        end = max(clip.stop for clip in clips)
        frame = free_start(self._desk.project, top, end, end - clips[0].start)
        self._put(self.tr("Duplicate clips"), self._copied(clips), frame, top)

    def _copied(self, clips: tuple[Clip, ...]) -> CopiedClips:
        return CopiedClips.of(self._desk.project, self._desk.store.motions, clips)

    def _put(self, text: str, copied: CopiedClips, frame: int, track_id: int | None = None) -> None:
        """Add copies and select them."""
        track = self._desk.current_track()
        if track_id is None:
            if track is None:
                self._desk.say(self.tr("There is no track to paste on: add a track, or unlock one"))
                return
            track_id = track.id
        first = self._desk.project.next_id
        for motion in copied.motions:
            self._desk.store.add_motion(motion)
        if self._desk.edit(text, partial(copied.paste, track_id=track_id, frame=frame)):
            ids = (clip.id for track in self._desk.project.tracks for clip in track.clips)
            self._desk.selection.select_clips(frozenset(id for id in ids if id >= first))

    def _top_track(self, clips: tuple[Clip, ...]) -> int:
        ids = {clip.id for clip in clips}
        tracks = self._desk.project.tracks
        return next(track.id for track in tracks if any(clip.id in ids for clip in track.clips))

    def _delete(self) -> None:
        marker = self._desk.selection.marker
        if marker is not None:
            self._desk.edit(self.tr("Delete marker"), partial(delete_markers, marker_ids=(marker,)))
        elif self._desk.selection.clips:
            self._desk.edit(
                self.tr("Delete clips"), partial(delete_clips, clip_ids=self._desk.selection.clips)
            )

    def _ripple_delete(self) -> None:
        self._desk.edit(self.tr("Ripple delete"), partial(ripple_delete, clip_ids=self._desk.selection.clips))

    def _select_all(self) -> None:
        clips = (clip for track in self._desk.project.tracks if not track.is_locked for clip in track.clips)
        self._desk.selection.select_clips(frozenset(clip.id for clip in clips))

    def _deselect(self) -> None:
        self._desk.selection.select_clips(frozenset())

    def _split(self) -> None:
        """Split the selected clips under the playhead, or all under it where none of those is selected."""
        under = self._desk.clips_at_playhead()
        chosen = [clip for clip in under if clip.id in self._desk.selection.clips] or under
        if not chosen:
            self._desk.say(self.tr("No clip that can be edited lies under the playhead"))
            return
        ids = frozenset(clip.id for clip in chosen)
        self._desk.edit(self.tr("Split clip"), partial(split_clips, clip_ids=ids, frame=self._desk.playhead))

    def _trim_start(self) -> None:
        self._each(self.tr("Trim start"), lambda clip: trim_start_at(clip, self._desk.playhead))

    def _trim_stop(self) -> None:
        self._each(self.tr("Trim end"), lambda clip: trim_stop_at(clip, self._desk.playhead))

    def _fade_in(self) -> None:
        self._each(self.tr("Fade in"), lambda clip: fade_in_until(clip, self._desk.playhead))

    def _fade_out(self) -> None:
        self._each(self.tr("Fade out"), lambda clip: fade_out_from(clip, self._desk.playhead))

    def _each(self, text: str, change: Callable[[Clip], Callable[[Project], Project]]) -> None:
        """One step of the history that changes every selected clip."""
        clips = self._desk.selected_clips()

        def all_of_them(project: Project) -> Project:
            for clip in clips:
                project = change(clip)(project)
            return project

        self._desk.edit(text, all_of_them)


def _named(verb: str, step: str) -> str:
    """Such as "Undo: Split clip"."""
    return f"{verb}: {step}" if step else verb


def trim_start_at(clip: Clip, frame: int) -> Callable[[Project], Project]:
    """The edit that lets a clip begin at a frame."""
    return partial(trim_start, clip_ids=(clip.id,), frames=frame - clip.start)


def trim_stop_at(clip: Clip, frame: int) -> Callable[[Project], Project]:
    """The edit that lets a clip end at a frame."""
    return partial(trim_stop, clip_ids=(clip.id,), frames=frame - clip.stop)


def fade_in_until(clip: Clip, frame: int) -> Callable[[Project], Project]:
    """The edit that lets a clip's sound rise until a frame."""
    frames = min(max(frame - clip.start, 0), clip.frames - clip.fade_out)
    return partial(set_fades, clip_id=clip.id, fade_in=frames, fade_out=clip.fade_out)


def fade_out_from(clip: Clip, frame: int) -> Callable[[Project], Project]:
    """The edit that lets a clip's sound fall from a frame on."""
    frames = min(max(clip.stop - frame, 0), clip.frames - clip.fade_in)
    return partial(set_fades, clip_id=clip.id, fade_in=clip.fade_in, fade_out=frames)
