"""The top of the portrait panel: which picture, what kind of head, which face. It only reports the hand."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from joyvasa_runtime.project.document import PortraitKind

_THUMBNAIL = 88
_KINDS: tuple[PortraitKind, ...] = ("human", "animal", "drawing")


class Thumbnail(QWidget):
    """A picture cut to a small square with round corners."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self.setFixedSize(_THUMBNAIL, _THUMBNAIL)

    def show_image(self, image: QImage) -> None:
        """Show the middle of a picture; a null one shows an empty square."""
        side = QSize(_THUMBNAIL, _THUMBNAIL) * self.devicePixelRatioF()
        fill, smooth = (
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._image = QImage() if image.isNull() else image.scaled(side, fill, smooth)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = QPainterPath()
        frame.addRoundedRect(self.rect().toRectF(), 6, 6)
        painter.fillPath(frame, self.palette().color(QPalette.ColorRole.Base))
        if not self._image.isNull():
            painter.setClipPath(frame)
            ratio = self._image.width() / self._image.height()
            across = max(1.0, ratio) * _THUMBNAIL
            down = across / ratio
            left, top = (_THUMBNAIL - across) / 2, (_THUMBNAIL - down) / 2
            target = self.rect().toRectF()
            target.setRect(left, top, across, down)
            painter.drawImage(target, self._image)


class PortraitHead(QWidget):
    """Picture, buttons, kind and face.

    Signals
    -------
    replace_requested()
        Another picture is to be chosen.
    edit_toggled(bool)
        The portrait is to be edited on its picture, or no more.
    kind_chosen(str)
        "human", "animal" or "drawing".
    face_chosen(int)
        0 is the largest.
    """

    replace_requested = Signal()
    edit_toggled = Signal(bool)
    kind_chosen = Signal(str)
    face_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._thumbnail = Thumbnail()
        self._name, self._size = label("", "heading"), label("", "hint")
        self._replace, self._edit = QPushButton(self.tr("Replace…")), QPushButton()
        self._kind, self._face = QComboBox(), QComboBox()
        self._face_label = QLabel(self.tr("Face"))
        self._fill()
        self._build_layout()
        self._connect()
        self.show_editing(False)

    def show_picture(self, name: str, path: str, image: QImage, size: tuple[int, int] | None) -> None:
        """Show a picture, with its size in pixels where that is known."""
        self._name.setText(self._name.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, 190))
        self._name.setToolTip(path)
        self._size.setText(self.tr("{0} × {1} px").format(*size) if size else self.tr("Opening…"))
        self._thumbnail.show_image(image)

    def show_setup(self, kind: PortraitKind, faces: int, face_index: int) -> None:
        """Show what kind of head it is, and which of several faces."""
        self._kind.setCurrentIndex(_KINDS.index(kind))
        has_choice = kind == "human" and faces > 1
        self._face.setVisible(has_choice)
        self._face_label.setVisible(has_choice)
        if self._face.count() != faces:
            self._face.clear()
            self._face.addItems(
                [self.tr("{0} of {1}").format(number, faces) for number in range(1, faces + 1)]
            )
        self._face.setCurrentIndex(face_index)

    def show_editing(self, is_editing: bool) -> None:
        """Show whether the portrait is being edited on its picture."""
        self._edit.setChecked(is_editing)
        self._edit.setText(self.tr("Stop editing") if is_editing else self.tr("Edit on picture"))

    def _fill(self) -> None:
        self._kind.addItems([self.tr("Person"), self.tr("Animal"), self.tr("Drawing")])
        self._kind.setToolTip(
            self.tr("A person's face is found by itself; on animals and drawings points are placed by hand")
        )
        self._edit.setCheckable(True)
        set_icon(self._edit, "portrait_edit")
        set_icon(self._replace, "picture")
        self._kind.setAccessibleName(self.tr("Kind of head"))
        self._face.setAccessibleName(self.tr("Face"))

    def _build_layout(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._name)
        texts.addWidget(self._size)
        texts.addStretch()
        texts.addWidget(self._replace)
        texts.addWidget(self._edit)
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self._thumbnail, alignment=Qt.AlignmentFlag.AlignTop)
        top.addLayout(texts, stretch=1)
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("Kind"), self._kind)
        form.addRow(self._face_label, self._face)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(top)
        column.addLayout(form)

    def _connect(self) -> None:
        self._replace.clicked.connect(self.replace_requested)
        self._edit.clicked.connect(self.edit_toggled)
        self._kind.activated.connect(lambda index: self.kind_chosen.emit(_KINDS[index]))
        self._face.activated.connect(self.face_chosen)
