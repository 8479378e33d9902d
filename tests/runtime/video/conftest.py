"""Pictures and sounds for videos that are written and read back."""

import os
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.segment import open_segment

Frames = Callable[..., Iterator[NDArray[np.uint8]]]


@pytest.fixture
def drifting_frames() -> Frames:
    """``count`` frames of ``width`` x ``height``: soft colours that drift, each frame a little brighter.

    With ``has_alpha``, they are transparent at the left and opaque at the right.
    """

    def make(count: int, width: int, height: int, has_alpha: bool = False) -> Iterator[NDArray[np.uint8]]:
        x, y = np.meshgrid(np.linspace(0, 1, width), np.linspace(0, 1, height))
        for i in range(count):
            red = 60 + 120 * x + i
            green = 60 + 100 * y + i
            blue = 90 + 60 * np.sin(3 * x + y + i / 10) + i
            layers = [red, green, blue, 255 * x] if has_alpha else [red, green, blue]
            yield np.stack(layers, axis=-1).astype(np.uint8)

    return make


@pytest.fixture
def write_segments(tmp_path: Path, drifting_frames: Frames) -> Callable[..., list[Path]]:
    """Write segments of ``lengths`` frames, which drift on from one to the next."""

    def write(
        lengths: tuple[int, ...],
        compression: Compression,
        fps: Fraction = Fraction(25),
        size: tuple[int, int] = (64, 64),
    ) -> list[Path]:
        frames = drifting_frames(sum(lengths), *size, has_alpha=compression.has_alpha)
        folder = tmp_path / f"segments {compression.codec} {size}"
        folder.mkdir(exist_ok=True)
        paths = []
        for i, length in enumerate(lengths):
            paths.append(folder / f"{i}.part")
            writer = open_segment(paths[-1], size, fps, compression)
            for _ in range(length):
                writer.add(next(frames))
            writer.finish()
        return paths

    return write


class _SweepSource:
    """A tone that rises for as long as it is asked for, on both channels; a `SoundSource`."""

    def __init__(self, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self.channels = 2
        self.layout = "stereo"
        self.given = 0
        self.is_closed = False

    def up_to(self, seconds: Fraction) -> NDArray[np.float32]:
        stop = round(seconds * self.rate_hz)
        t = np.arange(self.given, stop) / self.rate_hz
        self.given = stop
        values = 0.5 * np.sin(2 * np.pi * (200 + 150 * t) * t)
        return np.stack([values, values]).astype(np.float32)

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def sweep_source() -> type[_SweepSource]:
    """The class of a rising tone, made with its rate in Hz."""
    return _SweepSource


@pytest.fixture
def sound_lag() -> Callable[[Path], int]:
    """By how many samples the sound of a file comes too late against a rising tone at its rate."""

    def lag(path: Path) -> int:
        with av.open(str(path)) as file:
            frames = [_planes(frame) for frame in file.decode(audio=0)]
            heard = np.concatenate(frames)
            rate_hz = file.streams.audio[0].codec_context.sample_rate
        expected = _SweepSource(rate_hz).up_to(Fraction(len(heard), rate_hz))[0]
        size = 2 * len(heard)
        alike = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size)))
        best = int(alike.argmax())
        return best if best < len(heard) else best - size

    return lag


def _planes(frame: Any) -> NDArray[np.float64]:
    """The first channel of a decoded frame."""
    values = frame.to_ndarray().astype(np.float64)
    return values[0] if frame.format.is_planar else values.reshape(-1, len(frame.layout.channels))[:, 0]


@pytest.fixture
def full_disk(tmp_path: Path) -> Path:
    """A file that can be opened but takes no bytes."""
    device = Path("/dev/full")
    if not device.is_char_device():
        pytest.skip("this system has no /dev/full")
    # A link, so that what removes the file doesn't remove the device.
    path = tmp_path / "full"
    path.symlink_to(device)
    return path


def open_on_full_disk() -> int:
    """How many files on the full disk this process still holds open: Windows would let nobody remove them."""
    links = (Path(f"/proc/self/fd/{number}") for number in os.listdir("/proc/self/fd"))
    # The one that listed them is closed by now.
    return sum(link.is_symlink() and os.readlink(link) == "/dev/full" for link in links)
