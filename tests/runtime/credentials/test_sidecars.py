"""Credentials beside files: whose they are, and what new ones are called."""

from pathlib import Path

import pytest

from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.media_types import sidecar_places
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.credentials.sidecars import new_sidecar, own_sidecars, subject_of
from joyvasa_runtime.credentials.signing import sign_file
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.monitor import Monitor
from tests.runtime.credentials.conftest import MediaFile


@pytest.fixture
def film(tmp_path: Path, identity: Identity) -> Path:
    """A file with credentials under the usual name."""
    return _signed(tmp_path / "film.webm", identity)


def _signed(path: Path, identity: Identity) -> Path:
    path.write_bytes(path.name.encode() * 100)
    sign_file(path, Claim(path.name), identity)
    return path


def _place(path: Path) -> str:
    return new_sidecar(path, own_sidecars(path)).name


def test_the_whole_name_comes_before_the_usual_one() -> None:
    assert sidecar_places(Path("my.film.webm")) == (Path("my.film.webm.c2pa"), Path("my.film.c2pa"))
    assert sidecar_places(Path("film")) == (Path("film.c2pa"),)


def test_a_place_that_is_free_or_the_files_own_is_taken(film: Path) -> None:
    assert _place(film.with_name("other.webm")) == "other.c2pa"
    assert own_sidecars(film) == (film.with_suffix(".c2pa"),)
    assert _place(film) == "film.c2pa"


def test_a_file_with_credentials_inside_owns_none_beside(media_file: MediaFile, identity: Identity) -> None:
    video, inside = media_file("film.webm"), media_file("film.mp4")
    sidecar = sign_file(video, Claim("film"), identity)
    assert sidecar is not None
    sign_file(inside, Claim("film"), identity)
    assert own_sidecars(inside) == ()
    assert own_sidecars(video) == (sidecar,)
    assert subject_of(sidecar, Monitor()) == video
    video.unlink()
    assert _place(video) == "film.c2pa"


def test_a_place_whose_owner_is_gone_is_taken(film: Path) -> None:
    film.unlink()
    film.with_suffix(".srt").write_text("captions")
    assert own_sidecars(film) == ()
    assert _place(film) == "film.c2pa"


def test_a_place_of_another_file_is_left_to_it(film: Path) -> None:
    sound = film.with_suffix(".wav")
    assert _place(sound) == "film.wav.c2pa"
    sound.write_bytes(b"not signed")
    assert own_sidecars(sound) == ()
    assert _place(sound) == "film.wav.c2pa"


def test_a_place_where_a_folder_lies_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "film.c2pa").mkdir()
    assert _place(tmp_path / "film.webm") == "film.webm.c2pa"


def test_a_place_of_a_file_that_cannot_be_read_is_left_to_it(
    film: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, *_rest: object) -> None:
        raise CredentialsError("No", "Ask.")

    monkeypatch.setattr("joyvasa_runtime.credentials.sidecars.check_outer", refuse)
    assert _place(film.with_suffix(".wav")) == "film.wav.c2pa"


def test_what_does_not_fit_under_the_whole_name_hides_nothing_that_does(film: Path) -> None:
    film.with_name("film.webm.c2pa").write_bytes(b"damaged")
    found = read_credentials(film)
    assert found is not None
    assert (found.verdict, found.title) == ("valid", "film.webm")


def test_credentials_of_another_file_say_nothing_of_one_that_nobody_signed(film: Path) -> None:
    voice = film.with_suffix(".mp3")
    voice.write_bytes(b"not signed")
    assert read_credentials(voice) is None
    film.write_bytes(b"changed since")
    for path in (voice, film):
        found = read_credentials(path)
        assert found is not None
        assert (found.verdict, found.is_sidecar) == ("altered", True)


def test_a_sidecar_finds_the_file_that_it_was_signed_over(film: Path, identity: Identity) -> None:
    usual = film.with_suffix(".c2pa")
    exact = usual.rename(film.with_name("film.webm.c2pa"))
    sound = _signed(film.with_suffix(".flac"), identity)
    assert subject_of(exact, Monitor()) == film
    assert subject_of(usual, Monitor()) == sound
    sound.write_bytes(b"changed since")
    with pytest.raises(CredentialsError, match="not clear which file"):
        subject_of(usual, Monitor())
