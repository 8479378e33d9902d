"""The silence gate: found by loudness, changed by hand."""

from functools import partial
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.operations.gate import (
    LEAST_SILENCE,
    add_silence,
    change_silence,
    find_again,
    find_silences,
    found_silences,
    remove_gate,
    remove_silence,
    set_gate_times,
)
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import Gate, Silence


def gate(project):
    return project.clip(7).performance.gate


@pytest.fixture
def levels():
    """Speech with pauses at 10..30 (30 dB below), 40..45 (too short), 60..100 (50 dB below)."""
    made = np.ones(100, np.float32)
    made[10:30] = 0.03
    made[40:45] = 0.0
    made[60:] = 0.003
    return made


@pytest.fixture
def gated(studio, levels):
    return find_silences(studio, 7, levels, -40)


def test_silences_are_long_quiet_stretches(levels):
    assert found_silences(levels, -28) == (Silence(10, 30), Silence(60, 100))
    assert found_silences(levels, -40) == (Silence(60, 100),)
    assert found_silences(levels, -60) == ()
    assert found_silences(np.zeros(0, np.float32), -30) == ()


def test_switching_on_finds_silences_at_the_usual_threshold(studio, edit, levels):
    after = edit(studio, partial(find_silences, clip_id=7, levels=levels))
    assert gate(after) == Gate(silences=(Silence(10, 30), Silence(60, 100)))
    assert edit(after, partial(remove_gate, clip_id=7)) == studio


def test_another_threshold_keeps_what_was_set_by_hand(gated, edit, levels):
    by_hand = edit(gated, partial(add_silence, clip_id=7, start=15, stop=18))
    after = edit(by_hand, partial(find_silences, clip_id=7, levels=levels, threshold_db=-20))
    assert gate(after).threshold_db == -20
    assert gate(after).silences == (Silence(15, 18, True), Silence(18, 30), Silence(60, 100))


def test_under_another_sound_silences_are_found_anew_where_there_is_a_gate(gated, edit, levels):
    by_hand = edit(gated, partial(change_silence, clip_id=7, at=60, start=58, stop=99))
    told = np.where(levels < 0.01, 1.0, 0.001).astype(np.float32)
    after = edit(by_hand, partial(find_again, clip_ids=(7, 8), levels_of=lambda _media: told))
    assert gate(after).silences == (
        *(Silence(0, 40), Silence(45, 58)),
        Silence(58, 99, is_manual=True),
    )
    assert gate(after).threshold_db == -40
    assert after.clip(8) is by_hand.clip(8)
    assert find_again(by_hand, (7, 8), lambda _media: None) is by_hand


def test_a_silence_changed_by_hand_stays_as_it_is(gated, edit, levels):
    after = edit(gated, partial(change_silence, clip_id=7, at=60, start=50, stop=80))
    assert gate(after).silences == (Silence(50, 80, True),)
    again = edit(after, partial(find_silences, clip_id=7, levels=levels))
    assert gate(again).silences == (Silence(50, 80, True), Silence(80, 100))


def test_a_silence_is_deleted(gated, edit):
    assert gate(edit(gated, partial(remove_silence, clip_id=7, at=60))).silences == ()


def test_silences_never_meet(gated):
    more = add_silence(gated, 7, 20, 60)
    with pytest.raises(EditError, match="a silence already"):
        add_silence(more, 7, 59, 61)
    with pytest.raises(EditError, match="a silence already"):
        change_silence(more, 7, 20, 20, 61)
    with pytest.raises(EditError, match="not there any more"):
        change_silence(more, 7, 21, 0, 5)


def test_times_are_set_and_limited(gated, edit):
    after = edit(gated, partial(set_gate_times, clip_id=7, attack_ms=0, release_ms=1000))
    assert (gate(after).attack_ms, gate(after).release_ms) == (0, 1000)
    with pytest.raises(EditError, match="attack"):
        set_gate_times(gated, 7, 1001, 0)


def test_a_gate_that_is_off_and_a_locked_track_refuse(studio, gated, levels):
    with pytest.raises(EditError, match="gate is off"):
        add_silence(studio, 7, 0, 10)
    with pytest.raises(EditError, match="is locked"):
        find_silences(lock_track(gated, 4, True), 7, levels)
    with pytest.raises(EditError, match="threshold"):
        find_silences(studio, 7, levels, -70)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.booleans(), max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30)), max_size=4),
)
def test_what_is_found_and_what_is_set_by_hand_share_no_frame(quiet, wanted):
    media = Media(1, "sound", Path("/v.wav"), 1, "1" * 64, 100)
    project = Project(media=(media,), tracks=(Track(2, "V", clips=(Clip(7, 1, 0, 0, 100),)),), next_id=8)
    levels = np.repeat(np.where(quiet, 0.0, 1.0), 5).astype(np.float32)
    project = find_silences(project, 7, levels)
    for start, length in wanted:
        try:
            project = add_silence(project, 7, start, start + length)
        except EditError:
            continue
    by_hand = [one for one in gate(project).silences if one.is_manual]
    silences = gate(find_silences(project, 7, levels, -20)).silences
    assert [one for one in silences if one.is_manual] == by_hand
    assert all(a.stop <= b.start for a, b in pairwise(silences))
    assert all(one.stop - one.start >= LEAST_SILENCE for one in silences if not one.is_manual)
