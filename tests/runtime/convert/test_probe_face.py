"""The bundled faces as the networks see them, and keypoints of them at rest and in motion."""

import numpy as np
import pytest
import torch

from joyvasa_runtime.convert.probe_face import probe_image, probe_keypoints, probe_pair
from joyvasa_runtime.networks.motion_extractor import RawMotion


@pytest.mark.parametrize("kind", ["human", "animal"])
def test_the_face_fills_the_picture(kind):
    image = probe_image(kind)
    assert (image.shape, image.dtype) == ((256, 256, 3), np.uint8)
    assert image[64:192, 64:192].std() > 20


def test_the_pair_is_the_image_and_another_one_near_it():
    image = np.arange(256 * 256 * 3, dtype=np.uint32).astype(np.uint8).reshape(256, 256, 3)
    pair = probe_pair(image)
    assert pair.shape == (2, 3, 256, 256)
    assert pair[0, 2, 10, 20] == pytest.approx(image[10, 20, 2] / 255)
    assert 0.01 < (pair[0] - pair[1]).abs().max() <= 0.1
    assert torch.equal(probe_pair(image), pair)


def test_keypoints_are_those_of_the_first_image_with_the_jaw_down_and_the_head_turned():
    canonical = torch.linspace(-0.5, 0.5, 63).expand(2, -1)
    level = torch.zeros(2, 66)
    level[:, [32, 33]] = 50.0  # bins at -1.5 and 1.5 degrees
    motion = RawMotion(
        kp=canonical,
        scale=torch.tensor([[2.0], [9.0]]),
        pitch=level,
        yaw=level,
        roll=level,
        t=torch.tensor([[0.1, 0.2, 5.0], [9.0, 9.0, 9.0]]),
        exp=torch.zeros(2, 63),
    )
    source, driving = probe_keypoints(motion)
    expected = 2 * canonical[0].reshape(1, 21, 3) + torch.tensor([0.1, 0.2, 0.0])
    torch.testing.assert_close(source, expected, atol=1e-4, rtol=0)
    moved = (driving - source)[0]
    # Turning about the vertical axis moves nothing up or down; the jaw's point falls.
    heights = moved[:, 1]
    assert heights[19] == pytest.approx(0.06, abs=1e-4)
    assert heights[torch.arange(21) != 19].abs().max() < 1e-4
    assert 0.01 < moved[:, [0, 2]].abs().max() < 0.3
