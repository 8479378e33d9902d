"""A stretch made anew fits what is around it and leaves every other frame as it is, bit for bit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.sequence import SCALE, MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Generation
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.project.fitting import fitted_stretch
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.arrange import split_clips
from joyvasa_runtime.project.operations.comp import choose_comp
from joyvasa_runtime.project.operations.regenerate import put_stretch
from joyvasa_runtime.project.operations.takes import choose_take
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.performance import CompSpan, Performance
from joyvasa_runtime.timebase import FrameSpan

REST = np.full(70, 0.5, np.float32)
WHOLE = FrameSpan(0, 230)
OTHER = np.full(70, 0.25, np.float32)
"""Reference of the pack that makes stretches."""


def wandering(frames, seed):
    rows = np.cumsum(np.random.default_rng(seed).normal(0, 0.1, (frames, 70)), axis=0)
    rows[:, SCALE] = 1 + 0.01 * np.tanh(rows[:, SCALE])
    return MotionSequence(rows.astype(np.float32))


@pytest.fixture
def several(studio):
    """Clip 7 shows 20..70 at 10..60 and plays take 13; takes 14 and 15 perform the whole voice too."""
    first = studio.takes[0]
    motions = {id_: wandering(100, id_) for id_ in (13, 14, 15)}
    takes = tuple(replace(first, id=id_, motion_sha256=motion_sha256(m)) for id_, m in motions.items())
    project = replace(studio, takes=takes, next_id=16)
    return project, {motion_sha256(motion): motion for motion in motions.values()}


def regenerated(project, motions, start, stop, seed=1, clip_id=7):
    """The project after [start, stop) of the sound was made anew, and all motions."""
    clip = project.clip(clip_id)
    first, motion = fitted_stretch(project, clip, start, wandering(stop - start, seed), OTHER, motions)
    sha256 = motion_sha256(motion)
    after = put_stretch(
        project, clip_id, clip.media_id, first, motion, Generation("other"), "2", motion_sha256=sha256
    )
    return after, {**motions, sha256: motion}


def rows(project, motions):
    return evaluate(project, WHOLE, motions, REST).values


def changed_frames(before, after):
    return np.flatnonzero((before != after).any(axis=1)).tolist()


def test_only_the_stretch_changes_and_its_ends_continue_what_is_around_it(several):
    project, motions = several
    after, more = regenerated(project, motions, 35, 60)
    check_consistency(after)
    take = after.takes[-1]
    assert (take.id, take.start, take.frames, take.generation) == (16, 35, 25, Generation("other"))
    assert take.reference == project.reference
    assert after.clip(7).performance.comp == (CompSpan(35, 60, 16, 0),)
    assert after.clip(7).take_id == 13
    old, new = rows(project, motions), rows(after, more)
    assert changed_frames(old, new) == list(range(25, 50))
    # Between frames 24 and 25, and 49 and 50, the motion goes on as it came.
    others = np.delete(np.arange(70), SCALE)
    for outer, edge in (((23, 24), 25), ((51, 50), 49)):
        going_on = 2 * new[outer[1]] - new[outer[0]]
        np.testing.assert_allclose(new[edge, others], going_on[others], atol=1e-4)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_was_chosen_before_nothing_outside_changes(several, data):
    project, motions = several
    frames = st.integers(20, 69)
    for _ in range(data.draw(st.integers(1, 6))):
        start, stop = sorted((data.draw(frames), data.draw(frames)))
        span = FrameSpan(start, stop + 1)
        if data.draw(st.booleans()):
            fade = data.draw(st.sampled_from([0, 1, 3, 6, 30]))
            project = choose_comp(project, 7, span, data.draw(st.sampled_from([13, 14, 15])), fade)
            continue
        after, more = regenerated(project, motions, span.start, span.stop, data.draw(st.integers(0, 99)))
        check_consistency(after)
        changed = changed_frames(rows(project, motions), rows(after, more))
        assert set(changed) <= set(range(span.start - 10, span.stop - 10))
        project, motions = after, more


def test_a_border_inside_a_fade_takes_the_rest_of_the_fade_along(several):
    project, motions = several
    faded = choose_comp(project, 7, FrameSpan(30, 60), 14, fade=8)
    after, more = regenerated(faded, motions, 56, 65)
    assert after.clip(7).performance.comp == (CompSpan(30, 52, 14, 8), CompSpan(52, 65, 16, 0))
    assert changed_frames(rows(faded, motions), rows(after, more)) == list(range(46, 55))


def test_halves_of_one_clip_keep_their_own_performances(several):
    project, motions = several
    halves = split_clips(project, {7}, 40)
    after, more = regenerated(halves, motions, 55, 65, clip_id=16)
    assert after.clip(7).performance == Performance()
    changed = changed_frames(rows(halves, motions), rows(after, more))
    assert set(range(45, 55)) <= set(changed)
    # The seam between the halves is now a crossfade between two performances of the same rows.
    np.testing.assert_allclose(rows(after, more)[:45], rows(halves, motions)[:45], atol=1e-5)


def test_comps_of_another_sound_stay_where_they_are(several):
    project, motions = several
    foreign = replace(project.takes[1], id=16, media_id=2)
    clip = replace(
        project.clip(7), performance=Performance(comp=(CompSpan(30, 40, 16, 6), CompSpan(40, 50, 14, 6)))
    )
    track = replace(project.tracks[0], clips=(clip, *project.tracks[0].clips[1:]))
    mixed = replace(project, tracks=(track, *project.tracks[1:]), takes=(*project.takes, foreign), next_id=17)
    after, more = regenerated(mixed, motions, 35, 55)
    comp = after.clip(7).performance.comp
    assert comp == (CompSpan(30, 35, 16, 6), CompSpan(35, 55, 17, 0))
    assert set(changed_frames(rows(mixed, motions), rows(after, more))) <= set(range(25, 45))


def test_a_stretch_without_motion_around_it_is_refused(several):
    project, motions = several
    short = replace(project.takes[0], id=16, start=30, frames=20)
    project = choose_take(replace(project, takes=(*project.takes, short), next_id=17), {7}, 16)
    with pytest.raises(EditError, match="no motion in a part"):
        regenerated(project, motions, 45, 55)


def test_a_clip_that_is_gone_silent_locked_or_speaks_otherwise_is_refused(several):
    project, _ = several
    motion = wandering(10, 1)

    def put(project, clip_id=7, media_id=1):
        return put_stretch(project, clip_id, media_id, 30, motion, Generation(), "1", "f" * 64)

    with pytest.raises(EditError, match="not there any more"):
        put(project, clip_id=99)
    with pytest.raises(EditError, match="another sound"):
        put(project, media_id=2)
    with pytest.raises(EditError, match="no motion yet"):
        put(choose_take(project, {7}, None))
    with pytest.raises(EditError, match="locked"):
        put(lock_track(project, 4, True))
