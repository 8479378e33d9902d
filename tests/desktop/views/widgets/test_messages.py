"""Messages of the runtime in the user's language: recognised, put together anew, or left as they are."""

import pytest

from desktop.translation import Translation
from desktop.views.widgets.messages import translated_message
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.operations.arrange import move_clips
from joyvasa_runtime.project.operations.tracks import add_track, remove_track, set_track_gain


@pytest.fixture
def chinese(qapp):
    translation = Translation(qapp, "zh_CN")
    yield
    translation.remove()
    translation.deleteLater()


def refusal(edit):
    with pytest.raises(EditError) as caught:
        edit()
    return str(caught.value)


def test_a_refusal_and_its_hint_come_in_chinese(chinese):
    said = refusal(lambda: move_clips(Project(), frozenset(), 1))

    assert translated_message(said) == "未选择片段。请先选择片段。"


def test_what_is_formatted_in_keeps_its_place(chinese):
    said = "“Anna. Take 2” and “b” would overlap on the track “Voice”"

    assert translated_message(said) == "“Anna. Take 2”和“b”会在轨道“Voice”上重叠"


def test_words_of_the_runtime_inside_a_message_are_translated(chinese):
    project = add_track(Project(), "Voice", True)
    said = refusal(lambda: set_track_gain(project, project.tracks[0].id, 99.0))

    assert translated_message(said) == "增益 99 dB 超出 -60 至 24 dB 的范围。请选择 -60 至 24 dB。"


def test_a_message_in_a_message_is_translated(chinese):
    said = "The project is damaged: the fades are longer than the clip"

    assert translated_message(said) == "项目已损坏：淡变比片段还长"


def test_a_longer_pattern_goes_before_a_shorter_one_that_fits_too(chinese):
    said = "voice.wav is far too large for a motion file"

    assert translated_message(said) == "voice.wav 作为动作文件过大"


@pytest.mark.parametrize("text", ["", "Split clip", "未选择片段", "Something else. Do this.", "x" * 5000])
def test_what_no_pattern_fits_stays(chinese, text):
    assert translated_message(text) == text


def test_in_english_a_message_stays_word_for_word(qapp):
    said = refusal(lambda: remove_track(Project(), 7))

    assert said == "The track is not there any more. Choose another track."
    assert translated_message(said) == said
