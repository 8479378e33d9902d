"""Controls that show one setting and change it: a choice, a switch, a number.

They follow the setting when it is changed elsewhere.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from desktop.settings import AppSettings
from desktop.views.widgets.number_slider import NumberSlider


class SettingChoice(QComboBox):
    """A setting that is one of a few values.

    Parameters
    ----------
    settings : AppSettings
    name : str
    options : sequence of (value, text)
    parent : QWidget, optional
    """

    def __init__(
        self,
        settings: AppSettings,
        name: str,
        options: Sequence[tuple[object, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._name = settings, name
        for value, text in options:
            self.addItem(text, value)
        self._show(name)
        self.activated.connect(self._take)
        settings.changed.connect(self._show)

    def _take(self, index: int) -> None:
        setattr(self._settings, self._name, self.itemData(index))

    def _show(self, name: str) -> None:
        if name == self._name:
            self.setCurrentIndex(self.findData(getattr(self._settings, name)))


class SettingFlag(QCheckBox):
    """A setting that is on or off."""

    def __init__(self, settings: AppSettings, name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._settings, self._name = settings, name
        self._show(name)
        self.toggled.connect(self._take)
        settings.changed.connect(self._show)

    def _take(self, is_on: bool) -> None:
        setattr(self._settings, self._name, is_on)

    def _show(self, name: str) -> None:
        if name == self._name:
            with QSignalBlocker(self):
                self.setChecked(getattr(self._settings, name))


class SettingNumber(NumberSlider):
    """A setting that is a whole number within limits."""

    def __init__(
        self,
        settings: AppSettings,
        name: str,
        text: str,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        number = settings.number(name)
        super().__init__(text, number.minimum, number.maximum, number.default, suffix=suffix, parent=parent)
        self._settings, self._setting_name = settings, name
        self._show_setting(name)
        self.changed.connect(self._take_number)
        settings.changed.connect(self._show_setting)

    def _take_number(self, value: float, _gesture: object) -> None:
        setattr(self._settings, self._setting_name, round(value))

    def _show_setting(self, name: str) -> None:
        if name == self._setting_name:
            self.set_value(getattr(self._settings, name))
