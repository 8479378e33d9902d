"""Stage one: the speech encoder learns the mouth controls of the synthetic corpus.

Head and eyes are stage two (`head`).
"""

from pathlib import Path

import torch
from torch import Tensor

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.networks.speech_encoder import SpeechEncoder
from joyvasa_runtime.training.corpus import Part
from joyvasa_runtime.training.crops import SpeechBatch, SpeechCrops
from joyvasa_runtime.training.stage import Stage, StageSettings
from joyvasa_runtime.training.targets import JAW, PRESS

BATCH = 16

_CONTROL_WEIGHTS = (2.0, 0.7, 0.8, 1.0, 1.0)
_RARE = 3.0  # closures fill 6 % of the frames, yet a lip that stays open on "p" is what people notice
_SILENCE = 2.0
_VELOCITY = 1.0


def lip_loss(model: SpeechEncoder, batch: SpeechBatch) -> Tensor:
    """Weighted squared error of the controls and of their change from frame to frame."""
    device = next(model.parameters()).device
    target = batch.controls.to(device)
    controls = model(batch.spectrogram.to(device))
    error = controls - target
    weights = torch.tensor(_CONTROL_WEIGHTS, device=device).expand_as(target).clone()
    weights[..., PRESS:] *= 1 + _RARE * target[..., PRESS:]
    weights = weights * (1 + (_SILENCE - 1) * batch.silence.to(device)[..., None])
    position = (weights * error.square()).mean()
    velocity = (error[:, 1:, JAW] - error[:, :-1, JAW]).square().mean()
    total: Tensor = position + _VELOCITY * velocity
    return total


def train_lips(
    parts: tuple[Part, ...], path: Path, settings: StageSettings, seed: int, monitor: Monitor
) -> SpeechEncoder:
    """Train the encoder, or finish a run that `path` holds.

    Raises
    ------
    Cancelled
        If the user asked to stop.
    """
    torch.manual_seed(seed)
    crops = SpeechCrops(parts, BATCH, settings.steps, seed)
    stage = Stage("lips", SpeechEncoder(), lip_loss, settings)
    model = stage.run(crops, path, monitor)
    assert isinstance(model, SpeechEncoder)
    return model


def held_out_correlation(model: SpeechEncoder, parts: tuple[Part, ...], seed: int = 0) -> float:
    """Correlation of the jaw with its target on unchanged speech that training did not see."""
    batch = SpeechCrops(parts, 64, 1, seed, held_out=True)[0]
    with torch.inference_mode():
        jaw = model.eval()(batch.spectrogram)[..., JAW]
    pair = torch.stack([jaw.flatten(), batch.controls[..., JAW].flatten()])
    return float(torch.corrcoef(pair)[0, 1])
