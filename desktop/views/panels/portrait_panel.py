"""The portrait in numbers and words: picture, kind, face, crop, mask, and what is said of picture and voice.

Dragging on the picture is the preview's; both edit the same setup of the project.
"""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.document.store import Operation, Store
from desktop.jobs.portraits import PreparedPortrait
from desktop.views.panels.crop_form import CropForm
from desktop.views.panels.disclosure_form import DisclosureForm
from desktop.views.panels.mask_form import MaskForm
from desktop.views.panels.portrait_head import PortraitHead
from desktop.views.widgets.labels import label
from desktop.views.widgets.number_slider import line_up
from desktop.views.widgets.page_stack import PageStack
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.portrait.crop_box import CropBox, corners_box
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.project.document import PortraitSetup, Project
from joyvasa_runtime.project.operations.portrait import (
    choose_face,
    clear_points,
    set_crop,
    set_mask,
)
from joyvasa_runtime.project.subject import portrait_file, shown_crop


class PortraitPanel(QScrollArea):
    """Shows and edits the portrait's setup.

    Parameters
    ----------
    store : Store

    Signals
    -------
    replace_requested()
        A picture is to be chosen.
    edit_toggled(bool)
        The portrait is to be edited on its picture, or no more.
    points_requested(str)
        Points are to be placed by hand for an "animal" or a "drawing".
    refused(object)
        An `EditError`: an edit was not possible.
    """

    replace_requested = Signal()
    edit_toggled = Signal(bool)
    points_requested = Signal(str)
    refused = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._prepared: PreparedPortrait | None = None
        self._found: CropBox | None = None
        self._pages, self._head = PageStack(), PortraitHead()
        self._crop, self._mask, self._disclosure = CropForm(), MaskForm(), DisclosureForm()
        line_up((*self._crop.sliders, *self._mask.sliders))
        self._empty, self._forms = self._build_empty(), self._build_forms()
        self._build_layout()
        self._connect()
        self._show_setup()

    def show_prepared(self, prepared: PreparedPortrait | None) -> None:
        """Take what was found in the picture."""
        self._prepared = prepared
        setup = self._store.project.portrait
        if prepared is None or setup is None or setup.crop is None:
            corners = prepared.corners if prepared else None
            self._found = None if corners is None else corners_box(corners)
        self._show_setup()

    def show_editing(self, is_editing: bool) -> None:
        """Show whether the portrait is being edited on its picture."""
        self._head.show_editing(is_editing)

    def _show_project(self, before: Project, after: Project) -> None:
        if portrait_file(before) not in (None, portrait_file(after)):
            # What was found was found in another picture.
            self._prepared = self._found = None
        if (
            before.portrait is not after.portrait
            or before.media is not after.media
            or before.disclosure is not after.disclosure
        ):
            self._show_setup()

    def _show_setup(self) -> None:
        setup, prepared = self._store.project.portrait, self._prepared
        self._pages.turn_to(self._empty if setup is None else self._forms)
        if setup is None:
            return
        media = self._store.project.media_of(setup.media_id)
        size = (prepared.width, prepared.height) if prepared else None
        self._head.show_picture(media.name, str(media.path), prepared.image if prepared else QImage(), size)
        self._head.show_setup(setup.kind, len(prepared.faces) if prepared else 0, setup.face_index)
        found = shown_crop(replace(setup, crop=None), self._found)
        self._crop.show_box(self._box(setup), found, setup.crop is not None, size or (1, 1))
        self._mask.show_mask(setup.mask)
        self._disclosure.show_disclosure(self._store.project.disclosure, setup.consent)

    def _box(self, setup: PortraitSetup) -> CropBox | None:
        if self._prepared is None:
            return None
        corners = self._prepared.corners
        return shown_crop(setup, None if corners is None else corners_box(corners))

    def _build_layout(self) -> None:
        self.setWidgetResizable(True)
        # What lies in it takes the focus and is scrolled to.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._pages.add(self._empty)
        self._pages.add(self._forms)
        self.setWidget(self._pages)

    def _build_empty(self) -> QWidget:
        page = QWidget()
        choose = QPushButton(self.tr("Choose a picture…"))
        choose.clicked.connect(self.replace_requested)
        column = QVBoxLayout(page)
        column.addWidget(label(self.tr("There is no portrait yet."), "hint", wraps=True))
        column.addWidget(choose)
        column.addStretch()
        return page

    def _build_forms(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self._head)
        sections = (
            (self.tr("Crop"), self._crop),
            (self.tr("Mask"), self._mask),
            (self.tr("Origin and consent"), self._disclosure),
        )
        for text, form in sections:
            column.addSpacing(8)
            column.addWidget(label(text, "heading"))
            column.addWidget(form)
        column.addStretch()
        return page

    def _connect(self) -> None:
        self._store.changed.connect(self._show_project)
        self._head.replace_requested.connect(self.replace_requested)
        self._head.edit_toggled.connect(self.edit_toggled)
        self._head.kind_chosen.connect(self._choose_kind)
        self._head.face_chosen.connect(self._choose_face)
        self._crop.changed.connect(self._change_crop)
        self._crop.reset.connect(lambda: self._edit(self.tr("Reset crop"), partial(set_crop, crop=None)))
        self._mask.changed.connect(self._change_mask)
        self._disclosure.edited.connect(self._edit)

    def _choose_kind(self, kind: str) -> None:
        setup = self._store.project.portrait
        if setup is None or kind == setup.kind:
            return
        if kind == "human":
            self._edit(self.tr("Find the face"), clear_points)
        else:
            self.points_requested.emit(kind)
        # Where nothing came of it the box shows what is.
        self._show_setup()

    def _choose_face(self, index: int) -> None:
        self._edit(self.tr("Choose face"), partial(choose_face, index=index))

    def _change_crop(self, box: CropBox, gesture: object) -> None:
        self._edit(self.tr("Edit crop"), partial(set_crop, crop=box), gesture)

    def _change_mask(self, mask: Mask, gesture: object) -> None:
        self._edit(self.tr("Edit mask"), partial(set_mask, mask=mask), gesture)

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)
            self._show_setup()
