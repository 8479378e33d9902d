"""Editing the portrait on its picture: one of three tools, what they show, and what else can be chosen.

It is the tool that the canvas gets; the numbers beside the picture are the portrait panel's.
"""

from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QCursor, QImage, QPainter

from desktop.document.store import Operation, Store
from desktop.jobs.portraits import PreparedPortrait
from desktop.views.preview.crop_tool import CropTool
from desktop.views.preview.face_boxes import FaceBoxes
from desktop.views.preview.mask_tool import MaskTool
from desktop.views.preview.point_tool import PointTool
from desktop.views.preview.tool import Tool, Touch
from desktop.views.preview.viewport import Viewport
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.portrait.crop_box import CropBox, corners_box
from joyvasa_runtime.portrait.hand_points import HandKind
from joyvasa_runtime.portrait.mask import DEFAULT_MASK
from joyvasa_runtime.portrait.mesh_points import default_points
from joyvasa_runtime.project.document import Point, PortraitKind, PortraitSetup, Project
from joyvasa_runtime.project.operations.portrait import (
    choose_face,
    clear_points,
    set_crop,
    set_mask,
    set_points,
)
from joyvasa_runtime.project.subject import shown_crop

EditMode = Literal["crop", "points", "mask"]


@dataclass(frozen=True, slots=True)
class EditState:
    """What the editing bar offers.

    Parameters
    ----------
    mode : EditMode
    kind : PortraitKind
    has_head : bool
        Whether there is a square around a head.
    is_crop_own, is_mask_own : bool
        Whether there is something to reset.
    faces : int
        How many were found.
    """

    mode: EditMode
    kind: PortraitKind
    has_head: bool
    is_crop_own: bool
    is_mask_own: bool
    faces: int


class PortraitEditor(QObject, Tool):
    """Edits crop, points and mask of the project's portrait.

    Parameters
    ----------
    store : Store

    Signals
    -------
    changed()
        What is painted, or what can be done, is another.
    tool_changed()
        Another tool is at work, or on another picture.
    refused(object)
        An `EditError`: an edit was not possible.
    """

    changed = Signal()
    tool_changed = Signal()
    refused = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._prepared: PreparedPortrait | None = None
        self._mode: EditMode = "crop"
        self._crop = CropTool(self._edit, self.tr("Edit crop"))
        self._points = PointTool(self._edit, self.tr("Move points"))
        self._mask = MaskTool(self._edit, self.tr("Edit mask"))
        self._faces = FaceBoxes()
        store.changed.connect(self._show_project)

    @property
    def state(self) -> EditState | None:
        """What can be done; None without a portrait."""
        setup = self._store.project.portrait
        if setup is None:
            return None
        return EditState(
            self._mode,
            setup.kind,
            self._box(setup) is not None,
            setup.crop is not None,
            setup.mask != DEFAULT_MASK,
            len(self._prepared.faces) if self._prepared else 0,
        )

    @property
    def picture(self) -> QImage:
        """The picture that is edited; null before it was opened."""
        return self._prepared.image if self._prepared else QImage()

    @property
    def picture_size(self) -> tuple[int, int]:
        """Its width and height in pixels, which may be more than the image has."""
        return (self._prepared.width, self._prepared.height) if self._prepared else (1, 1)

    def show_prepared(self, prepared: PreparedPortrait | None) -> None:
        """Take what was found in the picture."""
        had = self._prepared
        self._prepared = prepared
        self._show()
        # Not at every answer to an edit: the picture would move under a hand that drags.
        if prepared is None or had is None or (had.width, had.height) != (prepared.width, prepared.height):
            self.tool_changed.emit()

    def set_mode(self, mode: EditMode) -> None:
        """Choose what is edited; a drag under way is taken back."""
        self.cancel()
        self._mode = mode
        self.leave()
        self.tool_changed.emit()
        self.changed.emit()

    def place_points(self, kind: HandKind) -> None:
        """Go over to points placed by hand, or change what they mark.

        They start where they were, else at the face that was found, else as a plain face in the middle.
        """
        setup = self._store.project.portrait
        if setup is None or self._prepared is None:
            return
        points = setup.points or self._prepared.suggested or self._default_points()
        self._edit(self.tr("Place points"), partial(set_points, kind=kind, points=points))
        self.set_mode("points")

    def find_face(self) -> None:
        """Forget the points and the crop set by hand."""
        self._edit(self.tr("Find the face"), _without_hand)
        self.set_mode("crop")

    def reset(self) -> None:
        """Let the points give the square again, or go back to the usual mask; for points see `find_face`."""
        if self._mode == "crop":
            self._edit(self.tr("Reset crop"), partial(set_crop, crop=None))
        elif self._mode == "mask":
            self._edit(self.tr("Reset mask"), partial(set_mask, mask=DEFAULT_MASK))

    def bounds(self) -> tuple[Point, ...]:
        """What of the tool at work should be in view."""
        return self._tool.bounds()

    def paint(self, painter: QPainter, view: Viewport) -> None:
        """Draw the tool at work."""
        self._tool.paint(painter, view)
        if self._mode == "crop":
            self._faces.paint(painter, view, self.tr("Face {number}: click to choose"))

    def hover(self, touch: Touch) -> QCursor | None:
        """The cursor over a place."""
        cursor = self._tool.hover(touch)
        return (self._faces.hover(touch) or cursor) if self._mode == "crop" else cursor

    def leave(self) -> None:
        """The mouse has left the canvas."""
        for tool in (self._crop, self._points, self._mask, self._faces):
            tool.leave()

    def press(self, touch: Touch) -> bool:
        """Choose a face, or begin what the tool does there."""
        face = self._faces.face_at(touch) if self._mode == "crop" else None
        if face is not None and not self._crop.has_handle_at(touch):
            self._edit(self.tr("Choose face"), partial(choose_face, index=face))
            return True
        return self._tool.press(touch)

    def drag(self, touch: Touch) -> None:
        """Go on with what `press` began."""
        self._tool.drag(touch)

    def release(self, touch: Touch) -> None:
        """End what `press` began."""
        self._tool.release(touch)

    def cancel(self) -> bool:
        """Take back what `press` began."""
        return self._tool.cancel()

    @property
    def can_nudge(self) -> bool:
        """Whether the arrow keys have something to move."""
        return self._tool.can_nudge

    def select_next(self, step: int) -> bool:
        """Select the next thing, or the previous one for -1."""
        return self._tool.select_next(step)

    def select_end(self, step: int) -> None:
        """Select the first thing, or the last one for -1, unless one is selected."""
        self._tool.select_end(step)

    def nudge(self, dx: int, dy: int, is_large: bool) -> None:
        """Move what is selected by steps of an arrow key."""
        self._tool.nudge(dx, dy, is_large)

    @property
    def _tool(self) -> Tool:
        return {"crop": self._crop, "points": self._points, "mask": self._mask}[self._mode]

    def _show_project(self, before: Project, after: Project) -> None:
        if before.portrait is not after.portrait:
            self._show()

    def _show(self) -> None:
        """Let every tool show the portrait as it is now."""
        setup = self._store.project.portrait
        if setup is not None:
            box = self._box(setup)
            self._crop.show(box, setup.crop, self.picture_size)
            self._mask.show(setup.mask, box)
            kind: HandKind = "drawing" if setup.kind == "drawing" else "animal"
            self._points.show(kind, setup.points, self.picture_size)
            is_human = setup.kind == "human" and self._prepared is not None
            self._faces.show(self._prepared.faces if self._prepared and is_human else (), setup.face_index)
        self.changed.emit()

    def _box(self, setup: PortraitSetup) -> CropBox | None:
        corners = self._prepared.corners if self._prepared else None
        return shown_crop(setup, None if corners is None else corners_box(corners))

    def _default_points(self) -> tuple[Point, ...]:
        return tuple((float(x), float(y)) for x, y in default_points(*self.picture_size))

    def _edit(self, text: str, operation: Operation, gesture: object = None) -> None:
        try:
            self._store.edit(text, operation, gesture)
        except EditError as error:
            self.refused.emit(error)


def _without_hand(project: Project) -> Project:
    return set_crop(clear_points(project), None)
