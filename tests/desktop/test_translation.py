"""The language: chosen in the settings or the system's, shown by Qt's translators, and taken back."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QDialogButtonBox

from desktop.settings import open_settings
from desktop.translation import Translation, shown_language


@pytest.fixture
def chinese(qapp):
    translation = Translation(qapp, "zh_CN")
    yield translation
    translation.remove()
    translation.deleteLater()


def test_texts_come_in_chinese_until_the_translation_is_removed(chinese):
    assert QCoreApplication.translate("Actions", "Undo") == "撤销"
    assert QLocale().name() == "zh_CN"

    chinese.remove()

    assert QCoreApplication.translate("Actions", "Undo") == "Undo"


def test_the_standard_buttons_of_qt_are_chinese_too(chinese, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "取消"


def test_english_needs_no_translator(qapp):
    before = QLocale()
    translation = Translation(qapp, "en")

    assert QCoreApplication.translate("Actions", "Undo") == "Undo"
    assert QLocale() == before
    translation.remove()
    translation.deleteLater()


@pytest.mark.parametrize(
    ("system", "shown"),
    [
        (["zh-Hans-CN", "en-US"], "zh_CN"),
        (["zh-CN"], "zh_CN"),
        (["zh-SG"], "zh_CN"),
        (["de-DE", "zh-Hans-CN", "en"], "zh_CN"),
        (["en-GB", "zh-CN"], "en"),
        (["zh-Hant-TW", "en-US"], "en"),
        (["fr-FR"], "en"),
        ([], "en"),
    ],
)
def test_the_system_decides_by_the_first_language_that_is_there(system, shown):
    assert shown_language("system", system) == shown


@pytest.mark.parametrize("chosen", ["en", "zh_CN"])
def test_a_chosen_language_goes_before_the_systems(chosen):
    assert shown_language(chosen, ["zh-CN" if chosen == "en" else "en"]) == chosen


def test_the_language_is_remembered(tmp_path):
    settings = open_settings(tmp_path / "s.ini")
    assert settings.language == "system"

    settings.language = "zh_CN"
    settings.flush()

    assert open_settings(tmp_path / "s.ini").language == "zh_CN"
