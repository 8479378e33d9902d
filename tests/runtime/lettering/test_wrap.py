from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.lettering.wrap import wrap


def width(text: str) -> float:
    """Wide letters are twice as wide as others."""
    return float(sum(2 if "\u2e80" <= letter <= "\uffef" else 1 for letter in text))


def test_what_fits_stays_on_one_line() -> None:
    assert wrap("one two", 7, width) == ("one two",)


def test_words_go_to_the_next_line_whole() -> None:
    assert wrap("one two three", 8, width) == ("one two", "three")


def test_lines_come_out_about_equally_long() -> None:
    assert wrap("aaa bbb ccc ddd", 11, width) == ("aaa bbb", "ccc ddd")


def test_newlines_are_kept() -> None:
    assert wrap("one\n\ntwo", 20, width) == ("one", "", "two")


def test_a_word_that_is_too_long_is_broken() -> None:
    assert wrap("abcdefghij", 4, width) == ("abcd", "efgh", "ij")


def test_chinese_breaks_between_letters() -> None:
    assert wrap("今天我们来看看", 8, width) == ("今天我们", "来看看")


def test_closing_marks_never_begin_a_line_and_opening_ones_never_end_one() -> None:
    for room in range(8, 24, 2):
        lines = wrap("他说：“你好，世界。”然后（很快）走了！", room, width)
        assert not any(line[0] in "，。”）！：" for line in lines[1:]), lines
        assert not any(line[-1] in "“（" for line in lines), lines


def test_latin_words_in_chinese_stay_whole() -> None:
    assert wrap("我用JoyVASA做视频", 12, width) == ("我用JoyVASA", "做视频")


@settings(max_examples=80, derandomize=True, deadline=None)
@given(st.text("ab 中，（ß\n", max_size=60), st.integers(3, 30))
def test_nothing_but_spaces_is_lost_and_no_line_is_too_wide(text: str, room: int) -> None:
    lines = wrap(text, room, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line) <= room or len(line) == 1 for line in lines)
