from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from joyvasa_runtime.lettering.captions import CaptionPainter, ShownCaption
from joyvasa_runtime.lettering.fonts import Fonts
from joyvasa_runtime.lettering.label import draw_label
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle

SIZE = (640, 360)
GREY = np.full((360, 640, 3), 128, np.uint8)
TWO = (ShownCaption(20, 30, "Second"), ShownCaption(5, 15, "First"))


def changed(painter: CaptionPainter, index: int) -> tuple[int, int, int, int]:
    """Rows and columns that a caption changes: top, bottom, left, right."""
    rows, columns = np.nonzero((painter.over(GREY, index) != GREY).any(axis=2))
    return int(rows.min()), int(rows.max()), int(columns.min()), int(columns.max())


def test_each_caption_is_shown_from_its_start_to_its_stop(bundled: Fonts) -> None:
    painter = CaptionPainter(SIZE, CaptionStyle(), TWO, bundled)
    said = [painter.text_at(index) for index in (0, 4, 5, 14, 15, 19, 20, 29, 30, 1000)]
    assert said == ["", "", "First", "First", "", "", "Second", "Second", "", ""]


def test_where_nothing_is_said_the_frame_itself_comes_back(bundled: Fonts) -> None:
    painter = CaptionPainter(SIZE, CaptionStyle(), TWO, bundled)
    assert painter.over(GREY, 0) is GREY
    assert CaptionPainter(SIZE, CaptionStyle(), (), bundled).over(GREY, 3) is GREY


def test_captions_at_the_same_time_stand_below_each_other(bundled: Fonts) -> None:
    both = (ShownCaption(0, 10, "one"), ShownCaption(5, 20, "two"), ShownCaption(5, 5, "never"))
    painter = CaptionPainter(SIZE, CaptionStyle(), both, bundled)
    assert [painter.text_at(index) for index in (4, 5, 10, 20)] == ["one", "one\ntwo", "two", ""]


@pytest.mark.parametrize("has_box", [False, True])
def test_they_stand_in_the_middle_at_their_edge(bundled: Fonts, has_box: bool) -> None:
    for edge in ("top", "bottom"):
        style = CaptionStyle(edge, has_box=has_box)
        top, bottom, left, right = changed(CaptionPainter(SIZE, style, TWO, bundled), 6)
        assert abs(left + right - 639) <= 6
        assert (top >= 20) if edge == "top" else (bottom <= 360 - 20)
        assert bottom < 70 if edge == "top" else top > 290


def test_long_captions_are_wrapped_within_the_safe_width(bundled: Fonts) -> None:
    text = "Many words that do not fit on a single line of the video at all, whatever is tried " * 2
    top, bottom, left, right = changed(
        CaptionPainter(SIZE, CaptionStyle(), [ShownCaption(0, 9, text)], bundled), 0
    )
    assert left >= 0.05 * 640 - 1
    assert right <= 0.95 * 640 + 1
    assert bottom - top > 2 * 0.05 * 360


def test_the_longest_caption_leaves_half_of_the_frame(bundled: Fonts) -> None:
    painter = CaptionPainter(
        (360, 640), CaptionStyle(height=0.15), [ShownCaption(0, 9, "word " * 100)], bundled
    )
    frame = np.full((640, 360, 3), 128, np.uint8)
    rows = np.nonzero((painter.over(frame, 0) != frame).any(axis=(1, 2)))[0]
    assert rows.max() - rows.min() <= 320
    assert rows.max() < 640 - 30


def test_white_letters_have_a_dark_outline(bundled: Fonts) -> None:
    frame = np.full((360, 640, 3), 255, np.uint8)
    seen = CaptionPainter(SIZE, CaptionStyle(), TWO, bundled).over(frame, 6)[..., 0]
    assert seen.min() < 40
    top, bottom, left, right = changed(CaptionPainter(SIZE, CaptionStyle(), TWO, bundled), 6)
    assert (seen[top : bottom + 1, left : right + 1] > 250).any()


def test_captions_keep_clear_of_the_label(bundled: Fonts) -> None:
    label = draw_label(SIZE, LabelStyle(), bundled)
    wide = [ShownCaption(0, 9, "A line of words that goes nearly from edge to edge of it")]
    _, bottom, _, right = changed(CaptionPainter(SIZE, CaptionStyle(), wide, bundled), 0)
    assert right > label.box[0]
    assert bottom > label.box[1]
    _, bottom, _, _ = changed(CaptionPainter(SIZE, CaptionStyle(), wide, bundled, label), 0)
    assert bottom < label.box[1]


def test_on_a_transparent_frame_the_letters_are_opaque(bundled: Fonts) -> None:
    clear = np.zeros((360, 640, 4), np.uint8)
    seen = CaptionPainter(SIZE, CaptionStyle(has_box=True), TWO, bundled).over(clear, 6)
    assert seen[..., 3].max() == 255
    assert seen[:200].max() == 0
    opaque = seen[seen[..., 3] == 255]
    assert (opaque[:, :3] == 255).any()


def test_letters_without_a_font_are_said(bundled: Fonts) -> None:
    painter = CaptionPainter(SIZE, CaptionStyle(), [ShownCaption(0, 9, "Hello 你")], bundled)
    assert len(painter.notes) == 1
    assert painter.notes[0].endswith(": 你")
    assert CaptionPainter(SIZE, CaptionStyle(), TWO, bundled).notes == ()


def test_threads_and_order_make_no_difference(bundled: Fonts) -> None:
    many = [ShownCaption(10 * index, 10 * index + 9, f"Number {index}") for index in range(12)]
    forward = CaptionPainter(SIZE, CaptionStyle(), many, bundled)
    expected = [forward.over(GREY, 10 * index) for index in range(12)]
    shared = CaptionPainter(SIZE, CaptionStyle(), many[::-1], bundled)
    with ThreadPoolExecutor(4) as pool:
        seen = list(pool.map(lambda index: shared.over(GREY, 10 * index), range(11, -1, -1)))
    for one, two in zip(expected, seen[::-1], strict=True):
        np.testing.assert_array_equal(one, two)
