"""One video of the queue on a card: what it shall be, how far it is, and what can be done with it.

Which videos there are, and their order, is said by the panel.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.video import Video
from desktop.views.panels.video_drag import CardDrag
from desktop.views.panels.video_picture import VideoPicture
from desktop.views.panels.video_words import progress_words, settings_words
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import narrow_label, set_role
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.notice import Notice


class VideoCard(QFrame):
    """One video.

    Parameters
    ----------
    video : Video

    Signals
    -------
    pause_requested(str), resume_requested(str), remove_requested(str)
        Its id.
    move_requested(str, int)
        Its id, and by how many places it shall be later; below 0 earlier.
    folder_requested(object), play_requested(object)
        Path of the video.
    carried(str, object)
        Its id, and the `QPoint` of the screen to which it is carried.
    let_go(str, bool)
        Its id, and whether it shall stay where it was carried to.
    """

    pause_requested = Signal(str)
    resume_requested = Signal(str)
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    folder_requested = Signal(object)
    play_requested = Signal(object)
    carried = Signal(str, object)
    let_go = Signal(str, bool)

    def __init__(self, video: Video) -> None:
        super().__init__()
        self._video = video
        set_role(self, "card")
        self._picture, self._bar, self._outcome = VideoPicture(), QProgressBar(), Notice()
        self._name, self._settings = narrow_label(video.title, "heading"), narrow_label("", "hint")
        self._progress, self._notes = narrow_label("", "hint"), narrow_label("", "hint")
        self._play, self._folder, self._again = QPushButton(), QPushButton(), QPushButton()
        self._pause, self._earlier, self._later, self._remove = (QToolButton() for _ in range(4))
        self._drag = CardDrag(self)
        self._build()
        self.show_video(video, is_first=True, is_last=True)

    @property
    def buttons(self) -> tuple[QWidget, ...]:
        """What the Tab key goes through, in this order."""
        icons = self._pause, self._earlier, self._later, self._remove
        return (self._play, self._folder, self._again, *icons)

    def show_video(self, video: Video, is_first: bool, is_last: bool) -> None:
        """Show how the video is by now; the first can't become earlier, nor the last later."""
        self._video = video
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self._show_text(video)
        self._show_buttons(video)
        self._earlier.setEnabled(not is_first)
        self._later.setEnabled(not is_last)
        self._allow_drag(video.is_movable and not (is_first and is_last))
        # Qt has handed the focus to some other part of the window where its button was hidden.
        if had_focus and QApplication.focusWidget() is not focused:
            self._take_focus()

    def _allow_drag(self, is_allowed: bool) -> None:
        self._drag.allow(is_allowed)
        self.setToolTip(self.tr("Drag it up to be made earlier, or down for later") if is_allowed else "")

    def _show_text(self, video: Video) -> None:
        name = video.title or self.tr("A damaged entry of the queue")
        self._name.setText(name)
        self._name.setToolTip("" if video.output is None else str(video.output))
        self._settings.setText(settings_words(video))
        self._settings.setVisible(bool(self._settings.text()))
        self._progress.setText(progress_words(video))
        self._progress.setVisible(bool(self._progress.text()))
        self._picture.show_png(video.thumbnail)
        self._bar.setValue(round(video.fraction * self._bar.maximum()))
        self._bar.setVisible(video.is_open and (video.state == "running" or video.fraction > 0))
        if video.state == "done":
            self._outcome.show_text("good", self.tr("Done"))
        else:
            problem = translated_message(video.error) if video.state in ("failed", "damaged") else ""
            self._outcome.show_text("error", problem)
        self._notes.setText("\n".join(map(translated_message, video.notes)))
        self._notes.setVisible(bool(video.notes))
        self._name_all(name)

    def _show_buttons(self, video: Video) -> None:
        is_done = video.state == "done"
        for done_only in (self._play, self._folder):
            done_only.setVisible(is_done)
        self._again.setVisible(video.state in ("interrupted", "failed"))
        self._again.setText(self.tr("Try again") if video.state == "failed" else self.tr("Go on"))
        self._pause.setVisible(video.state in ("waiting", "running", "paused"))
        set_icon(self._pause, "play" if video.state == "paused" else "pause")
        for mover in (self._earlier, self._later):
            mover.setVisible(video.is_movable)
        self._remove.setVisible(video.state != "elsewhere")
        # A complete video only leaves the list; of any other, what is made so far is thrown away.
        set_icon(self._remove, "close" if is_done else "delete")

    def _name_all(self, name: str) -> None:
        """Names for those who don't see the icons; a damaged entry has none of its own."""
        pause = self.tr("Go on") if self._video.state == "paused" else self.tr("Pause")
        removed = self.tr("Remove from the list") if self._video.state == "done" else self.tr("Remove")
        for button, text in (
            (self._pause, pause),
            (self._earlier, self.tr("Make earlier")),
            (self._later, self.tr("Make later")),
            (self._remove, removed),
            (self._play, self._play.text()),
            (self._folder, self._folder.text()),
            (self._again, self._again.text()),
        ):
            if isinstance(button, QToolButton):
                button.setToolTip(text)
            button.setAccessibleName(self.tr("{action}: {name}").format(action=text, name=name))
        self.setAccessibleName(name)
        self._bar.setAccessibleName(self.tr("Progress of {job}").format(job=name))

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 8, 8)
        layout.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._picture, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        for line in (self._name, self._settings):
            words.addWidget(line)
        words.addStretch()
        head.addLayout(words, stretch=1)
        layout.addLayout(head)
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        for part in (self._bar, self._progress, self._outcome, self._notes):
            layout.addWidget(part)
        layout.addLayout(self._build_foot())

    def _build_foot(self) -> QHBoxLayout:
        self._play.setText(self.tr("Play"))
        self._folder.setText(self.tr("Show in folder"))
        for button, icon in (
            (self._play, "play"),
            (self._folder, "folder"),
            (self._again, "reset"),
            (self._earlier, "layer_up"),
            (self._later, "layer_down"),
        ):
            set_icon(button, icon)
        self._connect()
        row = QHBoxLayout()
        row.setSpacing(4)
        for button in (self._play, self._folder, self._again):
            row.addWidget(button)
        row.addStretch()
        for tool in (self._pause, self._earlier, self._later, self._remove):
            tool.setAutoRaise(True)
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(tool)
        return row

    def _connect(self) -> None:
        self._play.clicked.connect(lambda: self.play_requested.emit(self._video.output))
        self._folder.clicked.connect(lambda: self.folder_requested.emit(self._video.output))
        self._again.clicked.connect(lambda: self.resume_requested.emit(self._video.id))
        self._pause.clicked.connect(self._ask_to_pause)
        self._earlier.clicked.connect(lambda: self.move_requested.emit(self._video.id, -1))
        self._later.clicked.connect(lambda: self.move_requested.emit(self._video.id, 1))
        self._remove.clicked.connect(lambda: self.remove_requested.emit(self._video.id))
        self._drag.moved.connect(lambda point: self.carried.emit(self._video.id, point))
        self._drag.ended.connect(lambda is_dropped: self.let_go.emit(self._video.id, is_dropped))

    def _ask_to_pause(self) -> None:
        wanted = self.resume_requested if self._video.state == "paused" else self.pause_requested
        wanted.emit(self._video.id)

    def _take_focus(self) -> None:
        """The keyboard stays on the card."""
        for button in self.buttons:
            if button.isVisibleTo(self) and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                return
