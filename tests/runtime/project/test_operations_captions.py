"""Edits of captions, and what becomes of the subtitles of a file."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.caption import LONGEST_CAPTION, Caption
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import MAX_FRAMES, Project
from joyvasa_runtime.project.operations.captions import (
    add_caption,
    delete_captions,
    import_captions,
    merge_with_next,
    move_caption,
    set_caption_text,
    shift_captions,
    split_caption,
    trim_caption,
)
from joyvasa_runtime.subtitles.subtitle import Subtitle

FIRST, SECOND = Caption(14, 10, 40, "Hello there"), Caption(15, 60, 100, "How are you?")


@pytest.fixture
def spoken(studio):
    return replace(studio, captions=(FIRST, SECOND), next_id=16)


def test_a_caption_is_added_where_it_fits(spoken, edit):
    after = edit(spoken, lambda project: add_caption(project, 45, " A\n\n gap\t "))

    assert after.captions == (FIRST, Caption(16, 45, 60, "A\ngap"), SECOND)
    assert after.next_id == 17
    assert add_caption(spoken, 100, "End").captions[-1] == Caption(16, 100, 150, "End")


@pytest.mark.parametrize(
    ("frame", "text"), [(10, "On it"), (39, "On it"), (45, " \n"), (-1, "A"), (MAX_FRAMES, "A")]
)
def test_a_caption_that_has_no_place_or_words_is_refused(spoken, frame, text):
    with pytest.raises(EditError):
        add_caption(spoken, frame, text)


def test_a_caption_moves_past_another_but_not_onto_it(spoken, edit):
    past = edit(spoken, lambda project: move_caption(project, 14, 200))

    assert past.captions == (SECOND, Caption(14, 200, 230, "Hello there"))
    assert move_caption(past, 14, 10) == spoken
    with pytest.raises(EditError, match="Another caption"):
        move_caption(spoken, 14, 31)
    with pytest.raises(EditError, match="outside"):
        move_caption(spoken, 14, -1)


def test_a_caption_is_trimmed_up_to_its_neighbour(spoken, edit):
    after = edit(spoken, lambda project: trim_caption(project, 14, 0, 60))

    assert after.captions == (Caption(14, 0, 60, "Hello there"), SECOND)
    for start, stop in ((0, 61), (20, 20), (30, 20), (-1, 20)):
        with pytest.raises(EditError):
            trim_caption(spoken, 14, start, stop)


def test_words_are_changed(spoken, edit):
    after = edit(spoken, lambda project: set_caption_text(project, 15, "x" * 600))

    assert after.captions == (FIRST, replace(SECOND, text="x" * LONGEST_CAPTION))
    with pytest.raises(EditError, match="words"):
        set_caption_text(spoken, 15, "")
    with pytest.raises(EditError, match="not there"):
        set_caption_text(spoken, 99, "A")


@pytest.mark.parametrize(
    ("text", "frame", "words"),
    [
        ("How are you?", 95, ("How are", "you?")),
        ("How are you?", 61, ("How", "are you?")),
        ("One line\nand a longer one", 90, ("One line", "and a longer one")),
        ("今天天气很好", 80, ("今天天", "气很好")),
        ("A", 80, ("A", "A")),
    ],
)
def test_splitting_parts_time_and_words(spoken, edit, text, frame, words):
    spoken = set_caption_text(spoken, 15, text)

    after = edit(spoken, lambda project: split_caption(project, 15, frame))

    assert after.captions == (FIRST, Caption(15, 60, frame, words[0]), Caption(16, frame, 100, words[1]))


@pytest.mark.parametrize("frame", [10, 40, 50])
def test_splitting_beside_the_caption_is_refused(spoken, frame):
    with pytest.raises(EditError, match="not inside"):
        split_caption(spoken, 14, frame)


def test_merging_takes_the_next_one_in(spoken, edit):
    after = edit(spoken, lambda project: merge_with_next(project, 14))

    assert after.captions == (Caption(14, 10, 100, "Hello there\nHow are you?"),)
    with pytest.raises(EditError, match="no caption after"):
        merge_with_next(spoken, 15)
    with pytest.raises(EditError, match="500"):
        merge_with_next(set_caption_text(spoken, 15, "x" * 500), 14)


def test_captions_are_deleted_together_or_not_at_all(spoken, edit):
    assert edit(spoken, lambda project: delete_captions(project, [14, 15])).captions == ()
    for ids in ([], [14, 99]):
        with pytest.raises(EditError):
            delete_captions(spoken, ids)


def test_all_captions_are_shifted_within_the_timeline(spoken, edit):
    after = edit(spoken, lambda project: shift_captions(project, -10))

    assert [(one.start, one.stop) for one in after.captions] == [(0, 30), (50, 90)]
    assert shift_captions(after, 10) == spoken
    for project, frames in ((spoken, -11), (spoken, MAX_FRAMES), (Project(), 1)):
        with pytest.raises(EditError):
            shift_captions(project, frames)


def test_imported_subtitles_are_rounded_and_never_overlap(studio, edit):
    subtitles = (
        Subtitle(0.0, 1.019, "One"),
        Subtitle(0.9, 2.0, "Two"),
        Subtitle(2.0, 2.001, "Short"),
        Subtitle(3.0, 4.0, "Ada: hi"),
        Subtitle(3.01, 5.0, "Bob: hi"),
    )

    after = edit(studio, lambda project: import_captions(project, subtitles, replaces=True))

    assert after.captions == (
        Caption(14, 0, 22, "One"),
        Caption(15, 22, 50, "Two"),
        Caption(16, 50, 51, "Short"),
        Caption(17, 75, 125, "Ada: hi\nBob: hi"),
    )
    assert after.next_id == 18


def test_what_is_added_fills_only_the_gaps(spoken, edit):
    subtitles = (
        Subtitle(0.0, 1.0, "Before"),
        Subtitle(1.2, 3.0, "Between"),
        Subtitle(3.0, 3.5, "Covered"),
        Subtitle(3.6, 5.0, "After"),
    )

    after = edit(spoken, lambda project: import_captions(project, subtitles, replaces=False))

    assert [(one.start, one.stop, one.text) for one in after.captions] == [
        (0, 10, "Before"),
        (10, 40, "Hello there"),
        (40, 60, "Between"),
        (60, 100, "How are you?"),
        (100, 125, "After"),
    ]


def test_an_import_of_nothing_that_fits_is_refused(spoken):
    with pytest.raises(EditError, match="has a place"):
        import_captions(spoken, (Subtitle(1.0, 1.5, "Covered"),), replaces=False)
    with pytest.raises(EditError, match="has a place"):
        import_captions(spoken, (Subtitle(40_000.0, 40_001.0, "Late"),), replaces=True)


TIMES = st.floats(0, 8, width=32)
SUBTITLES = st.lists(
    st.builds(
        lambda start, long, text: Subtitle(start, start + long, text), TIMES, TIMES, st.text(max_size=6)
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(SUBTITLES, SUBTITLES)
def test_whatever_is_imported_the_captions_stay_in_order_and_old_ones_in_place(first, second):
    project = Project()
    for subtitles, replaces in ((first, True), (second, False)):
        try:
            after = import_captions(project, subtitles, replaces=replaces)
        except EditError:
            continue
        check_consistency(after)
        assert set(project.captions) <= set(after.captions)
        project = after
