"""Pages of which the shown one alone asks for height."""

import pytest
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.views.widgets.page_stack import PageStack

WORDS = "Words that wrap, line after line, because there are too many of them for one. " * 40


@pytest.fixture
def pages():
    """A short text, and a long one."""
    made = QLabel("Short"), QLabel(WORDS)
    for page in made:
        page.setWordWrap(True)
    return made


@pytest.fixture
def holder(qapp):
    """What the stack stands in."""
    return QWidget()


@pytest.fixture
def stack(holder, pages):
    stack = PageStack()
    QVBoxLayout(holder).addWidget(stack)
    for page in pages:
        stack.add(page)
    return stack


def test_one_page_is_shown_the_first_one_at_the_beginning(qtbot, holder, stack, pages):
    short, long = pages
    qtbot.addWidget(holder)
    holder.show()
    assert (short.isVisible(), long.isVisible(), stack.current) == (True, False, short)
    stack.turn_to(long)
    assert (short.isVisible(), long.isVisible(), stack.current) == (False, True, long)
    stack.turn_to(long)
    assert (short.isVisible(), long.isVisible(), stack.current) == (False, True, long)


def test_a_stack_without_pages_shows_none(qtbot):
    stack = PageStack()
    qtbot.addWidget(stack)
    assert stack.current is None
    assert stack.minimumSizeHint().width() == 0


def test_it_is_as_wide_as_its_widest_page_whichever_is_shown(stack, pages):
    short, long = pages
    long.setText("Incomprehensibilities")
    assert stack.minimumSizeHint().width() == long.minimumSizeHint().width() > short.minimumSizeHint().width()
    stack.turn_to(long)
    assert stack.minimumSizeHint().width() == long.minimumSizeHint().width()


def test_a_short_page_is_not_scrolled_and_a_long_one_is(qtbot, holder, stack, pages):
    short, long = pages
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidgetResizable(True)
    area.setWidget(holder)
    area.resize(300, 200)
    area.show()
    room = area.verticalScrollBar().maximum

    qtbot.waitUntil(lambda: room() == 0)
    stack.turn_to(long)
    qtbot.waitUntil(lambda: room() > 200)
    stack.turn_to(short)
    qtbot.waitUntil(lambda: room() == 0)
