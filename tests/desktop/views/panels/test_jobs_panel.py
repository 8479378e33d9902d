"""The jobs panel: a card for each job, from its start to its end."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QToolButton

from desktop.jobs.job_list import Job
from desktop.views.panels.job_card import JobCard
from desktop.views.panels.jobs_panel import JobsPanel
from joyvasa_runtime.errors import ExportError

JOB = Job(1, "export", "Export a.mp4", output=Path("/videos/我的 a.mp4"))


@pytest.fixture
def panel(qtbot):
    panel = JobsPanel()
    qtbot.addWidget(panel)
    panel.show()
    return panel


def show(panel, *jobs):
    panel.set_jobs(jobs)
    # Qt shows what is put into a layout with the next events.
    QCoreApplication.processEvents()


def words(widget):
    """All that can be read on it."""
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisible())


def button(widget, text):
    return next(button for button in widget.findChildren(QPushButton) if button.text() == text)


def test_without_jobs_it_says_how_to_begin_and_offers_nothing(panel):
    assert "Nothing is being made" in words(panel)
    assert not button(panel, "Clear finished").isVisible()


def test_the_newest_job_is_on_top(panel):
    show(panel, JOB)
    show(panel, JOB, replace(JOB, id=2, text="Generate motion of b"))
    cards = sorted(panel.findChildren(JobCard), key=lambda card: card.y())
    assert [card.findChild(QLabel).text() for card in cards] == ["Generate motion of b", "Export a.mp4"]
    assert "Nothing is being made" not in words(panel)


def test_a_running_job_tells_what_it_is_at_and_how_long_it_will_take(panel):
    show(panel, replace(JOB, state="running", stage="render", fraction=0.126, left_s=4000.0))
    assert "Drawing frames  ·  13 %  ·  about 1 h 7 min left" in words(panel)
    show(panel, replace(JOB, state="running", stage="something new", fraction=0.2))
    assert "| 20 %" in words(panel)
    bar = panel.findChild(QProgressBar)
    assert bar.value() == 0.2 * bar.maximum()


@pytest.mark.parametrize(
    ("state", "told"), [("waiting", "Waiting"), ("done", "Done"), ("cancelled", "Cancelled")]
)
def test_every_state_has_its_word(panel, state, told):
    show(panel, replace(JOB, state=state))
    assert told in words(panel)


def test_only_what_goes_on_has_a_bar_and_can_be_cancelled(panel):
    for state in ("waiting", "running", "done", "failed", "cancelled"):
        show(panel, replace(JOB, state=state, error=ExportError("Full", "Free some space.")))
        is_active = state in ("waiting", "running")
        assert panel.findChild(QProgressBar).isVisible() == is_active
        assert panel.findChild(QToolButton).isVisible() == is_active
        assert button(panel, "Clear finished").isEnabled() != is_active


def test_a_job_that_went_on_in_between_says_nothing_of_its_progress_when_it_fails(panel):
    show(panel, replace(JOB, state="running", stage="render", fraction=0.5))
    show(panel, replace(JOB, state="failed", error=ExportError("The disk is full", "Free some.")))
    assert "The disk is full. Free some." in words(panel)
    assert "%" not in words(panel)


def test_only_a_complete_video_can_be_shown_in_its_folder(qtbot, panel):
    show(panel, replace(JOB, state="cancelled"))
    assert not button(panel, "Show in folder").isVisible()
    show(panel, replace(JOB, state="done"))
    with qtbot.waitSignal(panel.folder_requested) as folder:
        button(panel, "Show in folder").click()
    assert folder.args == [JOB.output]


def test_the_right_job_is_cancelled(qtbot, panel):
    show(panel, JOB, replace(JOB, id=2), replace(JOB, id=3))
    cards = {card.y(): card for card in panel.findChildren(JobCard)}
    middle = cards[sorted(cards)[1]]
    with qtbot.waitSignal(panel.cancel_requested) as cancelled:
        middle.findChild(QToolButton).click()
    assert cancelled.args == [2]


def test_forgotten_jobs_leave_at_once(qtbot, panel):
    show(panel, replace(JOB, state="done"), replace(JOB, id=2))
    show(panel, replace(JOB, id=2))
    assert len([card for card in panel.findChildren(JobCard) if card.isVisible()]) == 1
    show(panel)
    assert "Nothing is being made" in words(panel)


def test_a_name_without_spaces_does_not_make_the_panel_wide(panel):
    panel.resize(300, 400)
    show(panel, replace(JOB, text="Export " + "x" * 200 + ".mp4"))
    assert panel.minimumSizeHint().width() <= 300
