import json
from datetime import UTC, datetime
from pathlib import Path

import cv2
import numpy as np
import pytest

from joyvasa_runtime.cli.entry import main
from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity_shelf import credentials_folder, own_identity
from joyvasa_runtime.credentials.signing import sign_file


@pytest.fixture
def signed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A signed picture, for a user of its own."""
    for variable in ("XDG_DATA_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    path = tmp_path / "我的 video.png"
    noise = np.random.default_rng(0).integers(0, 255, (64, 64, 3), dtype=np.uint8)
    path.write_bytes(cv2.imencode(".png", noise)[1].tobytes())
    identity = own_identity(credentials_folder(), datetime.now(UTC))
    sign_file(path, Claim("My video", version="1.2.3"), identity)
    return path


def test_a_signed_file_is_valid(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(signed)]) == 0
    told = capsys.readouterr().out
    assert "valid: nothing changed" in told
    assert "signed by: Creator with JoyVASA Studio (signed on this computer)" in told
    assert "digital source type: compositeWithTrainedAlgorithmicMedia" in told


def test_one_flipped_bit_is_told(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contents = bytearray(signed.read_bytes())
    contents[-500] ^= 1
    signed.write_bytes(contents)
    assert main(["verify", str(signed)]) == 12
    assert "ALTERED" in capsys.readouterr().out


def test_a_file_without_credentials_is_told_honestly(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    signed.write_bytes(cv2.imencode(".png", np.zeros((64, 64), np.uint8))[1].tobytes())
    assert main(["verify", str(signed)]) == 13
    assert "often drops them" in capsys.readouterr().out


def test_a_sidecar_beside_the_file_is_used(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = signed.with_name("notes.webm")
    text.write_bytes(b"not really a video" * 100)
    identity = own_identity(credentials_folder(), datetime.now(UTC))
    assert sign_file(text, Claim("notes"), identity) == text.with_name("notes.c2pa")
    assert main(["verify", "--json", str(text)]) == 0
    assert json.loads(capsys.readouterr().out)["is_sidecar"] is True


def test_json_has_every_fact(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", "--json", str(signed)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["verdict"], told["title"], told["software"]) == ("valid", "My video", "JoyVASA Studio 1.2.3")
    assert told["signer"]["trust"] == "own"
    assert told["actions"][0]["name"] == "c2pa.created"


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none.mp4")]) == 11
    assert "can't be read" in capsys.readouterr().err
