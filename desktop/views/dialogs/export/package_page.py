"""What comes with a video: the files of a package, and its content credentials."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.views.dialogs.export.page import Page, choose
from desktop.views.widgets.question import ask


class PackagePage(Page):
    """The package and the credentials."""

    def __init__(self) -> None:
        super().__init__()
        self._was_asked = False
        self._package, self._sign = QComboBox(), QCheckBox(self.tr("Sign it with content credentials"))
        self._package.addItem(self.tr("The file alone"), "none")
        self._package.addItem(self.tr("A folder with everything that belongs to it"), "folder")
        self._package.addItem(self.tr("A zip file with everything that belongs to it"), "zip")
        self.add_choice(self.tr("Deliver"), self._package)
        self._package_words = self.add_hint()
        self.form.addRow("", self._sign)
        self._sign_words = self.add_hint()
        self._package.activated.connect(
            lambda index: self.want(replace(self.settings, package=self._package.itemData(index)))
        )
        self._sign.toggled.connect(self._switch_signing)

    def refresh(self) -> None:
        """Show both."""
        choose(self._package, self.settings.package)
        with QSignalBlocker(self._sign):
            self._sign.setChecked(self.settings.is_signed)
        everything = self.tr(
            "With it: a poster picture, the captions, the motion as files for other programs, the licences "
            "of models and media, and the content credentials."
        )
        alone = self.tr("Choose a package to hand on poster, captions, motion and licences as well.")
        self._package_words.setText(alone if self.settings.package == "none" else everything)
        self._sign_words.setText(
            self.tr(
                "A signed note says how the video was made, and shows whether it was changed. It is made "
                "on this computer; nothing is sent. Editing or converting the video elsewhere drops it."
            )
        )

    def _switch_signing(self, is_on: bool) -> None:
        if is_on or self._was_asked:
            self.want(replace(self.settings, is_signed=is_on))
            return
        with QSignalBlocker(self._sign):
            self._sign.setChecked(True)
        question = self.tr("Leave the content credentials out?")
        details = self.tr(
            "Nobody will be able to check where the video comes from. Where the law asks for a mark that "
            "machines can read, as in the European Union, publishing it without one may be forbidden."
        )
        ask(self, question, details, self.tr("Leave out"), self._stop_signing)

    def _stop_signing(self) -> None:
        self._was_asked = True
        self.want(replace(self.settings, is_signed=False))
