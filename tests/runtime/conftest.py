"""Media files and stand-in checkpoints that tests of several packages need, made on the spot."""

import importlib.util
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from numpy.typing import NDArray

SoundFile = Callable[..., Path]
Arrays = Mapping[str, NDArray[np.generic]]

PARITY = Path(__file__).parents[1] / "data" / "parity"
TINY_PACK = Path(__file__).parents[1] / "data" / "tiny_pack"

_DTYPES = {"u8": np.uint8, "s16": np.int16, "s32": np.int32}
_SCALE = {"u8": 127, "s16": 32767, "s32": 2147483520}


def sweep(seconds: float, rate_hz: int) -> NDArray[np.float32]:
    """A tone that rises from 200 Hz and swells: no stretch of it looks like another."""
    t = np.arange(round(seconds * rate_hz)) / rate_hz
    return (0.5 * np.minimum(1, 0.2 + t) * np.sin(2 * np.pi * (200 + 150 * t) * t)).astype(np.float32)


def _as_format(values: NDArray[np.float32], sample_format: str) -> NDArray[np.generic]:
    kind = sample_format.removesuffix("p")
    array = values if sample_format.endswith("p") else values.T.reshape(1, -1)
    if kind in _DTYPES:
        offset = 128 if kind == "u8" else 0
        array = np.round(array.astype(np.float64) * _SCALE[kind] + offset).astype(_DTYPES[kind])
    return np.ascontiguousarray(array)


def _write_sound(
    path: Path,
    values: NDArray[np.float32],
    rate_hz: int = 16_000,
    codec: str = "pcm_s16le",
    sample_format: str = "s16",
    layout: str = "",
    skipped: tuple[float, float] = (0.0, 0.0),
) -> Path:
    values = np.atleast_2d(values)
    layout = layout or {1: "mono", 2: "stereo"}[len(values)]
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=rate_hz, layout=layout, format=sample_format)
        if codec == "aac":
            # FFmpeg's own default is so low that its AAC sounds, and measures, like another signal.
            stream.bit_rate = min(192_000, 6 * rate_hz * len(values))
        for start in range(0, values.shape[1], 4096):
            if skipped[0] <= start / rate_hz < skipped[1]:
                continue
            part = _as_format(values[:, start : start + 4096], sample_format)
            frame = av.AudioFrame.from_ndarray(part, format=sample_format, layout=layout)
            frame.sample_rate, frame.pts, frame.time_base = rate_hz, start, Fraction(1, rate_hz)
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return path


def _script(name: str, folder: Path) -> Any:
    """A script of `tests/data` as a module."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    return script


@pytest.fixture
def sound_file(tmp_path: Path) -> SoundFile:
    """Write ``values``, shape (N,) or (channels, N), to ``name``; the file's format follows from the name.

    ``skipped`` leaves out the sound between two times in seconds, whose time stamps stay.
    """

    def write(name: str, values: NDArray[np.float32], *args: object, **options: object) -> Path:
        return _write_sound(tmp_path / name, values, *args, **options)  # type: ignore[arg-type]

    return write


@pytest.fixture
def make_sweep() -> Callable[[float, int], NDArray[np.float32]]:
    """The function `sweep`."""
    return sweep


@pytest.fixture(scope="session")
def expected() -> Arrays:
    """What the published code answers with the stand-ins (`tests/data/parity/README.md`)."""
    with np.load(PARITY / "expected.npz") as file:
        return dict(file)


@pytest.fixture(scope="session")
def make_published_pack() -> Callable[..., Path]:
    """Write a pack of the published kind with tiny networks into a new folder (`tests/data/tiny_pack`)."""
    return _script("make_pack", TINY_PACK).make_pack


@pytest.fixture(scope="session")
def stand_in() -> Callable[..., Arrays]:
    """Make the arrays of one published file, and of one part of it for the file of the keypoint networks.

    They are made anew at every call: kept for a whole session they would take a gigabyte.
    """
    script = _script("synth_weights", PARITY)
    manifest = json.loads((PARITY / "manifest.json").read_text())

    def make(path: str, part: str = "") -> Arrays:
        arrays = script.checkpoint(path, manifest[path])
        return arrays[part] if part else arrays

    return make


@pytest.fixture(scope="session")
def write_small_checkpoints() -> Callable[[Path], None]:
    """Write small stand-ins for all published files below a folder, in the published layout."""
    write: Callable[[Path], None] = _script("small_checkpoints", PARITY).write_small_checkpoints
    return write


@pytest.fixture(scope="session")
def small_checkpoints(
    write_small_checkpoints: Callable[[Path], None], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with small stand-ins for all published files, to be read only."""
    folder = tmp_path_factory.mktemp("checkpoints")
    write_small_checkpoints(folder)
    return folder
