"""The question about unsaved changes has three answers, and staying is the safe one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.views.dialogs.unsaved_question import UnsavedQuestion


@pytest.fixture
def asked(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    question = UnsavedQuestion("Björn", window)
    told = []
    question.save_chosen.connect(lambda: told.append("save"))
    question.discard_chosen.connect(lambda: told.append("discard"))
    question.open()
    yield question, told
    question.close()


def click(question, text):
    (found,) = [b for b in question.findChildren(QPushButton) if b.text().replace("&", "") == text]
    found.click()


@pytest.mark.parametrize(
    ("text", "answer"), [("Save", ["save"]), ("Don't save", ["discard"]), ("Cancel", [])]
)
def test_each_answer_is_told(asked, text, answer):
    question, told = asked
    click(question, text)

    assert told == answer


def test_escape_stays(qtbot, asked):
    question, told = asked
    qtbot.keyClick(question, Qt.Key.Key_Escape)

    assert told == []
    assert not question.isVisible()


def test_it_names_the_project(asked):
    assert "Björn" in asked[0].text()
