"""What of the portrait a video shows, and at what size: from face crops to the frames of a canvas.

Not here: drawing the face (the generators) and encoding (`video`).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.alpha.cutter import Cutter
from joyvasa_runtime.portrait.canvas import Canvas, View
from joyvasa_runtime.portrait.composite import Compositor
from joyvasa_runtime.portrait.crop import Crop
from joyvasa_runtime.portrait.ground import lay_ground, resize
from joyvasa_runtime.portrait.mask import DEFAULT_MASK, Mask, mask_pixels
from joyvasa_runtime.portrait.placement import Placement, place
from joyvasa_runtime.portrait.sampling import Sampling
from joyvasa_runtime.portrait.source import Portrait

Frame = NDArray[np.uint8]

Step = Callable[[Frame], Frame]

_HEAD = (0.5, 0.56)
"""Middle of a head in its square, 0..1: the square leaves more room above than below."""


@dataclass(frozen=True, slots=True)
class Framing:
    """How face crops become video frames.

    Parameters
    ----------
    step : callable
        Face crop (S, S, 3), RGB uint8 -> video frame (height, width, 3) RGB or (height, width, 4) RGB and
        straight alpha, uint8; several threads may call it, and equal crops give equal frames.
    width, height : int
        Of the video frames, in pixels.
    notes : tuple of str
        What was decided about a transparent background, in the user's words.
    """

    step: Step
    width: int
    height: int
    notes: tuple[str, ...] = ()


def frame_portrait(
    portrait: Portrait, canvas: Canvas, mask: Mask = DEFAULT_MASK, *, has_alpha: bool = False
) -> Framing:
    """The framing of a portrait.

    Parameters
    ----------
    portrait : Portrait
    canvas : Canvas
    mask : Mask
        Where the crop is seen in the picture; without meaning for the face crop alone.
    has_alpha : bool
        Whether the frames have a transparent background; the canvas's own then counts for nothing.

    Raises
    ------
    InferenceError
        If the matte model fails; only with `has_alpha`.
    """
    shown = portrait.pixels if canvas.view == "face" else portrait.picture.pixels
    height, width = shown.shape[:2]
    placement = place(width, height, canvas, _face(portrait, canvas.view))
    ground = lay_ground(shown, placement, (0, 0, 0) if has_alpha else canvas.background)
    cutter = Cutter(portrait) if has_alpha else None
    if canvas.view == "face":
        step = _face_step(_with_clear(ground) if cutter else ground, placement, portrait.crop.size)
    else:
        crop = _on_canvas(portrait.crop, placement, portrait)
        ground = cutter.cut_ground(ground, placement, crop) if cutter else ground
        step = Compositor(ground, crop, mask_pixels(mask, crop.size, crop.zoom), placement.box).paste
    if cutter is None:
        return Framing(step, placement.width, placement.height)
    cut = cutter.cut
    return Framing(lambda crop: step(cut(crop)), placement.width, placement.height, (cutter.note,))


def _with_clear(ground: Frame) -> Frame:
    """A ground that is not seen at all, shape (H, W, 4)."""
    return np.dstack([ground, np.zeros(ground.shape[:2], np.uint8)])


def _face(portrait: Portrait, view: View) -> tuple[float, float]:
    """The middle of the head in what is shown, 0..1."""
    if view == "face":
        return _HEAD
    middle = portrait.crop.to_picture(np.array([_HEAD]) * portrait.crop.size - 0.5)[0] + 0.5
    x, y = np.clip(middle / [portrait.picture.width, portrait.picture.height], 0.0, 1.0)
    return float(x), float(y)


def _on_canvas(crop: Crop, placement: Placement, portrait: Portrait) -> Crop:
    """The same square as a square of the canvas."""
    picture = portrait.picture
    back = np.linalg.inv(placement.to_canvas(picture.width, picture.height))
    return Crop(crop.transform @ back, crop.size)


def _face_step(ground: Frame, placement: Placement, size: int) -> Step:
    """What lays a face crop onto the canvas, at its place."""
    x0, y0, x1, y1 = placement.box
    is_whole = (x1 - x0, y1 - y0) == (placement.across, placement.down)
    sampling = Sampling(placement.to_canvas(size, size), size, placement.box, is_continued=True)

    def sample(crop: Frame) -> Frame:
        return resize(crop, placement.across, placement.down) if is_whole else sampling(crop)

    if (x1 - x0, y1 - y0) == (placement.width, placement.height):
        return sample

    def step(crop: Frame) -> Frame:
        frame = ground.copy()
        frame[y0:y1, x0:x1] = sample(crop)
        return frame

    return step
