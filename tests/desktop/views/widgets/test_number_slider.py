"""The number slider by mouse, wheel and keys: what it shows and what it reports."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.views.widgets.number_slider import NumberSlider, line_up


@pytest.fixture
def slider(qtbot):
    slider = NumberSlider("Gain", -60, 24, 0, decimals=1, suffix=" dB")
    qtbot.addWidget(slider)
    slider.resize(400, slider.sizeHint().height())
    slider.show()
    slider.changes = []
    slider.changed.connect(lambda value, gesture: slider.changes.append((value, gesture)))
    yield slider
    slider.close()


def values(slider):
    return [value for value, _ in slider.changes]


def gestures(slider):
    return len({id(gesture) for _, gesture in slider.changes})


def turn_wheel(widget, notches=1):
    centre = widget.rect().center()
    event = QWheelEvent(
        QPointF(centre),
        QPointF(widget.mapToGlobal(centre)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def test_a_number_that_is_set_is_shown_and_not_reported(slider):
    slider.set_value(-6.5)

    assert slider.value == -6.5
    assert slider.slider.value() == -65
    assert slider.entry.text() == "-6.5 dB"
    assert slider.changes == []


def test_one_hold_of_the_slider_is_one_gesture(qtbot, slider):
    track = slider.slider
    middle = track.height() // 2
    qtbot.mousePress(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() // 4, middle))
    for x in range(track.width() // 4, track.width() // 2, 5):
        qtbot.mouseMove(track, QPoint(x, middle))
    qtbot.mouseRelease(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() // 2, middle))

    assert len(slider.changes) > 3
    assert gestures(slider) == 1
    assert slider.value == values(slider)[-1] == pytest.approx(-18, abs=1.5)

    slider.changes.clear()
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(track.width() - 2, middle))
    assert values(slider) == [24]


def test_the_slider_goes_to_where_it_is_clicked(qtbot, slider):
    track = slider.slider
    qtbot.mouseClick(track, Qt.MouseButton.LeftButton, pos=QPoint(1, track.height() // 2))

    assert slider.value == -60


def test_a_typed_number_is_reported_once_when_entered(qtbot, slider):
    slider.entry.setFocus()
    slider.entry.selectAll()
    qtbot.keyClicks(slider.entry, "12.5")
    assert slider.changes == []
    qtbot.keyClick(slider.entry, Qt.Key.Key_Return)
    qtbot.keyClick(slider.entry, Qt.Key.Key_Return)

    assert values(slider) == [12.5]
    assert slider.slider.value() == 125


def test_stepping_quickly_is_one_gesture_and_typing_another(qtbot, slider):
    slider.entry.setFocus()
    for _ in range(3):
        qtbot.keyClick(slider.entry, Qt.Key.Key_Up)
    slider.entry.selectAll()
    qtbot.keyClicks(slider.entry, "5\r")

    assert values(slider) == [pytest.approx(0.1), pytest.approx(0.2), pytest.approx(0.3), 5]
    assert gestures(slider) == 2


def test_the_wheel_changes_only_what_has_the_focus(slider):
    slider.set_value(3)
    slider.reset_button.setFocus()
    turn_wheel(slider.slider)
    turn_wheel(slider.entry)
    assert slider.changes == []

    slider.slider.setFocus()
    turn_wheel(slider.slider)
    slider.entry.setFocus()
    turn_wheel(slider.entry)

    assert len(slider.changes) == 2


@pytest.mark.parametrize("where", ["button", "label", "slider"])
def test_resetting_goes_back_to_the_default(qtbot, slider, where):
    slider.set_value(-20)
    if where == "button":
        qtbot.mouseClick(slider.reset_button, Qt.MouseButton.LeftButton)
    elif where == "label":
        qtbot.mouseDClick(slider.label, Qt.MouseButton.LeftButton)
    else:
        qtbot.mouseDClick(slider.slider, Qt.MouseButton.LeftButton)

    assert slider.value == 0
    assert values(slider) == [0]


def test_there_is_something_to_reset_only_away_from_the_default(slider):
    assert not slider.reset_button.isEnabled()
    slider.set_value(3)
    assert slider.reset_button.isEnabled()
    slider.set_default(3)
    assert not slider.reset_button.isEnabled()


def test_arrow_keys_move_by_a_step_and_with_ctrl_by_ten(qtbot, slider):
    qtbot.keyClick(slider.slider, Qt.Key.Key_Right)
    qtbot.keyClick(slider.slider, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)

    assert values(slider) == [pytest.approx(0.1), pytest.approx(-0.9)]


def test_mixed_numbers_show_none_and_can_be_reset(qtbot, slider):
    slider.set_mixed()

    assert slider.is_mixed
    assert slider.entry.lineEdit().text() == "– dB"
    assert slider.changes == []
    qtbot.mouseClick(slider.reset_button, Qt.MouseButton.LeftButton)
    assert (slider.is_mixed, values(slider)) == (False, [0])
    assert slider.entry.text() == "0.0 dB"


def test_a_number_typed_over_mixed_ones_counts_even_where_it_is_the_last_one_shown(qtbot, slider):
    slider.set_value(6)
    slider.set_mixed()
    slider.entry.setFocus()
    slider.entry.selectAll()
    qtbot.keyClicks(slider.entry, "6\r")

    assert values(slider) == [6]
    assert not slider.is_mixed


def test_leaving_mixed_numbers_alone_keeps_them(slider):
    slider.set_mixed()
    slider.entry.setFocus()
    slider.slider.setFocus()

    assert slider.is_mixed
    assert slider.changes == []


def test_another_range_moves_the_number_without_reporting_it(slider):
    slider.set_value(20)
    slider.set_range(-60, 10)

    assert slider.value == 10
    assert slider.changes == []


def test_its_parts_have_names_for_those_who_cannot_see_them(slider):
    assert slider.slider.accessibleName() == "Gain"
    assert slider.entry.accessibleName() == "Gain"
    assert slider.reset_button.accessibleName() == "Reset Gain"


def test_sliders_below_each_other_line_up(qtbot):
    box = QWidget()
    qtbot.addWidget(box)
    sliders = [NumberSlider("A", 0, 1, 0), NumberSlider("A long name", 0, 1, 0, 2, " px")]
    layout = QVBoxLayout(box)
    for slider in sliders:
        layout.addWidget(slider)
    line_up(sliders)
    box.resize(400, 80)
    box.grab()

    assert sliders[0].slider.x() == sliders[1].slider.x()
    assert sliders[0].slider.width() == sliders[1].slider.width()
