"""What the pages of the export dialog have in common: they show settings, and want others.

No page keeps anything: the dialog hands the settings that a page wants to all of them.
"""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QSizePolicy, QWidget

from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import NumberSlider, line_up
from joyvasa_runtime.presets.settings import ExportSettings

_SHORTEST_CHOICE = 12
"""Characters of a choice that are always seen; longer ones are cut on narrow screens."""


class Page(QWidget):
    """A form with labels on the left.

    Signals
    -------
    changed(object)
        The `ExportSettings` that the user wants instead of those shown.
    """

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.settings = ExportSettings()
        self.form = QFormLayout(self)
        self.form.setContentsMargins(14, 14, 14, 10)
        self.form.setHorizontalSpacing(12)
        self.form.setVerticalSpacing(9)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        # On narrow screens labels stand above their fields.
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)

    def show_settings(self, settings: ExportSettings) -> None:
        """Show settings; nothing is emitted."""
        self.settings = settings
        self.refresh()

    def refresh(self) -> None:
        """Show `settings`."""
        raise NotImplementedError

    def want(self, settings: ExportSettings) -> None:
        """Tell what the user wants."""
        if settings != self.settings:
            self.changed.emit(settings)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Leave the wheel to the page, unless a choice has the focus."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def add_choice(self, text: str, box: QComboBox) -> None:
        """A row with one of several things."""
        box.setAccessibleName(text)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_SHORTEST_CHOICE)
        # Not by the wheel: a page that is scrolled must not choose something else.
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        box.installEventFilter(self)
        self.form.addRow(text, box)

    def add_numbers(self, *sliders: NumberSlider) -> None:
        """Rows of numbers whose sliders are equally long."""
        line_up(sliders)
        for slider in sliders:
            # The form's own column of labels names it.
            slider.label.setMinimumWidth(0)
            slider.label.setMaximumWidth(16_777_215)
            self.form.addRow(slider.label, slider)

    def add_hint(self) -> QLabel:
        """A row for words below a field."""
        hint = label("", "hint", wraps=True)
        hint.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        hint.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.form.addRow("", hint)
        return hint


def choose(box: QComboBox, value: object) -> None:
    """Make the item of a value the current one."""
    box.setCurrentIndex(box.findData(value))
