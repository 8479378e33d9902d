"""Commands of the motion library: keeping a range, dropping pieces on clips, importing and exporting.

The list of pieces is the panel's; what happens to their files is `desktop.jobs.library`'s.
"""

from functools import partial
from pathlib import Path
from typing import Protocol

import numpy as np
from PySide6.QtCore import QObject

from desktop.document.active_clip import ActiveClip
from desktop.jobs.library import Library
from desktop.views.commands.desk import Desk
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.excerpt import motion_of_range
from joyvasa_runtime.project.operations.library import drop_motion
from joyvasa_runtime.project.performance.layer import LayerMode, MotionPart
from joyvasa_runtime.timebase import FrameSpan


class MotionQuestions(Protocol):
    """Asks for files of motion."""

    def motions(self) -> tuple[Path, ...]:
        """Files to bring into the library."""

    def motion_to_save(self, title: str) -> Path | None:
        """Where a piece shall be written."""


class LibraryCommands(QObject):
    """Connects ``library.*``, and what the library's panel and the timeline ask for.

    Parameters
    ----------
    desk : Desk
    active : ActiveClip
    library : Library
    questions : MotionQuestions
    """

    def __init__(self, desk: Desk, active: ActiveClip, library: Library, questions: MotionQuestions) -> None:
        super().__init__(desk.actions)
        self._desk, self._active, self._library, self._questions = desk, active, library, questions
        desk.connect("library.save_range", self.save_range)
        desk.connect("library.import", self.import_files)
        library.imported.connect(
            lambda item: desk.say(self.tr("“{name}” is in the library").format(name=item.name))
        )
        library.exported.connect(lambda path: desk.say(self.tr("Wrote {name}").format(name=path.name)))

    def drop(self, item: LibraryItem, part: MotionPart, mode: LayerMode) -> None:
        """Lay a piece over the active clip from the playhead on."""
        clip = self._active.clip
        if clip is None:
            self._desk.say(self.tr("Select the clip that the motion is for"))
        elif not clip.start <= self._desk.playhead < clip.stop:
            self._desk.say(self.tr("Move the playhead to where the motion shall begin in the clip"))
        else:
            self._lay(item, clip, self._desk.playhead, part, mode)

    def drop_on(self, item: LibraryItem, clip_id: int, frame: int, part: MotionPart, mode: LayerMode) -> None:
        """Lay a piece over a clip from a frame of the timeline on."""
        self._desk.selection.select_clips(frozenset({clip_id}))
        self._lay(item, self._desk.project.clip(clip_id), frame, part, mode)

    def save_range(self) -> None:
        """Keep the motion of the range, or of the active clip where there is none."""
        project, span = self._desk.project, self._span()
        if span is None:
            self._desk.say(self.tr("Set in and out points, or select the clip whose motion is to be kept"))
            return
        name = self.tr("Motion at {time}").format(time=timecode(span.start))
        self._library.keep(partial(motion_of_range, project, span, self._desk.store.motions, name))

    def import_files(self) -> None:
        """Bring files that the user chooses into the library."""
        self.take(self._questions.motions())

    def take(self, paths: tuple[Path, ...]) -> None:
        """Bring files into the library; what they are relative to is the project's reference, if need be."""
        reference = self._desk.project.reference
        rest = None if reference is None else np.array(reference, np.float32)
        self._library.import_files(paths, rest)

    def export(self, item: LibraryItem) -> None:
        """Write a piece into a file that the user chooses."""
        path = self._questions.motion_to_save(item.name)
        if path is not None:
            self._library.export(item, path)

    def _lay(self, item: LibraryItem, clip: Clip, frame: int, part: MotionPart, mode: LayerMode) -> None:
        layer_id = self._desk.project.next_id
        operation = partial(
            drop_motion,
            clip_id=clip.id,
            name=item.name,
            sound_frame=frame - clip.start + clip.offset,
            motion_sha256=self._desk.store.add_motion(item.motion),
            frames=len(item.motion),
            reference=item.reference,
            part=part,
            mode=mode,
        )
        if self._desk.edit(self.tr("Drop motion"), operation):
            self._active.choose_layer(layer_id)
            self._desk.say(self.tr("“{name}” is a layer of the clip now").format(name=item.name))

    def _span(self) -> FrameSpan | None:
        if self._desk.project.range is not None:
            return self._desk.project.range
        clip = self._active.clip
        return None if clip is None else FrameSpan(clip.start, clip.stop)
