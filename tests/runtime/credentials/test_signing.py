import errno
import socket
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import av
import cv2
import numpy as np
import pytest
from c2pa import Builder

from joyvasa_runtime.credentials import signing
from joyvasa_runtime.credentials.certificates import NAMELESS
from joyvasa_runtime.credentials.claim import Claim, Ingredient, Statement
from joyvasa_runtime.credentials.credentials import Credentials, FoundIngredient
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.identity_shelf import choose_identity, known_signers, own_identity
from joyvasa_runtime.credentials.manifest import manifest_of
from joyvasa_runtime.credentials.media_types import carrier_type, media_type, sidecar_of
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.credentials.signing import sign_file
from joyvasa_runtime.credentials.streams import WrittenFile
from joyvasa_runtime.credentials.toolkit import offline_context
from joyvasa_runtime.errors import Cancelled, CredentialsError
from joyvasa_runtime.monitor import Monitor
from tests.runtime.credentials.conftest import NOW, MediaFile

INSIDE = ("a.mp4", "a.mov", "a.avi", "a.gif", "a.png", "a.wav")
EXPIRED = Path(__file__).parents[2] / "data" / "credentials" / "expired.png"
CLAIM = Claim("第一 video", version="1.2.3")


def _read(path: Path) -> Credentials:
    found = read_credentials(path)
    assert found is not None
    return found


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_signed_is_read_back_as_valid(media_file: MediaFile, identity: Identity, name: str) -> None:
    path = media_file(name)
    assert read_credentials(path) is None
    assert sign_file(path, CLAIM, identity) is None
    found = _read(path)
    assert (found.verdict, found.is_sidecar, found.problems) == ("valid", False, ())
    assert (found.title, found.software) == ("第一 video", "JoyVASA Studio 1.2.3")
    assert found.source_type == "compositeWithTrainedAlgorithmicMedia"
    assert [entry.name for entry in path.parent.iterdir()] == [name]


def test_a_full_disk_is_told_as_such(
    media_file: MediaFile, identity: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(WrittenFile):
        def write(self, _data: bytes, /) -> int:
            self.refused = OSError(errno.ENOSPC, "No space left on device")
            raise self.refused

    path = media_file("a.mp4")
    before = path.read_bytes()
    monkeypatch.setattr(signing, "WrittenFile", Full)
    with pytest.raises(CredentialsError, match=r"a\.mp4 could not be written: the disk is full") as caught:
        sign_file(path, CLAIM, identity)
    assert isinstance(caught.value.__cause__, OSError)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["a.mp4"]


@pytest.mark.skipif(not Path("/dev/full").is_char_device(), reason="this system has no /dev/full")
def test_what_the_system_refused_is_kept() -> None:
    file = WrittenFile(Path("/dev/full"))
    with pytest.raises(OSError, match="No space left"):
        file.write(bytes(1 << 20))
    assert file.refused is not None
    assert file.refused.errno == errno.ENOSPC
    with suppress(OSError):
        file.close()


def test_webm_gets_a_sidecar_and_stays_as_it_was(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("我的 video.webm")
    before = path.read_bytes()
    sidecar = sign_file(path, CLAIM, identity)
    assert sidecar == path.with_name("我的 video.c2pa")
    assert path.read_bytes() == before
    assert (_read(path).verdict, _read(path).is_sidecar) == ("valid", True)
    assert _read(sidecar) == _read(path)


@pytest.mark.parametrize("name", [*INSIDE, "a.webm"])
def test_one_flipped_bit_of_the_media_is_told(media_file: MediaFile, identity: Identity, name: str) -> None:
    path = media_file(name)
    media = path.read_bytes()
    # The longest stretch of the file that signing leaves alone is its pictures or samples.
    piece = media[len(media) // 2 : len(media) // 2 + 64]
    sign_file(path, CLAIM, identity)
    contents = bytearray(path.read_bytes())
    contents[contents.index(piece) + 32] ^= 1
    path.write_bytes(contents)
    found = _read(path)
    assert found.verdict == "altered"
    assert found.problems


def test_a_damaged_manifest_is_told(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("a.mp4")
    sign_file(path, CLAIM, identity)
    contents = bytearray(path.read_bytes())
    start = contents.index(b"c2pa.signature")
    for offset in range(0, 1400, 50):
        contents[start + offset] ^= 0xFF
    path.write_bytes(contents)
    assert _read(path).verdict == "altered"


def test_a_damaged_sidecar_is_told(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("a.webm")
    sidecar = sign_file(path, CLAIM, identity)
    assert sidecar is not None
    sidecar.write_bytes(b"rubbish")
    assert (_read(path).verdict, _read(path).is_sidecar, _read(path).signer) == ("altered", True, None)


def test_a_remux_loses_the_credentials(media_file: MediaFile, identity: Identity, tmp_path: Path) -> None:
    path, copy = media_file("a.mp4"), tmp_path / "copy.mp4"
    sign_file(path, CLAIM, identity)
    with av.open(str(path)) as source, av.open(str(copy), "w") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.dts is not None:
                packet.stream = stream
                target.mux(packet)
    assert read_credentials(copy) is None


def test_a_signed_video_plays_as_before(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("a.mp4")
    before = _frames(path)
    sign_file(path, CLAIM, identity)
    np.testing.assert_array_equal(_frames(path), before)


def _frames(path: Path) -> np.ndarray:
    with av.open(str(path)) as file:
        return np.stack([frame.to_ndarray(format="rgb24") for frame in file.decode(video=0)])


def test_signing_again_replaces_the_credentials(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("a.mp4")
    sign_file(path, CLAIM, identity)
    sign_file(path, Claim("second"), identity)
    assert (_read(path).title, _read(path).verdict) == ("second", "valid")


def test_everything_that_is_said_is_read_back(
    media_file: MediaFile, identity: Identity, tmp_path: Path
) -> None:
    thumbnail = cv2.imencode(".jpg", np.zeros((8, 8, 3), np.uint8))[1].tobytes()
    made_at = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
    claim = Claim(
        "title",
        source="trainedAlgorithmicMedia",
        version="1.2.3",
        ingredients=(
            Ingredient(media_file("face.png"), "ab" * 32, "Portrait", "portrait", thumbnail),
            Ingredient(tmp_path / "gone.ogg", "cd" * 32, "Voice", "voice"),
        ),
        statement=Statement("generated", None, portrait_consent=True),
        models=("Starter 1.0",),
        is_edited=True,
        made_at=made_at,
    )
    path = media_file("a.mp4")
    sign_file(path, claim, identity)
    found = _read(path)
    assert found.verdict == "valid"
    assert found.source_type == "trainedAlgorithmicMedia"
    assert [action.name for action in found.actions] == ["c2pa.created", "c2pa.placed", "c2pa.edited"]
    assert found.actions[0].at == made_at
    assert found.actions[0].description == "Motion generated by Starter 1.0"
    assert found.ingredients == (
        FoundIngredient("Portrait", "image/png", "ab" * 32, False, thumbnail),
        FoundIngredient("Voice", "audio/ogg", "cd" * 32),
    )
    assert found.statement == (("picture", "generated"), ("portrait_consent", "recorded"))


def test_credentials_of_an_ingredient_are_kept(media_file: MediaFile, identity: Identity) -> None:
    portrait, path = media_file("face.png"), media_file("a.mp4")
    sign_file(portrait, Claim("A face"), identity)
    sign_file(path, Claim("x", ingredients=(Ingredient(portrait, "ab" * 32, "P", "portrait"),)), identity)
    assert _read(path).verdict == "valid"
    assert [each.has_credentials for each in _read(path).ingredients] == [True]


def test_a_damaged_ingredient_is_still_named(
    media_file: MediaFile, identity: Identity, tmp_path: Path
) -> None:
    rubbish, path = tmp_path / "face.png", media_file("a.mp4")
    rubbish.write_bytes(b"\x89PNG rubbish")
    sign_file(path, Claim("x", ingredients=(Ingredient(rubbish, "ab" * 32, "P", "portrait"),)), identity)
    assert _read(path).verdict == "valid"
    assert [each.sha256 for each in _read(path).ingredients] == ["ab" * 32]


def test_a_title_that_is_no_text_can_be_signed(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("a.png")
    sign_file(path, Claim("film \udcff"), identity)
    found = read_credentials(path)
    assert found is not None
    assert (found.verdict, found.title) == ("valid", "film ?")


def test_a_search_of_a_large_damaged_file_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n\x7f" + bytes(3 << 20))
    steps: list[int] = []

    class Stops(Monitor):
        def show(self, stage: str, done: int, total: int) -> None:
            steps.append(done)
            if steps.count(0) > 1:
                self.cancel()

    with pytest.raises(Cancelled):
        read_credentials(path, monitor=Stops())


def test_names_of_files_are_not_published(media_file: MediaFile, identity: Identity) -> None:
    portrait, path = media_file("Ada Lovelace.png"), media_file("a.mp4")
    sign_file(path, Claim("x", ingredients=(Ingredient(portrait, "ab" * 32, "P", "portrait"),)), identity)
    assert b"Lovelace" not in path.read_bytes()


def test_the_signer_is_known_only_where_it_signed(media_file: MediaFile, tmp_path: Path) -> None:
    path = media_file("a.mp4")
    here, elsewhere = tmp_path / "here", tmp_path / "elsewhere"
    sign_file(path, CLAIM, own_identity(here, NOW))
    own_identity(elsewhere, NOW)
    at_home = read_credentials(path, known_signers(here))
    abroad = read_credentials(path, known_signers(elsewhere))
    assert at_home is not None
    assert abroad is not None
    assert at_home.signer is not None
    assert abroad.signer is not None
    assert (at_home.signer.name, at_home.signer.trust, abroad.signer.trust) == (NAMELESS, "own", "self_made")
    assert abroad.verdict == "valid"


def test_a_chosen_signer_is_known_without_its_whole_issuer(
    media_file: MediaFile, identity: Identity, tmp_path: Path
) -> None:
    path = media_file("a.mp4")
    choose_identity(tmp_path / "shelf", identity)
    sign_file(path, CLAIM, identity)
    found = read_credentials(path, known_signers(tmp_path / "shelf"))
    assert found is not None
    assert found.signer is not None
    assert (found.signer.name, found.signer.trust) == ("Ada", "own")


def test_an_expired_certificate_is_told_and_the_video_is_still_valid() -> None:
    found = _read(EXPIRED)
    assert found.verdict == "valid"
    assert found.signer is not None
    assert found.signer.is_expired


@pytest.mark.parametrize("name", ["a.mp4", "a.png", "a.wav"])
def test_credentials_on_a_network_are_told_and_not_fetched(
    media_file: MediaFile, identity: Identity, name: str
) -> None:
    path = media_file(name)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        _refer_to(path, f"http://127.0.0.1:{listening.getsockname()[1]}/a.c2pa", identity)
        assert read_credentials(path) == Credentials("remote")
        with pytest.raises(BlockingIOError):
            listening.accept()


def _refer_to(path: Path, address: str, identity: Identity) -> None:
    """Let a file say that its credentials lie elsewhere."""
    source = BytesIO(path.read_bytes())
    with (
        offline_context() as context,
        Builder(manifest_of(CLAIM), context) as builder,
        signing.opened_signer(identity) as signer,
        path.open("w+b") as target,
    ):
        builder.set_no_embed()
        builder.set_remote_url(address)
        builder.sign(signer, media_type(path), source, target)


def test_a_folder_of_pictures_is_signed_by_its_list(
    media_file: MediaFile, identity: Identity, tmp_path: Path
) -> None:
    folder = tmp_path / "frames"
    folder.mkdir()
    for number in range(3):
        media_file("one.png").rename(folder / f"frame_{number:05}.png")
    assert read_credentials(folder) is None
    assert sign_file(folder, CLAIM, identity) == folder / "frames.c2pa"
    assert _read(folder).verdict == "valid"
    assert _read(folder / "frames.c2pa").verdict == "valid"
    (folder / "frame_00001.png").rename(folder / "frame_00009.png")
    assert _read(folder).verdict == "altered"


@pytest.mark.parametrize("change", ["changed", "added", "listed"])
def test_any_change_of_the_pictures_of_a_folder_is_told(
    media_file: MediaFile, identity: Identity, tmp_path: Path, change: str
) -> None:
    folder = tmp_path / "frames"
    folder.mkdir()
    media_file("one.png").rename(folder / "frame_00001.png")
    sign_file(folder, CLAIM, identity)
    name = {"changed": "frame_00001.png", "added": "frame_00002.png", "listed": "frames.sha256"}[change]
    (folder / name).write_bytes(b"rubbish")
    assert _read(folder).verdict == "altered"


def test_a_folder_without_pictures_is_refused(tmp_path: Path, identity: Identity) -> None:
    with pytest.raises(CredentialsError, match="no pictures"):
        sign_file(tmp_path, CLAIM, identity)


def test_a_failed_signature_leaves_the_file_as_it_was(media_file: MediaFile, identity: Identity) -> None:
    path = media_file("a.gif")
    path.write_bytes(b"rubbish")
    before = path.read_bytes()
    with pytest.raises(CredentialsError, match="could not be signed"):
        sign_file(path, CLAIM, identity)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == ["a.gif"]


def test_missing_files_are_told(tmp_path: Path, identity: Identity) -> None:
    with pytest.raises(CredentialsError, match="can't be read"):
        sign_file(tmp_path / "none.mp4", CLAIM, identity)
    with pytest.raises(CredentialsError, match="can't be read"):
        read_credentials(tmp_path / "none.mp4")


def test_files_that_are_no_media_have_no_credentials(tmp_path: Path) -> None:
    for name in ("a.mp4", "a.txt", "a"):
        (tmp_path / name).write_bytes(b"rubbish")
        assert read_credentials(tmp_path / name) is None


@pytest.mark.parametrize("name", ["a.mp4", "a.webm"])
def test_a_cancelled_signature_changes_nothing(media_file: MediaFile, identity: Identity, name: str) -> None:
    path, monitor = media_file(name), Monitor()
    before = path.read_bytes()
    monitor.cancel()
    with pytest.raises(Cancelled):
        sign_file(path, CLAIM, identity, monitor)
    assert path.read_bytes() == before
    assert [entry.name for entry in path.parent.iterdir()] == [name]


def test_a_cancelled_check_stops(media_file: MediaFile, identity: Identity) -> None:
    path, monitor = media_file("a.mp4"), Monitor()
    sign_file(path, CLAIM, identity)
    monitor.cancel()
    with pytest.raises(Cancelled):
        read_credentials(path, monitor=monitor)


def test_only_formats_that_can_be_signed_in_little_memory_carry_credentials() -> None:
    gigabyte = 1 << 30
    assert carrier_type(Path("a.MP4"), gigabyte) == "video/mp4"
    assert carrier_type(Path("a.wav"), gigabyte) is None
    assert carrier_type(Path("a.wav"), 1000) == "audio/wav"
    assert carrier_type(Path("a.webm"), 1000) is None
    assert sidecar_of(Path("my.first.webm")) == Path("my.first.c2pa")
