"""A part of a panel that opens and closes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from desktop.views.widgets.section import Section


@pytest.fixture
def section(qtbot):
    section = Section("Blinks", QLabel("content"), is_open=False)
    qtbot.addWidget(section)
    section.show()
    return section


def test_it_opens_by_mouse_and_keyboard(section):
    assert not section._content.isVisible()
    section.heading.click()
    assert section._content.isVisible()
    section.heading.setFocus()
    QTest.keyClick(section.heading, Qt.Key.Key_Space)
    assert not section.is_open


def test_its_state_is_told_to_who_has_it_closed(section):
    section.set_note("4 own")
    assert section.note == "4 own"
    assert section.heading.accessibleDescription() == "4 own"


def test_a_reset_is_there_only_where_it_is_offered(qtbot, section):
    assert not section.reset_button.isVisible()
    section.offer_reset("Back")
    with qtbot.waitSignal(section.reset_asked):
        section.reset_button.click()
    assert section.reset_button.accessibleName() == "Back"
