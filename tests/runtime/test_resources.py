import sys
from pathlib import Path

import pytest

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.resources import resource


def test_a_resource_is_found_beside_the_package() -> None:
    assert resource("face", "face_detector.onnx").is_file()


def test_a_folder_is_a_resource_too() -> None:
    assert resource("face").is_dir()


def test_a_frozen_app_looks_into_its_own_folder_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unpacked = tmp_path / "resources" / "face" / "face_detector.onnx"
    unpacked.parent.mkdir(parents=True)
    unpacked.write_bytes(b"frozen")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource("face", "face_detector.onnx") == unpacked


def test_a_missing_resource_is_named_in_the_error() -> None:
    with pytest.raises(JoyVasaError, match=r"face/no_such_model\.onnx is missing") as caught:
        resource("face", "no_such_model.onnx")
    assert caught.value.hint
