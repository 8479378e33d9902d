from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton

from desktop.document.store import Store
from desktop.views.preview.preview_view import PreviewView
from joyvasa_runtime.errors import EditError, ExportError, PortraitError


def plain(width, height, colour="#804020"):
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colour))
    return image


def button(view, name):
    return next(
        found
        for found in view.findChildren(QToolButton) + view.findChildren(QPushButton)
        if name in (found.accessibleName(), found.text())
    )


@pytest.fixture
def empty(qtbot):
    view = PreviewView(Store())
    qtbot.addWidget(view)
    view.resize(600, 500)
    view.show()
    return view


def test_without_a_portrait_it_asks_for_one(empty, qtbot):
    with qtbot.waitSignal(empty.picture_asked):
        qtbot.mouseClick(button(empty, "Choose a picture…"), Qt.MouseButton.LeftButton)
    empty.set_editing(True)
    assert not empty.is_editing


def test_a_frame_is_shown_fitted_and_in_its_colours(preview):
    preview.show_image(plain(200, 150))
    shown = preview.canvas.grab().toImage()
    middle = shown.pixelColor(shown.width() // 2, shown.height() // 2)
    assert (middle.red(), middle.green(), middle.blue()) == (0x80, 0x40, 0x20)
    assert preview.canvas.view.is_fitted


def test_a_frame_of_lower_quality_stays_where_it_was(preview):
    preview.show_image(plain(400, 300))
    preview.canvas.zoom_to(300)
    before = preview.canvas.view.target
    preview.show_image(plain(100, 75))
    assert preview.canvas.view.target == before


def test_the_wheel_with_ctrl_zooms_at_the_cursor(preview):
    preview.show_image(plain(400, 300))
    canvas, at = preview.canvas, QPointF(200, 150)
    before = canvas.view.to_picture(at)
    far = QPointF(canvas.mapToGlobal(QPoint(200, 150)))
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        at, far, QPoint(), QPoint(0, 120), none, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    scale = canvas.view.scale
    QApplication.sendEvent(canvas, wheel)
    assert canvas.view.scale == pytest.approx(1.25 * scale)
    assert canvas.view.to_picture(at) == pytest.approx(before)


def test_the_middle_button_pans(preview, hand):
    preview.show_image(plain(400, 300))
    preview.canvas.zoom_to(400)
    start = QPointF(300, 200)
    before = preview.canvas.view.to_picture(start)
    hand.press(start, Qt.MouseButton.MiddleButton)
    hand.move(start + QPointF(40, -25), Qt.MouseButton.MiddleButton)
    hand.release(start + QPointF(40, -25), Qt.MouseButton.MiddleButton)
    assert preview.canvas.view.to_picture(start + QPointF(40, -25)) == pytest.approx(before)


@pytest.mark.parametrize(
    ("name", "signal", "value"),
    [
        ("Play or stop", "play_toggled", []),
        ("One frame back", "stepped", [-1]),
        ("One frame forward", "stepped", [1]),
        ("Go to start", "sought", [0]),
        ("Go to end", "sought", [99]),
        ("Loop", "loop_toggled", [True]),
        ("Face only", "view_changed", ["face"]),
        ("Picture before animation", "before_toggled", [True]),
    ],
)
def test_the_buttons_report_the_hand(preview, qtbot, name, signal, value):
    preview.show_image(plain(40, 30))
    preview.show_time(10, 100)
    with qtbot.waitSignal(getattr(preview, signal)) as caught:
        qtbot.mouseClick(button(preview, name), Qt.MouseButton.LeftButton)
    assert caught.args == value


def test_what_is_shown_from_outside_emits_nothing(preview, qtbot):
    with (
        qtbot.assertNotEmitted(preview.view_changed),
        qtbot.assertNotEmitted(preview.quality_changed),
        qtbot.assertNotEmitted(preview.before_toggled),
        qtbot.assertNotEmitted(preview.loop_toggled),
    ):
        preview.options.show_view("face")
        preview.options.show_quality(4)
        preview.options.show_before(True)
        preview.show_loop(True)


def texts(view):
    return [
        label.text() for label in view.transport.findChildren(type(view.transport._time)) if label.isVisible()
    ]


def test_time_speed_and_dropped_frames_are_told(preview):
    preview.show_time(312, 90_025)
    preview.show_speed(-2.0)
    preview.show_dropped(3)
    preview.show_silent("There is no sound device")
    assert texts(preview) == ["<b>00:12:12</b> / 1:00:01:00", "−2×", "3 dropped", "Silent"]
    preview.show_speed(1.0)
    preview.show_dropped(0)
    preview.show_silent("")
    assert len(texts(preview)) == 1


def test_keys_are_named_in_the_tool_tips(preview):
    preview.show_keys({"transport.play": "Space", "portrait.edit": "P"})
    assert button(preview, "Play or stop").toolTip() == "Play or stop (Space)"
    assert button(preview, "Edit portrait").toolTip() == "Edit portrait (P)"
    assert button(preview, "Loop").toolTip() == "Loop"


def test_a_portrait_problem_leads_into_the_editor(preview, qtbot, prepared):
    preview.show_prepared(replace(prepared, faces=(), corners=None, suggested=None))
    preview.show_problem(PortraitError("No face was found in ana.jpg", "Place the points by hand."))
    banner = preview._banner
    assert banner.isVisible()
    with qtbot.waitSignal(preview.edit_toggled) as caught:
        qtbot.mouseClick(button(banner, "Edit portrait"), Qt.MouseButton.LeftButton)
    assert caught.args == [True]
    assert preview.editor.state.mode == "points"
    assert not banner.isVisible()


def test_a_missing_picture_is_handed_on(empty, qtbot, store):
    view = PreviewView(store)
    qtbot.addWidget(view)
    view.show()
    error = PortraitError("The picture ana.jpg is not where it was", "Relink it.")
    view.show_problem(error)
    with qtbot.waitSignal(view.problem_acted) as caught:
        qtbot.mouseClick(button(view._banner, "Find the picture…"), Qt.MouseButton.LeftButton)
    assert caught.args == [error]


def test_a_problem_that_is_gone_is_not_shown(preview):
    preview.show_problem(ExportError("Full", "Free some space."))
    assert preview._banner.isVisible()
    preview.show_problem(None)
    assert not preview._banner.isVisible()


def test_editing_shows_the_picture_and_done_the_frame(preview, qtbot):
    preview.show_image(plain(400, 300, "#ff0000"))
    preview.options.edit_asked.emit()
    picture = preview.canvas.grab().toImage()
    preview.show_image(plain(400, 300, "#00ff00"))
    assert preview.canvas.grab().toImage() == picture
    qtbot.mouseClick(button(preview, "Done"), Qt.MouseButton.LeftButton)
    shown = preview.canvas.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) == QColor("#00ff00")


def test_removing_the_portrait_ends_the_editing(preview, store):
    preview.set_editing(True)
    store.edit("Remove", lambda project: replace(project, portrait=None))
    assert not preview.is_editing


def test_a_refused_edit_is_told(preview, qtbot, monkeypatch):
    preview.set_editing(True)
    error = EditError("No", "Do something else.")

    def refuse(*_):
        raise error

    monkeypatch.setattr(preview._store, "edit", refuse)
    with qtbot.waitSignal(preview.refused) as caught:
        preview.editor.reset()
    assert caught.args == [error]


def drop(view, data):
    at, action = QPoint(50, 50), Qt.DropAction.CopyAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at, action, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(view, enter)
    if enter.isAccepted():
        QApplication.sendEvent(view, QDropEvent(QPointF(at), action, data, buttons, keys))
    return enter.isAccepted()


def of_files(*names):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(name) for name in names])
    return data


@pytest.mark.parametrize("name", ["/pictures/Ana 肖像 🙂.jpg", "/pictures/letter.txt"])
def test_a_dropped_file_is_reported(empty, qtbot, name):
    with qtbot.waitSignal(empty.portrait_dropped) as caught:
        assert drop(empty, of_files(name))
    assert caught.args == [Path(name)]
    assert not empty._drop_hint.isVisible()


@pytest.mark.parametrize("name", ["/sounds/voice.WAV", "/clips/take.mp4", "/work/film.joyvasa"])
def test_sounds_and_projects_are_left_to_others(empty, name):
    assert not drop(empty, of_files(name))


def test_a_picture_without_a_file_is_reported_as_it_is(empty, qtbot):
    data = QMimeData()
    data.setImageData(plain(30, 20))
    with qtbot.waitSignal(empty.image_dropped) as caught:
        assert drop(empty, data)
    assert (caught.args[0].width(), caught.args[0].height()) == (30, 20)


def test_the_clipboard_gives_a_file_a_path_as_text_or_an_image(empty, tmp_path):
    clipboard = QGuiApplication.clipboard()
    clipboard.setMimeData(of_files("/pictures/ana.png"))
    assert empty.paste() == Path("/pictures/ana.png")
    file = tmp_path / "bob.jpg"
    file.write_bytes(b"x")
    clipboard.setText(str(file))
    assert empty.paste() == file
    clipboard.setText("hello")
    assert empty.paste() is None
    clipboard.setImage(plain(8, 9))
    assert empty.paste().height() == 9
    clipboard.clear()
    assert empty.paste() is None


def test_another_project_shows_nothing_of_the_last_one(preview, store):
    preview.show_image(plain(400, 300, "#ff0000"))
    preview.canvas.zoom_to(700)
    media = replace(store.project.media[0], path=Path("/pictures/bob.jpg"), sha256="1" * 64)
    store.replace(replace(store.project, media=(media,)), {})
    shown = preview.canvas.grab().toImage()
    assert shown.pixelColor(shown.width() // 2, shown.height() // 2) != QColor("#ff0000")
    assert preview.canvas.view.is_fitted


def test_arrow_keys_belong_to_the_editor_while_it_has_the_keyboard(preview, qtbot, store):
    pressed = []
    action = QAction(preview)
    action.setShortcut(QKeySequence("Left"))
    action.triggered.connect(lambda: pressed.append("window"))
    preview.addAction(action)
    preview.activateWindow()
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Left)
    assert pressed == ["window"]
    preview.set_editing(True)
    qtbot.keyClick(preview.canvas, Qt.Key.Key_Left)
    assert pressed == ["window"]
    assert store.project.portrait.crop is not None
