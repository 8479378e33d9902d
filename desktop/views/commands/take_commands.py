"""Commands on the takes of the active clip: more of them, a stretch made anew, tried, used, deleted.

What a swipe over a lane does is the panel's own.
"""

import random
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from desktop.document.active_clip import ActiveClip
from desktop.jobs.audition import Audition
from desktop.jobs.generate import GenerateJobs
from desktop.views.commands.desk import Desk
from desktop.views.takes.takes_panel import TakesPanel, range_within
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.comp import choose_comp, clear_comp
from joyvasa_runtime.project.operations.takes import choose_take, delete_take
from joyvasa_runtime.timebase import FrameSpan

_SEEDS = range(1_000_000)
"""Six digits can be read out and typed in again."""


class TakeCommands(QObject):
    """Connects the actions ``takes.*``.

    Parameters
    ----------
    desk : Desk
    active : ActiveClip
    generation : GenerateJobs
    audition : Audition
    panel : TakesPanel
    """

    def __init__(
        self,
        desk: Desk,
        active: ActiveClip,
        generation: GenerateJobs,
        audition: Audition,
        panel: TakesPanel,
    ) -> None:
        super().__init__(desk.actions)
        self._desk, self._active, self._panel = desk, active, panel
        self._generation, self._audition = generation, audition
        panel.set_actions(desk.actions)
        for action_id, slot in (
            ("takes.generate", self._generate),
            ("takes.regenerate", self._regenerate),
            ("takes.previous", lambda: panel.step(-1)),
            ("takes.next", lambda: panel.step(1)),
            ("takes.use_whole", self._use_whole),
            ("takes.use_range", self._use_range),
            ("takes.clear", self._clear),
            ("takes.delete", self._delete),
        ):
            desk.connect(action_id, slot)
        desk.actions["takes.compare"].triggered.connect(self._compare)
        panel.try_asked.connect(self._toggle)
        panel.current_changed.connect(self._follow_current)
        audition.changed.connect(self._show_tried)
        active.changed.connect(self._follow_clip)
        desk.store.changed.connect(self._refresh)
        desk.selection.changed.connect(self._refresh)
        self._refresh()

    @property
    def _chosen(self) -> tuple[Clip, int] | None:
        """The active clip and the take that the panel has chosen."""
        clip, take_id = self._active.clip, self._panel.take_id
        return None if clip is None or take_id is None else (clip, take_id)

    def _refresh(self, *_change: object) -> None:
        actions, clip, chosen = self._desk.actions, self._active.clip, self._chosen
        has_range = clip is not None and range_within(self._desk.project, clip) is not None
        has_comp = clip is not None and bool(clip.performance.comp)
        actions["takes.generate"].setEnabled(clip is not None)
        actions["takes.regenerate"].setEnabled(
            clip is not None and clip.take_id is not None and (has_range or has_comp)
        )
        for name in ("compare", "previous", "next", "use_whole", "delete"):
            actions[f"takes.{name}"].setEnabled(chosen is not None)
        actions["takes.use_range"].setEnabled(chosen is not None and has_range)
        actions["takes.clear"].setEnabled(has_comp)

    def _generate(self) -> None:
        clip = self._active.clip
        selected = self._desk.selection.clips or ({clip.id} if clip is not None else set())
        seeds = random.sample(_SEEDS, self._panel.count)
        try:
            self._generation.generate_further(selected, seeds)
        except EditError as error:
            self._desk.say(str(error))

    def _regenerate(self) -> None:
        clip, span = self._active.clip, self._span()
        if clip is None or span is None:
            self._desk.say(
                self.tr("Set in and out points inside the clip, or go to a stretch of another take")
            )
            return
        settings = replace(clip.generation.settings, seed=random.choice(_SEEDS))
        try:
            self._generation.regenerate(clip.id, span, replace(clip.generation, settings=settings))
        except EditError as error:
            self._desk.say(str(error))

    def _span(self) -> FrameSpan | None:
        """The in / out range within the clip, else the stretch of another take at the playhead."""
        clip, stretch = self._active.clip, self._panel.stretch
        if clip is None:
            return None
        within = range_within(self._desk.project, clip)
        if within is None and stretch is not None:
            start, stop = max(stretch.start, clip.offset), min(stretch.stop, clip.offset + clip.frames)
            return FrameSpan(start, stop) if start < stop else None
        return within

    def _use_whole(self) -> None:
        if self._chosen is None:
            return
        clip, take_id = self._chosen

        def use(project: Project) -> Project:
            return clear_comp(choose_take(project, (clip.id,), take_id), clip.id)

        self._desk.edit(self.tr("Use take for whole clip"), use)

    def _use_range(self) -> None:
        if self._chosen is None:
            return
        clip, take_id = self._chosen
        span = range_within(self._desk.project, clip)
        if span is None:
            self._desk.say(self.tr("Set in and out points inside the clip first"))
            return
        fade = self._panel.fade
        operation = partial(choose_comp, clip_id=clip.id, span=span, take_id=take_id, fade=fade)
        self._desk.edit(self.tr("Choose take for a stretch"), operation)

    def _clear(self) -> None:
        clip, span = self._active.clip, self._span()
        if clip is None or span is None:
            self._desk.say(
                self.tr("Set in and out points inside the clip, or go to a stretch of another take")
            )
            return
        self._desk.edit(self.tr("Clear stretch"), partial(clear_comp, clip_id=clip.id, span=span))

    def _delete(self) -> None:
        if self._chosen is not None:
            self._desk.edit(self.tr("Delete take"), partial(delete_take, take_id=self._chosen[1]))

    def _compare(self, is_on: bool) -> None:
        if not is_on:
            self._audition.stop()
        elif self._chosen is not None:
            clip, take_id = self._chosen
            self._audition.try_take(clip.id, take_id)
        self._show_tried()

    def _toggle(self, take_id: int) -> None:
        tried, clip = self._audition.tried, self._active.clip
        if tried is not None and tried.take_id == take_id:
            self._audition.stop()
        elif clip is not None:
            self._audition.try_take(clip.id, take_id)

    def _follow_current(self) -> None:
        """While a take is compared, another one that is chosen takes its place."""
        if self._audition.tried is not None:
            self._compare(True)
        self._refresh()

    def _follow_clip(self) -> None:
        tried, clip = self._audition.tried, self._active.clip
        if tried is not None and (clip is None or clip.id != tried.clip_id):
            self._audition.stop()
        self._refresh()

    def _show_tried(self) -> None:
        tried = self._audition.tried
        self._desk.actions["takes.compare"].setChecked(tried is not None)
        self._panel.show_tried(None if tried is None else tried.take_id)
