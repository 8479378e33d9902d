"""The queue of videos in the jobs panel: what is told of each, what can be done, by mouse and by keyboard."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from desktop.jobs.video import Video
from desktop.views.panels.jobs_panel import JobsPanel
from desktop.views.panels.video_card import VideoCard
from desktop.views.panels.video_drag import DropLine
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.written_file import JOINING

VIDEO = Video(
    "a",
    "我的 a.mp4",
    "waiting",
    Path("/videos/我的 a.mp4"),
    ExportSettings(canvas=Canvas(size=(1080, 1920)), fps=50),
    FrameSpan(25, 325),
)


@pytest.fixture
def panel(qtbot):
    panel = JobsPanel()
    qtbot.addWidget(panel)
    panel.resize(330, 500)
    panel.show()
    return panel


def show(panel, *videos, is_standing=False):
    panel.set_videos(videos, is_standing)
    # Qt shows what is put into a layout with the next events.
    QCoreApplication.processEvents()


def words(widget):
    """All that can be read on it."""
    shown = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    return " | ".join(shown).replace("\N{NO-BREAK SPACE}", " ")


def visible(widget, *kinds):
    """What buttons that are seen say of themselves, without the name of the video."""
    buttons = [button for kind in kinds for button in widget.findChildren(kind) if button.isVisible()]
    return {button.accessibleName().partition(":")[0] for button in buttons if button.accessibleName()}


def button(panel, action, name="我的 a.mp4"):
    wanted = f"{action}: {name}"
    buttons = panel.findChildren(QPushButton) + panel.findChildren(QToolButton)
    return next(found for found in buttons if found.accessibleName() == wanted)


def cards(panel):
    found = [card for card in panel.findChildren(VideoCard) if card.isVisible()]
    return [card.accessibleName() for card in sorted(found, key=lambda card: card.y())]


def test_a_card_says_what_the_video_shall_be(panel):
    show(panel, VIDEO)
    assert "我的 a.mp4 | H.264 · 1080 × 1920 · 50 fps · 12 s | Waiting" in words(panel)
    assert "Nothing is being made" not in words(panel)


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        (ExportSettings(), "H.264 · 25 fps · 12 s"),
        (ExportSettings(canvas=Canvas(longer_side=1280)), "H.264 · 1280 px · 25 fps · 12 s"),
        (ExportSettings(Compression("png", has_alpha=True)), "PNG · 25 fps · transparent · 12 s"),
        (ExportSettings(Compression("wav")), "WAV · 12 s"),
    ],
)
def test_only_what_was_chosen_is_told(panel, settings, told):
    show(panel, replace(VIDEO, settings=settings))
    assert f"| {told} |" in words(panel)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"state": "running", "stage": "render", "left_s": 4000.0}, "Drawing frames · 13 % · about 1 h"),
        ({"state": "running", "stage": JOINING}, "Joining the parts · 13 %"),
        ({"state": "running", "stage": "something new"}, "| 13 %"),
        ({"state": "paused"}, "Paused · 13 %"),
        ({"state": "paused", "fraction": 0.0}, "| Paused"),
        ({"state": "interrupted"}, "Stopped; it can go on · 13 %"),
        ({"state": "elsewhere"}, "Another program is making it · 13 %"),
        ({"state": "done"}, "| Done"),
        ({"state": "failed", "error": "The disk is full. Make room."}, "The disk is full. Make room."),
        ({"state": "damaged", "error": "It is damaged."}, "It is damaged."),
    ],
)
def test_every_state_has_its_words(panel, changes, told):
    show(panel, replace(VIDEO, **{"fraction": 0.126, **changes}))
    assert told in words(panel)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("waiting", {"Pause", "Make earlier", "Make later", "Remove"}),
        ("running", {"Pause", "Remove"}),
        ("paused", {"Go on", "Make earlier", "Make later", "Remove"}),
        ("interrupted", {"Go on", "Make earlier", "Make later", "Remove"}),
        ("failed", {"Try again", "Make earlier", "Make later", "Remove"}),
        ("done", {"Play", "Show in folder", "Remove from the list"}),
        ("elsewhere", set()),
        ("damaged", {"Remove"}),
    ],
)
def test_only_what_makes_sense_is_offered(panel, state, expected):
    show(panel, replace(VIDEO, state=state, error="It failed. Try again."))
    assert visible(panel, QPushButton, QToolButton) == expected


def test_what_was_done_in_another_way_stands_under_the_outcome(panel):
    notes = "The sound is too quiet.", "Head and body were cut out of the background."
    show(panel, replace(VIDEO, state="done", fraction=1.0, notes=notes))
    assert words(panel).endswith(
        "Done | The sound is too quiet.\nHead and body were cut out of the background."
    )
    show(panel, VIDEO)
    assert "quiet" not in words(panel)


def test_progress_is_seen_from_the_beginning_to_the_end(panel):
    bar = None
    for state, fraction, is_seen in (
        ("waiting", 0.0, False),
        ("running", 0.0, True),
        ("running", 0.5, True),
        ("paused", 0.5, True),
        ("done", 1.0, False),
    ):
        show(panel, replace(VIDEO, state=state, fraction=fraction))
        bar = panel.findChild(QProgressBar)
        assert bar.isVisible() == is_seen
    assert bar.value() == bar.maximum()
    assert "我的 a.mp4" in bar.accessibleName()


@pytest.mark.parametrize(
    ("state", "action", "signal", "arguments"),
    [
        ("running", "Pause", "pause_requested", ["a"]),
        ("paused", "Go on", "resume_requested", ["a"]),
        ("interrupted", "Go on", "resume_requested", ["a"]),
        ("failed", "Try again", "resume_requested", ["a"]),
        ("running", "Remove", "remove_requested", ["a"]),
        ("done", "Remove from the list", "remove_requested", ["a"]),
        ("done", "Play", "play_requested", [VIDEO.output]),
        ("done", "Show in folder", "folder_requested", [VIDEO.output]),
    ],
)
def test_a_button_asks_for_the_right_thing(qtbot, panel, state, action, signal, arguments):
    show(panel, replace(VIDEO, state=state))
    shown = panel.findChildren(QPushButton) + panel.findChildren(QToolButton)
    wanted = f"{action}: {VIDEO.title}"
    found = next(one for one in shown if one.isVisible() and one.accessibleName() == wanted)
    with qtbot.waitSignal(getattr(panel.videos, signal)) as asked:
        found.click()
    assert asked.args == arguments


@pytest.fixture
def moves(panel):
    moved = []
    panel.videos.move_requested.connect(lambda *move: moved.append(move))
    return moved


@pytest.fixture
def queue_of_five(panel):
    """One that runs, three that wait, and one that is done."""
    panel.resize(330, 900)
    states = {"r": "running", "x": "waiting", "y": "paused", "z": "failed", "d": "done"}
    videos = [replace(VIDEO, id=name, title=name, state=state) for name, state in states.items()]
    show(panel, *videos)
    return videos


def test_the_first_cannot_be_earlier_nor_the_last_later(qtbot, panel):
    running, done = (
        replace(VIDEO, id="r", title="r", state="running"),
        replace(VIDEO, title="d", state="done"),
    )
    videos = [replace(VIDEO, id=name, title=name) for name in "xyz"]
    show(panel, running, *videos, replace(done, id="d"))
    can = {
        name: (
            button(panel, "Make earlier", name).isEnabled(),
            button(panel, "Make later", name).isEnabled(),
        )
        for name in "xyz"
    }
    assert can == {"x": (False, True), "y": (True, True), "z": (True, False)}
    with qtbot.waitSignal(panel.videos.move_requested) as moved:
        button(panel, "Make earlier", "y").click()
    assert moved.args == ["y", -1]


def carry(qtbot, panel, title, to, end=True):
    """Drag a card by its name to the middle of another's upper or lower half."""
    by_title = {card.accessibleName(): card for card in panel.findChildren(VideoCard)}
    card, other = by_title[title], by_title[to[0]]
    qtbot.mousePress(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 15))
    far = card.mapFromGlobal(other.mapToGlobal(QPoint(100, round(other.height() * to[1]))))
    for point in (far / 2, far):
        qtbot.mouseMove(card, point)
    if end:
        qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=far)
    return card


def drop_line(panel):
    return panel.findChild(DropLine)


@pytest.mark.parametrize(
    ("title", "to", "expected"),
    [
        ("x", ("y", 0.75), ("x", 1)),
        ("x", ("z", 0.75), ("x", 2)),
        ("z", ("x", 0.25), ("z", -2)),
        ("y", ("x", 0.25), ("y", -1)),
        ("z", ("y", 0.25), ("z", -1)),
        ("x", ("y", 0.25), None),
        ("x", ("x", 0.75), None),
        ("z", ("d", 0.75), None),
        ("y", ("r", 0.25), ("y", -1)),
    ],
)
def test_a_card_is_dragged_to_its_place(qtbot, panel, moves, queue_of_five, title, to, expected):
    carry(qtbot, panel, title, to)
    assert moves == ([] if expected is None else [expected])
    assert not drop_line(panel).isVisible()


def test_a_line_shows_where_a_card_would_land_and_escape_puts_it_back(qtbot, panel, moves, queue_of_five):
    card = carry(qtbot, panel, "x", ("y", 0.75), end=False)
    line, other = (
        drop_line(panel),
        next(c for c in panel.findChildren(VideoCard) if c.accessibleName() == "z"),
    )
    assert line.isVisible()
    assert abs(line.geometry().center().y() - (other.geometry().top() - 4)) <= 1
    assert QWidget.keyboardGrabber() is card
    qtbot.keyClick(card, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert QWidget.keyboardGrabber() is None
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 300))
    assert moves == []


def test_a_card_that_is_begun_or_gone_while_it_is_carried_is_let_go(qtbot, panel, moves, queue_of_five):
    card = carry(qtbot, panel, "x", ("y", 0.75), end=False)
    show(panel, *(replace(video, state="running") if video.id == "x" else video for video in queue_of_five))
    assert not drop_line(panel).isVisible()
    qtbot.mouseRelease(card, Qt.MouseButton.LeftButton, pos=QPoint(100, 300))
    carry(qtbot, panel, "y", ("z", 0.75), end=False)
    show(panel, *(video for video in queue_of_five if video.id != "y"))
    assert not drop_line(panel).isVisible()
    assert QWidget.keyboardGrabber() is None
    assert moves == []


def test_only_what_has_a_place_is_carried(qtbot, panel, moves):
    show(panel, replace(VIDEO, id="r", title="r", state="running"), replace(VIDEO, id="x", title="x"))
    for title, other in (("r", "x"), ("x", "r")):
        carry(qtbot, panel, title, (other, 0.75))
    assert moves == []


def test_cards_follow_the_queue_and_keep_the_keyboard_where_it_is(panel):
    first, second = (replace(VIDEO, id=name, title=name) for name in "xy")
    third = replace(VIDEO, id="z", title="z")
    show(panel, first, second, third)
    assert cards(panel) == ["x", "y", "z"]
    later = button(panel, "Make later", "x")
    later.setFocus()
    show(panel, second, first, third)
    assert cards(panel) == ["y", "x", "z"]
    assert later.hasFocus()
    show(panel, second, third, first)
    # The last can't be made later, so its button is left; the keyboard stays on its card.
    assert button(panel, "Pause", "x").hasFocus()


def test_the_tab_key_goes_from_top_to_bottom_after_a_move(qtbot, panel):
    first, second = (replace(VIDEO, id=name, title=name) for name in "xy")
    show(panel, first, second)
    show(panel, second, first)
    button(panel, "Remove", "y").setFocus()
    qtbot.keyClick(button(panel, "Remove", "y"), Qt.Key.Key_Tab)
    assert button(panel, "Pause", "x").hasFocus()


def test_removed_videos_leave_at_once(panel):
    show(panel, VIDEO, replace(VIDEO, id="b", title="b"))
    show(panel, VIDEO)
    assert cards(panel) == ["我的 a.mp4"]
    show(panel)
    assert "Nothing is being made" in words(panel)


def test_what_is_left_from_before_goes_on_when_the_user_says_so(qtbot, panel):
    show(panel, VIDEO, is_standing=True)
    assert "One video is left to be made." in words(panel)
    show(panel, VIDEO, replace(VIDEO, id="b"), replace(VIDEO, id="c", state="done"), is_standing=True)
    assert "2 videos are left to be made." in words(panel)
    go_on = next(one for one in panel.findChildren(QPushButton) if one.property("role") == "primary")
    with qtbot.waitSignal(panel.videos.go_on_requested):
        go_on.click()
    show(panel, VIDEO)
    assert not go_on.isVisible()


def test_complete_videos_can_be_cleared(panel):
    clear = next(one for one in panel.findChildren(QPushButton) if one.text() == "Clear finished")
    for state, can in (("running", False), ("failed", False), ("done", True)):
        show(panel, replace(VIDEO, state=state))
        assert (clear.isVisible(), clear.isEnabled()) == (True, can)


def test_a_long_name_does_not_make_the_panel_wide(panel):
    show(panel, replace(VIDEO, title="x" * 200 + ".mp4", state="done"))
    assert panel.minimumSizeHint().width() <= 330


def test_a_thumbnail_is_painted_and_a_damaged_one_is_not(qapp, panel):
    show(panel, replace(VIDEO, thumbnail=b"no picture"))
    assert not panel.grab().isNull()
