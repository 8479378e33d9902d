from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
import soundfile

from joyvasa_runtime.credentials.certificates import make_leaf, make_root
from joyvasa_runtime.credentials.identity import Identity, make_identity

NOW = datetime.now(UTC)
"""The library compares certificates with the real clock, so they are made by it."""

MediaFile = Callable[[str], Path]

_CODECS = {
    ".mp4": ("libx264", "yuv420p"),
    ".mov": ("prores_ks", "yuv422p10le"),
    ".avi": ("mpeg4", "yuv420p"),
    ".webm": ("libvpx-vp9", "yuv420p"),
    ".gif": ("gif", "rgb8"),
}


@pytest.fixture(scope="session")
def identity() -> Identity:
    root = make_root(NOW)
    leaf = make_leaf(root, "Ada", NOW)
    return make_identity((leaf.certificate, root.certificate), leaf.key, NOW, is_self_made=True)


@pytest.fixture
def media_file(tmp_path: Path) -> MediaFile:
    """Makes a small file of the kind that its name says."""

    def make(name: str) -> Path:
        path = tmp_path / name
        if path.suffix == ".wav":
            soundfile.write(path, _noise(4800) / 255, 48_000)
        elif path.suffix == ".png":
            path.write_bytes(cv2.imencode(".png", _picture())[1].tobytes())
        else:
            _write_video(path, *_CODECS[path.suffix])
        return path

    return make


def _noise(*shape: int) -> np.ndarray:
    return np.random.default_rng(0).integers(0, 255, shape, dtype=np.uint8)


def _picture() -> np.ndarray:
    return _noise(64, 64, 3)


def _write_video(path: Path, codec: str, pixels: str) -> None:
    with av.open(str(path), "w") as file:
        stream = file.add_stream(codec, rate=25)
        stream.width, stream.height, stream.pix_fmt = 64, 64, pixels
        for _ in range(5):
            file.mux(stream.encode(av.VideoFrame.from_ndarray(_picture(), "rgb24")))
        file.mux(stream.encode())
