import numpy as np

from joyvasa_runtime.portrait.layered.thin_plate import thin_plate


def scattered(count: int, seed: int) -> np.ndarray:
    return np.random.default_rng(seed).uniform(0.0, 500.0, (count, 2))


def test_a_plate_without_smoothing_passes_through_its_anchors() -> None:
    anchors = scattered(30, 1)
    values = np.random.default_rng(2).normal(size=30)
    assert np.allclose(thin_plate(anchors, anchors, ridge=0.0) @ values, values, atol=1e-8)


def test_a_plate_continues_a_slope_exactly() -> None:
    anchors, nodes = scattered(25, 3), scattered(40, 4) * 1.5
    found = thin_plate(anchors, nodes) @ (2.0 + anchors @ [0.3, -0.7])
    assert np.allclose(found, 2.0 + nodes @ [0.3, -0.7], atol=1e-6)


def test_equal_anchors_do_not_break_the_plate() -> None:
    anchors = scattered(10, 5)
    doubled = np.concatenate([anchors, anchors[:3]])
    assert np.isfinite(thin_plate(doubled, scattered(5, 6))).all()
