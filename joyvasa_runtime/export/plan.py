"""How a video is cut into segments that are rendered one by one, here or on many machines.

Where the segments lie is `workplace`'s business.
"""

from dataclasses import dataclass

from joyvasa_runtime.export.motion_source import frames_at
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import Compression

SEGMENT_S = 10
"""Seconds of a segment: what is lost at most when a render is killed, and enough to make its start cheap."""


@dataclass(frozen=True, slots=True)
class RenderPlan:
    """The segments of a video; the same plan gives the same segments.

    Parameters
    ----------
    frames, fps : int
        Of the video.
    size : (int, int)
        Width and height in pixels.
    compression : Compression
    segment_frames : int
        Length of a segment; the last one may be shorter.
    """

    frames: int
    fps: int
    size: tuple[int, int]
    compression: Compression
    segment_frames: int

    @property
    def count(self) -> int:
        """How many segments there are."""
        return -(-self.frames // self.segment_frames)

    def span(self, index: int) -> FrameSpan:
        """The frames of the video that a segment shows."""
        start = index * self.segment_frames
        return FrameSpan(start, min(start + self.segment_frames, self.frames))


def plan_render(scene: Scene, settings: ExportSettings) -> RenderPlan:
    """The segments of the video of a scene."""
    frames = frames_at(scene.motion, settings.fps)
    return RenderPlan(frames, settings.fps, scene.size, settings.compression, SEGMENT_S * settings.fps)
