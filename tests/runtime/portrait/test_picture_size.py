import io

import pytest
from PIL import Image

from joyvasa_runtime.portrait.picture_size import encoded_size


@pytest.mark.parametrize(
    ("form", "options"),
    [
        ("PNG", {}),
        ("JPEG", {}),
        ("JPEG", {"progressive": True}),
        ("GIF", {}),
        ("BMP", {}),
        ("TIFF", {}),
        ("WEBP", {}),
        ("WEBP", {"lossless": True}),
        ("WEBP", {"exif": b"Exif\x00\x00II*\x00\x08\x00\x00\x00\x00\x00"}),
    ],
)
def test_the_size_is_read_from_the_header(form: str, options: dict[str, object]) -> None:
    buffer = io.BytesIO()
    Image.new("RGB", (301, 77), (200, 10, 30)).save(buffer, form, **options)
    assert encoded_size(buffer.getvalue()) == (301, 77)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"BM", b"RIFF....WEBPVP8X"]
)
def test_a_cut_header_has_no_size(data: bytes) -> None:
    assert encoded_size(data) is None


def test_an_unknown_format_has_no_size() -> None:
    assert encoded_size(b"just some text, long enough to hold a header") is None
