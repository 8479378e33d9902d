"""The cards of the queued videos in their order, and the question whether those from before shall go on.

What becomes of a video is asked for by signals; the queue itself is `desktop.jobs`' business.
"""

from itertools import pairwise

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.jobs.video import Video
from desktop.views.panels.video_card import VideoCard
from desktop.views.panels.video_drag import DropLine, places_to, slot_at
from desktop.views.widgets.labels import label, set_role

_GAP_PX = 8


class VideoList(QWidget):
    """Lists videos.

    Signals
    -------
    pause_requested(str), resume_requested(str), remove_requested(str)
        Id of a video.
    move_requested(str, int)
        Id of a video, and by how many places it shall be later; below 0 earlier.
    go_on_requested()
        All that wait shall be made.
    folder_requested(object), play_requested(object)
        Path of a video.
    carried_to(int)
        A card is carried to this height of the list.
    """

    pause_requested = Signal(str)
    resume_requested = Signal(str)
    remove_requested = Signal(str)
    move_requested = Signal(str, int)
    go_on_requested = Signal()
    folder_requested = Signal(object)
    play_requested = Signal(object)
    carried_to = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._videos: tuple[Video, ...] = ()
        self._cards: dict[str, VideoCard] = {}
        self._left, self._go_on = label("", wraps=True), QPushButton(self.tr("Go on"))
        self._standing = self._build_standing()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_GAP_PX)
        self._column.addWidget(self._standing)
        self._standing.hide()
        self._line, self._slot = DropLine(self), 0

    @property
    def videos(self) -> tuple[Video, ...]:
        """Those that are shown."""
        return self._videos

    def set_videos(self, videos: tuple[Video, ...], is_standing: bool) -> None:
        """Show these videos, in this order."""
        self._videos = videos
        for video_id in self._cards.keys() - {video.id for video in videos}:
            card = self._cards.pop(video_id)
            card.hide()
            card.deleteLater()
        movable = self._movable
        for place, video in enumerate(videos, start=1):
            card = self._cards.get(video.id) or self._add(video)
            if self._column.indexOf(card) != place:
                self._column.removeWidget(card)
                self._column.insertWidget(place, card)
            card.show_video(video, movable[:1] == [video.id], movable[-1:] == [video.id])
        self._order_tabs()
        self._show_standing(is_standing)

    def _add(self, video: Video) -> VideoCard:
        card = VideoCard(video)
        self._cards[video.id] = card
        card.pause_requested.connect(self.pause_requested)
        card.resume_requested.connect(self.resume_requested)
        card.remove_requested.connect(self.remove_requested)
        card.move_requested.connect(self.move_requested)
        card.folder_requested.connect(self.folder_requested)
        card.play_requested.connect(self.play_requested)
        card.carried.connect(self._carry)
        card.let_go.connect(self._drop)
        return card

    @property
    def _movable(self) -> list[str]:
        return [video.id for video in self._videos if video.is_movable]

    def _carry(self, _video_id: str, point: QPoint) -> None:
        """Show where a card would land."""
        cards, y = [self._cards[video_id] for video_id in self._movable], self.mapFromGlobal(point).y()
        self._slot = slot_at(cards, y)
        self._line.show_between(cards, self._slot, _GAP_PX)
        self.carried_to.emit(y)

    def _drop(self, video_id: str, is_dropped: bool) -> None:
        self._line.hide()
        movable = self._movable
        if is_dropped and video_id in movable:
            places = places_to(movable.index(video_id), self._slot)
            if places:
                self.move_requested.emit(video_id, places)

    def _order_tabs(self) -> None:
        """The Tab key goes through the cards from top to bottom, wherever they were before."""
        buttons = [button for video in self._videos for button in self._cards[video.id].buttons]
        for first, second in pairwise((self._go_on, *buttons)):
            QWidget.setTabOrder(first, second)

    def _show_standing(self, is_standing: bool) -> None:
        count = sum(video.state in ("waiting", "interrupted") for video in self._videos)
        one, more = self.tr("One video is left to be made."), self.tr("{count} videos are left to be made.")
        self._left.setText(one if count == 1 else more.format(count=count))
        self._standing.setVisible(is_standing)

    def _build_standing(self) -> QFrame:
        frame = QFrame()
        set_role(frame, "card")
        set_role(self._go_on, "primary")
        self._go_on.setAccessibleName(self.tr("Go on with the videos that are left"))
        self._go_on.clicked.connect(self.go_on_requested)
        row = QHBoxLayout(frame)
        row.setContentsMargins(12, 8, 8, 8)
        row.addWidget(self._left, stretch=1)
        row.addWidget(self._go_on)
        return frame
