"""The starter pack's audio encoder: sound -> mouth controls at 25 frames a second.

A plain regressor, not a diffusion model; head and eyes are the denoiser's.
"""

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

RATE_HZ = 16_000
HOP = 160
"""Samples between two rows of the log-mel spectrogram (100 rows a second)."""

MEL_BANDS = 80
CONTEXT = 8_000
"""Samples of sound before and after a window."""

WINDOW_FRAMES = 100
WINDOW_SAMPLES = 64_000
MEL_ROWS = (WINDOW_SAMPLES + 2 * CONTEXT) // HOP
CONTROLS = 5
"""Jaw, spread, pucker, press, bite, which are the pack's audio features; see `training.targets`."""

_FFT_WINDOW = 400
_BINS = 257
_LOW_HZ, _HIGH_HZ = 50.0, 7600.0
_FLOOR = 1e-9
_MEAN, _SPREAD = -12.0, 4.0
_TRIM = 2  # rows dropped at either end, so that frame borders fall on multiples of four rows
_SIDE = 0.15  # weight of the frame before and of the frame after in the exported controls
_MARGIN = 12  # whole frames of context left at either end


class LogMel(nn.Module):
    """Log-mel spectrogram by two matrix products, so that it exports as plain convolutions."""

    def __init__(self) -> None:
        super().__init__()
        time = torch.arange(_FFT_WINDOW, dtype=torch.float64)
        taper = torch.hann_window(_FFT_WINDOW, periodic=True, dtype=torch.float64)
        phase = 2 * math.pi * torch.arange(_BINS, dtype=torch.float64)[:, None] * time / (2 * _BINS - 2)
        # Scaled so that the powers of all bins of white noise add up to its variance.
        taper = taper / torch.sqrt(taper.square().sum() * _BINS)
        filters = torch.cat([torch.cos(phase) * taper, torch.sin(phase) * taper])
        self.register_buffer("filters", filters.float()[:, None], persistent=False)
        self.register_buffer("bands", mel_bands().float()[:, :, None], persistent=False)

    def forward(self, samples: Tensor) -> Tensor:
        """Spectrogram (B, 80, N / 160), roughly zero mean and unit spread, of sound (B, N)."""
        padded = functional.pad(samples[:, None], (120, 120))
        spectrum = functional.conv1d(padded, self.filters, stride=HOP)  # type: ignore[arg-type]
        power = spectrum[:, :_BINS].square() + spectrum[:, _BINS:].square()
        return normalise_power(functional.conv1d(power, self.bands))  # type: ignore[arg-type]


def normalise_power(power: Tensor) -> Tensor:
    """Log of mel powers, shifted and scaled to roughly zero mean and unit spread."""
    # Not log(power + floor): the exporter's optimiser takes so small an addend for zero.
    return (torch.log(power / _FLOOR + 1.0) + math.log(_FLOOR) - _MEAN) / _SPREAD


def restore_power(spectrogram: Tensor) -> Tensor:
    """Mel powers from a normalised log spectrogram; the inverse of `normalise_power`."""
    return torch.clamp(torch.exp(spectrogram * _SPREAD + _MEAN) - _FLOOR, min=0.0)


def mel_centres() -> Tensor:
    """Centre frequencies of the bands in Hz, shape (80,)."""
    return _mel_edges()[1:-1]


def mel_bands() -> Tensor:
    """Triangular mel filters, shape (80, 257), float64."""
    edges = _mel_edges()
    frequencies = torch.linspace(0.0, RATE_HZ / 2, _BINS, dtype=torch.float64)
    low, centre, high = edges[:-2, None], edges[1:-1, None], edges[2:, None]
    rising = (frequencies - low) / (centre - low)
    falling = (high - frequencies) / (high - centre)
    return torch.clamp(torch.minimum(rising, falling), min=0.0)


def _mel_edges() -> Tensor:
    low, high = (2595.0 * math.log10(1.0 + hz / 700.0) for hz in (_LOW_HZ, _HIGH_HZ))
    mels = torch.linspace(low, high, MEL_BANDS + 2, dtype=torch.float64)
    return 700.0 * (10.0 ** (mels / 2595.0) - 1.0)


class DilatedBlock(nn.Module):
    """Residual block: dilated convolution, batch norm, GELU, pointwise convolution."""

    def __init__(self, width: int, dilation: int, dropout: float) -> None:
        super().__init__()
        self.spread = nn.Conv1d(width, width, 3, padding=dilation, dilation=dilation, bias=False)
        self.norm = nn.BatchNorm1d(width)
        self.mix = nn.Conv1d(width, width, 1)
        self.dropout = nn.Dropout(dropout)

    def forward(self, rows: Tensor) -> Tensor:
        """Rows (B, width, T) with what the neighbourhood adds."""
        mixed: Tensor = self.mix(functional.gelu(self.norm(self.spread(rows))))
        kept: Tensor = rows + self.dropout(mixed)
        return kept


class SpeechEncoder(nn.Module):
    """Log-mel rows -> mouth controls.

    Parameters
    ----------
    width : int
        Channels of the blocks at 25 frames a second.
    """

    def __init__(self, width: int = 192, front: int = 160, dropout: float = 0.08) -> None:
        super().__init__()
        self.shrink_to_50 = nn.Conv1d(MEL_BANDS, front, 5, stride=2, padding=2)
        self.fine = nn.Sequential(*(DilatedBlock(front, dilation, dropout) for dilation in (1, 2)))
        self.shrink_to_25 = nn.Conv1d(front, width, 5, stride=2, padding=2)
        self.coarse = nn.Sequential(*(DilatedBlock(width, d, dropout) for d in (1, 2, 4, 1, 2, 4)))
        self.norm = nn.BatchNorm1d(width)
        self.gather = nn.Conv1d(width, width, 3, padding=1)
        self.controls = nn.Conv1d(width, CONTROLS, 1)

    def forward(self, spectrogram: Tensor) -> Tensor:
        """Controls (B, 100, 5), each in (0, 1), of a window's spectrogram (B, 80, 500)."""
        return self.controls_around(spectrogram, 0)

    def controls_around(self, spectrogram: Tensor, margin: int) -> Tensor:
        """The same for the window and `margin` frames at either end, shape (B, 100 + 2 margin, 5)."""
        rows = functional.gelu(self.shrink_to_50(spectrogram[:, :, _TRIM:-_TRIM]))
        rows = functional.gelu(self.shrink_to_25(self.fine(rows)))
        rows = functional.gelu(self.gather(self.norm(self.coarse(rows))))
        kept = rows[:, :, _MARGIN - margin : _MARGIN + WINDOW_FRAMES + margin]
        return torch.sigmoid(self.controls(kept)).transpose(1, 2)


class SoundEncoder(nn.Module):
    """The exported graph: sound (B, 80000) -> features (B, 100, 5), eased over three frames.

    The rules it was trained on switch from phone to phone; real jaws have mass. Easing takes the fastest jaw
    of the sample voice from 1.28 to 0.92 a second (published talking: 0.82), and brings it nearer to the
    rules, too.
    """

    def __init__(self, encoder: SpeechEncoder) -> None:
        super().__init__()
        self.spectrogram = LogMel()
        self.encoder = encoder

    def forward(self, samples: Tensor) -> Tensor:
        """Mouth controls of a window of sound with its context on both sides."""
        controls: Tensor = self.encoder.controls_around(self.spectrogram(samples), 1)
        return _SIDE * (controls[:, :-2] + controls[:, 2:]) + (1 - 2 * _SIDE) * controls[:, 1:-1]
