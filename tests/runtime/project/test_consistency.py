"""What a project can't be."""

import math
from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import (
    MAX_FRAMES,
    Caption,
    Clip,
    CropBox,
    Generation,
    Marker,
    Mask,
    Media,
    Project,
    Recording,
    Track,
)
from joyvasa_runtime.timebase import FrameSpan


def with_media(project, index, **changes):
    media = list(project.media)
    media[index] = replace(media[index], **changes)
    return replace(project, media=tuple(media))


def with_track(project, **changes):
    return replace(project, tracks=(replace(project.tracks[0], **changes), *project.tracks[1:]))


def with_clip(project, index=0, **changes):
    clips = list(project.tracks[0].clips)
    clips[index] = replace(clips[index], **changes)
    return with_track(project, clips=tuple(clips))


def with_take(project, **changes):
    return replace(project, takes=(replace(project.takes[0], **changes),))


def with_portrait(project, **changes):
    return replace(project, portrait=replace(project.portrait, **changes))


def test_a_project_and_an_empty_one_are_possible(studio):
    check_consistency(studio)
    check_consistency(Project())


IMPOSSIBLE = {
    "an id twice": lambda p: with_clip(p, 2, id=8),
    "an id of a clip and a track": lambda p: with_clip(p, 2, id=4),
    "an id above the next one": lambda p: replace(p, next_id=13),
    "the id 0": lambda p: with_clip(p, 2, id=0),
    "no next id": lambda p: Project(next_id=0),
    "a negative size": lambda p: with_media(p, 0, size_bytes=-1),
    "a hash in capitals": lambda p: with_media(p, 0, sha256="A" * 64),
    "a short hash": lambda p: with_media(p, 0, sha256="1" * 63),
    "a picture with a length": lambda p: with_media(p, 2, frames=1),
    "an empty sound": lambda p: replace(
        p, media=(*p.media, Media(14, "sound", Path("/x"), 1, "4" * 64)), next_id=15
    ),
    "an endless sound": lambda p: with_media(p, 0, frames=10**9),
    "a gain of a track": lambda p: with_track(p, gain_db=math.nan),
    "clips in disorder": lambda p: with_track(p, clips=p.tracks[0].clips[::-1]),
    "clips that overlap": lambda p: with_clip(p, 1, start=59),
    "a clip of a picture": lambda p: with_clip(p, 1, media_id=3),
    "a clip of nothing": lambda p: with_clip(p, 1, media_id=99),
    "a clip before its sound": lambda p: with_clip(p, 1, offset=-1),
    "a clip after its sound": lambda p: with_clip(p, 1, offset=71),
    "an empty clip": lambda p: with_clip(p, 1, frames=0),
    "a clip before the timeline": lambda p: with_clip(p, 0, start=-1),
    "a clip after the timeline": lambda p: with_clip(p, 2, start=MAX_FRAMES - 39),
    "a gain of a clip": lambda p: with_clip(p, gain_db=24.5),
    "a negative fade": lambda p: with_clip(p, fade_in=-1),
    "fades longer than the clip": lambda p: with_clip(p, fade_in=45),
    "a clip without a pack": lambda p: with_clip(p, generation=Generation("")),
    "no steps": lambda p: with_clip(p, generation=Generation(settings=GenerationSettings(steps=0))),
    "a take that is not there": lambda p: with_clip(p, take_id=99),
    "a take of another sound": lambda p: with_take(p, media_id=2),
    "a take of a picture": lambda p: with_clip(with_take(p, media_id=3), take_id=None),
    "a take before its sound": lambda p: with_take(p, start=-1),
    "a take after its sound": lambda p: with_take(p, frames=101),
    "an empty take": lambda p: with_take(p, frames=0),
    "a take without a hash": lambda p: with_take(p, motion_sha256="../" * 20 + "abcd"),
    "a short reference": lambda p: with_take(p, reference=(0.0,) * 69),
    "a reference with NaN": lambda p: with_take(p, reference=(math.nan,) * 70),
    "a project's reference": lambda p: replace(p, reference=(0.0,) * 71),
    "a portrait of a sound": lambda p: with_portrait(p, media_id=1),
    "a portrait of nothing": lambda p: with_portrait(p, media_id=99),
    "a negative face": lambda p: with_portrait(p, face_index=-1),
    "an animal without points": lambda p: with_portrait(p, kind="animal"),
    "a human with points": lambda p: with_portrait(p, points=((1.0, 1.0),) * 20),
    "a crop of nothing": lambda p: with_portrait(p, crop=CropBox((1.0, 1.0), 0.0)),
    "a crop's angle": lambda p: with_portrait(p, crop=CropBox((1.0, 1.0), 50.0, 181.0)),
    "a mask without an edge": lambda p: with_portrait(p, mask=Mask(feather=0.5)),
    "a caption without words": lambda p: replace(p, captions=(Caption(13, 0, 5, " "),)),
    "a caption without frames": lambda p: replace(p, captions=(Caption(13, 5, 5, "Hello"),)),
    "captions that overlap": lambda p: replace(
        p, captions=(Caption(12, 0, 6, "a"), Caption(13, 5, 9, "b")), markers=()
    ),
    "a marker before the timeline": lambda p: replace(p, markers=(Marker(11, -1),)),
    "a marker after the timeline": lambda p: replace(p, markers=(Marker(11, MAX_FRAMES + 1),)),
    "markers in disorder": lambda p: replace(p, markers=p.markers[::-1]),
    "markers of a frame in disorder": lambda p: replace(p, markers=(Marker(12, 5), Marker(11, 5))),
    "a range after the timeline": lambda p: replace(p, range=FrameSpan(0, MAX_FRAMES + 1)),
    "a negative seed": lambda p: replace(p, idle_seed=-1),
}


@pytest.mark.parametrize("what", IMPOSSIBLE)
def test_damage_is_refused(studio, what):
    with pytest.raises(ProjectError, match="The project is damaged: ") as refusal:
        check_consistency(IMPOSSIBLE[what](studio))
    assert refusal.value.hint


def test_the_message_names_the_thing(studio):
    with pytest.raises(ProjectError, match="in the clip 8, there is no sound 99"):
        check_consistency(with_clip(studio, 1, media_id=99))


def test_a_clip_may_play_a_take_of_another_part_of_its_sound(studio):
    """Trimming may lead there; the clip then rests."""
    check_consistency(with_clip(with_take(studio, start=0, frames=10), 0, take_id=13))


def test_a_clip_may_fill_the_timeline():
    sound = Media(1, "sound", Path("/long.wav"), 1, "1" * 64, MAX_FRAMES)
    track = Track(2, "Voice", clips=(Clip(3, 1, 0, 0, MAX_FRAMES),))

    check_consistency(Project(media=(sound,), tracks=(track,), next_id=4))


@pytest.mark.parametrize(
    ("recordings", "problem"),
    [
        ((Recording(99, 4, 0),), "there is no recorded sound 99"),
        ((Recording(3, 4, 0),), "there is no recorded sound 3"),
        ((Recording(1, 4, 0), Recording(1, 4, 5)), "the sound 1 was recorded twice"),
        ((Recording(1, 99, 0),), "there never was the track 99"),
        ((Recording(1, 4, -1),), "was recorded at frame -1"),
    ],
)
def test_recordings_are_of_sounds_that_are_there(studio, recordings, problem):
    check_consistency(replace(studio, recordings=(Recording(1, 6, 7), Recording(2, 4, 0))))
    with pytest.raises(ProjectError, match=problem):
        check_consistency(replace(studio, recordings=recordings))
