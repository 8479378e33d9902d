"""Which action stands where: the menu bar, the toolbar and the context menus of the timeline.

A table of action ids; None is a line. What actions do is not said here.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from desktop.views.actions.actions import Actions

Ids = Sequence[str | None]

FILE: Ids = (
    "file.new", "file.open", "file.open_recent", "file.open_sample", None,
    "file.save", "file.save_as", "file.collect_media", "file.relink_media", None,
    "file.import_audio", "portrait.import", "library.import", "captions.import", None,
    "file.export", "captions.export", "file.hand_off", None,
    "file.settings", None, "file.quit",
)  # fmt: skip
EDIT: Ids = (
    "edit.undo", "edit.redo", None, "edit.cut", "edit.copy", "edit.paste", "edit.duplicate", None,
    "edit.delete", "edit.ripple_delete", None, "edit.select_all", "edit.deselect",
)  # fmt: skip
CLIP: Ids = (
    "clip.generate", "clip.new_seed", "clip.generate_all", "clip.cancel", None,
    "edit.split", "clip.trim_start", "clip.trim_stop", "clip.fade_in", "clip.fade_out", None,
    "expression.show", "expression.blink", "library.save_range", None,
    "curves.show", "curves.add_key", "curves.auto_key", None, "clip.replace_sound", "clip.rename",
)  # fmt: skip
CLIP_STEPS: Ids = (
    None, "clip.next", "clip.previous", "clip.nudge_left", "clip.nudge_right", "clip.second_left",
    "clip.second_right", "clip.track_above", "clip.track_below",
)  # fmt: skip
TAKES: Ids = (
    "takes.generate", "takes.regenerate", None, "takes.compare", "takes.previous", "takes.next", None,
    "takes.use_whole", "takes.use_range", "takes.clear", None, "takes.delete",
)  # fmt: skip
TRACK: Ids = (
    "track.add_voice", "track.add_music", None, "track.rename", "track.move_up", "track.move_down", None,
    "track.next", "track.previous", None, "track.drives", "track.mute", "track.solo",
    "track.lock", None, "track.delete",
)  # fmt: skip
PORTRAIT: Ids = (
    "portrait.import", "portrait.paste", None, "portrait.edit", "portrait.find_face", None, "portrait.remove",
)  # fmt: skip
PLAYBACK: Ids = (
    "transport.play", "transport.shuttle_back", "transport.shuttle_stop", "transport.shuttle_forward",
    "transport.record", "transport.loop", None, "transport.step_back", "transport.step_forward",
    "transport.second_back", "transport.second_forward", "transport.previous_cut", "transport.next_cut",
    "transport.to_start", "transport.to_end", None, "range.in", "range.out", "range.to_selection",
    "range.clear", None, "marker.add", "marker.previous", "marker.next",
    None, "captions.add", "captions.split", "captions.merge", "captions.shift",
    None, "quality.next", "quality.previous", "quality.fix",
)  # fmt: skip
VIEW: Ids = (
    "view.full", "view.face", "view.before", "view.captions", None, "view.quality_full", "view.quality_half",
    "view.quality_quarter", None, "view.zoom_fit", "view.zoom_actual", None, "timeline.zoom_in",
    "timeline.zoom_out", "timeline.fit", "timeline.zoom_to_selection", "timeline.snapping", None,
    "view.fullscreen", "view.reset_layout",
)  # fmt: skip
HELP: Ids = (
    "help.welcome", None, "help.shortcuts", "help.keymap", None, "help.check_video", None,
    "help.log", "help.about",
)  # fmt: skip

TOOLBAR: Ids = (
    "file.open", "file.save", None, "portrait.import", "file.import_audio", None, "edit.undo", "edit.redo",
    None, "edit.split", "edit.ripple_delete", "marker.add", None, "transport.record", "clip.generate",
    "clip.cancel", None,
    "file.export",
)  # fmt: skip

CONTEXT: dict[str, Ids] = {
    "clip": (*CLIP, None, "edit.cut", "edit.copy", "edit.duplicate", "edit.delete", "edit.ripple_delete"),
    "track": ("edit.paste", "edit.select_all", None, *TRACK),
    "header": TRACK,
    "marker": ("edit.delete", "marker.previous", "marker.next"),
    "ruler": ("marker.add", "captions.add", None, "range.in", "range.out", "range.clear"),
    "fault": ("quality.fix", None, "quality.previous", "quality.next"),
    "empty": ("file.import_audio", "edit.paste", None, "track.add_voice", "track.add_music"),
}
"""By what was clicked on the timeline."""


def fill_menu_bar(window: QMainWindow, actions: Actions) -> QMenu:
    """Build the menu bar and return the menu in which the panels are to be listed."""
    bar = window.menuBar()
    for title, ids in (
        (window.tr("&File"), FILE),
        (window.tr("&Edit"), EDIT),
        (window.tr("&Clip"), (*CLIP, *CLIP_STEPS)),
        (window.tr("Ta&kes"), TAKES),
        (window.tr("&Track"), TRACK),
        (window.tr("Po&rtrait"), PORTRAIT),
        (window.tr("&Playback"), PLAYBACK),
    ):
        _fill(bar.addMenu(title), actions, ids)
    view = bar.addMenu(window.tr("&View"))
    panels = view.addMenu(window.tr("Panels"))
    view.addSeparator()
    _fill(view, actions, VIEW)
    _fill(bar.addMenu(window.tr("&Help")), actions, HELP)
    return panels


def build_toolbar(window: QMainWindow, actions: Actions) -> QToolBar:
    """The toolbar."""
    bar = window.addToolBar(window.tr("Tools"))
    bar.setObjectName("tools")
    bar.setMovable(False)
    _fill(bar, actions, TOOLBAR)
    return bar


def context_menu(parent: QWidget, actions: Actions, where: str) -> QMenu:
    """The menu for a place on the timeline; it deletes itself."""
    menu = QMenu(parent)
    _fill(menu, actions, CONTEXT[where])
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _fill(menu: QMenu | QToolBar, actions: Actions, ids: Iterable[str | None]) -> None:
    for action_id in ids:
        if action_id is None:
            menu.addSeparator()
        else:
            menu.addAction(actions[action_id])
