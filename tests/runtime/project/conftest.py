"""A small project with something of everything, for the tests of edits and of its file."""

import copy
from collections.abc import Callable
from pathlib import Path

import pytest

from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.document import (
    Clip,
    Generation,
    Marker,
    Media,
    PortraitSetup,
    Project,
    Take,
    Track,
)
from joyvasa_runtime.timebase import FrameSpan

VOICE, MUSIC, PICTURE = (
    Media(1, "sound", Path("/media/voice.wav"), 1000, "1" * 64, 100),
    Media(2, "sound", Path("/media/music.flac"), 2000, "2" * 64, 300),
    Media(3, "picture", Path("/media/portrait.jpg"), 3000, "3" * 64),
)


@pytest.fixture
def studio() -> Project:
    """Three tracks: three clips of a voice (the first two butted), none, and one of music.

    ========  ==============  =========  =======  ======
    clip      track           timeline   offset   fades
    ========  ==============  =========  =======  ======
    7         4 Voice         10..60     20       5, 10
    8         4 Voice         60..90     70
    9         4 Voice         120..160   0
    10        6 Music         0..200     0
    ========  ==============  =========  =======  ======

    Clip 7 plays take 13, which performs the whole voice; markers 11 and 12 stand at 30 and 100.
    """
    voice = (
        Clip(7, 1, 10, 20, 50, "Hello", -3.0, 5, 10, take_id=13),
        Clip(8, 1, 60, 70, 30),
        Clip(9, 1, 120, 0, 40),
    )
    reference = (0.5,) * 70
    return Project(
        title="Talk",
        portrait=PortraitSetup(3),
        media=(VOICE, MUSIC, PICTURE),
        tracks=(
            Track(4, "Voice", clips=voice),
            Track(5, "Guest"),
            Track(6, "Music", drives=False, gain_db=-12.0, clips=(Clip(10, 2, 0, 0, 200),)),
        ),
        takes=(Take(13, 1, 0, 100, "a" * 64, reference, Generation(), "1.0.0"),),
        markers=(Marker(11, 30, "Smile"), Marker(12, 100)),
        range=FrameSpan(10, 90),
        reference=reference,
        next_id=14,
    )


@pytest.fixture
def edit():
    """Do an edit of a project as the history does: there, back and there again; the project after it.

    The history keeps the values, so an edit may be undone if it leaves the value that it was given alone.
    """

    def do(project: Project, operation: Callable[[Project], Project]) -> Project:
        check_consistency(project)
        kept = copy.deepcopy(project)
        after = operation(project)
        check_consistency(after)
        assert project == kept
        assert operation(project) == after
        return after

    return do
