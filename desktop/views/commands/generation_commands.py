"""Commands that make motion: for the selected clips, for all that lack it, with a new seed; and stopping."""

import random
from collections.abc import Collection
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from desktop.jobs.generate import GenerateJobs
from desktop.jobs.job_list import JobList
from desktop.views.commands.desk import Desk
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.clips import set_generation

_LARGEST_SEED = 999_999
"""Six digits can be read out and typed in again."""


class GenerationCommands(QObject):
    """Connects ``clip.generate``, ``clip.generate_all``, ``clip.new_seed`` and ``clip.cancel``."""

    def __init__(self, desk: Desk, generation: GenerateJobs, jobs: JobList) -> None:
        super().__init__(desk.actions)
        self._desk, self._generation, self._jobs = desk, generation, jobs
        desk.connect("clip.generate", self._generate_selected)
        desk.connect("clip.generate_all", self._generate_missing)
        desk.connect("clip.new_seed", self._generate_with_new_seed)
        desk.connect("clip.cancel", generation.cancel_all)
        jobs.changed.connect(self._refresh)
        desk.store.changed.connect(self._refresh)
        desk.selection.changed.connect(self._refresh)
        self._refresh()

    def generate(self, clip_ids: Collection[int]) -> None:
        """Make motion for clips, or say why that is not possible."""
        try:
            self._generation.generate(clip_ids)
        except EditError as error:
            self._desk.say(str(error))

    def _refresh(self, *_change: object) -> None:
        actions, driving = self._desk.actions, driving_clips(self._desk.project)
        has_driving = any(clip.id in self._desk.selection.clips for clip in driving)
        actions["clip.generate"].setEnabled(has_driving or len(driving) == 1)
        actions["clip.new_seed"].setEnabled(has_driving)
        actions["clip.generate_all"].setEnabled(bool(clips_without_motion(self._desk.project)))
        actions["clip.cancel"].setEnabled(bool(self._jobs.waiting_clips))

    def _generate_selected(self) -> None:
        """Without a selection there is no doubt which clip is meant where there is only one."""
        driving = driving_clips(self._desk.project)
        self.generate(self._desk.selection.clips or {clip.id for clip in driving if len(driving) == 1})

    def _generate_missing(self) -> None:
        self.generate({clip.id for clip in clips_without_motion(self._desk.project)})

    def _generate_with_new_seed(self) -> None:
        selected = self._desk.selection.clips
        clips = [clip for clip in driving_clips(self._desk.project) if clip.id in selected]
        seed = random.randint(0, _LARGEST_SEED)
        if self._desk.edit(self.tr("Choose another seed"), partial(with_seed, clips=clips, seed=seed)):
            self.generate({clip.id for clip in clips})


def driving_clips(project: Project) -> tuple[Clip, ...]:
    """Clips that move the portrait, track by track."""
    return tuple(clip for track in project.tracks if track.drives for clip in track.clips)


def clips_without_motion(project: Project) -> tuple[Clip, ...]:
    """Clips that should move the portrait and don't, or not all the way; those of locked tracks excepted."""
    open_tracks = (track for track in project.tracks if track.drives and not track.is_locked)
    return tuple(clip for track in open_tracks for clip in track.clips if not _is_covered(project, clip))


def _is_covered(project: Project, clip: Clip) -> bool:
    if clip.take_id is None:
        return False
    take = project.take(clip.take_id)
    return take.start <= clip.offset and clip.offset + clip.frames <= take.stop


def with_seed(project: Project, clips: Collection[Clip], seed: int) -> Project:
    """The project in which clips are to be made with a seed; their other settings stay."""
    for clip in clips:
        settings = replace(clip.generation.settings, seed=seed)
        project = set_generation(project, (clip.id,), replace(clip.generation, settings=settings))
    return project
