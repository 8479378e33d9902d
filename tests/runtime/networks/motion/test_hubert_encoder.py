"""The audio encoder answers as the published one did."""

import numpy as np
import torch

from joyvasa_runtime.networks.hubert_encoder import reflect_ends


def test_features_of_a_window_are_the_published_ones(generators, expected):
    encoder = generators["constant"].encoder()
    with torch.inference_mode():
        features = encoder(torch.from_numpy(expected["audio"])[None])
    assert features.shape == (1, 100, 256)
    np.testing.assert_allclose(features, expected["audio_feat"], atol=2e-3)
    assert encoder.window_samples == 64_000


def test_the_ends_are_mirrored_in_two_halves():
    padded = reflect_ends(torch.arange(320.0)[None])[0].numpy()
    assert len(padded) == 400
    # Twenty samples mirrored about the first one; then those about theirs, so the sound runs forward again.
    np.testing.assert_array_equal(padded[:61], [*range(20), *range(20, 0, -1), *range(21)])
    np.testing.assert_array_equal(padded[-61:], 319 - padded[:61][::-1])
