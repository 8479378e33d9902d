"""Another sound under a clip, and what of a performance survives what."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Generation, Media
from joyvasa_runtime.project.misplaced import misplaced
from joyvasa_runtime.project.operations.arrange import move_clips, split_clips, trim_start, trim_stop
from joyvasa_runtime.project.operations.clips import set_generation
from joyvasa_runtime.project.operations.comp import choose_comp
from joyvasa_runtime.project.operations.media import remove_unused_media
from joyvasa_runtime.project.operations.sound import replace_sound
from joyvasa_runtime.project.operations.takes import add_take, choose_take
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import CompSpan, Gate, Performance, Silence, Smooth
from joyvasa_runtime.project.performance.shifting import shifted
from joyvasa_runtime.timebase import FrameSpan
from tests.runtime.project.performances import performances

NEW_VOICE = Media(14, "sound", Path("/media/again.wav"), 500, "4" * 64, 60)


@pytest.fixture
def recorded(studio):
    """The studio with a new recording of 60 frames."""
    return replace(studio, media=(*studio.media, NEW_VOICE), next_id=15)


def with_performance(project, performance, clip_id=7):
    """The project with a performance of a clip of the first track."""
    clips = tuple(
        replace(clip, performance=performance) if clip.id == clip_id else clip
        for clip in project.tracks[0].clips
    )
    return replace(project, tracks=(replace(project.tracks[0], clips=clips), *project.tracks[1:]))


def test_the_clip_plays_the_other_sound_in_the_same_place(recorded):
    after = replace_sound(recorded, 7, 14)
    check_consistency(after)
    clip = after.clip(7)
    assert (clip.media_id, clip.start, clip.offset, clip.frames, clip.take_id) == (14, 10, 0, 50, None)
    assert (clip.name, clip.gain_db, clip.fade_in, clip.fade_out) == ("Hello", -3.0, 5, 10)
    assert replace_sound(after, 7, 14) is after


def test_a_shorter_sound_makes_the_clip_shorter_and_its_fades_fit(recorded):
    after = replace_sound(recorded, 7, 14, offset=50)
    check_consistency(after)
    clip = after.clip(7)
    assert (clip.offset, clip.frames, clip.fade_in, clip.fade_out) == (50, 10, 5, 5)


def test_edits_keep_their_distance_from_the_clips_start(recorded):
    edited = with_performance(recorded, Performance(smooths=(Smooth(25, 40),)))
    after = replace_sound(edited, 7, 14, offset=5)
    check_consistency(after)
    assert after.clip(7).performance.smooths == (Smooth(10, 25),)
    back = replace_sound(after, 7, 1, offset=20)
    assert back.clip(7).performance == edited.clip(7).performance


def test_silences_found_in_the_old_sound_go_and_those_set_by_hand_stay(recorded):
    gate = Gate(silences=(Silence(22, 30), Silence(40, 50, is_manual=True)))
    edited = with_performance(recorded, Performance(gate=gate))
    after = replace_sound(edited, 7, 14)
    assert after.clip(7).performance.gate == Gate(silences=(Silence(20, 30, is_manual=True),))
    moved = replace_sound(edited, 7, 1, offset=0)
    check_consistency(moved)
    assert moved.clip(7).take_id == 13
    assert len(moved.clip(7).performance.gate.silences) == 2


def test_stretches_of_takes_of_the_old_sound_stay_and_are_told_of(recorded):
    second = replace(recorded.takes[0], id=15, motion_sha256="b" * 64)
    project = replace(recorded, takes=(*recorded.takes, second), next_id=16)
    comped = choose_comp(project, 7, FrameSpan(30, 40), 15)
    after = replace_sound(comped, 7, 14)
    check_consistency(after)
    assert after.clip(7).performance.comp == (CompSpan(10, 20, 15),)
    (found,) = misplaced(after)
    assert (found.clip_id, found.kind, found.count, found.first, found.last) == (7, "comp", 1, 10, 19)
    alone = replace(after, tracks=(replace(after.tracks[0], clips=(after.clip(7),)),))
    tidy = remove_unused_media(alone)
    check_consistency(tidy)
    assert [media.id for media in tidy.media] == [1, 3, 14]


@pytest.mark.parametrize(
    ("clip_id", "media_id", "offset", "message"),
    [
        (7, 3, 0, "is a picture"),
        (7, 99, 0, "not in the project"),
        (99, 14, 0, "not there any more"),
        (7, 14, 60, "has no sound there"),
        (7, 14, -1, "has no sound there"),
    ],
)
def test_a_sound_that_cannot_be_played_is_refused(recorded, clip_id, media_id, offset, message):
    with pytest.raises(EditError, match=message):
        replace_sound(recorded, clip_id, media_id, offset)
    with pytest.raises(EditError, match="locked"):
        replace_sound(lock_track(recorded, 4, True), 7, 14)


def generated(project, seed=0, pack="starter", media_id=1, frames=100):
    motion = MotionSequence(np.full((frames, 70), seed, np.float32))
    generation = Generation(pack, GenerationSettings(seed=seed))
    return add_take(
        project, {7}, media_id, 0, motion, (0.5,) * 70, generation, "1", motion_sha256=f"{seed:064x}"
    )


SURVIVED = {
    "a new take": lambda project: generated(project),
    "a new seed": lambda project: generated(project, seed=5),
    "another pack": lambda project: generated(
        set_generation(project, {7}, Generation("other")), pack="other"
    ),
    "the take chosen before": lambda project: choose_take(generated(project), {7}, 13),
    "no take": lambda project: choose_take(project, {7}, None),
    "a later start": partial(trim_start, clip_ids={7}, frames=30),
    "an earlier end": partial(trim_stop, clip_ids={7}, frames=-30),
    "another place": partial(move_clips, clip_ids={7}, frames=-5),
    "a cut": partial(split_clips, clip_ids={7}, frame=30),
}


@pytest.mark.parametrize("change", SURVIVED.values(), ids=SURVIVED)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(performance=performances(take_ids=(13,), motions=(("c" * 64, 20, (0.5,) * 70),)))
def test_hand_edits_survive(change, recorded, performance):
    project = with_performance(recorded, performance)
    after = change(project)
    check_consistency(after)
    faded = tuple(replace(span, fade=span.fade or 6) for span in performance.comp)
    assert after.clip(7).performance in (performance, replace(performance, comp=faded))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(performances(take_ids=(13,)), st.integers(0, 50))
def test_hand_edits_survive_a_voice_recorded_anew(recorded, performance, offset):
    project = with_performance(recorded, performance)
    after = generated(replace_sound(project, 7, 14, offset), media_id=14, frames=60)
    check_consistency(after)
    kept, wanted = after.clip(7).performance, shifted(performance, offset - 20)
    gates = (None, None) if wanted.gate is None else (kept.gate, wanted.gate)
    assert replace(kept, gate=None, comp=()) == replace(wanted, gate=None, comp=())
    assert [(s.start, s.take_id) for s in kept.comp] == [(s.start, s.take_id) for s in wanted.comp]
    if wanted.gate is not None:
        assert gates[0].silences == tuple(s for s in gates[1].silences if s.is_manual)
