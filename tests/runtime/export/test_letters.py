"""Which letters a video shows, and when."""

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.export.letters import letters_of
from joyvasa_runtime.lettering.captions import ShownCaption
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.timebase import FrameSpan

CAPTIONS = (
    Caption(1, 0, 10, "before"),
    Caption(2, 5, 30, "one"),
    Caption(3, 40, 99, "两"),
    Caption(4, 99, 101, "3"),
)
SPAN = FrameSpan(10, 60)
BURNT = ExportSettings(captions=CaptionStyle())


@pytest.mark.parametrize(
    ("fps", "stop", "start", "end"), [(25, 20, 30, 50), (50, 40, 60, 100), (24, 20, 29, 48)]
)
def test_captions_are_cut_to_the_stretch_and_counted_in_its_frames(fps, stop, start, end):
    letters = letters_of(replace(BURNT, fps=fps), (320, 180), CAPTIONS, SPAN)
    assert letters.words == (ShownCaption(0, stop, "one"), ShownCaption(start, end, "两"))


def test_captions_are_seen_only_while_they_last():
    letters, frame = letters_of(BURNT, (320, 180), CAPTIONS, SPAN), np.full((180, 320, 3), 90, np.uint8)
    seen = [bool((letters.over(frame, index) != 90).any()) for index in range(50)]
    assert seen == [index < 20 or index >= 30 for index in range(50)]


def test_a_label_is_always_seen_with_alpha_or_without():
    letters = letters_of(ExportSettings(label=LabelStyle()), (320, 180), CAPTIONS, SPAN)
    assert letters.words == ()
    for channels in (3, 4):
        frame = np.zeros((180, 320, channels), np.uint8)
        assert letters.over(frame, 7)[..., :3].max() > 200
        assert not frame.any()


def test_without_a_choice_there_are_no_letters():
    letters, frame = (
        letters_of(ExportSettings(), (320, 180), CAPTIONS, SPAN),
        np.zeros((180, 320, 3), np.uint8),
    )
    assert letters.over(frame, 3) is frame
