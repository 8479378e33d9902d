"""The export dialog in the whole window: it shows the portrait, and what is chosen begins."""

import pytest

from desktop.views.dialogs.export.placement_view import PlacementView
from desktop.views.dialogs.export_dialog import ExportDialog


@pytest.fixture
def dialog(qtbot, window, studio):
    with qtbot.waitSignal(studio.preview.prepared):
        window.actions_by_id["file.open_sample"].trigger()
    window.actions_by_id["file.export"].trigger()
    dialog = window.findChild(ExportDialog)
    yield dialog
    dialog.reject()


def test_the_dialog_shows_the_portrait_that_the_preview_has(dialog):
    assert dialog.findChild(PlacementView).accessibleDescription() == "720 by 720 pixels"
