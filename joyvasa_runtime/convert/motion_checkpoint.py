"""The published motion generator's files as values: the network, the padding it was trained with, its units.

Which of its sizes mean what is the network's business; writing graphs is `motion_files`'.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.convert.safe_checkpoint import read_checkpoint, tensors_in
from joyvasa_runtime.errors import ModelPackError, MotionError
from joyvasa_runtime.models.specs import PadMode, Positions
from joyvasa_runtime.motion.safe_pickle import read_plain_pickle
from joyvasa_runtime.networks.motion_generator import MotionGenerator, load_motion_generator

MAX_TEMPLATE_BYTES = 64 * 2**20
"""The published statistics take a few kB."""

_ENCODER = "audio_encoder."
_OTHER_ENCODERS = ("conv_layers.1.layer_norm.weight", "conv_layers.0.conv.bias")
"""What the feature extractors of larger wav2vec2 and HuBERT models have and that of HuBERT base has not."""

_ONLY_HUBERT = (
    "Only motion generators that hear with HuBERT base can be converted; get the published hubert one."
)
_AGAIN = "Get the published file again."


@dataclass(frozen=True, slots=True)
class MotionCheckpoint:
    """A motion generator as its file holds it.

    Parameters
    ----------
    generator : MotionGenerator
    pad_mode : {"zero", "replicate"}
        What the last window was filled with in training.
    """

    generator: MotionGenerator
    pad_mode: PadMode


def read_motion_checkpoint(path: Path, positions: Positions) -> MotionCheckpoint:
    """The motion generator of a published `.pt`, its own audio encoder included.

    Parameters
    ----------
    path : Path
    positions : {"constant", "sinusoidal"}
        See `settings.ConversionSettings`.

    Raises
    ------
    ModelPackError
        If the file is unsafe or damaged, hears with another audio encoder, or its tensors don't fit.
    """
    held = read_checkpoint(path)
    if not isinstance(held, Mapping) or "model" not in held:
        raise ModelPackError(f"{path} is not a motion generator: it has no part 'model'", _AGAIN)
    trained = _settings(held.get("args"))
    tensors = tensors_in(held["model"], path)
    _check_encoder(trained, tensors, path)
    return MotionCheckpoint(load_motion_generator(tensors, positions), _pad_mode(trained, path))


def read_template(path: Path) -> dict[str, NDArray[Any]]:
    """The arrays of the published `motion_template.pkl` by name.

    Raises
    ------
    ModelPackError
        If the file is missing, unsafe or damaged.
    """
    try:
        if path.stat().st_size > MAX_TEMPLATE_BYTES:
            raise ModelPackError(f"{path} is far too large for a motion template", _AGAIN)
        held = read_plain_pickle(path.read_bytes(), str(path))
    except OSError as error:
        raise ModelPackError(f"{path} can't be read: {error.strerror or error}", _AGAIN) from error
    except MotionError as error:
        raise ModelPackError(error.message, error.hint) from error
    if not isinstance(held, dict):
        raise ModelPackError(f"{path} is not a motion template", _AGAIN)
    return {name: value for name, value in held.items() if isinstance(value, np.ndarray)}


def _settings(trained: object) -> Mapping[str, object]:
    """What the training was called with, if the checkpoint says."""
    return trained if isinstance(trained, Mapping) else getattr(trained, "__dict__", {})


def _check_encoder(trained: Mapping[str, object], tensors: Mapping[str, Tensor], path: Path) -> None:
    name = trained.get("audio_model")
    if isinstance(name, str) and "hubert" not in name.lower():
        raise ModelPackError(f"{path} hears with the audio encoder {name!r}", _ONLY_HUBERT)
    if not any(key.removeprefix("module.").startswith(_ENCODER) for key in tensors):
        raise ModelPackError(f"{path} lacks the audio encoder that it was trained with", _ONLY_HUBERT)
    for other in _OTHER_ENCODERS:
        if f"{_ENCODER}feature_extractor.{other}" in tensors:
            raise ModelPackError(
                f"{path} hears with another audio encoder: its feature extractor has {other}", _ONLY_HUBERT
            )


def _pad_mode(trained: Mapping[str, object], path: Path) -> PadMode:
    mode = trained.get("pad_mode", "zero")
    if mode == "zero":
        return "zero"
    if mode == "replicate":
        return "replicate"
    raise ModelPackError(
        f"{path} pads the sound in an unknown way ({mode!r})", "Use the published checkpoint."
    )
