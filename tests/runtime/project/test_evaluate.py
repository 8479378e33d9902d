"""What a project's clips and takes result in, frame by frame."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.motion.sequence import CHANNELS, EXP, HEAD, SCALE, YAW, MotionSequence
from joyvasa_runtime.project.coverage import covered
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.evaluate import evaluate, reference_row
from joyvasa_runtime.project.idle import idle_rows
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.placed import FACE_TRANSITION, HEAD_TRANSITION, TRANSITION
from joyvasa_runtime.timebase import FrameSpan
from tests.runtime.project.performances import performances

WHOLE = FrameSpan(0, 160)


def resting():
    row = np.zeros(CHANNELS, np.float32)
    row[SCALE] = 1
    return row


REST = resting()
REFERENCE = tuple(REST.tolist())


def motion(frames, seed):
    values = np.random.default_rng(seed).normal(0, 1, (frames, CHANNELS)).astype(np.float32)
    return MotionSequence(values)


MEDIA = tuple(Media(id, "sound", Path(f"/{id}.wav"), 1, f"{id:064x}", 100) for id in (1, 2))
# Two of the first sound (the second one begins late and ends early), one of the second.
PARTS = ((11, 1, 0, 100), (12, 1, 20, 50), (13, 2, 0, 100))
MOTIONS_BY_TAKE = {id: motion(frames, id) for id, _, _, frames in PARTS}
MOTIONS = {motion_sha256(values): values for values in MOTIONS_BY_TAKE.values()}


LAYER_MOTIONS = [(sha256, len(values), REFERENCE) for sha256, values in MOTIONS.items()]


def take(id, media_id, start, frames, reference=REFERENCE):
    return Take(
        id, media_id, start, frames, motion_sha256(MOTIONS_BY_TAKE[id]), reference, Generation(), "1.0.0"
    )


TAKES = tuple(take(*part) for part in PARTS)


def clip(id, take_id, start, offset, frames):
    return Clip(id, 2 if take_id == 13 else 1, start, offset, frames, take_id=take_id)


def project(*tracks, takes=TAKES, reference=REFERENCE):
    """A project whose tracks, from top to bottom, hold the given clips."""
    lanes = tuple(Track(900 + number, "", clips=clips) for number, clips in enumerate(tracks))
    return Project(media=MEDIA, tracks=lanes, takes=takes, reference=reference, idle_seed=7, next_id=1000)


def rows_of(made, span=WHOLE):
    return evaluate(made, span, MOTIONS, REST).values


def idle(span=WHOLE):
    return idle_rows(span, 7, REST)


def played(take_id, start, offset, frames):
    return MOTIONS_BY_TAKE[take_id].values[offset : offset + frames]


@st.composite
def lanes(draw):
    """Clips of a track that never overlap, with and without takes."""
    clips, position = [], 0
    for id in range(draw(st.integers(0, 5))):
        position += draw(st.sampled_from([0, 0, 1, 3, 7, 8, 9, 15, 16, 30]))
        frames = draw(st.integers(1, 40))
        take_id = draw(st.sampled_from([None, 11, 11, 12, 12, 13]))
        clips.append(clip(id, take_id, position, draw(st.integers(0, 99)), frames))
        position += frames
    return tuple(clips)


other_reference = st.sampled_from(
    [REFERENCE, tuple(np.linspace(0.5, 1.5, CHANNELS, dtype=np.float32).tolist())]
)


@st.composite
def projects(draw):
    takes = tuple(replace(take, reference=draw(other_reference)) for take in TAKES)
    made = project(*draw(st.lists(lanes(), max_size=3)), takes=takes, reference=draw(other_reference))
    tracks = tuple(replace(track, drives=draw(st.sampled_from([True, True, False]))) for track in made.tracks)
    return replace(made, tracks=tracks)


@st.composite
def performed_projects(draw):
    """The same with hand edits of every kind."""
    made = draw(projects())
    tracks = tuple(
        replace(
            track,
            clips=tuple(
                replace(one, performance=draw(performances([11, 12, 13], LAYER_MOTIONS)))
                for one in track.clips
            ),
        )
        for track in made.tracks[:2]
    )
    return replace(made, tracks=tracks)


@settings(max_examples=60, deadline=None)
@given(made=projects() | performed_projects(), borders=st.sets(st.integers(1, 159), max_size=12))
def test_any_stretch_is_made_of_the_same_frames(made, borders):
    edges = [0, *sorted(borders), 160]
    spans = [FrameSpan(*pair) for pair in pairwise(edges)]
    whole = rows_of(made)
    assert b"".join(rows_of(made, span).tobytes() for span in spans) == whole.tobytes()
    assert np.isfinite(whole).all()


@settings(max_examples=25, deadline=None)
@given(made=projects() | performed_projects())
def test_every_single_frame_equals_that_of_the_whole(made):
    whole = rows_of(made)
    singles = b"".join(rows_of(made, FrameSpan(frame, frame + 1)).tobytes() for frame in range(160))
    assert singles == whole.tobytes()


def split(made, chosen, frame):
    """The project with one clip split at a frame of the timeline."""
    left = replace(chosen, frames=frame - chosen.start)
    right = replace(
        chosen, id=500, start=frame, offset=chosen.offset + left.frames, frames=chosen.frames - left.frames
    )
    tracks = []
    for track in made.tracks:
        clips = [(left, right) if one is chosen else (one,) for one in track.clips]
        tracks.append(replace(track, clips=sum(clips, ())))
    return replace(made, tracks=tuple(tracks))


@settings(max_examples=80, deadline=None)
@given(made=projects() | performed_projects(), data=st.data())
def test_splitting_a_clip_changes_no_frame(made, data):
    long_clips = [one for track in made.tracks for one in track.clips if one.frames > 1]
    if not long_clips:
        return
    chosen = data.draw(st.sampled_from(long_clips))
    frame = data.draw(st.integers(chosen.start + 1, chosen.stop - 1))
    assert rows_of(split(made, chosen, frame)).tobytes() == rows_of(made).tobytes()


@settings(max_examples=60, deadline=None)
@given(made=projects(), data=st.data())
def test_trimming_a_clip_changes_nothing_farther_than_a_transition(made, data):
    long_clips = [one for track in made.tracks for one in track.clips if one.frames > 1]
    if not long_clips:
        return
    chosen = data.draw(st.sampled_from(long_clips))
    frame = data.draw(st.integers(chosen.start + 1, chosen.stop - 1))
    kept = replace(chosen, frames=frame - chosen.start)
    tracks = tuple(
        replace(track, clips=tuple(kept if one is chosen else one for one in track.clips))
        for track in made.tracks
    )
    changed = (rows_of(replace(made, tracks=tracks)) != rows_of(made)).any(axis=1)
    far = np.ones(160, bool)
    far[max(0, frame - TRANSITION) : chosen.stop + TRANSITION] = False
    assert not changed[far].any()


def test_inside_a_clip_the_take_plays_exactly():
    made = project((clip(1, 11, 30, 5, 60),))
    np.testing.assert_array_equal(rows_of(made)[30:90], played(11, 30, 5, 60))


def test_far_from_every_clip_the_portrait_idles():
    rows = rows_of(project((clip(1, 11, 30, 5, 60),)))
    np.testing.assert_array_equal(rows[: 30 - TRANSITION], idle()[: 30 - TRANSITION])
    np.testing.assert_array_equal(rows[90 + TRANSITION :], idle()[90 + TRANSITION :])


def test_an_empty_project_idles_around_the_resting_row():
    np.testing.assert_array_equal(rows_of(Project(idle_seed=7)), idle())
    np.testing.assert_array_equal(reference_row(Project(), REST), REST)


def smoothstep(distance, reach):
    """Share of a take at frames so far from its clip, shape (F, 1)."""
    x = np.maximum(1 - np.asarray(distance) / reach, 0)
    return (x * x * (3 - 2 * x))[:, None]


@pytest.mark.parametrize(("columns", "reach"), [(EXP, FACE_TRANSITION), (HEAD, HEAD_TRANSITION)])
def test_a_clip_comes_and_goes_smoothly_with_the_rows_around_it(columns, reach):
    rows = rows_of(project((clip(1, 11, 30, 40, 30),)))[:, columns]
    around, still = MOTIONS_BY_TAKE[11].values[:, columns], idle()[:, columns]
    distance = np.arange(1, 25)
    share = smoothstep(distance, reach)
    behind, before = 59 + distance, 30 - distance
    np.testing.assert_allclose(
        rows[behind], still[behind] * (1 - share) + around[behind + 10] * share, atol=1e-5
    )
    np.testing.assert_allclose(
        rows[before], still[before] * (1 - share) + around[before + 10] * share, atol=1e-5
    )


def test_beyond_the_take_its_edge_row_is_held_while_it_fades():
    rows = rows_of(project((clip(1, 11, 30, 0, 100),)))[27, EXP]
    share = smoothstep([3], FACE_TRANSITION)[0]
    edge = MOTIONS_BY_TAKE[11].values[0, EXP]
    np.testing.assert_allclose(rows, idle()[27, EXP] * (1 - share) + edge * share, atol=1e-5)


def test_where_a_take_does_not_cover_its_clip_the_portrait_idles():
    rows = rows_of(project((clip(1, 12, 10, 0, 100),)))
    np.testing.assert_array_equal(rows[30:80], MOTIONS_BY_TAKE[12].values)
    np.testing.assert_array_equal(rows[: 30 - TRANSITION], idle()[: 30 - TRANSITION])
    np.testing.assert_array_equal(rows[80 + TRANSITION :], idle()[80 + TRANSITION :])


def test_a_take_that_covers_nothing_of_its_clip_changes_nothing():
    np.testing.assert_array_equal(rows_of(project((clip(1, 12, 10, 0, 20),))), idle())
    assert covered(clip(1, 12, 10, 0, 20), TAKES[1]) is None
    assert covered(clip(1, 12, 10, 0, 100), TAKES[1]) == FrameSpan(30, 80)


def test_butted_clips_with_different_takes_share_the_frames_around_the_cut():
    low, high = (MotionSequence(np.full((100, CHANNELS), value, np.float32)) for value in (1, 3))
    motions = {motion_sha256(low): low, motion_sha256(high): high}
    takes = tuple(
        replace(take(id, media_id, 0, 100), motion_sha256=sha256)
        for (id, media_id), sha256 in zip(((11, 1), (13, 2)), motions, strict=True)
    )
    made = project((clip(1, 11, 10, 0, 60), clip(2, 13, 70, 30, 60)), takes=takes)
    yaw = evaluate(made, WHOLE, motions, REST).yaw
    assert (yaw[10 : 70 - TRANSITION + 1] == 1).all()
    assert (yaw[70 + TRANSITION - 1 : 130] == 3).all()
    rise = np.diff(yaw[70 - TRANSITION : 70 + TRANSITION])
    assert (rise >= 0).all()
    assert rise.max() < 0.15
    assert yaw[69] + yaw[70] == pytest.approx(4)


def test_the_same_take_at_another_place_crossfades_too():
    cut = rows_of(project((clip(1, 11, 10, 0, 30), clip(2, 11, 40, 60, 30))))
    assert not np.array_equal(cut[40], MOTIONS_BY_TAKE[11].values[60])
    np.testing.assert_array_equal(cut[60], MOTIONS_BY_TAKE[11].values[80])


def test_a_higher_track_replaces_a_lower_one_where_it_performs():
    high, low = (clip(1, 11, 40, 0, 20),), (clip(2, 13, 10, 0, 100),)
    rows = rows_of(project(high, low))
    np.testing.assert_array_equal(rows[40:60], played(11, 40, 0, 20))
    np.testing.assert_array_equal(rows[80:110], played(13, 10, 70, 30))
    np.testing.assert_array_equal(rows_of(project(low, high))[10:110], played(13, 10, 0, 100))


def test_what_is_only_heard_moves_nothing():
    made = project((clip(1, 11, 40, 0, 20),))
    music = replace(made, tracks=(replace(made.tracks[0], drives=False),))
    np.testing.assert_array_equal(rows_of(music), idle())


def test_mute_solo_gain_and_fades_move_nothing():
    made = project((clip(1, 11, 40, 0, 20),), (clip(2, 13, 10, 0, 100),))
    first, second = made.tracks
    quiet = replace(first.clips[0], gain_db=-60.0, fade_in=10, fade_out=10)
    tracks = replace(first, is_muted=True, gain_db=-6.0, clips=(quiet,)), replace(second, is_solo=True)
    np.testing.assert_array_equal(rows_of(replace(made, tracks=tracks)), rows_of(made))


def test_a_take_with_another_reference_is_moved_to_the_projects():
    own = REST.copy()
    own[YAW], own[SCALE] = 4, 0.5
    wanted = REST.copy()
    wanted[YAW], wanted[SCALE] = -3, 2
    takes = (take(*PARTS[0], reference=tuple(own.tolist())),)
    made = project((clip(1, 11, 30, 0, 60),), takes=takes, reference=tuple(wanted.tolist()))
    rows, values = rows_of(made)[30:90], MOTIONS_BY_TAKE[11].values[:60]
    np.testing.assert_allclose(rows[:, YAW], values[:, YAW] - 7, rtol=1e-6)
    np.testing.assert_allclose(rows[:, SCALE], values[:, SCALE] * 4, rtol=1e-6)
    np.testing.assert_array_equal(rows[:, :SCALE], values[:, :SCALE])
    np.testing.assert_array_equal(reference_row(made, REST), wanted)


def test_frames_behind_the_last_clip_idle():
    made = project((clip(1, 11, 0, 0, 20),))
    span = FrameSpan(1_000, 1_010)
    np.testing.assert_array_equal(rows_of(made, span), idle(span))


def test_the_motions_stay_as_they_are():
    before = {sha256: values.values.tobytes() for sha256, values in MOTIONS.items()}
    moved = replace(TAKES[0], reference=tuple(np.linspace(0.5, 1.5, CHANNELS).tolist()))
    rows_of(project((clip(1, 11, 0, 0, 20),), takes=(moved,)))
    assert {sha256: values.values.tobytes() for sha256, values in MOTIONS.items()} == before
