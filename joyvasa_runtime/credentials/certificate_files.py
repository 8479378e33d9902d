"""A creator's own certificates and key, read from the files in which authorities deliver them.

Not here: whether they can sign (see `identity`).
"""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.serialization import pkcs12

from joyvasa_runtime.credentials.identity import Identity, make_identity
from joyvasa_runtime.errors import CredentialsError

_LARGEST_BYTES = 1 << 20
"""Chains are a few kilobytes; a video chosen by mistake shall not be read."""


def identity_from_files(
    certificates: Path, key: Path | None, passphrase: str | None, now: datetime
) -> Identity:
    """The identity in a PEM or PKCS #12 file.

    Parameters
    ----------
    certificates : Path
        PEM with the signer's certificate and its issuers', or PKCS #12 (.p12, .pfx) with everything.
    key : Path or None
        PEM; None where it is in the first file.
    passphrase : str or None
    now : datetime
        With its time zone.

    Raises
    ------
    CredentialsError
        If a file can't be read, the passphrase is missing or wrong, or what they hold can't sign.
    """
    try:
        return _identity(certificates, key, passphrase, now)
    except UnsupportedAlgorithm as error:
        raise CredentialsError(
            f"{certificates} has a key of a kind that is not known here ({error})",
            "Use one of P-256, P-384, P-521, Ed25519, or RSA with 2048 bits or more.",
        ) from error
    except ValueError as error:
        # Certificates are taken apart only where their parts are asked for.
        raise CredentialsError(
            f"A certificate in {certificates} is damaged ({error})", "Ask its issuer for another."
        ) from error


def _identity(certificates: Path, key: Path | None, passphrase: str | None, now: datetime) -> Identity:
    contents = _read(certificates)
    secret = passphrase.encode() if passphrase else None
    if b"-----BEGIN" not in contents:
        found, private = _from_pkcs12(certificates, contents, secret)
    else:
        found = _chain(certificates, contents)
        source = certificates if key is None else key
        private = _private_key(source, contents if key is None else _read(key), secret)
    return make_identity(found, private, now, is_self_made=False)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            contents = file.read(_LARGEST_BYTES + 1)
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check the name and who may read the file."
        ) from error
    if len(contents) > _LARGEST_BYTES:
        raise _not_certificates(path)
    return contents


def _chain(path: Path, contents: bytes) -> Sequence[x509.Certificate]:
    try:
        return x509.load_pem_x509_certificates(contents)
    except ValueError as error:
        raise _not_certificates(path) from error


def _private_key(path: Path, contents: bytes, secret: bytes | None) -> object:
    is_encrypted = b"ENCRYPTED" in contents
    try:
        return serialization.load_pem_private_key(contents, secret if is_encrypted else None)
    except TypeError as error:
        raise _needs_passphrase(path) from error
    except ValueError as error:
        if is_encrypted and secret:
            raise _wrong_passphrase(path) from error
        raise CredentialsError(
            f"{path} holds no private key that can be read", "Choose the key's file (PEM) as well."
        ) from error


def _from_pkcs12(
    path: Path, contents: bytes, secret: bytes | None
) -> tuple[Sequence[x509.Certificate], object]:
    try:
        key, leaf, others = pkcs12.load_key_and_certificates(contents, secret)
    except ValueError as error:
        # The one library error for both: a wrong passphrase is told from rubbish by the first byte,
        # which is that of an ASN.1 sequence in every PKCS #12 file.
        if contents[:1] != b"\x30":
            raise _not_certificates(path) from error
        raise (_wrong_passphrase(path) if secret else _needs_passphrase(path)) from error
    if key is None or leaf is None:
        raise CredentialsError(
            f"{path} holds no private key", "Choose the file that holds key and certificate."
        )
    return (leaf, *others), key


def _not_certificates(path: Path) -> CredentialsError:
    return CredentialsError(
        f"{path} holds no certificate", "Choose a PEM file (.pem, .crt) or a PKCS #12 file (.p12, .pfx)."
    )


def _needs_passphrase(path: Path) -> CredentialsError:
    return CredentialsError(f"The key in {path} is protected by a passphrase", "Type the passphrase.")


def _wrong_passphrase(path: Path) -> CredentialsError:
    return CredentialsError(f"The passphrase of {path} is wrong", "Type it again.")
