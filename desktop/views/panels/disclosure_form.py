"""Where picture and voice come from, and whether those shown and heard agreed, as the creator says.

A video's content credentials repeat the former; the panel applies the edits.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from desktop.document.store import Operation
from desktop.views.panels.consent_form import ConsentForm
from desktop.views.widgets.labels import label
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.document import Consent
from joyvasa_runtime.project.operations.disclosure import (
    set_picture_origin,
    set_voice_consent,
    set_voice_origin,
)
from joyvasa_runtime.project.operations.portrait import set_consent


class DisclosureForm(QWidget):
    """Two choices, and under each a form of consent.

    Signals
    -------
    edited(str, object, object)
        Text of the step, the operation, and the gesture or None.
    """

    edited = Signal(str, object, object)

    def __init__(self) -> None:
        super().__init__()
        self._picture, self._voice = QComboBox(), QComboBox()
        self._shown = ConsentForm(
            self.tr("Who is shown, and did they agree?"),
            self.tr("Who is shown, and how they agreed"),
            self.tr("For example: Ana Silva, by e-mail on 3 May"),
        )
        self._heard = ConsentForm(
            self.tr("Who is heard, and did they agree?"),
            self.tr("Who is heard, and how they agreed"),
            self.tr("For example: Ana Silva, by e-mail on 3 May"),
        )
        self._fill()
        self._build()
        self._connect()

    def show_disclosure(self, disclosure: Disclosure, consent: Consent) -> None:
        """Show what was said, and the consent of who is shown; nothing is emitted."""
        self._picture.setCurrentIndex(self._picture.findData(disclosure.picture))
        self._voice.setCurrentIndex(self._voice.findData(disclosure.voice))
        self._shown.show_consent(consent)
        self._heard.show_consent(disclosure.voice_consent)

    def _fill(self) -> None:
        self._picture.addItem(self.tr("Not said"), None)
        self._picture.addItem(self.tr("A photo"), "photo")
        self._picture.addItem(self.tr("Drawn or made by hand"), "artwork")
        self._picture.addItem(self.tr("Made by AI"), "generated")
        self._voice.addItem(self.tr("Not said"), None)
        self._voice.addItem(self.tr("Spoken by somebody"), "recorded")
        self._voice.addItem(self.tr("Made by AI"), "generated")

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        why = self.tr(
            "The content credentials of your videos repeat where both come from, and that who is shown and "
            "heard agreed; the notes stay private unless you publish them (see Settings)."
        )
        column.addWidget(label(why, "hint", wraps=True))
        rows = (
            (self.tr("The picture is"), self._picture, self._shown),
            (self.tr("The voice is"), self._voice, self._heard),
        )
        for text, choice, consent in rows:
            name = label(text)
            name.setBuddy(choice)
            choice.setAccessibleName(text)
            column.addSpacing(4)
            column.addWidget(name)
            column.addWidget(choice)
            column.addWidget(consent)

    def _connect(self) -> None:
        self._picture.activated.connect(self._say_picture)
        self._voice.activated.connect(self._say_voice)
        self._shown.changed.connect(self._say_shown)
        self._heard.changed.connect(self._say_heard)

    def _say_picture(self, index: int) -> None:
        origin = self._picture.itemData(index)
        operation: Operation = partial(set_picture_origin, origin=origin)
        self.edited.emit(self.tr("Say where the picture is from"), operation, None)

    def _say_voice(self, index: int) -> None:
        origin = self._voice.itemData(index)
        operation: Operation = partial(set_voice_origin, origin=origin)
        self.edited.emit(self.tr("Say where the voice is from"), operation, None)

    def _say_shown(self, consent: Consent, gesture: object) -> None:
        operation: Operation = partial(set_consent, consent=consent)
        self.edited.emit(self.tr("Edit consent"), operation, gesture)

    def _say_heard(self, consent: Consent, gesture: object) -> None:
        operation: Operation = partial(set_voice_consent, consent=consent)
        self.edited.emit(self.tr("Edit consent of the voice"), operation, gesture)
