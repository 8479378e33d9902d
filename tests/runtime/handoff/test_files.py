"""A project's timeline as other editors read it, read back by OpenTimelineIO."""

from dataclasses import replace
from pathlib import Path

import opentimelineio as otio
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import ExportError, ProjectError
from joyvasa_runtime.handoff.edl import edl_text
from joyvasa_runtime.handoff.files import hand_off
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.document import Clip, Marker, Media, PortraitSetup, Project, Track

VOICE = Media(1, "sound", Path("/media/声 音.wav"), 1, "1" * 64, 100)
MUSIC = Media(2, "sound", Path("/media/music.flac"), 1, "2" * 64, 300)
PICTURE = Media(3, "picture", Path("/media/ann.jpg"), 1, "3" * 64)


@pytest.fixture
def project():
    """A voice of three clips with a gap, an empty track, and muted music."""
    voice = (
        Clip(7, 1, 10, 20, 50, "Hello\nthere", -3.0, 5, 10),
        Clip(8, 1, 60, 70, 30),
        Clip(9, 1, 120, 0, 40),
    )
    return Project(
        title="Talk",
        portrait=PortraitSetup(3),
        media=(VOICE, MUSIC, PICTURE),
        tracks=(
            Track(4, "Voice", clips=voice),
            Track(5, "Guest"),
            Track(6, "Music", drives=False, is_muted=True, gain_db=-12.0, clips=(Clip(10, 2, 0, 0, 200),)),
        ),
        markers=(Marker(11, 30, "Smile"), Marker(12, 100)),
        captions=(Caption(13, 10, 40, "Hi"),),
        next_id=20,
    )


def at(frames):
    return otio.opentime.RationalTime(frames, 25)


def span(start, frames):
    return otio.opentime.TimeRange(at(start), at(frames))


def placed(track, stack):
    """Name, source and place of every clip."""
    return [
        (clip.name, clip.source_range, clip.transformed_time_range(clip.trimmed_range(), stack))
        for clip in track.find_clips()
    ]


def test_an_otio_file_holds_the_clips_where_they_were(project, tmp_path):
    path = hand_off(project, tmp_path / "时间 线.otio")

    timeline = otio.adapters.read_from_file(str(path))
    picture, voice, guest, music = timeline.tracks

    assert (timeline.name, timeline.duration()) == ("Talk", at(200))
    assert [track.kind for track in timeline.tracks] == ["Video", "Audio", "Audio", "Audio"]
    assert [track.enabled for track in timeline.tracks] == [True, True, True, False]
    assert placed(picture, timeline.tracks) == [("Talk", span(0, 200), span(0, 200))]
    assert placed(voice, timeline.tracks) == [
        ("Hello\nthere", span(20, 50), span(10, 50)),
        ("声 音.wav", span(70, 30), span(60, 30)),
        ("声 音.wav", span(0, 40), span(120, 40)),
    ]
    assert len(guest) == 0
    assert placed(music, timeline.tracks) == [("music.flac", span(0, 200), span(0, 200))]


def test_an_otio_file_names_the_files_and_keeps_what_has_no_place_in_it(project, tmp_path):
    timeline = otio.adapters.read_from_file(str(hand_off(project, tmp_path / "a.otio")))
    clip = next(iter(timeline.tracks[1].find_clips()))

    assert clip.media_reference.target_url == VOICE.path.as_uri()
    assert clip.media_reference.available_range == span(0, 100)
    assert dict(clip.metadata["joyvasa"]) == {"gain_db": -3.0, "fade_in": 5, "fade_out": 10}
    assert timeline.tracks[0][0].media_reference.target_url == PICTURE.path.as_uri()
    assert [dict(one) for one in timeline.metadata["joyvasa"]["captions"]] == [
        {"start": 10, "stop": 40, "text": "Hi"}
    ]
    assert [(one.name, one.marked_range) for one in timeline.tracks.markers] == [
        ("Smile", span(30, 1)),
        ("", span(100, 1)),
    ]


def test_a_finished_video_becomes_the_picture(project, tmp_path):
    video = tmp_path / "talk.mp4"
    timeline = otio.adapters.read_from_file(str(hand_off(project, tmp_path / "a.otio", video)))

    assert timeline.tracks[0][0].media_reference.target_url == video.as_uri()


def test_an_edl_holds_the_heard_voice(project, tmp_path):
    path = hand_off(project, tmp_path / "a.edl")

    (track,) = otio.adapters.read_from_file(str(path), rate=25).tracks
    gap = track[2]

    assert track.kind == "Audio"
    assert [(clip.name, clip.source_range) for clip in track.find_clips()] == [
        ("Hello there", span(20, 50)),
        ("声 音.wav", span(70, 30)),
        ("声 音.wav", span(0, 40)),
    ]
    assert (type(gap), gap.source_range) == (otio.schema.Gap, span(0, 30))
    marker = next(iter(track.find_clips())).markers[0]
    assert (marker.name, marker.marked_range.start_time) == ("SMILE", at(30))


def test_an_edl_reads_like_an_edit_list(project):
    lines = edl_text(project).splitlines()

    assert lines[:2] == ["TITLE: Talk", "FCM: NON-DROP FRAME"]
    assert lines[3] == "001  AX       A     C        00:00:00:20 00:00:02:20 00:00:00:10 00:00:02:10"
    assert lines[4] == "* FROM CLIP NAME:  Hello there"
    assert f"* FROM CLIP: {VOICE.path.as_uri()}" in lines


def test_a_list_takes_the_first_voice_that_is_heard(project):
    tracks = (replace(project.tracks[0], is_muted=True), Track(14, "Other", clips=(Clip(15, 1, 0, 0, 10),)))

    assert "00:00:00:00 00:00:00:10" in edl_text(replace(project, tracks=tracks))
    with pytest.raises(ProjectError, match="no voice"):
        edl_text(replace(project, tracks=tracks[:1]))


def test_a_list_that_is_too_long_is_refused(project):
    clips = tuple(Clip(100 + index, 1, index, 0, 1) for index in range(1000))
    with pytest.raises(ProjectError, match="999 clips"):
        edl_text(replace(project, tracks=(Track(4, "Voice", clips=clips),)))


@pytest.mark.parametrize(
    ("change", "name", "problem"),
    [
        ({"tracks": ()}, "a.otio", "nothing on the timeline"),
        ({}, "a.xml", "can't be written as"),
        ({}, "gone/a.otio", "could not be written"),
    ],
)
def test_what_cannot_be_handed_off_leaves_nothing(project, tmp_path, change, name, problem):
    with pytest.raises((ProjectError, ExportError), match=problem):
        hand_off(replace(project, **change), tmp_path / name)
    assert list(tmp_path.iterdir()) == []


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 40), st.integers(1, 60)), min_size=1, max_size=6))
def test_whatever_the_gaps_and_lengths_both_formats_keep_them(tmp_path_factory, lengths):
    folder, clips, reached = tmp_path_factory.mktemp("handoff"), [], 0
    for id_, (gap, frames) in enumerate(lengths, start=10):
        clips.append(Clip(id_, 1, reached + gap, 0, frames))
        reached = clips[-1].stop
    project = Project(media=(VOICE,), tracks=(Track(4, "Voice", clips=tuple(clips)),), next_id=50)

    timeline = otio.adapters.read_from_file(str(hand_off(project, folder / "a.otio")))
    (listed,) = otio.adapters.read_from_file(str(hand_off(project, folder / "a.edl")), rate=25).tracks

    starts = [place.start_time.value for _, _, place in placed(timeline.tracks[1], timeline.tracks)]
    assert starts == [clip.start for clip in clips]
    first = clips[0].start
    # A list has no room before its first event; the record times say where that is.
    assert [clip.range_in_parent() for clip in listed.find_clips()] == [
        span(clip.start - first, clip.frames) for clip in clips
    ]
