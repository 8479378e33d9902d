import numpy as np
import pytest

from joyvasa_runtime.training.augment import Chances, augment

_NOTHING = dict.fromkeys(Chances.__dataclass_fields__, 0.0)


def _speech() -> np.ndarray:
    rng = np.random.default_rng(5)
    powers = rng.random((4, 120, 80)).astype(np.float32) * 1e-4
    powers[:, 60:] = 0.0
    return powers


@pytest.mark.parametrize("name", sorted(Chances.__dataclass_fields__))
def test_every_change_keeps_the_shape_and_gives_finite_powers(name: str) -> None:
    powers = _speech()

    changed = augment(powers, np.random.default_rng(0), Chances(**(_NOTHING | {name: 1.0})))

    assert changed.shape == powers.shape
    assert changed.dtype == np.float32
    assert np.isfinite(changed).all()
    assert (changed >= 0).all()


def test_without_chances_only_the_colour_changes() -> None:
    powers = _speech()

    changed = augment(powers, np.random.default_rng(0), Chances(**_NOTHING))

    ratio = changed[:, :60] / powers[:, :60]
    assert np.allclose(ratio, ratio[:, :1], rtol=1e-4)
    assert not changed[:, 60:].any()


def test_a_room_rings_on_after_the_speech() -> None:
    changed = augment(_speech(), np.random.default_rng(0), Chances(**(_NOTHING | {"room": 1.0})))

    tail = changed[:, 60:].sum(axis=2)
    assert (tail[:, 0] > tail[:, 20]).all()
    assert (tail[:, 20] > 0).all()


def test_noise_fills_the_silence() -> None:
    changed = augment(_speech(), np.random.default_rng(0), Chances(**(_NOTHING | {"noise": 1.0})))

    assert (changed[:, 60:].sum(axis=2) > 0).all()


def test_the_same_seed_changes_alike_and_leaves_the_input() -> None:
    powers = _speech()
    before = powers.copy()

    first, second = (augment(powers, np.random.default_rng(7)) for _ in range(2))

    assert np.array_equal(first, second)
    assert np.array_equal(powers, before)
