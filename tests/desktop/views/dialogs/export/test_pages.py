"""The pages of the export dialog: what each kind of file can't do can't be chosen, and says why."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton

from desktop.views.dialogs.export.frame_page import FramePage
from desktop.views.dialogs.export.letters_page import LettersPage
from desktop.views.dialogs.export.package_page import PackagePage
from desktop.views.dialogs.export.sound_page import SoundPage
from desktop.views.dialogs.export.video_page import VideoPage
from desktop.views.widgets.number_entry import NumberEntry
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import CODECS, Compression
from tests.runtime.presets.any_settings import ANY_SETTINGS


@pytest.fixture
def page(qtbot):
    def make(page, shown=None):
        qtbot.addWidget(page)
        page.changed.connect(page.show_settings)
        page.show_settings(shown or ExportSettings())
        page.show()
        return page

    return make


def named(page, kind, name):
    return next(widget for widget in page.findChildren(kind) if widget.accessibleName() == name)


def choose(page, name, value):
    box = named(page, QComboBox, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def check_box(page, text):
    return next(box for box in page.findChildren(QCheckBox) if text in box.text())


def words(page):
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("make", [VideoPage, FramePage, SoundPage, lambda: LettersPage(True), PackagePage])
def test_a_page_shows_any_settings_and_wants_no_others(qtbot, make):
    page = make()
    qtbot.addWidget(page)
    page.show()
    wanted = []
    page.changed.connect(wanted.append)

    @settings(max_examples=15, suppress_health_check=list(HealthCheck))
    @given(ANY_SETTINGS)
    def show(shown):
        page.show_settings(shown)
        assert wanted == []

    show()


@pytest.mark.parametrize("codec", CODECS)
def test_another_kind_of_file_keeps_what_it_can(page, codec):
    shown = ExportSettings(Compression("h264", crf=30, speed="small", uses_gpu=True))
    made = page(VideoPage(), shown)
    choose(made, "Kind of file", codec)
    compression, kind = made.settings.compression, CODECS[codec]
    assert compression.speed == "small"
    if codec != "h264":
        assert compression.crf is None
        assert compression.uses_gpu == (kind.gpu_encoder is not None)


def test_the_wheel_scrolls_the_page_and_chooses_nothing(page):
    made = page(VideoPage())
    nothing, no_button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    phase, place = Qt.ScrollPhase.NoScrollPhase, QPointF(5, 5)
    turn = QWheelEvent(place, place, QPoint(), QPoint(0, -120), no_button, nothing, phase, False)
    QApplication.sendEvent(named(made, QComboBox, "Kind of file"), turn)
    assert made.settings == ExportSettings()
    assert not turn.isAccepted()


def test_a_bit_rate_goes_along_only_where_it_is_possible(page):
    made = page(VideoPage(), ExportSettings(Compression(bit_rate=5_000_000)))
    choose(made, "Kind of file", "av1")
    assert made.settings.compression == Compression("av1", bit_rate=5_000_000)
    choose(made, "Kind of file", "gif")
    assert made.settings.compression == Compression("gif")


def test_quality_and_bit_rate_take_turns(page):
    made = page(VideoPage(), ExportSettings(Compression(crf=30)))
    quality, rate = named(made, NumberEntry, "Quality (CRF)"), named(made, NumberEntry, "Bit rate")
    assert (quality.isVisible(), rate.isVisible()) == (True, False)
    choose(made, "Aim", "bits")
    assert made.settings.compression == Compression(bit_rate=8_000_000)
    assert (quality.isVisible(), rate.isVisible()) == (False, True)
    rate.setValue(2.5)
    assert made.settings.compression.bit_rate == 2_500_000
    choose(made, "Aim", "quality")
    assert made.settings.compression == Compression()


def test_a_bit_rate_beyond_the_slider_is_kept(page):
    made = page(VideoPage(), ExportSettings(Compression(bit_rate=250_000_000)))
    assert named(made, NumberEntry, "Bit rate").value() == 250


def test_the_quality_is_told_in_words(page):
    made = page(VideoPage())
    entry = named(made, NumberEntry, "Quality (CRF)")
    told = []
    for crf in (10, 18, 24, 40):
        entry.setValue(crf)
        told.append(words(made))
    assert [
        text in said for text, said in zip(("original", "editing", "web", "draft"), told, strict=True)
    ] == [True] * 4


def test_what_has_no_quality_to_choose_says_what_it_is(page):
    made = page(VideoPage(), ExportSettings(Compression("prores_422_hq")))
    assert not named(made, NumberEntry, "Quality (CRF)").isVisible()
    assert "without loss" in words(made)


def test_a_card_that_cannot_encode_it_is_not_offered(page):
    made = page(VideoPage(), ExportSettings(Compression("vp9")))
    assert not check_box(made, "graphics card").isEnabled()
    assert "VP9" in words(made)


def test_transparency_is_offered_only_where_it_is_possible(page):
    made = page(FramePage(), ExportSettings())
    box = check_box(made, "Transparent")
    assert not box.isEnabled()
    assert "H.264 can't be transparent" in words(made)
    made.show_settings(ExportSettings(Compression("png")))
    box.click()
    assert made.settings.compression.has_alpha
    made.show_settings(ExportSettings(Compression("wav")))
    assert not made.isEnabled()


def test_a_size_of_its_own_is_typed(page):
    made = page(FramePage())
    assert not named(made, NumberEntry, "Width").isVisible()
    choose(made, "Size", "own")
    named(made, NumberEntry, "Width").setValue(1080)
    assert made.settings.canvas.size == (1080, 1080)
    assert named(made, NumberEntry, "Width").isVisible()
    named(made, NumberEntry, "Height").setValue(720)
    assert made.settings.canvas.size == (1080, 720)
    choose(made, "Size", "picture")
    assert made.settings.canvas == Canvas()


def test_a_preset_of_a_usual_size_has_its_name_again(page):
    made = page(FramePage())
    choose(made, "Size", "own")
    made.take_preset()
    made.show_settings(ExportSettings(canvas=Canvas(size=(1080, 1080))))
    assert named(made, QComboBox, "Size").currentData() == "square"


def test_the_longer_side_is_chosen_by_number(page):
    made = page(FramePage())
    choose(made, "Size", "longer")
    named(made, NumberEntry, "Longer side").setValue(720)
    assert made.settings.canvas == Canvas(longer_side=720)


def test_the_middle_is_set_by_numbers_and_put_back_on_the_face(page):
    made = page(FramePage(), ExportSettings(canvas=Canvas(size=(1080, 1920))))
    named(made, NumberEntry, "Middle across").setValue(40)
    assert made.settings.canvas.centre == (0.4, 0.5)
    button = next(button for button in made.findChildren(QPushButton) if "face" in button.text())
    button.click()
    assert made.settings.canvas.centre is None
    assert not button.isEnabled()


def test_what_is_behind_the_picture_is_asked_only_where_it_is_seen(page):
    filled = ExportSettings(canvas=Canvas(size=(1080, 1920)))
    made = page(FramePage(), filled)
    ground = named(made, QComboBox, "Behind it")
    assert not ground.isVisible()
    choose(made, "Picture", "fit")
    assert ground.isVisible()
    choose(made, "Behind it", "colour")
    assert made.settings.canvas.background == (255, 255, 255)
    choose(made, "Behind it", "blurred")
    assert made.settings.canvas.background is None


def test_captions_are_burnt_in_only_where_there_are_some(page):
    made = page(LettersPage(has_captions=False), ExportSettings(captions=CaptionStyle()))
    box = check_box(made, "captions in")
    assert not box.isEnabled()
    assert not box.isChecked()
    assert "no captions" in words(made)


def test_a_label_comes_back_as_it_was(page):
    made = page(LettersPage(has_captions=True))
    style = LabelStyle("Made by a machine", "top-left", 0.05)
    made.show_settings(replace(made.settings, label=style))
    check_box(made, "label").click()
    assert made.settings.label is None
    check_box(made, "label").click()
    assert made.settings.label == style


def test_an_empty_label_is_not_taken(qtbot, page):
    made = page(LettersPage(has_captions=True), ExportSettings(label=LabelStyle("A")))
    field = named(made, QLineEdit, "Text")
    field.clear()
    field.textEdited.emit("")
    assert made.settings.label == LabelStyle("A")
    qtbot.keyClicks(field, "KI")
    assert made.settings.label == LabelStyle("KI")


def test_letters_have_their_sizes_in_per_cent(page):
    shown = ExportSettings(label=LabelStyle(), captions=CaptionStyle())
    made = page(LettersPage(has_captions=True), shown)
    label, caption = (entry for entry in made.findChildren(NumberEntry) if entry.accessibleName() == "Size")
    label.setValue(5.5)
    caption.setValue(10)
    assert made.settings == replace(shown, label=LabelStyle(height=0.055), captions=CaptionStyle(height=0.1))


def test_a_sound_that_a_file_cannot_hold_has_no_loudness(page):
    made = page(SoundPage(), ExportSettings(Compression("gif")))
    assert not named(made, QComboBox, "Loudness").isEnabled()
    assert "GIF holds no sound" in words(made)


def test_an_unusual_loudness_of_a_preset_is_offered_too(page):
    made = page(SoundPage(), ExportSettings(loudness_lufs=-16.5))
    box = named(made, QComboBox, "Loudness")
    assert (box.currentData(), box.currentText()) == (-16.5, "-16.5 LUFS")
    choose(made, "Loudness", None)
    assert made.settings.loudness_lufs is None
