"""An engine that draws simple pictures at once, and scenes for it, so that long videos are made quickly."""

from contextlib import nullcontext
from types import SimpleNamespace

import numpy as np

from joyvasa_runtime.export.motion_source import GivenMotion
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.motion.sequence import CHANNELS, MotionSequence
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.framing import Framing
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression

SIDE = 64
LOSSLESS = ExportSettings(Compression(crf=0), Canvas("face", SIDE), is_signed=False)
_DOWN, _ACROSS = np.mgrid[:SIDE, :SIDE]


def picture_of(row):
    """A bright square, at a place that the first two numbers of a row decide, on a slope."""
    pixels = np.repeat((_DOWN + _ACROSS)[:, :, None], 3, axis=2).astype(np.uint8)
    x, y = (int(abs(value) * 40) % 48 for value in row[:2])
    pixels[y : y + 16, x : x + 16] = 240
    return pixels


class StandIn:
    """Has what an export needs of an `Engine`, and counts the frames that it draws."""

    def __init__(self, version="1"):
        self.pack = SimpleNamespace(id="stand-in", version=version, name="Stand-in", files=())
        self.provider, self.precision, self.notes = "cpu", "fp32", ()
        self.neutral = np.zeros(CHANNELS, np.float32)
        self.drawn = 0

    def prepare_portrait(self, picture, located):
        return portrait()

    def lanes_kept(self):
        return nullcontext()

    def render_frames(self, _portrait, motion, _reference, monitor, step=None):
        for index, row in enumerate(motion.values):
            monitor.step("render", index, len(motion))
            self.drawn += 1
            yield step(picture_of(row)) if step else picture_of(row)
        monitor.step("render", len(motion), len(motion))


def portrait():
    """A portrait, with where its head is."""
    crop = SimpleNamespace(size=SIDE, transform=np.eye(3), zoom=1.0)
    picture = SimpleNamespace(pixels=np.zeros((SIDE, SIDE, 3), np.uint8), alpha=None)
    head = SimpleNamespace(kind="animal", crop=crop, face=None, hand_points=SimpleNamespace(points=np.eye(2)))
    return SimpleNamespace(picture=picture, crop=crop, kind="animal", located=head)


def wobble(frames):
    """Motion in which every frame is another."""
    values = np.zeros((frames, CHANNELS), np.float32)
    values[:, 0] = np.arange(frames) * 0.025
    values[:, 1] = np.arange(frames) // 48 * 0.025
    return MotionSequence(values)


def scene_of(frames, motion=None):
    """A scene of so many frames."""
    framing = Framing(lambda crop: crop, SIDE, SIDE)
    source = motion or GivenMotion(wobble(frames))
    return Scene(portrait(), source, np.zeros(CHANNELS, np.float32), framing)
