"""The preview: picture, bars and notes together, showing frames or editing the portrait.

Where frames come from and what playing is, other parts say; this shows what it is given and reports the hand.
"""

from bisect import bisect_right
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
)
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.document.store import Store
from desktop.jobs.portraits import PreparedPortrait
from desktop.views.preview.banner import Banner
from desktop.views.preview.canvas import Canvas
from desktop.views.preview.drop_hint import DropHint
from desktop.views.preview.editor_bar import EditorBar
from desktop.views.preview.editor_hint import EditorHint
from desktop.views.preview.empty_page import EmptyPage
from desktop.views.preview.incoming import may_hold_picture, picture_of
from desktop.views.preview.options_bar import OptionsBar
from desktop.views.preview.portrait_editor import PortraitEditor
from desktop.views.preview.transport_bar import TransportBar
from desktop.views.preview.trial_badge import TrialBadge
from desktop.views.widgets.messages import translated_message
from joyvasa_runtime.errors import JoyVasaError, PortraitError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.subject import portrait_file


class PreviewView(QWidget):
    """The preview.

    Parameters
    ----------
    store : Store

    Signals
    -------
    play_toggled()
    stepped(int)
        Frames to go; negative backwards.
    sought(int)
        A frame was asked for.
    loop_toggled(bool)
    view_changed(str)
        "full" or "face".
    quality_changed(int)
        What the size is divided by: 1, 2 or 4.
    before_toggled(bool)
        Whether to show the picture without its animation.
    captions_toggled(bool)
        Whether captions are to be shown on the picture.
    portrait_dropped(object)
        `Path` of the picture file that was dropped.
    image_dropped(object)
        `QImage` that was dropped without a file, from a browser for instance.
    picture_asked()
        A portrait is to be chosen in a dialog.
    problem_acted(object)
        The button of the note about this `JoyVasaError` was pressed, and editing the portrait is no answer.
    edit_toggled(bool)
        Editing the portrait has begun or ended.
    refused(object)
        `EditError` of an edit on the picture.
    """

    play_toggled = Signal()
    stepped = Signal(int)
    sought = Signal(int)
    loop_toggled = Signal(bool)
    view_changed = Signal(str)
    quality_changed = Signal(int)
    before_toggled = Signal(bool)
    captions_toggled = Signal(bool)
    portrait_dropped = Signal(object)
    image_dropped = Signal(object)
    picture_asked = Signal()
    problem_acted = Signal(object)
    edit_toggled = Signal(bool)
    refused = Signal(object)

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._frame = QImage()
        self._frame_size: tuple[int, int] | None = None
        self._problem: JoyVasaError | None = None
        self._is_editing = False
        self._position, self._shows_captions = 0, False
        self.canvas, self.transport, self.options = Canvas(), TransportBar(), OptionsBar()
        self.editor, self._editor_bar = PortraitEditor(store), EditorBar()
        self._empty, self._pages, self._bars = EmptyPage(), QStackedWidget(), QStackedWidget()
        self._hint = EditorHint()
        self._banner, self._drop_hint = Banner(self._pages), DropHint(self._pages)
        self._trial = TrialBadge(self._pages)
        self.setAcceptDrops(True)
        self._build_layout()
        self._connect()
        self.show_empty()

    @property
    def is_editing(self) -> bool:
        """Whether the portrait is being edited on its picture."""
        return self._is_editing

    def show_image(self, image: QImage) -> None:
        """Show a frame; while the portrait is edited, keep it for afterwards."""
        self._frame = image
        self._open_canvas()
        if not self._is_editing:
            self.canvas.show_image(image, self._size_of(image))

    def show_empty(self) -> None:
        """Show that there is no portrait yet."""
        self.set_editing(False)
        self._frame = QImage()
        self._pages.setCurrentWidget(self._empty)
        self.options.setEnabled(False)

    def show_time(self, frame: int, total: int) -> None:
        """Show a position and the length, in frames."""
        self._position = frame
        self.transport.show_time(frame, total)
        self._show_caption()

    def set_captions_shown(self, is_shown: bool) -> None:
        """Show captions on the picture, or not."""
        self._shows_captions = is_shown
        self.options.show_captions(is_shown)
        self._show_caption()

    def show_playing(self, is_playing: bool) -> None:
        """Let the play button offer what it does next."""
        self.transport.show_playing(is_playing)

    def show_speed(self, speed: float) -> None:
        """Show the speed of playing."""
        self.transport.show_speed(speed)

    def show_dropped(self, count: int) -> None:
        """Show how many frames came too late."""
        self.transport.show_dropped(count)

    def show_silent(self, text: str) -> None:
        """Say why nothing is heard; empty when it is."""
        self.transport.show_silent(text)

    def show_loop(self, is_looping: bool) -> None:
        """Show whether playing goes round."""
        self.transport.show_loop(is_looping)

    def show_keys(self, keys: Mapping[str, str]) -> None:
        """Name the keys of actions in the tool tips, by the actions' ids."""
        self.transport.show_keys(keys)
        self.options.show_keys(keys)

    def show_prepared(self, prepared: PreparedPortrait | None) -> None:
        """Take what was found in the portrait's picture."""
        self.editor.show_prepared(prepared)
        if prepared is not None and self._store.project.portrait is not None:
            self._open_canvas()
            if self._is_editing or self._frame.isNull():
                self._show_picture()

    def show_problem(self, error: JoyVasaError | None) -> None:
        """Show what keeps the portrait from being animated; None when nothing does."""
        self._problem = error
        self._show_banner()

    def show_trial(self, text: str) -> None:
        """Say that a take is tried, which the project doesn't play; empty when none is."""
        self._trial.show_text(text)

    def set_editing(self, is_editing: bool) -> None:
        """Edit the portrait on its picture, or go back to the frames."""
        is_editing = is_editing and self._store.project.portrait is not None
        if is_editing == self._is_editing:
            return
        self._is_editing = is_editing
        self._bars.setCurrentWidget(self._editor_bar if is_editing else self.options)
        self._hint.setVisible(is_editing)
        self.canvas.set_tool(self.editor if is_editing else None)
        self._show_state()
        if is_editing:
            self._fit_tool()
            self.canvas.setFocus()
        elif not self._frame.isNull():
            self.canvas.show_image(self._frame, self._size_of(self._frame))
            self.canvas.fit()
        self._show_banner()
        self.edit_toggled.emit(is_editing)

    def paste(self) -> Path | QImage | None:
        """The picture file, or the picture, on the clipboard; None if there is none."""
        data = QGuiApplication.clipboard().mimeData()
        return None if data is None else picture_of(data)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a picture, and say so."""
        if may_hold_picture(event.mimeData()):
            has_portrait = self._store.project.portrait is not None
            text = self.tr("Drop to replace the portrait") if has_portrait else self.tr("Drop to use it")
            self._drop_hint.show_text(text)
            event.acceptProposedAction()

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """Nothing is above any more."""
        self._drop_hint.hide()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Report the picture."""
        self._drop_hint.hide()
        picture = picture_of(event.mimeData())
        if picture is None:
            return
        event.acceptProposedAction()
        (self.portrait_dropped if isinstance(picture, Path) else self.image_dropped).emit(picture)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Keep the note in its place when the picture's room changes."""
        if watched is self._pages and event.type() == QEvent.Type.Resize and self._banner.isVisible():
            self._banner.place()
        return super().eventFilter(watched, event)

    def _build_layout(self) -> None:
        for bar in (self.options, self._editor_bar):
            self._bars.addWidget(bar)
        for page in (self._empty, self.canvas):
            self._pages.addWidget(page)
        self._bars.setFixedHeight(max(self.options.sizeHint().height(), self._editor_bar.sizeHint().height()))
        self._pages.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._bars)
        column.addWidget(self._hint)
        column.addWidget(self._pages, stretch=1)
        column.addWidget(self.transport)

    def _connect(self) -> None:
        for name in ("play_toggled", "stepped", "sought", "loop_toggled"):
            getattr(self.transport, name).connect(getattr(self, name))
        for name in ("view_changed", "quality_changed", "before_toggled", "captions_toggled"):
            getattr(self.options, name).connect(getattr(self, name))
        self.options.edit_asked.connect(lambda: self.set_editing(True))
        self.options.zoom_asked.connect(self._zoom)
        self.canvas.view_changed.connect(self._show_zoom)
        self.canvas.left.connect(lambda: self.set_editing(False))
        self._empty.choice_asked.connect(self.picture_asked)
        self._banner.acted.connect(self._act)
        self._store.changed.connect(self._show_project)
        self._connect_editor()

    def _show_caption(self) -> None:
        captions = self._store.project.captions if self._shows_captions else ()
        index = bisect_right(captions, self._position, key=lambda one: one.start) - 1
        is_there = index >= 0 and self._position < captions[index].stop
        self.canvas.show_caption(captions[index].text if is_there else "")

    def _show_project(self, before: Project, after: Project) -> None:
        if before.captions is not after.captions:
            self._show_caption()
        if portrait_file(before) not in (None, portrait_file(after)):
            self._forget()

    def _forget(self) -> None:
        """Show nothing of a portrait that is gone; the new one's frames follow."""
        self._frame = QImage()
        self.editor.show_prepared(None)
        self.canvas.show_image(self._frame)
        self.canvas.fit()

    def _connect_editor(self) -> None:
        self.editor.changed.connect(self._show_state)
        self.editor.tool_changed.connect(self._fit_tool)
        self.editor.refused.connect(self.refused)
        self._editor_bar.mode_chosen.connect(self.editor.set_mode)
        self._editor_bar.points_asked.connect(self.editor.place_points)
        self._editor_bar.face_asked.connect(self.editor.find_face)
        self._editor_bar.reset_asked.connect(self.editor.reset)
        self._editor_bar.done.connect(lambda: self.set_editing(False))

    def _show_state(self) -> None:
        state = self.editor.state
        if state is None:
            self.set_editing(False)
        else:
            self._editor_bar.show_state(state)
            self._hint.show_state(state)
        self.canvas.update()

    def _open_canvas(self) -> None:
        self._pages.setCurrentWidget(self.canvas)
        self.options.setEnabled(True)

    def _fit_tool(self) -> None:
        if self._is_editing:
            self._show_picture()
            self.canvas.fit()

    def _show_picture(self) -> None:
        if not self.editor.picture.isNull():
            self.canvas.show_image(self.editor.picture, self.editor.picture_size)

    def _size_of(self, image: QImage) -> tuple[int, int] | None:
        """The full picture's size for a frame that shows all of it, so that zoom and place stay the same."""
        width, height = self.editor.picture_size
        shows_all = abs(image.width() * height - image.height() * width) < 0.02 * image.height() * width
        return (width, height) if shows_all and width > 1 else None

    def _show_banner(self) -> None:
        error = self._problem
        if error is None or self._is_editing:
            self._banner.hide()
            return
        message, hint = translated_message(error.message), translated_message(error.hint)
        self._banner.show_text(message, hint, self._action_of(error))

    def _action_of(self, error: JoyVasaError) -> str:
        if not isinstance(error, PortraitError):
            return ""
        return self.tr("Edit portrait") if self._can_edit else self.tr("Find the picture…")

    @property
    def _can_edit(self) -> bool:
        """Whether there is a picture on which points or crop can be put right."""
        return self._store.project.portrait is not None and not self.editor.picture.isNull()

    def _act(self) -> None:
        if self._can_edit and isinstance(self._problem, PortraitError):
            self.set_editing(True)
            state = self.editor.state
            if state is not None and not state.has_head:
                self.editor.set_mode("points")
        else:
            self.problem_acted.emit(self._problem)

    def _zoom(self, percent: int) -> None:
        if percent:
            self.canvas.zoom_to(percent)
        else:
            self.canvas.fit()

    def _show_zoom(self) -> None:
        self.options.show_zoom(self.canvas.percent, self.canvas.view.is_fitted)
