"""Times as people type them."""

import pytest

from desktop.views.widgets.timecode_edit import TimecodeEdit, parsed


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("00:02:10", 60),
        ("1:00:00", 1500),
        ("1:00:00:00", 90_000),
        ("12", 12),
        ("3.5s", 88),
        ("3,5 s", 88),
        ("+10", 40),
        ("-31", None),
        ("-30", 0),
        ("+1:00", 55),
        ("+ 2s", 80),
        ("-1,2s", 0),
        ("+", None),
        ("--1", None),
        ("abc", None),
        ("", None),
        ("99999999999", None),
        ("9999:00:00:00", None),
    ],
)
def test_a_text_means_a_frame_or_nothing(text, frame):
    assert parsed(text, now=30) == frame


def test_what_cannot_be_read_goes_back_to_what_was_shown(qtbot):
    field = TimecodeEdit("Start")
    qtbot.addWidget(field)
    field.show_frame(60)
    field.setText("soon")
    field.editingFinished.emit()
    assert field.text() == "00:02:10"


def test_a_distance_needs_a_place_to_start_from(qtbot):
    field = TimecodeEdit("Start")
    qtbot.addWidget(field)
    assert parsed("+10", now=None) is None
    field.show_frame(None, base=100)
    field.setText("+10")
    with qtbot.waitSignal(field.entered) as entered:
        field.editingFinished.emit()
    assert entered.args == [110]
