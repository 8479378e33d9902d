from itertools import pairwise

import pytest

from joyvasa_runtime.training.speech import Phone
from joyvasa_runtime.training.voices import festival, flite, piper


def test_flite_prints_ends_of_phones() -> None:
    assert flite.parse_ends("pau:0.1 hh:0.15 ax:0.3 \n") == (
        Phone("pau", 0.0, 0.1),
        Phone("hh", 0.1, 0.15),
        Phone("ax", 0.15, 0.3),
    )


def test_festival_labels_start_after_the_hash() -> None:
    text = "separator ;\nnfields 1\n#\n0.2000 100 pau\n0.2500 100 m\n"

    assert festival.parse_labels(text) == (Phone("pau", 0.0, 0.2), Phone("m", 0.2, 0.25))


def test_a_damaged_festival_file_gives_no_phones() -> None:
    assert festival.parse_labels("nothing here") == ()


def test_stress_marks_give_their_time_to_both_neighbours() -> None:
    phones = piper.timed_phones([("^", 100), ("l", 100), ("ˈ", 200), ("o", 100), ("$", 100)], 100)

    assert [(phone.symbol, phone.end_s) for phone in phones] == [("^", 1), ("l", 3), ("o", 5), ("$", 6)]


def test_no_time_is_lost_at_word_borders() -> None:
    spans = [("^", 64), ("a", 100), (" ", 50), (".", 30), ("$", 10)]

    phones = piper.timed_phones(spans, 1000)

    assert phones[-1].end_s == pytest.approx(sum(length for _, length in spans) / 1000)
    assert all(before.end_s == after.start_s for before, after in pairwise(phones))
