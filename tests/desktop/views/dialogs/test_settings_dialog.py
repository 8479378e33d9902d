"""The settings dialog shows the settings and changes them at once."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPushButton

from desktop.jobs.pack_info import PackInfo
from desktop.settings import open_settings
from desktop.views.dialogs.settings_dialog import RESET, SettingsDialog
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.errors import ModelPackError

PACKS = (
    PackInfo("mine", "My pack", Path("/mine"), is_bundled=False),
    PackInfo("broken", "Broken", Path("/broken"), is_bundled=False, problem=ModelPackError("no", "")),
    PackInfo("starter", "Starter", Path("/starter"), is_bundled=True),
)


@pytest.fixture
def settings(qapp, tmp_path):
    return open_settings(tmp_path / "settings.ini")


@pytest.fixture
def dialog(qtbot, settings):
    dialog = SettingsDialog(settings, PACKS, "Now: CPU")
    dialog.show()
    yield dialog
    dialog.close()


def choice(dialog, name):
    (box,) = [box for box in dialog.findChildren(QComboBox) if box.accessibleName() == name]
    return box


def choose(qtbot, dialog, name, text):
    box = choice(dialog, name)
    box.setCurrentIndex(box.findText(text))
    box.activated.emit(box.currentIndex())


def slider(dialog, name):
    (found,) = [item for item in dialog.findChildren(NumberSlider) if item.label.text() == name]
    return found


def test_every_choice_takes_effect_at_once(qtbot, dialog, settings):
    choose(qtbot, dialog, "Theme", "Dark")
    choose(qtbot, dialog, "Quality", "Half: four times faster")
    choose(qtbot, dialog, "Show", "The face only")
    choose(qtbot, dialog, "Run on", "CPU only")
    choose(qtbot, dialog, "Pack of new clips", "My pack")

    chosen = settings.theme, settings.preview_quality, settings.preview_view, settings.provider
    assert chosen == ("dark", 2, "face", "cpu")
    assert settings.default_pack == "mine"


def test_numbers_are_typed_and_reset(qtbot, dialog, settings):
    cache = slider(dialog, "Memory for frames")
    cache.entry.selectAll()
    qtbot.keyClicks(cache.entry, "2048\r")
    assert settings.cache_mb == 2048

    qtbot.mouseClick(cache.reset_button, Qt.MouseButton.LeftButton)
    assert settings.cache_mb == 1024


def test_switches_switch(qtbot, dialog, settings):
    for box in dialog.findChildren(QCheckBox):
        box.click()

    assert (settings.snapping, settings.loop) == (False, True)


def test_what_is_changed_elsewhere_is_shown(dialog, settings):
    settings.theme = "light"
    settings.autosave_s = 90
    settings.loop = True

    assert choice(dialog, "Theme").currentText() == "Light"
    assert slider(dialog, "Autosave every").value == 90
    assert [box.isChecked() for box in dialog.findChildren(QCheckBox) if "loop" in box.text()] == [True]


def test_only_packs_that_can_be_used_are_offered(dialog):
    box = choice(dialog, "Pack of new clips")

    assert [box.itemText(row) for row in range(box.count())] == [
        "The program's choice",
        "My pack",
        "Starter",
    ]


def test_restoring_defaults_forgets_what_is_on_the_page_and_nothing_else(dialog, settings):
    settings.theme, settings.cache_mb, settings.loop = "dark", 4096, True
    settings.keymap = {"edit.split": ("C",)}
    (restore,) = [b for b in dialog.findChildren(QPushButton) if b.text() == "Restore defaults"]
    restore.click()

    defaults = [getattr(type(settings), name).default for name in RESET]
    assert [getattr(settings, name) for name in RESET] == defaults
    assert settings.keymap == {"edit.split": ("C",)}


def test_where_models_run_is_said_and_the_keyboard_map_is_near(qtbot, dialog):
    assert "Now: CPU" in [label.text() for label in dialog.findChildren(QLabel)]
    (keys,) = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("Edit keyboard")]
    with qtbot.waitSignal(dialog.keymap_asked):
        keys.click()
