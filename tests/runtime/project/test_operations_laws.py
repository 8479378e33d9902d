"""What holds for edits in any order, of any project that edits lead to."""

import copy
from dataclasses import replace
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import Clip, Consent, CropBox, Generation, Mask, Media, Project, Track
from joyvasa_runtime.project.format import decode_project, encode_project
from joyvasa_runtime.project.json_text import json_bytes, parse_json
from joyvasa_runtime.project.operations import (
    arrange,
    blinks,
    captions,
    clips,
    comp,
    disclosure,
    gate,
    gaze,
    library,
    lip_sync,
    markers,
    media,
    portrait,
    recording,
    sound,
    strength,
    takes,
    title,
    tracks,
)
from joyvasa_runtime.project.operations.free_space import nearest_move
from joyvasa_runtime.project.performance.addresses import GazeCurve, StrengthCurve
from joyvasa_runtime.project.performance.dials import OffsetDial
from joyvasa_runtime.project.performance.performance import Blink
from joyvasa_runtime.subtitles.subtitle import Subtitle
from joyvasa_runtime.timebase import FrameSpan

FEW = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
MANY = settings(FEW, max_examples=80)

POINTS = tuple((10.0 * index, 5.0) for index in range(20))
DIALS = (StrengthCurve("lips"), OffsetDial("smile"), OffsetDial("jaw"), GazeCurve("x"))
LEVELS = np.repeat(np.array([1.0, 0.1, 0.01, 0.5, 0.001], np.float32), 20)
FRAMES = st.integers(-30, 130)
GAINS = st.floats(-70, 30)
TEXTS = st.text(max_size=8)


def all_clips(project):
    return [clip for track in project.tracks for clip in track.clips]


def draw_edit(draw, project):
    """An edit with arguments that are often, but not always, possible."""

    def some(things):
        # One in a while names a thing that isn't there.
        return draw(st.sampled_from([*(thing.id for thing in things), 999]))

    def few(things):
        return draw(st.frozensets(st.sampled_from([*(thing.id for thing in things), 999]), max_size=4))

    def layer():
        clip_id = some(all_clips(project))
        clip = next((one for one in all_clips(project) if one.id == clip_id), None)
        return {"clip_id": clip_id, "layer_id": some(clip.performance.layers if clip else ())}

    every, of_tracks = all_clips(project), project.tracks
    generation = Generation("other", GenerationSettings(seed=draw(st.integers(0, 9))))
    flag, frame, delta = draw(st.booleans()), draw(FRAMES), draw(st.integers(-40, 40))
    edits = {
        "import": lambda: _import(draw(st.integers(1, 5)), draw(st.integers(0, 120))),
        "relink": lambda: partial(media.relink_media, media_id=some(project.media), path=Path("/new")),
        "tidy media": lambda: media.remove_unused_media,
        "add track": lambda: partial(tracks.add_track, name=draw(TEXTS), drives=flag),
        "remove track": lambda: partial(tracks.remove_track, track_id=some(of_tracks)),
        "move track": lambda: partial(tracks.move_track, track_id=some(of_tracks), index=draw(FRAMES) % 4),
        "gain": lambda: partial(tracks.set_track_gain, track_id=some(of_tracks), gain_db=draw(GAINS)),
        "mute": lambda: partial(tracks.mute_track, track_id=some(of_tracks), is_muted=flag),
        "lock": lambda: partial(tracks.lock_track, track_id=some(of_tracks), is_locked=flag),
        "add": lambda: partial(
            clips.add_clip, track_id=some(of_tracks), media_id=some(project.media), start=frame
        ),
        "paste": lambda: partial(
            clips.paste_clips, clips=tuple(every[:2]), track_id=some(of_tracks), frame=frame * 3
        ),
        "delete": lambda: partial(clips.delete_clips, clip_ids=few(every)),
        "ripple": lambda: partial(clips.ripple_delete, clip_ids=few(every)),
        "rename": lambda: partial(clips.rename_clip, clip_id=some(every), name=draw(TEXTS)),
        "clip gain": lambda: partial(clips.set_clip_gain, clip_ids=few(every), gain_db=draw(GAINS)),
        "settings": lambda: partial(clips.set_generation, clip_ids=few(every), generation=generation),
        "move": lambda: partial(
            arrange.move_clips, clip_ids=few(every), frames=delta, tracks=draw(st.integers(-1, 1))
        ),
        "trim start": lambda: partial(arrange.trim_start, clip_ids=few(every), frames=delta),
        "trim stop": lambda: partial(arrange.trim_stop, clip_ids=few(every), frames=delta),
        "split": lambda: partial(arrange.split_clips, clip_ids=few(every), frame=frame),
        "fade": lambda: partial(
            arrange.set_fades, clip_id=some(every), fade_in=draw(FRAMES), fade_out=draw(FRAMES)
        ),
        "marker": lambda: partial(markers.add_marker, frame=frame, name=draw(TEXTS)),
        "move marker": lambda: partial(markers.move_marker, marker_id=some(project.markers), frame=frame),
        "no markers": lambda: partial(markers.delete_markers, marker_ids=few(project.markers)),
        **_caption_edits(draw, some, few, project, frame, delta),
        "range": lambda: partial(markers.set_range, span=FrameSpan(abs(frame), abs(frame) + 5)),
        "title": lambda: partial(title.set_title, title=draw(TEXTS)),
        "take": lambda: _take(few(every), some(project.media), frame, draw(st.integers(1, 60))),
        "choose": lambda: partial(takes.choose_take, clip_ids=few(every), take_id=some(project.takes)),
        "record": lambda: partial(
            recording.lay_recording,
            track_id=some(of_tracks),
            media_id=some(project.media),
            frame=abs(frame),
            name="Voice",
        ),
        "punch": lambda: partial(
            recording.punch_in,
            track_id=some(of_tracks),
            media_id=some(project.media),
            span=FrameSpan(abs(frame), abs(frame) + draw(st.integers(1, 60))),
        ),
        "pass": lambda: partial(recording.choose_pass, clip_id=some(every), media_id=some(project.media)),
        "tidy passes": lambda: partial(recording.remove_unused_passes, clip_id=some(every)),
        "comp": lambda: partial(
            comp.choose_comp,
            clip_id=some(every),
            span=FrameSpan(abs(frame), abs(frame) + 9),
            take_id=some(project.takes),
            fade=draw(st.integers(-1, 9)),
        ),
        "clear comp": lambda: partial(comp.clear_comp, clip_id=some(every)),
        "sound": lambda: partial(
            sound.replace_sound, clip_id=some(every), media_id=some(project.media), offset=delta
        ),
        "delete take": lambda: partial(takes.delete_take, take_id=some(project.takes)),
        "tidy takes": lambda: takes.remove_unused_takes,
        **_expression_edits(draw, some, few, every, frame),
        "drop piece": lambda: _drop(some(every), frame, draw(st.integers(1, 60)), flag),
        "move piece": lambda: partial(library.move_layer_motion, **layer(), frames=delta),
        "trim piece": lambda: partial(library.trim_layer_motion, **layer(), start=frame, stop=frame + 9),
        "part of piece": lambda: partial(library.set_motion_part, **layer(), part="face"),
        "portrait": lambda: partial(portrait.set_portrait, media_id=some(project.media)),
        "points": lambda: partial(portrait.set_points, kind="animal", points=POINTS),
        "face": lambda: partial(portrait.choose_face, index=frame),
        "crop": lambda: partial(portrait.set_crop, crop=CropBox((1.0, 2.0), draw(GAINS), draw(GAINS) * 9)),
        "mask": lambda: partial(portrait.set_mask, mask=Mask(left=draw(GAINS), feather=draw(GAINS))),
        "consent": lambda: partial(portrait.set_consent, consent=Consent(flag, draw(TEXTS))),
        "picture origin": lambda: partial(
            disclosure.set_picture_origin, origin=draw(st.sampled_from(["photo", "artwork", None]))
        ),
        "voice origin": lambda: partial(
            disclosure.set_voice_origin, origin=draw(st.sampled_from(["recorded", "generated", None]))
        ),
        "voice consent": lambda: partial(disclosure.set_voice_consent, consent=Consent(flag, draw(TEXTS))),
    }
    return edits[draw(st.sampled_from(sorted(edits)))]()


def _caption_edits(draw, some, few, project, frame, delta):
    written, text = project.captions, draw(TEXTS)
    subtitle = Subtitle(abs(frame) / 25, abs(frame + delta) / 25, text)
    return {
        "caption": lambda: partial(captions.add_caption, frame=frame, text=text, frames=abs(delta)),
        "move caption": lambda: partial(captions.move_caption, caption_id=some(written), start=frame),
        "trim caption": lambda: partial(
            captions.trim_caption, caption_id=some(written), start=frame, stop=frame + delta
        ),
        "caption text": lambda: partial(captions.set_caption_text, caption_id=some(written), text=text),
        "split caption": lambda: partial(captions.split_caption, caption_id=some(written), frame=frame),
        "merge captions": lambda: partial(captions.merge_with_next, caption_id=some(written)),
        "no captions": lambda: partial(captions.delete_captions, caption_ids=few(written)),
        "shift captions": lambda: partial(captions.shift_captions, frames=delta),
        "import captions": lambda: partial(
            captions.import_captions, subtitles=(subtitle,), replaces=draw(st.booleans())
        ),
    }


def _expression_edits(draw, some, few, every, frame):
    dial, value = draw(st.sampled_from(DIALS)), draw(st.floats(-2.5, 2.5))
    return {
        "blinks": lambda: partial(
            blinks.place_blinks, clip_id=some(every), seed=frame, per_minute=draw(st.integers(1, 40))
        ),
        "blink": lambda: partial(blinks.add_blink, clip_id=some(every), blink=Blink(frame, abs(frame))),
        "silences": lambda: partial(
            gate.find_silences, clip_id=some(every), levels=LEVELS, threshold_db=draw(st.integers(-65, -5))
        ),
        "silence": lambda: partial(
            gate.add_silence, clip_id=some(every), start=frame, stop=draw(st.integers(-5, 140))
        ),
        "dial": lambda: partial(strength.turn_dial, clip_ids=few(every), dial=dial, value=value, frame=frame),
        "key": lambda: partial(strength.toggle_key, clip_id=some(every), dial=dial, frame=frame),
        "look": lambda: partial(gaze.fix_gaze, clip_ids=few(every), x=value, y=0.5),
        "key look": lambda: partial(gaze.key_gaze, clip_ids=few(every), frame=frame, x=value, y=0.5),
        "lip sync": lambda: partial(lip_sync.set_lip_sync, clip_ids=few(every), offset_ms=round(300 * value)),
    }


def _import(number, frames):
    kind = "picture" if number > 4 else "sound"

    def edit(project):
        return media.add_media(project, kind, Path(f"/{number}"), 9, f"{number:064x}", frames)[0]

    return edit


def _drop(clip_id, frame, frames, is_added):
    return partial(
        library.drop_motion,
        clip_id=clip_id,
        name="Nod",
        sound_frame=frame,
        motion_sha256=f"{frames:064x}",
        frames=frames,
        reference=(1.0,) * 70,
        mode="add" if is_added else "replace",
    )


def _take(clip_ids, media_id, start, frames):
    motion = MotionSequence(np.zeros((frames, 70), np.float32))
    return partial(
        takes.add_take,
        clip_ids=clip_ids,
        media_id=media_id,
        start=start,
        motion=motion,
        reference=(0.0,) * 70,
        generation=Generation(),
        pack_version="1",
        motion_sha256=f"{frames:064x}",
    )


def tried(project, edit):
    """The project after an edit, or itself where it is refused."""
    try:
        return edit(project)
    except EditError as error:
        refusal = error
    assert refusal.message[0].isupper() or refusal.message[0] == "“"
    assert not refusal.message.endswith(".")
    assert refusal.hint.endswith(".")
    return project


@FEW
@given(st.data())
def test_edits_in_any_order_lead_to_projects_that_can_be_saved_and_change_no_earlier_one(studio, data):
    history = [(studio, copy.deepcopy(studio))]
    project = studio
    for _ in range(data.draw(st.integers(1, 20))):
        project = tried(project, draw_edit(data.draw, project))
        check_consistency(project)
        assert project.next_id >= history[-1][0].next_id
        history.append((project, copy.deepcopy(project)))

    assert all(value == at_its_time for value, at_its_time in history)
    text = json_bytes(encode_project(project, None))
    assert decode_project(parse_json(text), lambda _relative, absolute, _bytes: Path(absolute)) == project


@st.composite
def lanes(draw):
    """A project of two tracks whose clips, of one long sound, lie with and without gaps."""
    sound = Media(1, "sound", Path("/voice.wav"), 1, "1" * 64, 100)
    next_id, made = 4, []
    for track_id in (2, 3):
        at, placed = 0, []
        for gap, frames, offset in draw(
            st.lists(st.tuples(st.integers(0, 12), st.integers(1, 20), st.integers(0, 60)), max_size=6)
        ):
            fades = draw(st.tuples(st.integers(0, frames // 2), st.integers(0, frames // 2)))
            placed.append(Clip(next_id, 1, at + gap, offset, frames, "", 0.0, *fades))
            at, next_id = at + gap + frames, next_id + 1
        made.append(Track(track_id, f"Track {track_id}", clips=tuple(placed)))
    project = Project(media=(sound,), tracks=tuple(made), next_id=next_id)
    return project if next_id > 4 else clips.add_clip(project, 2, 1, 5)


@st.composite
def selections(draw):
    project = draw(lanes())
    ids = [clip.id for clip in all_clips(project)]
    return project, draw(st.frozensets(st.sampled_from(ids), min_size=1))


def is_possible(edit, *arguments):
    try:
        edit(*arguments)
    except EditError:
        return False
    return True


@MANY
@given(selections(), st.integers(-60, 60), st.integers(-1, 1))
def test_a_move_and_back_is_no_move(selection, frames, rows):
    project, ids = selection
    if is_possible(arrange.move_clips, project, ids, frames, rows):
        moved = arrange.move_clips(project, ids, frames, rows)
        check_consistency(moved)
        assert arrange.move_clips(moved, ids, -frames, -rows) == project


@MANY
@given(selections())
def test_the_limits_of_a_move_are_the_last_moves_possible(selection):
    project, ids = selection
    low, high = arrange.move_limits(project, ids)

    assert low <= 0 <= high
    for frames in (low, low // 2, high // 2, high):
        check_consistency(arrange.move_clips(project, ids, frames))
    assert not is_possible(arrange.move_clips, project, ids, low - 1)
    assert not is_possible(arrange.move_clips, project, ids, high + 1)


@pytest.mark.parametrize(("edge", "trim"), [("start", arrange.trim_start), ("stop", arrange.trim_stop)])
@MANY
@given(selection=selections())
def test_the_limits_of_a_trim_are_the_last_trims_possible(edge, trim, selection):
    project, ids = selection
    low, high = arrange.trim_limits(project, ids, edge)

    assert low <= 0 <= high
    for frames in (low, low // 2, high // 2, high):
        check_consistency(trim(project, ids, frames))
    assert not is_possible(trim, project, ids, low - 1)
    assert not is_possible(trim, project, ids, high + 1)


@MANY
@given(selections(), st.integers(-90, 200), st.integers(-1, 1))
def test_the_nearest_move_is_possible_and_no_nearer_one_is(selection, wanted, rows):
    project, ids = selection
    if is_possible(nearest_move, project, ids, wanted, rows):
        move = nearest_move(project, ids, wanted, rows)
        check_consistency(arrange.move_clips(project, ids, move, rows))
        distance = abs(move - wanted)
        for nearer in range(wanted - distance + 1, wanted + distance):
            assert not is_possible(arrange.move_clips, project, ids, nearer, rows)


@MANY
@given(selections(), st.integers(1, 90))
def test_the_left_part_of_a_split_grows_back_over_the_right_one(selection, frame):
    project, ids = selection
    assume(is_possible(arrange.split_clips, project, ids, frame))
    split = arrange.split_clips(project, ids, frame)
    check_consistency(split)
    cut = [clip for clip in all_clips(project) if clip.id in ids and clip.start < frame < clip.stop]
    right = sorted(
        (clip for clip in all_clips(split) if clip.id >= project.next_id), key=lambda clip: clip.id
    )

    rejoined = clips.delete_clips(split, {clip.id for clip in right})
    for whole, part in zip(cut, right, strict=True):
        rejoined = arrange.trim_stop(rejoined, {whole.id}, part.frames)

    assert bare(rejoined) == bare(project)


@MANY
@given(selections(), st.integers(0, 90))
def test_a_split_moves_no_sound(selection, frame):
    project, ids = selection
    after = tried(project, partial(arrange.split_clips, clip_ids=ids, frame=frame))

    assert heard(after) == heard(project)


@MANY
@given(selections())
def test_a_ripple_delete_keeps_the_gaps_before_what_stays(selection):
    project, ids = selection
    after = clips.ripple_delete(project, ids)
    check_consistency(after)

    for before_track, track in zip(project.tracks, after.tracks, strict=True):
        gone = [clip for clip in before_track.clips if clip.id in ids]
        for clip in track.clips:
            earlier = sum(one.frames for one in gone if one.start < project.clip(clip.id).start)
            assert clip == replace(project.clip(clip.id), start=project.clip(clip.id).start - earlier)


def bare(project):
    """Where every clip lies and what it plays, without fades."""
    return [[replace(clip, fade_in=0, fade_out=0) for clip in track.clips] for track in project.tracks]


def heard(project):
    """Which frame of the sound is at which frame of each track."""
    return [
        {clip.start + index: clip.offset + index for clip in track.clips for index in range(clip.frames)}
        for track in project.tracks
    ]
