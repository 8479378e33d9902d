import numpy as np

from joyvasa_runtime.portrait.face import Face
from joyvasa_runtime.portrait.matte import guided_filter, person_matte
from joyvasa_runtime.portrait.picture import Picture


def test_the_person_is_in_and_the_corners_are_out(astronaut: Picture, astronaut_face: Face) -> None:
    crop = astronaut_face.crop(512)
    matte = person_matte(crop.extract(astronaut.pixels))
    assert matte.shape == (512, 512)
    assert matte.dtype == np.float32
    assert matte.min() >= 0.0
    assert matte.max() <= 1.0
    face = crop.to_crop(astronaut_face.points).astype(int)
    assert (matte[face[:, 1], face[:, 0]] > 0.95).mean() > 0.95
    assert matte[:40, -60:].max() < 0.05


def test_a_person_fills_a_steady_part_at_every_size(astronaut: Picture, astronaut_face: Face) -> None:
    parts = [person_matte(astronaut_face.crop(n).extract(astronaut.pixels)).mean() for n in (256, 512)]
    assert abs(parts[0] - parts[1]) < 0.03


def test_the_guided_filter_keeps_a_constant() -> None:
    guide = np.random.default_rng(0).random((40, 50, 3), dtype=np.float32)
    values = np.full((40, 50), 0.7, np.float32)
    np.testing.assert_allclose(guided_filter(guide, values, 4, 1e-3), values, atol=1e-4)


def test_the_guided_filter_moves_a_soft_edge_to_the_guides_edge() -> None:
    guide = np.zeros((60, 60, 3), np.float32)
    guide[:, 30:] = (0.9, 0.5, 0.2)
    soft = np.clip((np.arange(60, dtype=np.float32) - 26) / 8, 0, 1)
    fine = guided_filter(guide, np.tile(soft, (60, 1)), 6, 1e-3)
    step = fine[30, 30] - fine[30, 29]
    assert step > 0.6
    assert abs(fine[30, 15]) < 0.02
    assert abs(fine[30, 45] - 1) < 0.02


def test_the_guided_filter_solves_a_linear_relation_exactly() -> None:
    guide = np.random.default_rng(1).random((30, 30, 3), dtype=np.float32)
    values = (0.2 * guide[..., 0] + 0.5 * guide[..., 1] - 0.3 * guide[..., 2] + 0.1).astype(np.float32)
    np.testing.assert_allclose(guided_filter(guide, values, 5, 1e-6), values, atol=1e-3)
