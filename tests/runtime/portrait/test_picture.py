import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.portrait.picture import MAX_SIDE, load_picture

WIDTH, HEIGHT = 96, 80


@pytest.fixture
def scene() -> NDArray[np.uint8]:
    """Smooth colours, every corner different: survives lossy formats and shows every mirroring."""
    x, y = np.meshgrid(np.linspace(0, 1, WIDTH), np.linspace(0, 1, HEIGHT))
    return np.stack([40 + 180 * x, 30 + 200 * y, 220 - 120 * x * y], axis=-1).astype(np.uint8)


def difference(a: NDArray[np.uint8], b: NDArray[np.uint8]) -> float:
    assert a.shape == b.shape
    return float(np.abs(a.astype(int) - b).mean())


@pytest.mark.parametrize(
    ("name", "tolerance"),
    [("p.png", 0), ("p.bmp", 0), ("p.tif", 0), ("p.webp", 4), ("p.jpg", 4), ("p.gif", 8), ("p.avif", 6)],
)
def test_every_usual_format_gives_the_same_rgb(
    scene: NDArray[np.uint8], tmp_path: Path, name: str, tolerance: float
) -> None:
    Image.fromarray(scene).save(tmp_path / name)
    picture = load_picture(tmp_path / name)
    assert difference(picture.pixels, scene) <= tolerance
    assert (picture.width, picture.height) == (WIDTH, HEIGHT)
    assert picture.alpha is None
    assert not picture.pixels.flags.writeable


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_rotation_is_honoured(
    scene: NDArray[np.uint8], tmp_path: Path, suffix: str, orientation: int
) -> None:
    # How a camera stores the upright scene for each orientation.
    stored = {
        1: scene,
        2: scene[:, ::-1],
        3: scene[::-1, ::-1],
        4: scene[::-1],
        5: scene.swapaxes(0, 1),
        6: np.rot90(scene),
        7: scene.swapaxes(0, 1)[::-1, ::-1],
        8: np.rot90(scene, -1),
    }[orientation]
    exif = Image.Exif()
    exif[0x0112] = orientation
    path = tmp_path / f"p.{suffix}"
    Image.fromarray(np.ascontiguousarray(stored)).save(path, exif=exif, quality=95)
    assert difference(load_picture(path).pixels, scene) < 5


def test_alpha_turns_with_the_picture(scene: NDArray[np.uint8], tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    alpha = np.zeros((HEIGHT, WIDTH), np.uint8)
    alpha[:10] = 255
    values = np.rot90(np.dstack([scene, alpha]))
    Image.fromarray(np.ascontiguousarray(values)).save(tmp_path / "p.png", exif=exif)
    picture = load_picture(tmp_path / "p.png")
    assert picture.alpha is not None
    np.testing.assert_array_equal(picture.alpha, alpha)


def test_cmyk_jpeg_becomes_rgb(scene: NDArray[np.uint8], tmp_path: Path) -> None:
    Image.fromarray(scene).convert("CMYK").save(tmp_path / "p.jpg", quality=95)
    assert difference(load_picture(tmp_path / "p.jpg").pixels, scene) < 6


def test_grey_becomes_three_equal_channels(scene: NDArray[np.uint8], tmp_path: Path) -> None:
    Image.fromarray(scene).convert("L").save(tmp_path / "p.png")
    pixels = load_picture(tmp_path / "p.png").pixels
    assert np.ptp(pixels, axis=2).max() == 0


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_sixteen_bits_are_scaled_to_eight(scene: NDArray[np.uint8], tmp_path: Path, suffix: str) -> None:
    deep = cv2.cvtColor(scene, cv2.COLOR_RGB2BGR).astype(np.uint16) * 257
    assert cv2.imwrite(str(tmp_path / f"p.{suffix}"), deep)
    np.testing.assert_array_equal(load_picture(tmp_path / f"p.{suffix}").pixels, scene)


def test_floating_point_is_taken_as_zero_to_one(scene: NDArray[np.uint8], tmp_path: Path) -> None:
    assert cv2.imwrite(
        str(tmp_path / "p.tif"), cv2.cvtColor(scene, cv2.COLOR_RGB2BGR).astype(np.float32) / 255
    )
    np.testing.assert_array_equal(load_picture(tmp_path / "p.tif").pixels, scene)


@pytest.mark.parametrize("suffix", ["png", "webp", "tif"])
def test_transparency_is_kept_and_laid_over_grey(
    scene: NDArray[np.uint8], tmp_path: Path, suffix: str
) -> None:
    alpha = np.full((HEIGHT, WIDTH), 255, np.uint8)
    alpha[:, :40] = 0
    alpha[:, 40:60] = 128
    Image.fromarray(np.dstack([scene, alpha])).save(tmp_path / f"p.{suffix}", lossless=True)
    picture = load_picture(tmp_path / f"p.{suffix}")
    assert picture.alpha is not None
    np.testing.assert_array_equal(picture.alpha, alpha)
    assert (picture.pixels[:, :40] == 128).all()
    np.testing.assert_array_equal(picture.pixels[:, 60:], scene[:, 60:])
    expected = scene[:, 40:60] * (128 / 255) + 128 * (127 / 255)
    assert np.abs(picture.pixels[:, 40:60] - expected).max() <= 1.5


def test_opaque_alpha_says_nothing(scene: NDArray[np.uint8], tmp_path: Path) -> None:
    Image.fromarray(scene).convert("RGBA").save(tmp_path / "p.png")
    assert load_picture(tmp_path / "p.png").alpha is None


@pytest.mark.parametrize("suffix", ["gif", "webp", "png", "tif"])
def test_an_animation_gives_its_first_frame(scene: NDArray[np.uint8], tmp_path: Path, suffix: str) -> None:
    later = [Image.fromarray(np.full_like(scene, 250)), Image.fromarray(np.zeros_like(scene))]
    Image.fromarray(scene).save(tmp_path / f"p.{suffix}", save_all=True, append_images=later)
    assert difference(load_picture(tmp_path / f"p.{suffix}").pixels, scene) < 8


@pytest.mark.parametrize("folder", ["with space", "中文", "😀 emoji"])
def test_any_path_can_be_read(scene: NDArray[np.uint8], tmp_path: Path, folder: str) -> None:
    path = tmp_path / folder / "bild é.png"
    path.parent.mkdir()
    Image.fromarray(scene).save(path)
    picture = load_picture(path)
    np.testing.assert_array_equal(picture.pixels, scene)
    assert picture.source == path


@pytest.mark.parametrize("suffix", ["jpg", "png", "gif", "avif"])
def test_a_download_that_ends_in_zeros_is_refused(
    scene: NDArray[np.uint8], tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"p.{suffix}"
    Image.fromarray(scene).save(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) * 6 // 10] + bytes(len(data) * 4 // 10))
    with pytest.raises(PortraitError, match="damaged"):
        load_picture(path)


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tif", "bmp", "gif"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_a_truncated_picture_is_refused_in_silence(
    scene: NDArray[np.uint8], tmp_path: Path, suffix: str, part: float, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / f"p.{suffix}"
    noise = np.random.default_rng(0).integers(0, 256, (128, 128, 3), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    path.write_bytes(path.read_bytes()[: max(30, int(path.stat().st_size * part))])
    with pytest.raises(PortraitError) as caught:
        load_picture(path)
    assert caught.value.hint
    assert capfd.readouterr() == ("", "")


def test_a_png_with_a_flipped_bit_is_refused(scene: NDArray[np.uint8], tmp_path: Path) -> None:
    path = tmp_path / "p.png"
    Image.fromarray(scene).save(path)
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x10
    path.write_bytes(data)
    with pytest.raises(PortraitError, match="damaged"):
        load_picture(path)


def _huge_png(width: int, height: int) -> bytes:
    """A tiny file that claims to be a huge picture."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", header), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (lambda: b"", "is empty"),
        (lambda: b"hello, I am a text file\n" * 40, "not a picture"),
        (lambda: b"\x00\x00\x00\x18ftypheic" + bytes(60), "HEIC"),
        (lambda: _huge_png(20_000, 500), "20000 x 500 px, which is too large"),
        (lambda: _huge_png(11_000, 11_000), "too large"),
        (lambda: _huge_png(1, 1), "1 x 1 px, which is too small"),
    ],
)
def test_unusable_files_are_refused_with_a_reason(
    tmp_path: Path, content: Callable[[], bytes], message: str, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.png").write_bytes(content())
    with pytest.raises(PortraitError, match=message) as caught:
        load_picture(tmp_path / "p.png")
    assert caught.value.hint
    assert "\n" not in str(caught.value)
    assert capfd.readouterr() == ("", "")


def test_a_really_wide_jpeg_is_refused(tmp_path: Path) -> None:
    Image.new("L", (20_000, 64)).save(tmp_path / "p.jpg")
    with pytest.raises(PortraitError, match=f"Scale it to {MAX_SIDE} px"):
        load_picture(tmp_path / "p.jpg")


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(PortraitError, match="There is no picture"):
        load_picture(tmp_path / "none.png")
    with pytest.raises(PortraitError, match="it is a folder"):
        load_picture(tmp_path)
