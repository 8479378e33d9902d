"""The steps that make five frames of the sample on the CPU, encode them, and read them back."""

import numpy as np

from desktop.self_test.step import SelfTestError, Workbench
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import AnimateRequest, PerformanceSettings, animate
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import frame_to_seconds
from joyvasa_runtime.video.probe import probe, read_frames

FRAMES = 5
_CODEC = "h264"
# A picture that shows something has more contrast than this, in steps of 255; the sample has 55.
_LEAST_CONTRAST = 10.0


def render(bench: Workbench) -> str:
    """Animate the sample with the starter pack, and encode H.264 with sound."""
    portrait = Subject(resource("sample", "portrait.jpg"))
    performance = PerformanceSettings(end_s=frame_to_seconds(FRAMES))
    request = AnimateRequest(portrait, resource("sample", "voice.wav"), bench.video, performance)
    report = animate(Engine.open("starter", provider="cpu"), request, Monitor())
    return f"{report.frames} frames, {report.width} x {report.height}"


def read_back(bench: Workbench) -> str:
    """Look whether the video holds what was rendered."""
    info = probe(bench.video)
    contrasts = []
    for frame in read_frames(bench.video):
        _expect("picture size", frame.shape, (info.height, info.width, 3))
        contrasts.append(float(np.std(frame)))
    _expect("frames", len(contrasts), FRAMES)
    _expect("codec", info.codec, _CODEC)
    if min(contrasts) < _LEAST_CONTRAST:
        raise SelfTestError("A frame of the video shows nothing")
    if info.audio_codec is None:
        raise SelfTestError("The video has no sound")
    return f"{info.codec}, {len(contrasts)} frames, {info.audio_codec} sound"


def _expect(name: str, found: object, wanted: object) -> None:
    if found != wanted:
        raise SelfTestError(f"The video's {name}: {found} instead of {wanted}")
