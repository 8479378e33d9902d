import numpy as np
import pytest

from joyvasa_runtime.lettering.fonts import Fonts
from joyvasa_runtime.lettering.label import draw_label
from joyvasa_runtime.lettering.styles import Corner, LabelStyle


@pytest.mark.parametrize(
    ("corner", "is_left", "is_top"),
    [
        ("top-left", True, True),
        ("top-right", False, True),
        ("bottom-left", True, False),
        ("bottom-right", False, False),
    ],
)
def test_it_stands_in_its_corner_with_a_margin(
    bundled: Fonts, corner: Corner, is_left: bool, is_top: bool
) -> None:
    x0, y0, x1, y1 = draw_label((1920, 1080), LabelStyle(corner=corner), bundled).box
    assert (x0 if is_left else 1920 - x1) == 38
    assert (y0 if is_top else 1080 - y1) == 38


@pytest.mark.parametrize("background", [0, 128, 255])
def test_it_can_be_read_on_any_background(bundled: Fonts, background: int) -> None:
    frame = np.full((540, 960, 3), background, np.uint8)
    stamp = draw_label((960, 540), LabelStyle(), bundled)
    x0, y0, x1, y1 = stamp.box
    seen = stamp.over(frame)[y0:y1, x0:x1, 0].astype(float) / 255
    letters, box = np.percentile(seen, 99.5), np.percentile(seen, 30)
    # The contrast that guidelines for accessible text ask of large letters is 3.
    assert (letters**2.2 + 0.05) / (box**2.2 + 0.05) > 4.5


def test_its_letters_have_the_wanted_height(bundled: Fonts) -> None:
    heights = [
        draw_label((1000, 1000), LabelStyle(height=part), bundled).opacity.shape[0] for part in (0.03, 0.06)
    ]
    assert abs(heights[1] / heights[0] - 2.0) < 0.1


def test_a_long_text_gets_smaller_letters(bundled: Fonts) -> None:
    stamp = draw_label((400, 300), LabelStyle("A very long label " * 6), bundled)
    assert stamp.opacity.shape[1] <= 0.9 * 400


def test_a_label_without_words_says_what_labels_say(bundled: Fonts) -> None:
    empty, usual = (draw_label((640, 360), style, bundled) for style in (LabelStyle(" "), LabelStyle()))
    np.testing.assert_array_equal(empty.opacity, usual.opacity)


@pytest.mark.parametrize("size", [(16, 16), (16, 300), (300, 16)])
def test_it_lies_on_the_smallest_frame(bundled: Fonts, size: tuple[int, int]) -> None:
    stamp = draw_label(size, LabelStyle(height=0.1), bundled)
    x0, y0, x1, y1 = stamp.box
    assert 0 <= x0 < x1 <= size[0]
    assert 0 <= y0 < y1 <= size[1]
    assert stamp.over(np.zeros((size[1], size[0], 3), np.uint8)).shape == (size[1], size[0], 3)


def test_letters_without_a_font_are_said_and_drawn_all_the_same(bundled: Fonts) -> None:
    stamp = draw_label((640, 360), LabelStyle("由AI生成"), bundled)
    assert len(stamp.notes) == 1
    assert "由" in stamp.notes[0]
    assert stamp.opacity.max() == 255


def test_the_same_label_is_painted_the_same(bundled: Fonts) -> None:
    one, two = (draw_label((640, 360), LabelStyle(), fonts) for fonts in (bundled, Fonts()))
    np.testing.assert_array_equal(one.opacity, two.opacity)
    np.testing.assert_array_equal(one.colours, two.colours)
