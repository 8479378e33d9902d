"""Whether a pack's networks draw on this machine what they should: one frame beside the known answer.

Half precision overflows on some cards, and some drivers are wrong: a look at load saves a black video.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import DeviceMemoryError, InferenceError
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.portrait.liveportrait.stages import Stages

LEAST_PSNR_DB = 35.0
"""A frame this near to the known one looks the same; a rounding to eight bits alone gives 59 dB."""

_BLACK = 0.02
"""A picture whose brightest value is below this, of 1, shows nothing."""


def probe_problem(pack: ModelPack, stages: Stages) -> str:
    """What is wrong with the frame that the networks draw, or an empty string.

    Raises
    ------
    DeviceMemoryError
        If there is not enough memory for it.
    ModelPackError
        If the pack's probe is damaged.
    """
    arrays = pack.probe()
    image = (arrays["image"].transpose(2, 0, 1)[None] / np.float32(255)).astype(np.float32)
    try:
        feature = pack.session("appearance").run({"image": image})["feature"]
        source = stages.prepare(feature, arrays["kp_source"])
        picture = stages.draw(source, arrays["kp_driving"], "picture")[0]
    except DeviceMemoryError:
        raise
    except InferenceError as error:
        return error.message
    return picture_problem(picture, arrays["pixels"])


def picture_problem(picture: NDArray[np.float32], pixels: NDArray[np.uint8]) -> str:
    """What is wrong with a picture, shape (3, S, S), 0 to 1, that should be `pixels`, shape (S, S, 3)."""
    if not np.isfinite(picture).all():
        return "it drew numbers that are not finite"
    if picture.max() < _BLACK:
        return "it drew a black picture"
    error = float(np.square(picture.transpose(1, 2, 0) - pixels / np.float32(255)).mean())
    psnr_db = -10.0 * float(np.log10(max(error, 1e-12)))
    return "" if psnr_db >= LEAST_PSNR_DB else f"its picture is wrong ({psnr_db:.0f} dB from the known one)"
