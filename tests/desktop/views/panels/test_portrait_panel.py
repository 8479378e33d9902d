from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QPlainTextEdit, QPushButton

from desktop.document.store import Store
from desktop.jobs.portraits import PreparedPortrait
from desktop.views.panels.portrait_panel import PortraitPanel
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.portrait.crop_box import CropBox
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.portrait.mesh_points import default_points
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.document import Consent, Media, PortraitSetup, Project

FOUND = CropBox((200.0, 140.0), 160.0, 0.0)
POINTS = tuple((float(x), float(y)) for x, y in default_points(400, 300))


@pytest.fixture
def store(qapp):
    media = Media(1, "picture", Path("/pictures/ana.jpg"), 10, "0" * 64)
    return Store(Project(media=(media,), portrait=PortraitSetup(1), next_id=2))


@pytest.fixture
def prepared(qapp):
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    image.fill(0)
    corners = tuple((float(x), float(y)) for x, y in FOUND.crop(512).corners())
    boxes = ((150.0, 90.0, 250.0, 190.0), (10.0, 10.0, 50.0, 50.0))
    return PreparedPortrait(image, 400, 300, "human", boxes, 0, corners, None, POINTS)


@pytest.fixture
def panel(qtbot, store, prepared):
    panel = PortraitPanel(store)
    qtbot.addWidget(panel)
    panel.resize(340, 800)
    panel.show()
    panel.show_prepared(prepared)
    return panel


def slider(panel, text):
    return next(found for found in panel.findChildren(NumberSlider) if found.label.text() == text)


def box(panel, name):
    return next(found for found in panel.findChildren(QComboBox) if found.accessibleName() == name)


def choose(combo, index):
    combo.setCurrentIndex(index)
    combo.activated.emit(index)


def click(qtbot, panel, text):
    found = next(button for button in panel.findChildren(QPushButton) if button.text() == text)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_it_shows_what_was_found(panel):
    assert slider(panel, "Side").value == 160
    assert slider(panel, "Centre across").value == 200
    assert not slider(panel, "Side").reset_button.isEnabled()
    assert box(panel, "Face").count() == 2


def test_without_a_portrait_it_offers_to_choose_one(qtbot):
    panel = PortraitPanel(Store())
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.replace_requested):
        click(qtbot, panel, "Choose a picture…")


def test_one_hold_of_a_slider_is_one_step_of_the_history(panel, store):
    side = slider(panel, "Side")
    side.slider.hold_began.emit()
    for value in (170, 190, 210):
        side.slider.setValue(value)
    side.slider.hold_ended.emit()
    assert store.project.portrait.crop == CropBox((200.0, 140.0), 210.0, 0.0)
    assert store.undo_stack.count() == 1
    store.undo_stack.undo()
    assert store.project.portrait.crop is None
    assert side.value == 160


def test_a_number_of_the_crop_is_reset_to_the_one_that_was_found(panel, store):
    side = slider(panel, "Side")
    side.slider.setValue(240)
    slider(panel, "Angle").slider.setValue(150)
    side.reset()
    crop = store.project.portrait.crop
    assert (crop.side, crop.angle) == (160, 15)


def test_the_crop_goes_back_to_the_one_that_was_found(panel, store, qtbot):
    slider(panel, "Angle").slider.setValue(300)
    assert store.project.portrait.crop.angle == 30
    click(qtbot, panel, "Find by itself")
    assert store.project.portrait.crop is None
    assert slider(panel, "Angle").value == 0


@pytest.mark.parametrize(
    ("text", "steps", "mask"),
    [
        ("Left", 30, Mask(left=30)),
        ("Bottom", 200, Mask(bottom=200)),
        ("Softness", 5, Mask(feather=5)),
        ("Roundness", 50, Mask(roundness=0.5)),
    ],
)
def test_the_mask_is_edited_in_numbers(panel, store, text, steps, mask):
    slider(panel, text).slider.setValue(steps)
    assert store.project.portrait.mask == mask
    store.undo_stack.undo()
    assert store.project.portrait.mask == Mask()
    assert slider(panel, text).value != steps


def test_consent_and_its_note_are_kept(panel, store, qtbot):
    panel.findChild(QCheckBox).click()
    note = panel.findChild(QPlainTextEdit)
    note.setFocus()
    qtbot.keyClicks(note, "Ana, by mail")
    assert store.project.portrait.consent == Consent(True, "Ana, by mail")
    assert store.undo_stack.count() == 2
    store.undo_stack.undo()
    assert note.toPlainText() == ""


def test_a_face_is_chosen_by_its_number(panel, store):
    choose(box(panel, "Face"), 1)
    assert store.project.portrait.face_index == 1


def test_an_animal_asks_for_points(panel, store, qtbot):
    with qtbot.waitSignal(panel.points_requested) as caught:
        choose(box(panel, "Kind of head"), 1)
    assert caught.args == ["animal"]
    assert box(panel, "Kind of head").currentIndex() == 0


def test_a_person_forgets_the_points(panel, store):
    store.edit("Points", lambda p: replace(p, portrait=replace(p.portrait, kind="animal", points=POINTS)))
    assert box(panel, "Kind of head").currentIndex() == 1
    choose(box(panel, "Kind of head"), 0)
    assert store.project.portrait.kind == "human"
    assert store.project.portrait.points is None


def test_buttons_report_the_hand(panel, qtbot):
    with qtbot.waitSignal(panel.replace_requested):
        click(qtbot, panel, "Replace…")
    with qtbot.waitSignal(panel.edit_toggled) as caught:
        click(qtbot, panel, "Edit on picture")
    assert caught.args == [True]
    panel.show_editing(True)
    with qtbot.waitSignal(panel.edit_toggled) as caught:
        click(qtbot, panel, "Stop editing")
    assert caught.args == [False]


def test_without_a_head_there_is_no_square_to_edit(panel, prepared):
    panel.show_prepared(replace(prepared, corners=None, faces=(), suggested=None))
    assert not slider(panel, "Side").isEnabled()
    assert slider(panel, "Left").isEnabled()


def test_nothing_is_shown_of_a_picture_that_is_gone(panel, store):
    media = replace(store.project.media[0], path=Path("/pictures/bob.jpg"), sha256="1" * 64)
    store.replace(replace(store.project, media=(media,)), {})
    assert box(panel, "Face").isHidden()
    assert not slider(panel, "Side").isEnabled()
    assert "bob.jpg" in [label.text() for label in panel.findChildren(QLabel)]


def test_where_picture_and_voice_are_from_is_said_and_undone(panel, store):
    choose(box(panel, "The picture is"), 2)
    choose(box(panel, "The voice is"), 2)
    assert store.project.disclosure == Disclosure("artwork", "generated")
    store.undo_stack.undo()
    assert store.project.disclosure == Disclosure("artwork")
    assert box(panel, "The voice is").currentData() is None


def test_consent_of_who_is_heard_is_kept_apart_from_who_is_shown(panel, store, qtbot):
    _shown, heard = panel.findChildren(QCheckBox)
    heard.click()
    note = panel.findChildren(QPlainTextEdit)[1]
    note.setFocus()
    qtbot.keyClicks(note, "Bo, by phone")
    assert store.project.disclosure.voice_consent == Consent(True, "Bo, by phone")
    assert store.project.portrait.consent == Consent()
    assert store.undo_stack.count() == 2
