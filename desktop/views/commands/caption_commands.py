"""Commands on captions and on what goes to other editors: subtitle files in and out, the timeline out.

The list of captions is the panel's; what happens to files is `desktop.jobs.exchange`'s.
"""

from functools import partial
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.jobs.exchange import Exchange
from desktop.settings import AppSettings
from desktop.views.commands.desk import Desk
from desktop.views.dialogs.shift_captions_dialog import ShiftCaptionsDialog
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.captions import import_captions
from joyvasa_runtime.subtitles.subtitle import Subtitle


class CaptionActs(Protocol):
    """The panel of captions, as far as these commands go."""

    def add(self) -> None:
        """Add a caption at the playhead."""

    def split(self) -> None:
        """Split the caption at the playhead."""

    def merge(self) -> None:
        """Join the current caption with the one behind it."""


class ExchangeQuestions(Protocol):
    """Asks for files of captions and timelines."""

    def captions_to_open(self) -> Path | None:
        """A subtitle file there is."""

    def captions_to_save(self, title: str) -> Path | None:
        """Where the captions shall be written."""

    def timeline_to_save(self, title: str) -> Path | None:
        """Where the timeline shall be written."""


class CaptionCommands(QObject):
    """Connects ``captions.*``, ``view.captions`` and ``file.hand_off``.

    Parameters
    ----------
    desk : Desk
    exchange : Exchange
    settings : AppSettings
    questions : ExchangeQuestions
    panel : CaptionActs
    window : QWidget
        Above which dialogs are shown.
    """

    def __init__(
        self,
        desk: Desk,
        exchange: Exchange,
        settings: AppSettings,
        questions: ExchangeQuestions,
        panel: CaptionActs,
        window: QWidget,
    ) -> None:
        super().__init__(desk.actions)
        self._desk, self._exchange, self._questions = desk, exchange, questions
        self._window = window
        # Of the file that is being read.
        self._replaces = True
        for action_id, slot in (
            ("captions.add", panel.add),
            ("captions.split", panel.split),
            ("captions.merge", panel.merge),
            ("captions.shift", self.shift_all),
            ("captions.import", self.import_file),
            ("captions.export", self.export_file),
            ("file.hand_off", self._hand_off),
        ):
            desk.connect(action_id, slot)
        exchange.captions_read.connect(self._put)
        exchange.written.connect(lambda path: desk.say(self.tr("Wrote {name}").format(name=path.name)))
        shown = desk.actions["view.captions"]
        shown.setChecked(settings.preview_captions)
        shown.toggled.connect(lambda is_on: setattr(settings, "preview_captions", is_on))
        desk.store.changed.connect(self._refresh)
        self._refresh(desk.project, desk.project)

    def import_file(self, replaces: bool = True) -> None:
        """Take the captions of a file that the user chooses.

        Parameters
        ----------
        replaces : bool
            Whether they take the place of all captions, or fill the gaps between them.
        """
        path = self._questions.captions_to_open()
        if path is not None:
            self.take(path, replaces)

    def take(self, path: Path, replaces: bool = True) -> None:
        """Take the captions of a file, in place of all captions or into the gaps between them."""
        self._replaces = replaces
        self._exchange.read_captions(path)

    def export_file(self) -> None:
        """Write the captions into a file that the user chooses."""
        path = self._questions.captions_to_save(self._desk.project.title)
        if path is not None:
            self._exchange.write_captions(self._desk.project, path)

    def shift_all(self) -> None:
        """Ask by how much all captions shall come earlier or later."""
        if self._desk.project.captions:
            ShiftCaptionsDialog(self._desk.store, self._window).open()

    def _hand_off(self) -> None:
        path = self._questions.timeline_to_save(self._desk.project.title)
        if path is not None:
            self._exchange.hand_off(self._desk.project, path)

    def _put(self, path: Path, subtitles: tuple[Subtitle, ...]) -> None:
        operation = partial(import_captions, subtitles=subtitles, replaces=self._replaces)
        before = 0 if self._replaces else len(self._desk.project.captions)
        if self._desk.edit(self.tr("Import captions"), operation):
            count = len(self._desk.project.captions) - before
            text = self.tr("{name}: {count} captions").format(name=path.name, count=count)
            self._desk.say(text)

    def _refresh(self, _before: Project, after: Project) -> None:
        for action_id in ("captions.split", "captions.merge", "captions.shift", "captions.export"):
            self._desk.actions[action_id].setEnabled(bool(after.captions))
        self._desk.actions["file.hand_off"].setEnabled(bool(after.frames))
