"""Joins views and jobs: what the hand does in a view goes to a job, what a job tells is shown.

Each function joins one view; none of them decides anything.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence

from desktop.jobs.studio import Studio
from desktop.settings import AppSettings
from desktop.views.actions.actions import Actions
from desktop.views.commands.caption_commands import CaptionCommands
from desktop.views.commands.export_commands import ExportCommands
from desktop.views.commands.library_commands import LibraryCommands
from desktop.views.docks import Panels
from desktop.views.panels.puppet_panel import PuppetPanel
from desktop.views.preview.preview_view import PreviewView
from desktop.views.status import Status
from desktop.views.takes.take_text import take_name
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import FrameSpan

Say = Callable[[str], None]

_DRAWN_FRAMES = 20_000
"""Frames whose place in the cache is shown: more would take longer to look up than a frame to paint."""


def join_preview(studio: Studio, view: PreviewView, actions: Actions, say: Say) -> None:
    """The preview shows frames, position and sound, and asks for others."""
    preview, playback = studio.preview, studio.playback
    preview.frame_shown.connect(lambda _frame, image: view.show_image(image))
    preview.prepared.connect(view.show_prepared)
    preview.problem.connect(view.show_problem)
    preview.dropped_changed.connect(view.show_dropped)
    view.sought.connect(playback.seek)
    view.stepped.connect(playback.step)
    for signal, action_id in ((view.play_toggled, "transport.play"), (view.loop_toggled, "transport.loop")):
        signal.connect(lambda *_is_on, action_id=action_id: actions[action_id].trigger())
    view.view_changed.connect(lambda name: actions[f"view.{name}"].trigger())
    names = {1: "full", 2: "half", 4: "quarter"}
    view.quality_changed.connect(lambda divisor: actions[f"view.quality_{names[divisor]}"].trigger())
    view.before_toggled.connect(actions["view.before"].setChecked)
    actions["view.before"].toggled.connect(view.options.show_before)
    _show_options(studio.settings, view, actions)
    view.refused.connect(lambda error: say(str(error)))
    _show_transport(studio, view, say)


def _show_options(settings: AppSettings, view: PreviewView, actions: Actions) -> None:
    """The preview's buttons show what the settings say, and name the user's keys."""

    def show(name: str = "") -> None:
        view.options.show_view(settings.preview_view)
        view.options.show_quality(settings.preview_quality)
        if name in ("", "keymap"):
            view.show_keys({action.objectName(): action.shortcut().toString() for action in actions})

    settings.changed.connect(show)
    show()


def _show_transport(studio: Studio, view: PreviewView, say: Say) -> None:
    playback = studio.playback

    def show_time() -> None:
        view.show_time(playback.frame, studio.store.project.frames)

    def show_loss(text: str) -> None:
        view.show_silent(text)
        say(text)

    playback.moved.connect(show_time)
    studio.store.changed.connect(show_time)
    playback.playing_changed.connect(view.show_playing)
    playback.speed_changed.connect(view.show_speed)
    playback.loop_changed.connect(view.show_loop)
    playback.sound_lost.connect(show_loss)
    playback.sound_opened.connect(lambda: view.show_silent(""))
    show_time()


def join_timeline(studio: Studio, panels: Panels, say: Say) -> None:
    """The timeline follows the playhead, and shows what is cached and what is being made."""
    timeline, playback, preview = panels.timeline, studio.playback, studio.preview
    timeline.sought.connect(playback.seek)
    timeline.refused.connect(lambda error: say(str(error)))
    timeline.marker_activated.connect(studio.selection.select_marker)
    playback.moved.connect(timeline.set_playhead)
    playback.playing_changed.connect(timeline.set_playing)

    def show_cached() -> None:
        frames = min(studio.store.project.frames, _DRAWN_FRAMES)
        if frames:
            timeline.set_cached(0, preview.cached(FrameSpan(0, frames)))

    preview.cached_changed.connect(show_cached)
    studio.jobs.changed.connect(lambda: timeline.set_waiting(studio.jobs.waiting_clips))


def join_curves(studio: Studio, panels: Panels, actions: Actions, say: Say) -> None:
    """The curve editor follows the playhead and the timeline's part of time, and the other way round."""
    editor, timeline, playback = panels.curves, panels.timeline, studio.playback
    editor.sought.connect(playback.seek)
    editor.refused.connect(lambda error: say(str(error)))
    playback.moved.connect(editor.set_playhead)
    viewport = timeline.scene.viewport
    viewport.changed.connect(lambda: editor.set_time(viewport.scale))
    editor.time_changed.connect(viewport.show_scale)
    studio.packs.changed.connect(lambda: editor.set_packs(studio.packs.infos))
    for signal, action_id in (
        (editor.auto_key_changed, "curves.auto_key"),
        (editor.snapping_changed, "timeline.snapping"),
    ):
        signal.connect(actions[action_id].setChecked)
    actions["timeline.snapping"].toggled.connect(editor.set_snapping)
    editor.set_snapping(actions["timeline.snapping"].isChecked())
    for slot in (lambda _address: actions["curves.show"].trigger(), editor.show_curve):
        panels.expression.curve_requested.connect(slot)
    editor.clip_requested.connect(lambda clip_id: studio.selection.select_clips(frozenset({clip_id})))


def join_panels(studio: Studio, panels: Panels, view: PreviewView, say: Say) -> None:
    """Inspector, portrait, media and markers."""
    inspector, markers, portrait = panels.inspector, panels.markers, panels.portrait
    for panel in (inspector, markers, panels.media, portrait):
        panel.refused.connect(lambda error: say(str(error)))
    for seeker in (inspector, markers):
        seeker.sought.connect(studio.playback.seek)
    studio.packs.changed.connect(lambda: inspector.set_packs(studio.packs.infos))
    studio.preview.prepared.connect(portrait.show_prepared)
    portrait.edit_toggled.connect(view.set_editing)
    view.edit_toggled.connect(portrait.show_editing)


def join_jobs(studio: Studio, panels: Panels, commands: ExportCommands) -> None:
    """The queue of videos and the other jobs."""
    jobs, exports, panel = studio.jobs, studio.exports, panels.jobs
    # Videos have cards of their own.
    jobs.changed.connect(lambda: panel.set_jobs(tuple(job for job in jobs.jobs if job.kind != "export")))
    exports.changed.connect(lambda: panel.set_videos(exports.videos, exports.is_standing))
    panel.cancel_requested.connect(jobs.cancel)
    panel.clear_requested.connect(jobs.forget_ended)
    panel.clear_requested.connect(exports.remove_done)
    panel.folder_requested.connect(commands.show_folder)
    for signal, do in (
        (panel.videos.pause_requested, exports.pause),
        (panel.videos.resume_requested, exports.resume),
        (panel.videos.move_requested, exports.move),
        (panel.videos.go_on_requested, exports.go_on),
        (panel.videos.remove_requested, commands.remove),
        (panel.videos.play_requested, commands.play),
    ):
        signal.connect(do)


def join_expression(studio: Studio, panels: Panels, actions: Actions, say: Say) -> None:
    """The expression follows the playhead, and moves it."""
    expression = panels.expression
    expression.refused.connect(lambda error: say(str(error)))
    expression.sought.connect(studio.playback.seek)
    expression.blink_requested.connect(lambda: actions["expression.blink"].trigger())
    studio.playback.moved.connect(lambda: expression.set_playhead(studio.playback.frame))


def join_quality(studio: Studio, panels: Panels) -> None:
    """Ruler and list show the faults of the motion, measured with the ranges of the pack that draws."""
    quality, panel, timeline = studio.quality, panels.quality, panels.timeline
    quality.changed.connect(panel.set_faults)
    quality.changed.connect(timeline.set_faults)
    timeline.fault_chosen.connect(panel.choose)
    panel.sought.connect(studio.playback.seek)

    def follow_pack() -> None:
        info = studio.packs.info(studio.preview.options.pack_id)
        if info is not None:
            quality.set_safe(info.safe)

    # What chooses the pack listens to the same, and was there before.
    for signal in (studio.packs.changed, studio.store.changed, studio.settings.changed):
        signal.connect(lambda *_what: follow_pack())
    follow_pack()


def join_library(studio: Studio, panels: Panels, commands: LibraryCommands, actions: Actions) -> None:
    """The library's pieces are dropped, kept, imported and exported."""
    panel, library = panels.library, studio.library

    def drop_on(path: Path, clip_id: int, frame: int) -> None:
        item = library.item_at(path)
        if item is not None:
            commands.drop_on(item, clip_id, frame, panel.part_of(item), panel.mode)

    panel.drop_asked.connect(commands.drop)
    panel.export_asked.connect(commands.export)
    panel.save_asked.connect(actions["library.save_range"].trigger)
    panel.import_asked.connect(actions["library.import"].trigger)
    library.saved.connect(panel.name_piece)
    panels.timeline.motion_dropped.connect(drop_on)


def join_puppeteer(studio: Studio, panel: PuppetPanel, actions: Actions, say: Say) -> None:
    """The puppeteer's panel names the key that is held, and why nothing is recorded."""

    def show_key(setting: str = "keymap") -> None:
        if setting == "keymap":
            panel.show_key(
                actions["puppet.record"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            )

    studio.settings.changed.connect(show_key)
    panel.refused.connect(lambda error: say(str(error)))
    show_key()


def join_takes(studio: Studio, panels: Panels, view: PreviewView, say: Say) -> None:
    """The takes follow the playhead, and the preview says which of them is tried."""
    takes, audition = panels.takes, studio.audition
    takes.refused.connect(lambda error: say(str(error)))
    takes.sought.connect(studio.playback.seek)
    studio.playback.moved.connect(takes.set_playhead)
    studio.packs.changed.connect(lambda: takes.set_packs(studio.packs.infos))

    def show_tried() -> None:
        tried = audition.tried
        name = "" if tried is None else take_name(takes.number_of(tried.take_id))
        view.show_trial(name and f"B: {name}")

    audition.changed.connect(show_tried)


def join_captions(
    studio: Studio, panels: Panels, view: PreviewView, commands: CaptionCommands, actions: Actions, say: Say
) -> None:
    """The captions follow the playhead and move it; lane, list and picture show the same ones."""
    panel, timeline, shown = panels.captions, panels.timeline, actions["view.captions"]
    panel.refused.connect(lambda error: say(str(error)))
    panel.sought.connect(studio.playback.seek)
    panel.import_requested.connect(commands.import_file)
    panel.export_requested.connect(commands.export_file)
    panel.shift_requested.connect(commands.shift_all)
    timeline.caption_chosen.connect(panel.choose)
    studio.playback.moved.connect(lambda: panel.set_playhead(studio.playback.frame))
    view.captions_toggled.connect(shown.setChecked)
    shown.toggled.connect(view.set_captions_shown)
    view.set_captions_shown(shown.isChecked())


def join_status(studio: Studio, status: Status, say: Say) -> None:
    """Progress, provider and pack."""
    status.noted.connect(say)
    studio.jobs.changed.connect(lambda: status.show_jobs(studio.jobs.jobs))
    studio.worker.status_changed.connect(status.show_engine)
    status.cancel_requested.connect(studio.jobs.cancel)


def show_empty_without_portrait(studio: Studio, view: PreviewView) -> None:
    """The preview invites to drop a picture as long as there is none."""

    def look(_before: Project, after: Project) -> None:
        if after.portrait is None:
            view.show_empty()

    studio.store.changed.connect(look)
