"""What stands in a file's credentials, row by row, with small pictures of what went in.

Rows of which nothing is known are not shown; the verdict stands elsewhere.
"""

from PySide6.QtCore import QBuffer, QSize, Qt
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.views.dialogs.credentials.words import (
    action_words,
    ingredient_words,
    signer_words,
    source_words,
    statement_words,
)
from desktop.views.widgets.labels import label, narrow_label, selectable
from joyvasa_runtime.credentials.credentials import Credentials, FoundIngredient

_THUMBNAIL_PX = 56
_LARGEST_PX = 4096
"""Of a picture in foreign credentials; larger ones are not decoded."""


class FoundForm(QWidget):
    """Facts of credentials; empty at first."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rows: QWidget | None = None

    def show_found(self, found: Credentials | None) -> None:
        """Show other credentials, or nothing."""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
        self._rows = None if found is None else self._build(found)
        if self._rows is not None:
            self._column.addWidget(self._rows)

    def _build(self, found: Credentials) -> QWidget:
        rows = QWidget()
        form = QFormLayout(rows)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for name, text in self._facts(found):
            if text:
                form.addRow(_name(name), _fact(name, text))
        for number, ingredient in enumerate(found.ingredients):
            name = self.tr("Made of") if number == 0 else ""
            form.addRow(_name(name), _ingredient(ingredient, self.tr("Made of")))
        return rows

    def _facts(self, found: Credentials) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Signed by"), signer_words(found.signer) if found.signer else ""),
            (self.tr("How"), source_words(found.source_type)),
            (self.tr("Title"), found.title),
            (self.tr("Made with"), found.software),
            (self.tr("Steps"), "\n".join(action_words(action) for action in found.actions)),
            (self.tr("The creator says"), statement_words(found)),
            (self.tr("Found"), self.tr("in a file beside it") if found.is_sidecar else ""),
            (self.tr("Problem"), "\n".join(found.problems)),
        )


def _name(text: str) -> QLabel:
    made = label(text, "hint")
    made.setAlignment(Qt.AlignmentFlag.AlignTop)
    return made


def _fact(name: str, text: str) -> QLabel:
    made = selectable(narrow_label(text))
    made.setAccessibleName(f"{name}: {text}")
    return made


def _ingredient(ingredient: FoundIngredient, name: str) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    picture = _picture(ingredient.thumbnail)
    if picture is not None:
        shown = QLabel()
        shown.setPixmap(picture)
        shown.setAccessibleName(ingredient.title)
        layout.addWidget(shown)
    words = _fact(name, ingredient_words(ingredient))
    if ingredient.sha256:
        words.setToolTip(f"SHA-256 {ingredient.sha256}")
    layout.addWidget(words, stretch=1)
    return row


def _picture(contents: bytes | None) -> QPixmap | None:
    if contents is None:
        return None
    buffer = QBuffer()
    buffer.setData(contents)
    reader = QImageReader(buffer)
    if max(reader.size().width(), reader.size().height()) > _LARGEST_PX:
        return None
    image = reader.read()
    if image.isNull():
        return None
    size = QSize(_THUMBNAIL_PX, _THUMBNAIL_PX)
    # Twice as fine, for dense screens.
    scaled = image.scaled(
        size * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    pixmap = QPixmap.fromImage(scaled)
    pixmap.setDevicePixelRatio(2.0)
    return pixmap
