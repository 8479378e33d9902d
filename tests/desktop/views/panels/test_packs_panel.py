"""The packs panel with packs of its own making: what it shows and asks for."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QMessageBox, QProgressBar, QPushButton, QToolButton

from desktop.jobs.pack_info import PackInfo
from desktop.settings import open_settings
from desktop.views.dialogs.official_models_dialog import OfficialModelsDialog
from desktop.views.panels.pack_card import PackCard
from desktop.views.panels.packs_panel import PacksPanel
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.specs import SafeRanges

STARTER = PackInfo(
    "starter", "Starter", Path("/s"), True, 10_000_000, "1.0.0", "MIT", "By us", kinds=("human", "animal")
)
MINE = PackInfo(
    "mine",
    "My pack",
    Path("/m"),
    False,
    5,
    "2.0",
    "CC-BY",
    kinds=("human",),
    safe=SafeRanges(yaw=(-5.0, 20.0)),
)
BROKEN = PackInfo("bad", "bad", Path("/b"), False, problem=ModelPackError("It is torn", "Install it again."))


class FakePacks(QObject):
    changed = Signal()
    busy_changed = Signal(bool)
    progressed = Signal(str, object, object)
    installed = Signal(str)
    removed = Signal(str)
    replacement_needed = Signal(object, object)
    builtin = "starter"

    def __init__(self):
        super().__init__()
        self.infos = (MINE, BROKEN, STARTER)
        self.is_busy = False
        self.calls = []

    def info(self, id):
        return next((info for info in self.infos if info.id == id and info.is_usable), None)

    def install(self, path, replace=False):
        self.calls.append(("install", path, replace))

    def remove(self, info):
        self.calls.append(("remove", info.id))

    def refresh(self):
        self.calls.append(("refresh",))

    def cancel(self):
        self.calls.append(("cancel",))


@pytest.fixture
def packs(qapp):
    return FakePacks()


@pytest.fixture
def settings(qapp, tmp_path):
    return open_settings(tmp_path / "settings.ini")


@pytest.fixture
def panel(qtbot, packs, settings, tmp_path):
    panel = PacksPanel(packs, settings, ask_file=lambda _parent, _start: tmp_path / "new.jvpack")
    qtbot.addWidget(panel)
    panel.resize(360, 640)
    panel.show()
    yield panel
    panel.close()


def card(panel, name):
    (found,) = [c for c in panel.findChildren(PackCard) if c.isVisible() and c.accessibleName() == name]
    return found


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def click(widget, text):
    (found,) = [button for button in widget.findChildren(QPushButton) if button.text() == text]
    found.click()


def star(panel, name):
    return card(panel, name).findChild(QToolButton)


def test_a_pack_says_what_it_can_do_and_whose_it_is(panel):
    shown = texts(card(panel, "Starter"))

    assert "Animates people and animals, 512 × 512 px" in shown
    assert "Looks good at pitch ±10°, yaw ±15°, roll ±10°" in shown
    assert any("Licence: MIT" in text and "MiB" in text for text in shown)
    assert "Came with the program" in shown
    assert any("yaw −5° … 20°" in text for text in texts(card(panel, "My pack")))


def test_a_broken_pack_says_what_is_wrong_and_offers_no_star(panel):
    assert {"It is torn", "Install it again."} <= set(texts(card(panel, "bad")))
    assert star(panel, "bad") is None


def test_the_star_chooses_the_pack_of_new_clips(panel, settings):
    assert star(panel, "Starter").toolTip() == "New clips use this pack"
    star(panel, "My pack").click()

    assert settings.default_pack == "mine"
    assert star(panel, "My pack").toolTip() == "New clips use this pack"
    assert star(panel, "Starter").toolTip() == "Use this pack for new clips"


def test_a_pack_is_installed_from_a_file_and_its_folder_remembered(panel, packs, settings, tmp_path):
    click(panel, "Install from file…")

    assert packs.calls == [("install", tmp_path / "new.jvpack", False)]
    assert settings.folder("pack") == tmp_path


def test_the_way_to_the_official_models_leads_to_a_file_or_to_a_new_look(qtbot, panel, packs, tmp_path):
    click(panel, "Official models…")
    click(panel.findChild(OfficialModelsDialog), "Install from file…")
    qtbot.waitUntil(lambda: panel.findChild(OfficialModelsDialog) is None)
    assert packs.calls == [("refresh",), ("install", tmp_path / "new.jvpack", False)]

    click(panel, "Official models…")
    click(panel.findChild(OfficialModelsDialog), "Close")
    assert packs.calls[2:] == [("refresh",)]


def test_progress_is_shown_and_can_be_cancelled(panel, packs):
    packs.busy_changed.emit(True)
    packs.progressed.emit("install", 2**31, 2**33)
    bar = panel.findChild(QProgressBar)
    assert bar.isVisible()
    assert (bar.value() / bar.maximum(), bar.format()) == (0.25, "Unpacking %p %")
    click(panel, "Cancel")

    assert packs.calls == [("cancel",)]
    packs.busy_changed.emit(False)
    assert not bar.isVisible()


def test_replacing_and_removing_are_asked_about_first(qtbot, panel, packs):
    packs.replacement_needed.emit(Path("/x.jvpack"), ModelPackError("It is there already", ""))
    assert packs.calls == []
    click(panel.findChild(QMessageBox), "Replace")
    qtbot.waitUntil(lambda: panel.findChild(QMessageBox) is None)
    click(card(panel, "My pack"), "Remove…")
    click(panel.findChild(QMessageBox), "Remove")

    assert packs.calls == [("install", Path("/x.jvpack"), True), ("remove", "mine")]


def test_the_bundled_pack_cannot_be_removed(panel):
    assert [b.text() for b in card(panel, "Starter").findChildren(QPushButton)] == []


def test_when_the_chosen_pack_is_removed_the_programs_own_is_the_choice_again(panel, packs, settings):
    settings.default_pack = "mine"
    packs.infos = (STARTER,)
    packs.changed.emit()
    packs.removed.emit("mine")

    assert settings.default_pack == ""
    assert star(panel, "Starter").toolTip() == "New clips use this pack"


def test_an_installed_pack_is_told_by_its_name(qtbot, panel, packs):
    with qtbot.waitSignal(panel.said) as said:
        packs.installed.emit("mine")

    assert said.args == ["Installed the pack “My pack”"]
