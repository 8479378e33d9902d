"""Arrays that a pack carries beside its models: which there must be, and reading them with nothing trusted.

What they mean is `motion`'s and `portrait`'s.
"""

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.specs import DiffusionSpec, MotionSpec
from joyvasa_runtime.npz_file import TooMuchError, read_npz

MAX_ARRAYS_BYTES = 64 * 2**20
"""A template holds a few thousand numbers and a probe two pictures; damage must not fill the memory."""

Wanted = Mapping[str, tuple[type[np.generic], tuple[int, ...]]]
"""Dtype and shape of each array by name."""

PROBE_ARRAYS: Wanted = {
    "image": (np.uint8, (256, 256, 3)),
    "kp_source": (np.float32, (1, 21, 3)),
    "kp_driving": (np.float32, (1, 21, 3)),
    "pixels": (np.uint8, (512, 512, 3)),
}
"""Of a probe: a picture, keypoints before and after, and the frame that must come of them."""


def template_arrays(motion: MotionSpec, diffusion: DiffusionSpec) -> Wanted:
    """Arrays of a template, all float32.

    ``exp_mean``, ``exp_std`` and ``low``, ``high`` turn model units into physical ones; ``start_motion``
    (model units) and ``start_audio`` stand in for what precedes the first window; ``null_audio`` replaces the
    features in guidance; ``neutral`` is the resting face in physical units; ``guidance_mask`` is 1 where
    guidance applies; ``alpha_bars`` is a stored noise schedule.
    """
    shapes: dict[str, tuple[int, ...]] = {
        "exp_mean": (63,),
        "exp_std": (63,),
        "low": (7,),
        "high": (7,),
        "start_motion": (motion.carried, motion.channels),
        "start_audio": (motion.carried, motion.features),
        "null_audio": (motion.features,),
        "neutral": (70,),
        "guidance_mask": (motion.channels,),
    }
    if diffusion.schedule == "stored":
        shapes["alpha_bars"] = (diffusion.steps + 1,)
    return {name: (np.float32, shape) for name, shape in shapes.items()}


def read_arrays(path: Path, wanted: Wanted) -> dict[str, NDArray[Any]]:
    """The wanted arrays of an npz by name, read-only; others in it are passed over.

    Raises
    ------
    ModelPackError
        If the file is damaged, or an array is missing, of another dtype or shape, or not finite.
    """
    arrays = _load(path, wanted)
    return {name: _checked(path.name, arrays, name, dtype, shape) for name, (dtype, shape) in wanted.items()}


def _load(path: Path, names: Collection[str]) -> dict[str, NDArray[Any]]:
    try:
        return read_npz(path, names, MAX_ARRAYS_BYTES)
    except TooMuchError as error:
        raise ModelPackError(f"{path} is far too large", "Don't trust this pack.") from error
    except (OSError, ValueError) as error:
        raise ModelPackError(f"{path} can't be read as arrays: {error}", "Install the pack again.") from error


def _checked(
    file: str, arrays: Mapping[str, NDArray[Any]], name: str, dtype: type[np.generic], shape: tuple[int, ...]
) -> NDArray[Any]:
    if name not in arrays:
        raise ModelPackError(f"{file} of the pack has no array {name!r}", "Install the pack again.")
    array = arrays[name]
    if array.dtype != dtype or array.shape != shape:
        raise ModelPackError(
            f"{name} in {file} must be {dtype.__name__} {shape}, not {array.dtype} {array.shape}",
            "Install the pack again.",
        )
    if not np.isfinite(array).all():
        raise ModelPackError(f"{name} in {file} holds numbers that are not finite", "Install the pack again.")
    array.setflags(write=False)
    return array
