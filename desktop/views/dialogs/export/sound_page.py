"""How loud the sound of a video is. What is heard is the timeline's business."""

from dataclasses import replace

from PySide6.QtWidgets import QComboBox

from desktop.views.dialogs.export.page import Page
from joyvasa_runtime.presets.settings import STREAMING_LUFS

_BROADCAST_LUFS = -23.0
"""EBU R 128, for radio and television."""


class SoundPage(Page):
    """The loudness."""

    def __init__(self) -> None:
        super().__init__()
        self._loudness = QComboBox()
        self._loudness.addItem(self.tr("As it is mixed"), None)
        self._add(self.tr("For the web and phones, {lufs} LUFS"), STREAMING_LUFS)
        self._add(self.tr("For broadcasting, {lufs} LUFS (EBU R 128)"), _BROADCAST_LUFS)
        self.add_choice(self.tr("Loudness"), self._loudness)
        self._words = self.add_hint()
        self._loudness.activated.connect(self._take)

    def refresh(self) -> None:
        """Show the loudness; where the file holds no sound, say so."""
        kind, lufs = self.settings.compression.kind, self.settings.loudness_lufs
        if lufs is not None and self._index(lufs) < 0:
            self._add(self.tr("{lufs} LUFS"), lufs)
        self._loudness.setCurrentIndex(self._index(lufs))
        self._loudness.setEnabled(kind.has_sound)
        if not kind.has_sound:
            words = self.tr("{codec} holds no sound.").format(codec=kind.title)
        elif lufs is None:
            words = self.tr("Tracks, gains and fades as you hear them in the preview.")
        else:
            words = self.tr("The whole sound is made as loud as that, and its peaks are kept from clipping.")
        self._words.setText(words)

    def _add(self, text: str, lufs: float) -> None:
        number = self.locale().toString(lufs, "f", 0 if lufs.is_integer() else 1)
        self._loudness.addItem(text.format(lufs=number), lufs)

    def _index(self, lufs: float | None) -> int:
        return next((i for i in range(self._loudness.count()) if self._loudness.itemData(i) == lufs), -1)

    def _take(self, index: int) -> None:
        self.want(replace(self.settings, loudness_lufs=self._loudness.itemData(index)))
