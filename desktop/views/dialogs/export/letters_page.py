"""Letters in the pictures: the visible label that says what made them, and captions that are burnt in."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from desktop.views.dialogs.export.page import Page, choose
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.presets.format import CAPTION_HEIGHTS, LABEL_HEIGHTS, LONGEST_LABEL

_PER_CENT = 100.0


class LettersPage(Page):
    """The label and the captions.

    Parameters
    ----------
    has_captions : bool
        Whether the project has any to be burnt in.
    """

    def __init__(self, has_captions: bool) -> None:
        super().__init__()
        self._has_captions = has_captions
        self._label, self._burn, self._box = QCheckBox(), QCheckBox(), QCheckBox()
        self._text, self._corner, self._edge = QLineEdit(), QComboBox(), QComboBox()
        self._size = self._height(self.tr("Size"), LABEL_HEIGHTS, LabelStyle().height)
        self._caption_size = self._height(self.tr("Size"), CAPTION_HEIGHTS, CaptionStyle().height)
        # Texts that are switched off come back as they were.
        self._last_label, self._last_captions = LabelStyle(), CaptionStyle()
        self._fill()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show both, as far as there is anything to write on."""
        kind, style, captions = (
            self.settings.compression.kind,
            self.settings.label,
            self.settings.captions if self._has_captions else None,
        )
        self._last_label = style or self._last_label
        self._last_captions = captions or self._last_captions
        self._label.setChecked(style is not None)
        self._burn.setChecked(captions is not None)
        if self._text.text() != self._last_label.text:
            self._text.setText(self._last_label.text)
        choose(self._corner, self._last_label.corner)
        choose(self._edge, self._last_captions.edge)
        self._size.set_value(self._last_label.height * _PER_CENT)
        self._caption_size.set_value(self._last_captions.height * _PER_CENT)
        self._box.setChecked(self._last_captions.has_box)
        self._label.setEnabled(kind.has_pictures)
        self._burn.setEnabled(kind.has_pictures and self._has_captions)
        of_label: tuple[QWidget, ...] = (self._text, self._corner, self._size)
        of_captions: tuple[QWidget, ...] = (self._edge, self._caption_size, self._box)
        for field in (*of_label, *of_captions):
            self.form.setRowVisible(field, (style if field in of_label else captions) is not None)
            field.setEnabled(kind.has_pictures)
        self._show_words(kind.has_pictures)

    def _height(self, text: str, heights: tuple[float, float], default: float) -> NumberSlider:
        # Rounded as the slider does it, or it could never be reset.
        low, high, first = (round(_PER_CENT * height, 1) for height in (*heights, default))
        return NumberSlider(text, low, high, first, 1, self.tr(" %"))

    def _fill(self) -> None:
        self._label.setText(self.tr("A visible label for the whole video"))
        self._burn.setText(self.tr("Burn the captions in"))
        self._box.setText(self.tr("A dark box behind the letters"))
        self._text.setMaxLength(LONGEST_LABEL)
        for value, text in (
            ("top-left", self.tr("Top left")),
            ("top-right", self.tr("Top right")),
            ("bottom-left", self.tr("Bottom left")),
            ("bottom-right", self.tr("Bottom right")),
        ):
            self._corner.addItem(text, value)
        self._edge.addItem(self.tr("At the bottom"), "bottom")
        self._edge.addItem(self.tr("At the top"), "top")

    def _build(self) -> None:
        self.form.addRow(self._label)
        self._text.setAccessibleName(self.tr("Text"))
        self.form.addRow(self.tr("Text"), self._text)
        self.add_choice(self.tr("Corner"), self._corner)
        self.add_numbers(self._size)
        self._label_words = self.add_hint()
        self.form.addRow(self._burn)
        self.add_choice(self.tr("Place"), self._edge)
        self.add_numbers(self._caption_size)
        self.form.addRow("", self._box)
        self._words = self.add_hint()

    def _connect(self) -> None:
        self._label.toggled.connect(self._switch_label)
        self._text.textEdited.connect(self._take_text)
        self._corner.activated.connect(
            lambda index: self._want_label(replace(self._last_label, corner=self._corner.itemData(index)))
        )
        self._size.changed.connect(
            lambda percent, _gesture: self._want_label(replace(self._last_label, height=_share(percent)))
        )
        self._burn.toggled.connect(self._switch_captions)
        self._edge.activated.connect(
            lambda index: self._want_captions(replace(self._last_captions, edge=self._edge.itemData(index)))
        )
        self._caption_size.changed.connect(
            lambda percent, _gesture: self._want_captions(
                replace(self._last_captions, height=_share(percent))
            )
        )
        self._box.toggled.connect(
            lambda is_on: self._want_captions(replace(self._last_captions, has_box=is_on))
        )

    def _show_words(self, has_pictures: bool) -> None:
        self._label_words.setText(self.tr("Some countries and platforms ask for one."))
        if not has_pictures:
            words = self.tr("A sound file has no pictures to write on.")
        elif not self._has_captions:
            words = self.tr("The project has no captions.")
        else:
            words = self.tr("Everybody sees them, and nobody can switch them off.")
        self._words.setText(words)

    def _switch_label(self, is_on: bool) -> None:
        if is_on != (self.settings.label is not None):
            self.want(replace(self.settings, label=self._last_label if is_on else None))

    def _take_text(self, text: str) -> None:
        # An empty label is none; it stands there until something is typed.
        if text.strip():
            self._want_label(replace(self._last_label, text=text))

    def _want_label(self, style: LabelStyle) -> None:
        if self.settings.label is not None:
            self.want(replace(self.settings, label=style))

    def _switch_captions(self, is_on: bool) -> None:
        if self._has_captions and is_on != (self.settings.captions is not None):
            self.want(replace(self.settings, captions=self._last_captions if is_on else None))

    def _want_captions(self, style: CaptionStyle) -> None:
        if self._has_captions and self.settings.captions is not None:
            self.want(replace(self.settings, captions=style))


def _share(percent: float) -> float:
    """Without the digits that division leaves."""
    return round(percent / _PER_CENT, 3)
