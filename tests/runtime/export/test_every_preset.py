"""Every preset that comes with the program makes what it promises, as another program reads it."""

import os
from fractions import Fraction

import av
import numpy as np
import pytest

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import export_project
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan

SPAN = FrameSpan(20, 25)
CODECS = {
    "h264": "h264",
    "h265": "hevc",
    "av1": "libdav1d",
    "vp9": "libvpx-vp9",
    "prores_422_hq": "prores",
    "prores_4444": "prores",
    "png": "png",
    "gif": "gif",
    "wav": "pcm_s24le",
}
"""FFmpeg's names of what reads each kind."""


@pytest.fixture(scope="module")
def engine():
    return Engine.open("starter", provider="cpu")


@pytest.fixture(scope="module")
def exported(engine, tmp_path_factory):
    """Exports a fifth of a second of the sample by a preset."""
    loaded = load_project(resource("sample", "sample.joyvasa"))
    folder = tmp_path_factory.mktemp("exported")

    def make(name):
        settings = BUNDLED[name].settings
        output = folder / f"{name}{settings.compression.kind.ending}"
        shown = loaded.project, loaded.motions, output, settings, SPAN
        return export_project(engine, *shown, Monitor(), folder / "sounds")

    return make


def files(path):
    return [path / name for name in sorted(os.listdir(path))] if path.is_dir() else [path]


def pictures(path):
    """All pictures, and the codec, of a file or of a folder of them."""
    found, codec = [], ""
    for file in files(path):
        with av.open(str(file)) as container:
            codec = container.streams.video[0].codec_context.name
            found += list(container.decode(video=0))
    return found, codec


@pytest.mark.parametrize("name", [name for name in BUNDLED if name != "sound"])
def test_a_preset_makes_pictures_as_it_says(exported, name):
    settings = BUNDLED[name].settings
    report = exported(name)
    frames, codec = pictures(report.path)

    assert codec in (CODECS[settings.compression.codec], "vp9", "av1")
    assert len(frames) == report.frames == -(-len(SPAN) * settings.fps // 25)
    assert {(frame.width, frame.height) for frame in frames} == {(report.width, report.height)}
    wanted, longer = settings.canvas.size, settings.canvas.longer_side
    assert (report.width, report.height) == (wanted or ((longer or 720),) * 2)
    if settings.compression.has_alpha:
        alpha = frames[0].to_ndarray(format="rgba")[..., 3]
        assert (np.count_nonzero(alpha == 0), np.count_nonzero(alpha == 255)) > (1000, 1000)
    if report.path.is_file() and settings.compression.codec != "gif":
        with av.open(str(report.path)) as container:
            assert container.streams.video[0].average_rate == Fraction(settings.fps)
            (sound,) = container.streams.audio
            assert sum(frame.samples for frame in container.decode(sound)) > 0


def test_the_preset_of_sound_makes_sound_of_the_same_length(exported):
    report = exported("sound")

    with av.open(str(report.path)) as container:
        (stream,) = container.streams
        assert stream.codec_context.name == CODECS["wav"]
        samples = sum(frame.samples for frame in container.decode(stream))
        assert Fraction(samples, stream.codec_context.sample_rate) == Fraction(len(SPAN), 25)
