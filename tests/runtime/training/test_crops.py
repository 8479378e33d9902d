import numpy as np
import torch

from joyvasa_runtime.training.corpus import Part
from joyvasa_runtime.training.crops import SpeechCrops, control_frames


def test_a_batch_depends_on_seed_and_number_alone(parts: tuple[Part, ...]) -> None:
    crops = SpeechCrops(parts, 3, 10, seed=1)

    first, again, other = crops[4], SpeechCrops(parts, 3, 10, seed=1)[4], crops[5]

    assert torch.equal(first.spectrogram, again.spectrogram)
    assert not torch.equal(first.spectrogram, other.spectrogram)


def test_a_batch_has_the_windows_shapes(parts: tuple[Part, ...]) -> None:
    batch = SpeechCrops(parts, 2, 1, seed=1)[0]

    assert batch.spectrogram.shape == (2, 80, 500)
    assert batch.controls.shape == (2, 100, 5)
    assert batch.silence.shape == (2, 100)
    assert torch.isfinite(batch.spectrogram).all()


def test_held_out_crops_come_unchanged_from_the_end_of_a_part(parts: tuple[Part, ...]) -> None:
    batch = SpeechCrops(parts, 1, 1, seed=2, held_out=True)[0]
    rows = batch.spectrogram[0].T.numpy()
    stored = parts[0].spectrogram.astype(np.float32)

    places = np.flatnonzero((stored[:, 0] == rows[0, 0]) & (stored[:, 1] == rows[0, 1]))

    assert len(places) == 1
    assert places[0] >= len(stored) // 2
    assert np.array_equal(stored[places[0] : places[0] + 500], rows)


def test_spectrogram_and_controls_stay_together(parts: tuple[Part, ...]) -> None:
    batch = SpeechCrops(parts, 1, 1, seed=2, held_out=True)[0]
    loudness = batch.spectrogram[0, :, 50:450].mean(dim=0).reshape(100, 4).mean(dim=1)

    pair = torch.stack([loudness, batch.controls[0, :, 0]])

    assert torch.corrcoef(pair)[0, 1] > 0.99


def test_controls_are_stretched_to_the_wanted_length(parts: tuple[Part, ...]) -> None:
    rows = control_frames(parts[0], 110, np.random.default_rng(0))

    assert rows.shape == (110, 5)
    assert rows[:, 0].max() > 0.9
