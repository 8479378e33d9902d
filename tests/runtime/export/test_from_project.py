"""A project exported with the bundled pack: what is seen, what is heard, and what is refused."""

import hashlib
import os
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import cv2
import numpy as np
import pytest
import soundfile

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import Cancelled, ExportError, PortraitError, ProjectError
from joyvasa_runtime.export import export_project
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.sequence import EXP, MotionSequence
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.framing import frame_portrait
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.document import Clip, Generation, Media, PortraitSetup, Project, Take, Track
from joyvasa_runtime.project.evaluate import evaluate, evaluate_whole, reference_row
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.subject import open_setup
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import CODECS, Compression
from joyvasa_runtime.video.loudness_meter import measure_loudness
from joyvasa_runtime.video.probe import probe, read_frames
from joyvasa_runtime.video.soundtrack import Soundtrack

PICTURE = resource("sample", "portrait.jpg")
SMALL = ExportSettings(Compression(crf=0), Canvas("face", 64))
SPAN = FrameSpan(12, 22)


@pytest.fixture(scope="module")
def engine():
    return Engine.open("starter", provider="cpu")


@pytest.fixture(scope="module")
def jaw(engine):
    """Two seconds of a mouth that opens and closes."""
    values = np.tile(engine.neutral, (50, 1))
    values[:, EXP] += np.abs(np.sin(np.arange(50) * 0.6))[:, None] * JAW
    return MotionSequence(values)


@pytest.fixture
def motions(jaw):
    return {motion_sha256(jaw): jaw}


def sound(path, frequency):
    """Two seconds of a tone."""
    samples = 0.3 * np.sin(np.arange(32_000) * 2 * np.pi * frequency / 16_000)
    soundfile.write(path, samples.astype(np.float32), 16_000)
    return path


def media(id, kind, path):
    contents = path.read_bytes()
    frames = 50 if kind == "sound" else 0
    return Media(id, kind, path, len(contents), hashlib.sha256(contents).hexdigest(), frames)


@pytest.fixture
def project(tmp_path, jaw, engine):
    """A voice (400 Hz) from frame 10 on whose mouth moves, over music (1,600 Hz) that moves nothing."""
    folder = tmp_path / "media"
    folder.mkdir()
    voice, music = sound(folder / "voice.wav", 400), sound(folder / "music.wav", 1600)
    reference = tuple(engine.neutral.tolist())
    take = Take(
        4, 2, 0, 50, motion_sha256(jaw), reference, Generation("another", Generation().settings), "7.0"
    )
    return Project(
        portrait=PortraitSetup(1),
        media=(media(1, "picture", PICTURE), media(2, "sound", voice), media(3, "sound", music)),
        tracks=(
            Track(5, "Voice", clips=(Clip(6, 2, 10, 0, 40, take_id=4),)),
            Track(7, "Music", drives=False, clips=(Clip(8, 3, 0, 0, 50),)),
        ),
        takes=(take,),
        reference=reference,
        next_id=9,
    )


@pytest.fixture
def export(engine, motions, tmp_path):
    """Export into ``out/NAME``; returns the report."""
    (tmp_path / "out").mkdir()

    def make(project, name="a.mp4", video=SMALL, span=SPAN, monitor=None):
        output = tmp_path / "out" / name
        return export_project(
            engine, project, motions, output, video, span, monitor or Monitor(), tmp_path / "sounds"
        )

    return make


def frames_of(report):
    return np.stack(list(read_frames(report.path)))


def luma(frames):
    """Brightness, the part of a picture that the lossless encoder keeps."""
    return frames @ [0.2126, 0.7152, 0.0722]


def level(report, frequency):
    """Loudness of a tone in the video's sound."""
    clip = decode_audio(report.path)
    turns = np.exp(2j * np.pi * frequency * np.arange(len(clip.samples)) / clip.rate_hz)
    return 2 * abs(np.mean(clip.samples * turns))


def muted(project, index, **fields):
    track = replace(project.tracks[index], is_muted=True)
    tracks = tuple(track if number == index else old for number, old in enumerate(project.tracks))
    return replace(project, tracks=tracks, **fields)


def test_the_video_shows_the_evaluated_motion_and_says_that_it_is_generated(engine, motions, project, export):
    report = export(project)
    info = probe(report.path)
    assert (report.frames, report.fps, report.width, report.height) == (10, 25, 64, 64)
    assert (info.frames, info.fps, info.width, info.height) == (10, 25, 64, 64)
    assert "AI-generated" in info.comment
    portrait = engine.prepare_portrait(*open_setup(project))
    motion, reference = (
        evaluate(project, SPAN, motions, engine.neutral),
        reference_row(project, engine.neutral),
    )
    step = frame_portrait(portrait, Canvas("face", 64)).step
    expected = luma(np.stack(list(engine.render_frames(portrait, motion, reference, Monitor(), step))))
    seen = luma(frames_of(report))
    assert np.abs(seen - expected).max() < 3
    assert np.abs(expected[1:] - expected[0]).max() > 30


def test_a_part_of_the_range_has_the_same_frames(project, export):
    whole, part = export(project), export(project, "b.mp4", span=FrameSpan(15, 19))
    np.testing.assert_array_equal(frames_of(part), frames_of(whole)[3:7])


def test_everything_that_is_heard_is_in_the_sound(project, export):
    report = export(project)
    info = probe(report.path)
    assert (info.audio_rate_hz, info.audio_channels) == (48_000, 2)
    assert info.audio_duration_s == pytest.approx(0.4, abs=2e-3)
    assert level(report, 400) == pytest.approx(0.3, abs=0.03)
    assert level(report, 1600) == pytest.approx(0.3, abs=0.03)


def test_a_muted_voice_still_moves_the_mouth(project, export):
    heard, silent = export(project), export(muted(project, 0), "b.mp4")
    assert level(silent, 400) < 0.01 < level(silent, 1600)
    np.testing.assert_array_equal(frames_of(silent), frames_of(heard))


def test_where_nothing_is_heard_the_video_has_no_sound(project, export):
    report = export(muted(muted(project, 0), 1))
    assert probe(report.path).audio_codec is None


@pytest.mark.parametrize("fps", [24, 60])
def test_another_frame_rate_keeps_the_duration(fps, project, export):
    info = probe(export(project, video=replace(SMALL, fps=fps)).path)
    assert info.fps == fps
    assert info.frames == -(-10 * fps // 25)
    assert info.audio_duration_s == pytest.approx(info.frames / fps, abs=2e-3)


def test_the_mask_decides_what_of_the_picture_moves(project, export):
    video = ExportSettings(Compression(crf=0), Canvas(longer_side=128))
    bare = replace(project, portrait=replace(project.portrait, mask=Mask(bottom=200.0, left=200.0)))
    moved = [np.ptp(frames_of(export(made, video=video)).astype(int), axis=0) for made in (project, bare)]
    assert (moved[1] > 8).sum() < 0.5 * (moved[0] > 8).sum()


def test_a_project_without_a_take_exports_idle_motion(project, export):
    voice = project.tracks[0]
    bare = replace(voice, clips=tuple(replace(clip, take_id=None) for clip in voice.clips))
    made = replace(project, tracks=(bare, project.tracks[1]), takes=(), reference=None)
    assert export(made).frames == 10


def test_a_missing_sound_is_named_and_nothing_is_written(project, export):
    Path(project.media[1].path).unlink()
    with pytest.raises(ProjectError, match=r"voice\.wav is not where it was") as caught:
        export(project)
    assert "Relink" in caught.value.hint


def test_a_missing_sound_that_is_not_heard_does_not_matter(project, export):
    Path(project.media[2].path).unlink()
    assert export(muted(project, 1)).frames == 10


@pytest.mark.parametrize(("name", "codec"), [("a.gif", "gif"), ("pictures", "png")])
def test_where_no_sound_can_be_held_none_is_needed(name, codec, project, export):
    Path(project.media[1].path).unlink()
    video = ExportSettings(Compression(codec), Canvas("face", 64))
    assert export(project, name, video, FrameSpan(12, 14)).frames == 2


def test_a_sound_that_is_known_needs_no_file(project, export):
    export(project)
    Path(project.media[1].path).unlink()
    assert level(export(project, "b.mp4"), 400) > 0.2


def test_a_sound_that_has_changed_is_refused(project, export):
    sound(project.media[1].path, 500)
    with pytest.raises(ProjectError, match=r"voice\.wav is not the one"):
        export(project)


def test_an_empty_timeline_is_refused(project, export):
    with pytest.raises(ProjectError, match="nothing on the timeline"):
        export(replace(project, tracks=()))


def test_a_project_without_a_portrait_is_refused(project, export):
    with pytest.raises(PortraitError, match="no portrait"):
        export(replace(project, portrait=None))


def test_a_name_that_is_no_video_is_refused(project, export):
    with pytest.raises(ExportError, match=r"\.mp4"):
        export(project, "a.avi")


class _StopsAt(Monitor):
    def __init__(self, stage):
        super().__init__()
        self._stage = stage

    def show(self, stage, done, total):
        if stage == self._stage:
            self.cancel()


@pytest.mark.parametrize("stage", ["conform", "evaluate", "render"])
def test_cancelling_leaves_nothing(stage, project, export, tmp_path):
    with pytest.raises(Cancelled):
        export(project, monitor=_StopsAt(stage))
    assert os.listdir(tmp_path / "out") == []


def test_a_long_stretch_is_evaluated_as_one(project, motions, engine):
    span = FrameSpan(3, 2_503)
    whole = evaluate_whole(project, span, motions, engine.neutral, Monitor())
    assert whole.values.tobytes() == evaluate(project, span, motions, engine.neutral).values.tobytes()


@pytest.mark.parametrize("codec", [name for name, codec in CODECS.items() if codec.has_pictures])
def test_every_kind_of_video_is_made_and_older_ones_are_replaced(codec, project, export):
    kind = CODECS[codec]
    settings = ExportSettings(Compression(codec), Canvas("face", 64))
    for span in (FrameSpan(12, 22), FrameSpan(12, 16)):
        report = export(project, f"结果 1{kind.ending}", settings, span)
    assert (report.frames, report.width, report.height) == (4, 64, 64)
    if codec == "png":
        assert sorted(os.listdir(report.path)) == [f"frame_0000{number}.png" for number in (1, 2, 3, 4)]
        (report.path / "frames.c2pa").write_text("credentials")
        assert export(project, "结果 1", settings, FrameSpan(12, 14)).frames == 2
        assert sorted(os.listdir(report.path)) == ["frame_00001.png", "frame_00002.png"]
        return
    info = probe(report.path)
    assert (info.frames, info.width, info.height) == (4, 64, 64)
    assert (info.audio_codec is not None) == kind.has_sound
    assert os.listdir(report.path.parent) == [report.path.name]


def test_a_folder_with_other_files_is_never_replaced(project, export, tmp_path):
    folder = tmp_path / "out" / "pictures"
    folder.mkdir()
    (folder / "diary.txt").write_text("dear")
    with pytest.raises(ExportError, match="other files"):
        export(project, "pictures", ExportSettings(Compression("png"), Canvas("face", 64)))
    assert (folder / "diary.txt").read_text() == "dear"


def test_the_sound_alone_needs_no_portrait(project, export):
    report = export(replace(project, portrait=None), "声音 1.wav", ExportSettings(Compression("wav")))
    sound = decode_audio(report.path)
    assert len(sound.samples) / sound.rate_hz == pytest.approx(0.4)
    assert level(report, 400) == pytest.approx(0.3, abs=0.03)
    assert os.listdir(report.path.parent) == ["声音 1.wav"]


def test_where_nothing_is_heard_there_is_no_sound_alone(project, export):
    with pytest.raises(ExportError, match="Nothing is heard"):
        export(muted(muted(project, 0), 1), "a.wav", ExportSettings(Compression("wav")))


def test_label_and_captions_are_burnt_in(project, export):
    settings = replace(SMALL, canvas=Canvas("face", 256))
    plain = export(project, video=settings)
    captioned = replace(project, captions=(Caption(20, 14, 18, "你好"),))
    lettered = replace(settings, label=LabelStyle(corner="top-left"), captions=CaptionStyle())
    report = export(captioned, "b.mp4", lettered)
    changed = np.abs(frames_of(report).astype(int) - frames_of(plain)).max(axis=3) > 40
    assert [bool(frame[:60, :130].any()) for frame in changed] == [True] * 10
    assert [bool(frame[160:].any()) for frame in changed] == [2 <= index < 6 for index in range(10)]


@pytest.mark.parametrize("codec", ["h264", "wav"])
def test_the_sound_gets_the_wanted_loudness(codec, project, export):
    name = f"a{CODECS[codec].ending}"
    settings = replace(SMALL, compression=Compression(codec), loudness_lufs=-14.0)
    long = FrameSpan(0, 50)
    plain = level(
        export(project, f"b{CODECS[codec].ending}", replace(settings, loudness_lufs=None), long), 1600
    )
    loud = export(project, name, settings, long)
    assert level(loud, 1600) != pytest.approx(plain, rel=0.05)
    assert measured_lufs(loud.path) == pytest.approx(-14.0, abs=0.5)


def measured_lufs(path):
    with Soundtrack(path) as sound:
        return measure_loudness(sound, Fraction(2), Monitor()).lufs


def test_a_transparent_background_is_cut_out_and_the_label_stays(project, export):
    compression = Compression("png", has_alpha=True)
    settings = ExportSettings(compression, Canvas("face", 128), label=LabelStyle(corner="top-left"))
    report = export(project, "pictures", settings, FrameSpan(12, 14))
    picture = cv2.imread(str(report.path / "frame_00001.png"), cv2.IMREAD_UNCHANGED)
    alpha = picture[..., 3]
    assert picture.shape == (128, 128, 4)
    assert alpha[64, 64] == 255
    assert alpha[:8, 100:].max() < 30
    assert alpha[:24, :60].max() > 100
