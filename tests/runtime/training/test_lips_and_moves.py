from pathlib import Path

import pytest
import torch

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.networks.motion_denoiser import MotionDenoiser
from joyvasa_runtime.networks.speech_encoder import SpeechEncoder
from joyvasa_runtime.training.corpus import Part
from joyvasa_runtime.training.crops import SpeechCrops
from joyvasa_runtime.training.lips import lip_loss
from joyvasa_runtime.training.moves import MoveCrops, corpus_units, move_loss, new_denoiser
from joyvasa_runtime.training.stage import Stage, StageSettings


def test_the_encoder_learns_from_a_batch(parts: tuple[Part, ...], tmp_path: Path) -> None:
    torch.manual_seed(0)
    model = SpeechEncoder(width=16, front=16, dropout=0.0)
    crops = SpeechCrops(parts, 2, 20, seed=1)
    before = lip_loss(model.eval(), crops[0]).item()

    Stage("lips", model, lip_loss, StageSettings(20, warmup=1, decay=0.5, workers=0)).run(
        crops, tmp_path / "lips.pt", Monitor()
    )

    assert lip_loss(model.eval(), crops[0]).item() < 0.8 * before


def test_the_denoiser_learns_from_a_batch(parts: tuple[Part, ...], tmp_path: Path) -> None:
    torch.manual_seed(0)
    units = corpus_units(parts, seed=1)
    model = new_denoiser(units)
    crops = MoveCrops(parts, units.latent_spread, 2, 6, seed=1)
    losses = []
    stage = Stage("moves", model, move_loss, StageSettings(6, rate=3e-3, warmup=1, workers=0))
    for number in range(6):
        losses.append(stage._learn(crops[number]))

    assert losses[-1] < losses[0]


def test_some_windows_start_from_a_still_face(parts: tuple[Part, ...]) -> None:
    units = corpus_units(parts, seed=1)
    batch = MoveCrops(parts, units.latent_spread, 40, 1, seed=1)[0]

    still = (batch.latents[:, :10].abs().amax(dim=(1, 2)) == 0).sum().item()

    assert 1 <= still <= 12


def test_the_denoisers_lips_are_the_controls_whatever_the_noise(parts: tuple[Part, ...]) -> None:
    model: MotionDenoiser = new_denoiser(corpus_units(parts, seed=1)).eval()
    audio = torch.rand(1, 100, 5)
    carried = torch.zeros(1, 10, 72), torch.zeros(1, 10, 5)

    with torch.inference_mode():
        answers = [model(torch.randn(1, 100, 72), *carried, audio, torch.tensor([step])) for step in (50, 1)]

    lower_lip = model.lips[58] @ audio[0].T
    for answer in answers:
        assert answer[0, :, 58].numpy() == pytest.approx(lower_lip.numpy(), abs=1e-5)
