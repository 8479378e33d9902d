import cv2
import numpy as np

from joyvasa_runtime.portrait.layered.background import behind, cut_out, fill
from joyvasa_runtime.portrait.layered.rig import Rig


def head(extra: tuple[int, int] | None = None) -> np.ndarray:
    matte = np.zeros((512, 512), np.float32)
    cv2.ellipse(matte, (256, 248), (113, 141), 0, 0, 360, (1.0,), -1)
    if extra:
        cv2.circle(matte, extra, 20, (1.0,), -1)
    return matte


def test_a_matte_that_misses_the_face_is_refused(rig: Rig) -> None:
    assert cut_out(np.zeros((512, 512), np.float32), rig) is None


def test_a_matte_without_background_is_refused(rig: Rig) -> None:
    assert cut_out(np.ones((512, 512), np.float32), rig) is None


def test_what_is_not_connected_to_the_face_stays_in_the_background(rig: Rig) -> None:
    alpha = cut_out(head(extra=(40, 450)), rig)
    assert alpha is not None
    assert alpha[450, 40] == 0.0
    assert alpha[248, 256] == 1.0


def test_holes_in_the_person_are_closed(rig: Rig) -> None:
    matte = head()
    cv2.circle(matte, (256, 180), 12, (0.0,), -1)
    alpha = cut_out(matte, rig)
    assert alpha is not None
    assert alpha[180, 256] == 1.0


def test_the_background_is_the_picture_wherever_it_can_be_seen(rig: Rig) -> None:
    picture = np.random.default_rng(3).integers(0, 255, (512, 512, 3)).astype(np.uint8)
    alpha = cut_out(head(), rig)
    assert alpha is not None
    assert np.array_equal(behind(picture, alpha)[alpha < 1.0], picture[alpha < 1.0])


def test_the_background_behind_the_head_has_the_colours_around_it(rig: Rig) -> None:
    picture = np.full((512, 512, 3), (30, 90, 160), np.uint8)
    picture[head() > 0] = (220, 180, 150)
    alpha = cut_out(head(), rig)
    assert alpha is not None
    assert np.abs(behind(picture, alpha)[250, 256].astype(int) - (30, 90, 160)).max() <= 2


def test_filling_keeps_what_is_known_and_stays_in_its_range() -> None:
    picture = np.random.default_rng(4).uniform(50, 200, (64, 64, 3)).astype(np.float32)
    known = np.ones((64, 64), np.float32)
    known[20:44, 20:44] = 0.0
    filled = fill(picture, known)
    assert np.allclose(filled[known > 0], picture[known > 0], atol=1e-3)
    assert filled.min() >= 49.0
    assert filled.max() <= 201.0
