"""The first page: ways to begin, and recent projects."""

import pytest
from PySide6.QtWidgets import QListWidget, QPushButton

from desktop.settings import open_settings
from desktop.views.welcome import WelcomePage


@pytest.fixture
def settings(qapp, tmp_path):
    return open_settings(tmp_path / "studio.ini")


@pytest.mark.parametrize(
    ("text", "signal"),
    [
        ("sample", "sample_requested"),
        ("Open a project", "open_requested"),
        ("portrait", "picture_requested"),
        ("voice", "audio_requested"),
        ("empty", "empty_requested"),
    ],
)
def test_every_button_asks_for_its_way_to_begin(qtbot, settings, text, signal):
    page = WelcomePage(settings)
    qtbot.addWidget(page)
    button = next(button for button in page.findChildren(QPushButton) if text in button.text())
    with qtbot.waitSignal(getattr(page, signal)):
        button.click()


def test_recent_projects_are_listed_damaged_and_lost_ones_too(qtbot, settings, tmp_path):
    damaged = tmp_path / "damaged.joyvasa"
    damaged.write_bytes(b"no project")
    settings.remember_file(tmp_path / "lost.joyvasa")
    settings.remember_file(damaged)
    page = WelcomePage(settings)
    qtbot.addWidget(page)
    items = page.findChild(QListWidget)
    assert [items.item(row).text().split("\n")[0] for row in range(items.count())] == ["damaged", "lost"]
    assert items.item(1).text().endswith("not found")
    with qtbot.waitSignal(page.project_requested) as asked:
        items.itemClicked.emit(items.item(0))
    assert asked.args == [damaged]
