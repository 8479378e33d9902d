import base64
import os
import re
import stat
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from joyvasa_runtime.credentials.certificate_files import identity_from_files
from joyvasa_runtime.credentials.certificates import NAMELESS, SELF_MADE
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.identity_shelf import (
    choose_identity,
    current_identity,
    forget_chosen_identity,
    known_signers,
    own_identity,
)
from joyvasa_runtime.errors import CredentialsError
from tests.runtime.credentials.conftest import NOW

Use = Callable[[Path, datetime], Identity]


def _chain(identity: Identity) -> list[x509.Certificate]:
    return x509.load_pem_x509_certificates(identity.chain)


def test_the_first_use_makes_an_identity_that_later_uses_find(tmp_path: Path) -> None:
    first = own_identity(tmp_path / "credentials", NOW)
    assert own_identity(tmp_path / "credentials", NOW) == first
    assert (first.is_self_made, first.algorithm) == (True, "es256")


def test_the_made_certificates_are_fit_for_content_credentials(tmp_path: Path) -> None:
    leaf, root = _chain(own_identity(tmp_path, NOW))
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    uses = leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    issuer = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value
    subject = root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value
    assert leaf.version is x509.Version.v3
    assert leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is False
    assert root.extensions.get_extension_for_class(x509.BasicConstraints).value.ca is True
    assert usage.digital_signature
    assert not usage.key_cert_sign
    assert list(uses) == [ExtendedKeyUsageOID.EMAIL_PROTECTION]
    assert issuer.key_identifier == subject.key_identifier
    assert leaf.not_valid_after_utc - NOW > timedelta(days=4 * 365)


def test_without_a_name_nothing_personal_is_in_the_certificates(tmp_path: Path) -> None:
    leaf, root = _chain(own_identity(tmp_path, NOW))
    assert leaf.subject.rfc4514_string() == f"CN={NAMELESS},O={SELF_MADE.replace(',', chr(92) + ',')}"
    assert root.subject.rfc4514_string().startswith("CN=JoyVASA Studio installation ")


def test_a_name_is_in_the_certificate_under_the_same_root(tmp_path: Path) -> None:
    before = _chain(own_identity(tmp_path, NOW))
    named = own_identity(tmp_path, NOW, "Ada")
    assert named.name == "Ada"
    assert _chain(named)[1] == before[1]
    assert own_identity(tmp_path, NOW, "Ada") == named
    assert own_identity(tmp_path, NOW) == named
    assert own_identity(tmp_path, NOW, "").name == NAMELESS


def test_a_name_longer_than_certificates_hold_is_cut(tmp_path: Path) -> None:
    long = "阿达" * 50
    assert own_identity(tmp_path, NOW, long).name == "阿达" * 10 + "阿"
    assert own_identity(tmp_path, NOW, long) == own_identity(tmp_path, NOW)


def test_a_certificate_near_its_end_is_renewed_under_the_same_root(tmp_path: Path) -> None:
    old = own_identity(tmp_path, NOW)
    later = old.expires - timedelta(days=30)
    renewed = own_identity(tmp_path, later)
    assert renewed.expires > later + timedelta(days=4 * 365)
    assert _chain(renewed)[1] == _chain(old)[1]
    assert own_identity(tmp_path, later) == renewed


def test_an_identity_that_was_made_while_the_clock_was_wrong_is_made_anew(tmp_path: Path) -> None:
    own_identity(tmp_path, NOW + timedelta(days=900), "Ada")
    (path,) = tmp_path.iterdir()
    before = path.read_bytes()
    made = own_identity(tmp_path, NOW)
    # Perhaps it is now that the clock is wrong: the creator's key is not lost.
    (aside,) = (other for other in tmp_path.iterdir() if other != path)
    assert aside.read_bytes() == before
    assert made.name == "Ada"
    assert made.expires < NOW + timedelta(days=6 * 365)
    assert own_identity(tmp_path, NOW) == made


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps its own lists of who may read")
def test_only_the_owner_may_read_the_keys(tmp_path: Path) -> None:
    own_identity(tmp_path / "credentials", NOW)
    assert stat.S_IMODE((tmp_path / "credentials").stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "credentials").iterdir()] == [0o600]


def test_programs_that_start_at_once_share_one_identity(tmp_path: Path) -> None:
    found: list[Identity] = []
    barrier = threading.Barrier(8)

    def first_use() -> None:
        barrier.wait()
        found.append(own_identity(tmp_path, NOW))

    threads = [threading.Thread(target=first_use) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert all(identity == found[0] for identity in found)
    assert [path.name for path in tmp_path.iterdir()] == ["self-made.pem"]


@pytest.mark.parametrize("contents", [b"", b"rubbish", b"-----BEGIN PRIVATE KEY-----\nAA==\n"])
def test_a_damaged_file_is_told_and_kept(tmp_path: Path, contents: bytes) -> None:
    (tmp_path / "self-made.pem").write_bytes(contents)
    with pytest.raises(CredentialsError, match="is damaged"):
        own_identity(tmp_path, NOW)
    assert (tmp_path / "self-made.pem").read_bytes() == contents
    assert known_signers(tmp_path).roots == ()


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CredentialsError, match=r"can't be read|could not be written"):
        own_identity(tmp_path / "file", NOW)


def test_a_chosen_identity_signs_until_it_is_forgotten(tmp_path: Path, identity: Identity) -> None:
    own = current_identity(tmp_path, NOW)
    pem = tmp_path / "mine.pem"
    pem.write_bytes(identity.chain + identity.key)
    chosen = identity_from_files(pem, None, None, NOW)
    choose_identity(tmp_path, chosen)
    assert current_identity(tmp_path, NOW) == chosen
    assert chosen.name == "Ada"
    assert not chosen.is_self_made
    assert len(known_signers(tmp_path).serials) == 1
    forget_chosen_identity(tmp_path)
    forget_chosen_identity(tmp_path)
    assert current_identity(tmp_path, NOW) == own
    assert known_signers(tmp_path).serials == ()


def test_an_expired_chosen_identity_is_refused(tmp_path: Path, identity: Identity) -> None:
    choose_identity(tmp_path, identity)
    with pytest.raises(CredentialsError, match="expired on"):
        current_identity(tmp_path, identity.expires + timedelta(days=1))


def test_a_damaged_chosen_identity_is_told(tmp_path: Path) -> None:
    (tmp_path / "chosen.pem").write_bytes(b"rubbish")
    with pytest.raises(CredentialsError, match="is damaged"):
        current_identity(tmp_path, NOW)


P_256 = bytes.fromhex("06082a8648ce3d030107")
"""How the name of the curve stands in keys and certificates."""


def _with_unknown_curves(pem: bytes) -> bytes:
    """The same file, its keys and certificates on a curve that there is not."""

    def changed(match: re.Match[bytes]) -> bytes:
        inside = base64.b64decode(match[2]).replace(P_256, P_256[:-1] + b"\x7f")
        return match[1] + base64.encodebytes(inside) + match[3]

    return re.sub(rb"(-----BEGIN [A-Z ]+-----\n)(.+?)(-----END [A-Z ]+-----)", changed, pem, flags=re.DOTALL)


@pytest.mark.parametrize("use", [own_identity, current_identity])
def test_damage_that_shows_only_when_a_key_is_used_is_told_too(tmp_path: Path, use: Use) -> None:
    choose_identity(tmp_path, own_identity(tmp_path, NOW))
    for file in tmp_path.iterdir():
        file.write_bytes(_with_unknown_curves(file.read_bytes()))
    with pytest.raises(CredentialsError, match="is damaged"):
        use(tmp_path, NOW)
    known_signers(tmp_path)


def test_a_chosen_certificate_whose_key_is_damaged_is_told(tmp_path: Path) -> None:
    identity = own_identity(tmp_path, NOW)
    damaged = _with_unknown_curves(identity.chain) + identity.key
    (tmp_path / "chosen.pem").write_bytes(damaged)
    with pytest.raises(CredentialsError, match="is damaged"):
        current_identity(tmp_path, NOW)
