"""What is heard of a project: mute, solo, gains and fades as the creator set them."""

from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.audio.conformed import ConformedSound
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.heard import heard_parts

FRAME = 1920


def _sound(sha256, frames=100):
    samples = np.zeros((frames * FRAME, 2), np.int16)
    return ConformedSound(sha256, samples, Peaks.of(np.zeros(frames * FRAME, np.float32)))


VOICE, MUSIC = _sound("a" * 64), _sound("b" * 64)
SOUNDS = {VOICE.sha256: VOICE, MUSIC.sha256: MUSIC}
MEDIA = tuple(
    Media(number, "sound", Path(f"/{number}.wav"), 1, sound.sha256, 100)
    for number, sound in enumerate((VOICE, MUSIC), start=1)
)


def _project(voice=(), music=()):
    """Two tracks with a clip each; `voice` and `music` set fields of the tracks."""
    return Project(
        media=MEDIA,
        tracks=(
            Track(
                3, "Voice", clips=(Clip(5, 1, 10, 20, 30, gain_db=6, fade_in=4, fade_out=5),), **dict(voice)
            ),
            Track(4, "Music", drives=False, clips=(Clip(6, 2, 0, 0, 100),), **dict(music)),
        ),
        next_id=7,
    )


def _heard(project, sounds=SOUNDS):
    return ["voice" if part.samples is VOICE.samples else "music" for part in heard_parts(project, sounds)]


def test_a_clip_becomes_a_part_in_samples():
    part, _ = heard_parts(_project(voice={"gain_db": -2.0}), SOUNDS)
    assert (part.start, part.offset, part.length) == (10 * FRAME, 20 * FRAME, 30 * FRAME)
    assert (part.fade_in, part.fade_out) == (4 * FRAME, 5 * FRAME)
    assert part.gain == pytest.approx(10 ** (4 / 20))


def test_what_drives_and_what_is_only_heard_are_both_heard():
    assert _heard(_project()) == ["voice", "music"]


@pytest.mark.parametrize(
    ("voice", "music", "heard"),
    [
        ({"is_muted": True}, {}, ["music"]),
        ({"is_solo": True}, {}, ["voice"]),
        ({"is_solo": True}, {"is_solo": True}, ["voice", "music"]),
        ({"is_solo": True, "is_muted": True}, {}, []),
        ({"is_locked": True}, {"is_locked": True}, ["voice", "music"]),
    ],
)
def test_mute_and_solo_decide_what_is_heard(voice, music, heard):
    assert _heard(_project(voice, music)) == heard


def test_a_sound_that_is_not_there_yet_is_left_out():
    assert _heard(_project(), {MUSIC.sha256: MUSIC}) == ["music"]
    assert _heard(Project()) == []
