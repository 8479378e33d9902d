"""Commands that show a dialog about the program: keys, settings, log, about."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.jobs.engine_status import EngineStatus
from desktop.jobs.studio import Studio
from desktop.views.actions.actions import Actions
from desktop.views.actions.keymap import native
from desktop.views.curves.canvas_keys import canvas_key_texts, canvas_mouse_texts
from desktop.views.dialogs.about_dialog import AboutDialog
from desktop.views.dialogs.keymap_dialog import KeymapDialog
from desktop.views.dialogs.settings_dialog import SettingsDialog
from desktop.views.dialogs.shortcut_sheet import ShortcutSheet
from desktop.views.widgets.opening import OpenPath, open_path


class HelpCommands(QObject):
    """Connects ``help.*`` and ``file.settings``.

    Parameters
    ----------
    actions : Actions
    studio : Studio
    window : QWidget
        Above which dialogs are shown.
    choose_certificate : callable
        Asks for the creator's own certificate.
    opener : callable
        Opens a folder in the file manager.
    """

    def __init__(
        self,
        actions: Actions,
        studio: Studio,
        window: QWidget,
        choose_certificate: Callable[[], object],
        opener: OpenPath = open_path,
    ) -> None:
        super().__init__(actions)
        self._choose_certificate = choose_certificate
        self._actions, self._studio, self._window, self._opener = actions, studio, window, opener
        self._provider_note = ""
        studio.worker.status_changed.connect(self._note_engine)
        for action_id, slot in (
            ("help.shortcuts", self._show_sheet),
            ("help.keymap", self._edit_keymap),
            ("help.log", self._show_log),
            ("help.about", lambda: AboutDialog(self._window).open()),
            ("file.settings", self._show_settings),
        ):
            actions[action_id].triggered.connect(lambda _checked=False, slot=slot: slot())

    def _note_engine(self, status: EngineStatus) -> None:
        runs = self.tr("{pack} runs on {provider} in {precision}").format(
            pack=status.pack, provider=status.provider.upper(), precision=status.precision
        )
        self._provider_note = "\n".join((runs, *status.notes))

    def _show_sheet(self) -> None:
        keymap = self._studio.settings.keymap
        own = [(tuple(map(native, keys)), text) for keys, text in canvas_key_texts()]
        others = [(self.tr("In the curve editor"), [*own, *canvas_mouse_texts()])]
        sheet = ShortcutSheet(self._actions.specs, keymap, self._window, others)
        sheet.keymap_asked.connect(self._edit_keymap)
        sheet.open()

    def _edit_keymap(self) -> None:
        dialog = KeymapDialog(self._actions.specs, self._studio.settings.keymap, self._window)
        dialog.chosen.connect(lambda overrides: setattr(self._studio.settings, "keymap", overrides))
        dialog.open()

    def _show_settings(self) -> None:
        packs = [info for info in self._studio.packs.infos if info.is_usable]
        studio = self._studio
        dialog = SettingsDialog(studio.settings, packs, self._provider_note, studio.credentials, self._window)
        dialog.keymap_asked.connect(self._edit_keymap)
        dialog.certificate_asked.connect(self._choose_certificate)
        dialog.open()

    def _show_log(self) -> None:
        folder: Path = self._studio.folders.logs
        self._opener(folder)
