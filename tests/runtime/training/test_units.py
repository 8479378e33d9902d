import numpy as np
import pytest

from joyvasa_runtime.training.units import (
    GUIDANCE,
    LATENTS,
    guidance_mask,
    lips_matrix,
    measure_units,
    moves_matrix,
    network_matrices,
    neutral_row,
)

LOWER_LIP = 58


def test_a_fully_open_mouth_lowers_the_lip_as_real_talking_does() -> None:
    assert 0.06 < lips_matrix()[LOWER_LIP, 0] < 0.1
    assert lips_matrix()[LOWER_LIP, 3] < 0


def test_the_networks_units_give_the_physical_motion_back() -> None:
    rng = np.random.default_rng(0)
    controls = rng.random((50, 5)).astype(np.float32)
    latents = rng.standard_normal((50, len(LATENTS))).astype(np.float32)
    units = measure_units(controls, latents)
    lips, moves = network_matrices(units)

    model = GUIDANCE * controls @ lips.T + (latents / units.latent_spread) @ moves.T

    physical = controls @ lips_matrix().T + latents @ moves_matrix().T
    assert model * units.scale == pytest.approx(physical, abs=1e-5)


def test_a_still_face_is_zero_in_model_units() -> None:
    units = measure_units(np.ones((13, 5), np.float32), np.eye(len(LATENTS), dtype=np.float32))

    assert np.array_equal(np.concatenate([units.exp_mean, units.low]), neutral_row())
    assert np.all(units.scale > 0)


def test_guidance_drives_the_lips_and_never_the_head() -> None:
    mask = guidance_mask()

    assert mask[LOWER_LIP] == 1
    assert not mask[63:].any()
