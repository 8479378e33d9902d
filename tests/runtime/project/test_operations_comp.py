"""Choosing takes for stretches of a clip, and what is played then."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.clip_rows import clip_rows
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Take
from joyvasa_runtime.project.operations.comp import choose_comp, clear_comp, set_comp_fade
from joyvasa_runtime.project.operations.takes import add_take, choose_take, delete_take
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.comp import DEFAULT_FADE, chosen, faded, fades, widened
from joyvasa_runtime.project.performance.performance import CompSpan, Performance
from joyvasa_runtime.timebase import FrameSpan

REST = np.full(70, 0.5, np.float32)


@pytest.fixture
def several(studio):
    """Clip 7 shows 20..70 and plays take 13; 14 and 15 perform the whole voice, 16 only 30..50."""
    first = studio.takes[0]
    others = tuple(
        replace(first, id=id_, motion_sha256=f"{id_:064x}", start=start, frames=frames)
        for id_, start, frames in ((14, 0, 100), (15, 0, 100), (16, 30, 20))
    )
    return replace(studio, takes=(first, *others), next_id=17)


def motions_of(project):
    """Every take is one number: 1 for the first, 2 for the second, and so on."""
    rows = {}
    for number, take in enumerate(project.takes, 1):
        values = np.full((take.frames, 70), number, np.float32)
        values[:, SCALE] = 1
        rows[take.motion_sha256] = MotionSequence(values)
    return rows


def played(project, clip_id=7):
    """What a clip plays at each frame of its sound, as the number of the take; between two while it fades."""
    rows = clip_rows(project, project.clip(clip_id), range(100), motions_of(project), REST, "comp")
    return rows[:, 0]


def comp(project, clip_id=7):
    return [(s.start, s.stop, s.take_id, s.fade) for s in project.clip(clip_id).performance.comp]


def choose(project, start, stop, take_id, fade=0):
    after = choose_comp(project, 7, FrameSpan(start, stop), take_id, fade)
    check_consistency(after)
    return after


def test_a_stretch_plays_the_take_that_is_chosen(several):
    after = choose(several, 30, 40, 14, fade=2)

    assert comp(after) == [(30, 40, 14, 2)]
    numbers = played(after)
    assert (numbers[:30] == 1).all()
    assert (numbers[40:] == 1).all()
    assert (numbers[32:38] == 2).all()
    assert 1 < numbers[30] < numbers[31] < 2
    assert several.clip(7).performance == Performance()


def test_a_later_choice_cuts_the_earlier_ones(several):
    after = choose(choose(several, 30, 60, 14, 4), 40, 50, 15, 4)
    assert comp(after) == [(30, 40, 14, 4), (40, 50, 15, 4), (50, 60, 14, 4)]
    assert comp(choose(after, 35, 55, 15, 4)) == [(30, 35, 14, 4), (35, 55, 15, 4), (55, 60, 14, 4)]
    assert comp(choose(after, 20, 70, 15, 4)) == [(20, 70, 15, 4)]


def test_stretches_of_one_take_that_touch_become_one(several):
    after = choose(choose(several, 30, 40, 14, 4), 40, 50, 14, 8)
    assert comp(after) == [(30, 50, 14, 8)]
    swept = choose(choose(several, 30, 60, 14, 4), 40, 50, 15, 4)
    assert comp(choose(swept, 40, 50, 14, 4)) == [(30, 60, 14, 4)]


def test_the_clips_own_take_clears_a_stretch(several):
    after = choose(choose(several, 30, 60, 14, 4), 40, 50, 13)
    assert comp(after) == [(30, 40, 14, 4), (50, 60, 14, 4)]
    assert comp(clear_comp(after, 7, FrameSpan(0, 45))) == [(50, 60, 14, 4)]
    assert clear_comp(after, 7) == several


def test_what_was_made_to_fit_fades_once_something_beside_it_changes(several):
    fitted = choose(choose(several, 30, 40, 14, 0), 40, 50, 15, 0)
    assert comp(fitted) == [(30, 40, 14, 6), (40, 50, 15, 0)]
    assert comp(choose(fitted, 45, 50, 13)) == [(30, 40, 14, 6), (40, 45, 15, DEFAULT_FADE)]


def test_touching_takes_fade_into_each_other(several):
    after = choose(choose(several, 30, 40, 14, 4), 40, 50, 15, 4)
    numbers = played(after)
    assert (numbers[34:40] == 2).all()
    assert (np.diff(numbers[38:46]) >= 0).all()
    assert (numbers[44:46] == 3).all()
    assert numbers.min() == 1


def test_a_fade_is_changed_where_a_stretch_was_chosen(several):
    after = set_comp_fade(choose(several, 30, 40, 14, 2), 7, 39, 5)
    check_consistency(after)
    assert comp(after) == [(30, 40, 14, 5)]
    with pytest.raises(EditError, match="No other take"):
        set_comp_fade(after, 7, 40, 5)
    with pytest.raises(EditError, match="crossfade"):
        set_comp_fade(after, 7, 30, -1)


@pytest.mark.parametrize(
    ("clip_id", "span", "take_id", "fade", "message"),
    [
        (7, FrameSpan(29, 40), 16, 6, "doesn't perform all"),
        (7, FrameSpan(40, 51), 16, 6, "doesn't perform all"),
        (10, FrameSpan(0, 10), 14, 6, "plays no take"),
        (9, FrameSpan(0, 10), 14, 6, "plays no take"),
        (7, FrameSpan(0, 10), 99, 6, "not there any more"),
        (99, FrameSpan(0, 10), 14, 6, "not there any more"),
        (7, FrameSpan(0, 10), 14, 999, "crossfade"),
    ],
)
def test_what_cannot_be_played_is_refused(several, clip_id, span, take_id, fade, message):
    with pytest.raises(EditError, match=message):
        choose_comp(several, clip_id, span, take_id, fade)


def test_a_take_of_another_sound_and_a_locked_track_are_refused(several):
    foreign = Take(17, 2, 0, 100, "d" * 64, (0.5,) * 70, several.takes[0].generation, "1")
    other = replace(several, takes=(*several.takes, foreign), next_id=18)
    with pytest.raises(EditError, match="another sound than “Hello”"):
        choose_comp(other, 7, FrameSpan(30, 40), 17)
    locked = lock_track(several, 4, True)
    for edit in (choose_comp, clear_comp):
        with pytest.raises(EditError, match="locked"):
            edit(locked, 7, FrameSpan(30, 40), *([14] if edit is choose_comp else []))


def test_another_take_of_the_clip_keeps_the_comp_but_makes_it_fade(several):
    fitted = choose(several, 30, 40, 14, 0)
    for after in (choose_take(fitted, {7}, 15), add_new(fitted)):
        check_consistency(after)
        assert comp(after) == [(30, 40, 14, DEFAULT_FADE)]
    assert comp(choose_take(fitted, {7}, 13)) == [(30, 40, 14, 0)]


def add_new(project, **options):
    motion = MotionSequence(np.ones((100, 70), np.float32))
    generation = project.takes[0].generation
    return add_take(
        project, {7, 8}, 1, 0, motion, (0.5,) * 70, generation, "1", motion_sha256="e" * 64, **options
    )


def test_a_take_can_come_without_taking_the_place_of_what_is_played(several):
    after = add_new(several, keep_playing=True)
    check_consistency(after)
    assert (after.clip(7).take_id, after.clip(8).take_id) == (13, 17)


def test_a_take_that_is_played_is_not_deleted(several):
    chosen_once = choose(several, 30, 40, 14)
    with pytest.raises(EditError, match="played by “Hello”"):
        delete_take(chosen_once, 13)
    with pytest.raises(EditError, match="in a stretch of “Hello”"):
        delete_take(chosen_once, 14)
    with pytest.raises(EditError, match="not there any more"):
        delete_take(chosen_once, 99)
    after = delete_take(chosen_once, 15)
    check_consistency(after)
    assert [take.id for take in after.takes] == [13, 14, 16]


@st.composite
def comps(draw):
    at, spans = 0, []
    for gap, frames, take_id, fade in draw(
        st.lists(
            st.tuples(
                st.sampled_from([0, 0, 3, 9]),
                st.integers(1, 20),
                st.integers(1, 4),
                st.sampled_from([0, 1, 6, 30]),
            ),
            max_size=5,
        )
    ):
        spans.append(CompSpan(at + gap, at + gap + frames, take_id, fade))
        at += gap + frames
    return tuple(spans)


stretches = st.tuples(st.integers(0, 60), st.integers(1, 40)).map(lambda pair: FrameSpan(pair[0], sum(pair)))


@settings(max_examples=100, deadline=None)
@given(comps(), stretches, st.none() | st.integers(1, 4))
def test_a_choice_counts_in_its_stretch_and_nowhere_else(comp, span, take_id):
    new = None if take_id is None else CompSpan(span.start, span.stop, take_id)
    after = chosen(comp, span, new)
    for frame in range(-1, 120):
        wanted = take_id if span.start <= frame < span.stop else take_at(comp, frame)
        assert take_at(after, frame) == wanted
    assert all(a.stop <= b.start for a, b in itertools.pairwise(after))
    assert faded(faded(after)) == faded(after)


@settings(max_examples=100, deadline=None)
@given(comps(), stretches)
def test_a_widened_span_holds_the_span_and_ends_within_the_comp(comp, span):
    wide = widened(comp, span)
    assert wide.start <= span.start
    assert span.stop <= wide.stop
    reach = sum(sum(fades(comp, index)) for index in range(len(comp)))
    assert len(wide) <= len(span) + reach


def take_at(comp, frame):
    return next((span.take_id for span in comp if span.start <= frame < span.stop), None)
