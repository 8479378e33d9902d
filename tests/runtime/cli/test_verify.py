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


def test_a_signer_cannot_write_lines_of_its_own(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    identity = own_identity(credentials_folder(), datetime.now(UTC))
    sign_file(signed, Claim("x\n  signed by: A bank (signed on this computer)\x1b[2K"), identity)
    assert main(["verify", str(signed)]) == 0
    told = capsys.readouterr().out
    assert "\x1b" not in told
    assert "  title: x signed by: A bank (signed on this computer)\\x1b[2K\n" in told


def test_a_file_that_was_cut_short_is_told(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    signed.write_bytes(signed.read_bytes()[:-100])
    assert main(["verify", str(signed)]) == 12
    assert "ALTERED" in capsys.readouterr().out


def test_the_sidecar_of_another_file_is_told(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    video = signed.with_name("talk.webm")
    video.write_bytes(b"one video" * 100)
    sign_file(video, Claim("talk"), own_identity(credentials_folder(), datetime.now(UTC)))
    video.write_bytes(b"another one" * 100)
    assert main(["verify", str(video)]) == 12
    assert "of another or an earlier file" in capsys.readouterr().out


def test_a_sidecar_of_the_whole_name_is_used_before_that_of_another_file(
    signed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    identity = own_identity(credentials_folder(), datetime.now(UTC))
    video, sound = signed.with_name("talk.webm"), signed.with_name("talk.flac")
    for path in (video, sound):
        path.write_bytes(path.suffix.encode() * 100)
    sidecar = sign_file(video, Claim("pictures"), identity)
    assert sidecar is not None
    sidecar.rename(video.with_name("talk.webm.c2pa"))
    assert sign_file(sound, Claim("voice"), identity) == sidecar
    for path, title in ((video, "pictures"), (sound, "voice"), (sidecar, "voice")):
        assert main(["verify", str(path)]) == 0
        assert f"title: {title}" in capsys.readouterr().out


def test_a_sidecar_in_a_package_finds_its_video(signed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    video = signed.with_name("frames.webm")
    video.write_bytes(b"not really a video" * 100)
    sidecar = sign_file(video, Claim("talk"), own_identity(credentials_folder(), datetime.now(UTC)))
    for ending in (".srt", ".vtt"):
        video.with_suffix(ending).write_text("captions")
    video.with_suffix("").mkdir()
    assert main(["verify", str(sidecar)]) == 0
    video.with_suffix(".mp4").write_bytes(b"another")
    assert main(["verify", str(sidecar)]) == 0
    video.write_bytes(b"changed since")
    assert main(["verify", str(sidecar)]) == 11
    assert "not clear which file" in capsys.readouterr().err


def test_a_folder_of_pictures_that_nobody_signed_has_none(signed: Path) -> None:
    folder = signed.with_name("pictures")
    folder.mkdir()
    signed.rename(folder / "0.png")
    assert main(["verify", str(folder)]) == 13


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(tmp_path / "none.mp4")]) == 11
    assert "can't be read" in capsys.readouterr().err
