from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import dsa, ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID, ObjectIdentifier

from joyvasa_runtime.credentials.certificate_files import identity_from_files
from joyvasa_runtime.credentials.certificates import Issued, make_leaf, make_root
from joyvasa_runtime.credentials.identity import certificate_pem
from joyvasa_runtime.credentials.rehearsal import rehearse
from joyvasa_runtime.errors import CredentialsError
from tests.runtime.credentials.conftest import NOW

ROOT = make_root(NOW)
LEAF = make_leaf(ROOT, "Ada", NOW)
CHAIN = certificate_pem(LEAF.certificate) + certificate_pem(ROOT.certificate)


def _key(key: object, passphrase: bytes | None = None) -> bytes:
    protection = BestAvailableEncryption(passphrase) if passphrase else serialization.NoEncryption()
    return key.private_bytes(Encoding.PEM, serialization.PrivateFormat.PKCS8, protection)


def _file(path: Path, contents: bytes) -> Path:
    path.write_bytes(contents)
    return path


def _certificate(key: object, *extensions: x509.ExtensionType, issuer: Issued | None = ROOT) -> bytes:
    """A certificate for a key; without an issuer it signs itself."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Ada")])
    builder = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(issuer.certificate.subject if issuer else name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(NOW - timedelta(days=1))
        .not_valid_after(NOW + timedelta(days=300))
    )
    authority = issuer.key.public_key() if issuer else key.public_key()
    for extension in (
        *extensions,
        x509.SubjectKeyIdentifier.from_public_key(key.public_key()),
        x509.AuthorityKeyIdentifier.from_issuer_public_key(authority),
    ):
        builder = builder.add_extension(extension, critical=False)
    signed = builder.sign(issuer.key if issuer else key, hashes.SHA256())
    return certificate_pem(signed)


def _usage(digital_signature: bool = True) -> x509.KeyUsage:
    return x509.KeyUsage(digital_signature, True, False, False, False, False, False, False, False)


MAIL = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
DOCUMENTS = x509.ExtendedKeyUsage([ObjectIdentifier("1.3.6.1.5.5.7.3.36")])
SERVER = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])
NO_AUTHORITY = x509.BasicConstraints(ca=False, path_length=None)


def test_a_chain_and_a_key_in_two_files_are_read_whatever_their_order(tmp_path: Path) -> None:
    turned = certificate_pem(ROOT.certificate) + certificate_pem(LEAF.certificate)
    identity = identity_from_files(
        _file(tmp_path / "证书 chain.pem", turned), _file(tmp_path / "key.pem", _key(LEAF.key)), None, NOW
    )
    assert identity.chain == CHAIN
    assert (identity.name, identity.algorithm, identity.is_self_made) == ("Ada", "es256", False)
    rehearse(identity)


def test_an_encrypted_key_needs_the_right_passphrase(tmp_path: Path) -> None:
    pem = _file(tmp_path / "all.pem", CHAIN + _key(LEAF.key, b"secret"))
    assert identity_from_files(pem, None, "secret", NOW).key == _key(LEAF.key)
    with pytest.raises(CredentialsError, match="protected by a passphrase"):
        identity_from_files(pem, None, None, NOW)
    with pytest.raises(CredentialsError, match="is wrong"):
        identity_from_files(pem, None, "guess", NOW)


def test_a_passphrase_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    pem = _file(tmp_path / "all.pem", CHAIN + _key(LEAF.key))
    assert identity_from_files(pem, None, "secret", NOW).name == "Ada"


def test_pkcs12_holds_everything(tmp_path: Path) -> None:
    contents = pkcs12.serialize_key_and_certificates(
        b"me", LEAF.key, LEAF.certificate, [ROOT.certificate], BestAvailableEncryption(b"secret")
    )
    p12 = _file(tmp_path / "me.p12", contents)
    assert identity_from_files(p12, None, "secret", NOW).chain == CHAIN
    with pytest.raises(CredentialsError, match="protected by a passphrase"):
        identity_from_files(p12, None, None, NOW)
    with pytest.raises(CredentialsError, match="is wrong"):
        identity_from_files(p12, None, "guess", NOW)


def test_pkcs12_without_a_key_is_refused(tmp_path: Path) -> None:
    contents = pkcs12.serialize_key_and_certificates(
        None, None, LEAF.certificate, None, serialization.NoEncryption()
    )
    with pytest.raises(CredentialsError, match="holds no private key"):
        identity_from_files(_file(tmp_path / "me.p12", contents), None, None, NOW)


def test_a_key_of_another_certificate_is_refused(tmp_path: Path) -> None:
    other = ec.generate_private_key(ec.SECP256R1())
    with pytest.raises(CredentialsError, match="does not belong"):
        identity_from_files(_file(tmp_path / "all.pem", CHAIN + _key(other)), None, None, NOW)


def test_certificates_out_of_their_time_are_refused(tmp_path: Path) -> None:
    pem = _file(tmp_path / "all.pem", CHAIN + _key(LEAF.key))
    with pytest.raises(CredentialsError, match="expired on"):
        identity_from_files(pem, None, None, NOW + timedelta(days=6 * 365))
    with pytest.raises(CredentialsError, match="is valid from") as caught:
        identity_from_files(pem, None, None, NOW - timedelta(days=30))
    assert "clock" in caught.value.hint


@pytest.mark.parametrize(
    "extensions",
    [
        (NO_AUTHORITY,),
        (NO_AUTHORITY, _usage(False), MAIL),
        (NO_AUTHORITY, _usage(), SERVER),
        (NO_AUTHORITY, _usage()),
        (x509.BasicConstraints(ca=True, path_length=None), _usage(), MAIL),
    ],
)
def test_certificates_for_other_uses_are_refused(
    tmp_path: Path, extensions: tuple[x509.ExtensionType, ...]
) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = _file(tmp_path / "all.pem", _certificate(key, *extensions) + _key(key))
    with pytest.raises(CredentialsError, match="not made for signing documents"):
        identity_from_files(pem, None, None, NOW)


@pytest.mark.parametrize(
    ("key", "algorithm"),
    [
        (ec.generate_private_key(ec.SECP384R1()), "es384"),
        (ed25519.Ed25519PrivateKey.generate(), "ed25519"),
        (rsa.generate_private_key(65537, 2048), "ps256"),
    ],
)
def test_keys_of_other_kinds_sign_too(tmp_path: Path, key: object, algorithm: str) -> None:
    certificate = _certificate(key, NO_AUTHORITY, _usage(), MAIL)
    pem = _file(tmp_path / "all.pem", certificate + certificate_pem(ROOT.certificate) + _key(key))
    identity = identity_from_files(pem, None, None, NOW)
    assert identity.algorithm == algorithm
    rehearse(identity)


def test_a_certificate_for_documents_signs_too(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    pem = _file(tmp_path / "all.pem", _certificate(key, NO_AUTHORITY, _usage(), DOCUMENTS) + _key(key))
    rehearse(identity_from_files(pem, None, None, NOW))


@pytest.mark.parametrize(
    "key", [rsa.generate_private_key(65537, 1024), dsa.generate_private_key(1024)], ids=["rsa", "dsa"]
)
def test_keys_that_credentials_do_not_know_are_refused(tmp_path: Path, key: object) -> None:
    with pytest.raises(CredentialsError, match="of a kind"):
        identity_from_files(_file(tmp_path / "all.pem", CHAIN + _key(key)), None, None, NOW)


def test_what_the_library_refuses_fails_the_rehearsal(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    timestamping = x509.ExtendedKeyUsage(
        [ExtendedKeyUsageOID.EMAIL_PROTECTION, ExtendedKeyUsageOID.TIME_STAMPING]
    )
    certificate = _certificate(key, NO_AUTHORITY, _usage(), timestamping)
    identity = identity_from_files(_file(tmp_path / "all.pem", certificate + _key(key)), None, None, NOW)
    with pytest.raises(CredentialsError, match="can't sign content credentials"):
        rehearse(identity)


@pytest.mark.parametrize(
    ("contents", "message"),
    [
        (b"", "holds no certificate"),
        (b"\x00\x00\x00\x18ftypmp42", "holds no certificate"),
        (b"-----BEGIN CERTIFICATE-----\nrubbish\n", "holds no certificate"),
        (CHAIN, "holds no private key"),
        (b"x" * (2 << 20), "holds no certificate"),
    ],
)
def test_files_of_another_kind_are_refused(tmp_path: Path, contents: bytes, message: str) -> None:
    with pytest.raises(CredentialsError, match=message):
        identity_from_files(_file(tmp_path / "all.pem", contents), None, None, NOW)


def test_a_kind_of_key_that_is_not_known_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_contents: bytes) -> None:
        raise UnsupportedAlgorithm("Curve 1.3.132.0.8 is not supported")

    path = tmp_path / "old.pem"
    path.write_bytes(b"-----BEGIN CERTIFICATE-----")
    monkeypatch.setattr(x509, "load_pem_x509_certificates", refuse)
    with pytest.raises(CredentialsError, match="a kind that is not known here"):
        identity_from_files(path, None, None, NOW)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CredentialsError, match="can't be read"):
        identity_from_files(tmp_path / "none.pem", None, None, NOW)
