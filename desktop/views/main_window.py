"""The window: a portrait and a voice are chosen, their video is rendered and played.

It joins views and jobs; what rendering and playing are is theirs.
"""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QFileDialog,
    QLabel,
    QMainWindow,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.player import Player
from desktop.jobs.render import RenderJob, TalkRequest
from desktop.jobs.video import Video
from desktop.views.frame_view import FrameView
from desktop.views.transport import Transport


class MainWindow(QMainWindow):
    """Shows the video of `request` and makes another when the portrait or the voice changes."""

    def __init__(self, job: RenderJob, player: Player, request: TalkRequest) -> None:
        super().__init__()
        self._job, self._player, self._request = job, player, request
        self._frame_view, self._transport = FrameView(), Transport()
        self._progress, self._cancel = QProgressBar(), QPushButton(self.tr("Cancel"))
        self.setWindowTitle(self.tr("JoyVASA Studio"))
        self._build_actions()
        self._build_layout()
        self._build_status()
        self._connect()

    def render_video(self) -> None:
        """Start rendering the current portrait and voice."""
        self._player.pause()
        self._frame_view.show_file(self._request.portrait)
        self._show_busy(True)
        self._progress.setRange(0, 0)
        self.statusBar().showMessage(
            self.tr("{portrait} speaks {voice}").format(
                portrait=self._request.portrait.stem, voice=self._request.voice.stem
            )
        )
        self._job.start(self._request)

    def choose_portrait(self, path: Path) -> None:
        """Render another portrait with the same voice."""
        self._request = replace(self._request, portrait=path)
        self.render_video()

    def choose_voice(self, path: Path) -> None:
        """Render the same portrait with another voice."""
        self._request = replace(self._request, voice=path)
        self.render_video()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Stop what runs before the window goes."""
        self._player.close()
        self._job.close()
        super().closeEvent(event)

    def _build_actions(self) -> None:
        bar = self.addToolBar(self.tr("File"))
        bar.setMovable(False)
        portrait = QAction(
            self.tr("Open portrait…"), self, shortcut=QKeySequence(QKeySequence.StandardKey.Open)
        )
        portrait.triggered.connect(self._ask_for_portrait)
        voice = QAction(self.tr("Open voice…"), self, shortcut=QKeySequence("Ctrl+Shift+O"))
        voice.triggered.connect(self._ask_for_voice)
        bar.addActions([portrait, voice])

    def _build_layout(self) -> None:
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.addWidget(self._frame_view, stretch=1)
        layout.addWidget(self._transport)
        self.setCentralWidget(body)

    def _build_status(self) -> None:
        self._sound = QLabel()
        for widget in (self._progress, self._cancel, self._sound):
            self.statusBar().addPermanentWidget(widget)
        self._show_busy(False)

    def _connect(self) -> None:
        self._job.progressed.connect(self._show_progress)
        self._job.finished.connect(self._play)
        self._job.failed.connect(self._show_error)
        self._cancel.clicked.connect(self._stop_rendering)
        self._transport.play_toggled.connect(self._player.toggle)
        self._transport.sought.connect(self._player.seek)
        self._player.loaded.connect(self._transport.show_length)
        self._player.moved.connect(self._transport.show_frame)
        self._player.playing_changed.connect(self._transport.show_playing)
        self._player.frame_read.connect(self._frame_view.show_image)

    @Slot(str, int, int)
    def _show_progress(self, stage: str, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)
        self._progress.setFormat(f"{stage} %p %")

    @Slot(object)
    def _play(self, video: Video) -> None:
        self._show_busy(False)
        self._player.load(video)
        self._sound.setText(self.tr("No sound device: playing silently") if self._player.is_silent else "")
        self._player.toggle()

    @Slot(str, str)
    def _show_error(self, message: str, hint: str) -> None:
        self._show_busy(False)
        dialog = QMessageBox(QMessageBox.Icon.Warning, self.windowTitle(), message, parent=self)
        dialog.setInformativeText(hint)
        dialog.open()

    def _stop_rendering(self) -> None:
        self._job.cancel()
        self._show_busy(False)
        self.statusBar().showMessage(self.tr("Cancelled"))

    def _show_busy(self, is_busy: bool) -> None:
        self._progress.setVisible(is_busy)
        self._cancel.setVisible(is_busy)

    def _ask_for_portrait(self) -> None:
        pictures = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open portrait"), "", pictures)
        if name:
            self.choose_portrait(Path(name))

    def _ask_for_voice(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Open voice"), "", self.tr("All files (*)"))
        if name:
            self.choose_voice(Path(name))
