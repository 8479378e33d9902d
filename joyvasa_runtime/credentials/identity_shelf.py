"""The identities of this user: the one that was made here, and perhaps one that the creator brought.

One small private file for each; the folder is `user_data_folder() / FOLDER`.
"""

import contextlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding

from joyvasa_runtime.credentials.certificates import Issued, make_leaf, make_root, public_name
from joyvasa_runtime.credentials.identity import Identity, certificate_pem, common_name, make_identity
from joyvasa_runtime.credentials.private_file import read_private, write_private
from joyvasa_runtime.credentials.toolkit import KnownSigners
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.user_folders import user_data_folder

_OWN, _CHOSEN = "self-made.pem", "chosen.pem"
_RENEWED_BEFORE = timedelta(days=90)
_KEY_MARK = b"-----BEGIN PRIVATE KEY-----"


def credentials_folder() -> Path:
    """Where the identities are kept; it may not exist yet."""
    return user_data_folder() / "credentials"


def current_identity(folder: Path, now: datetime) -> Identity:
    """The identity that signs: the creator's own where one was chosen, else the self-made one.

    Raises
    ------
    CredentialsError
        If the chosen one has expired, or a file is damaged or can't be written.
    """
    return chosen_identity(folder, now) or own_identity(folder, now)


def own_identity(folder: Path, now: datetime, name: str | None = None) -> Identity:
    """The self-made identity, made on first use and renewed under the same root before it expires.

    Parameters
    ----------
    folder : Path
    now : datetime
        With its time zone.
    name : str or None
        Who signs from now on, in public; empty names nobody, None leaves it as it is.

    Raises
    ------
    CredentialsError
        If the file is damaged or can't be written.
    """
    path = folder / _OWN
    kept = read_private(path)
    if kept is None:
        root = make_root(now)
        # Another program may be making one too: the one that is on the disk counts.
        write_private(path, _packed(root, make_leaf(root, name or "", now)), replaces=False)
        kept = read_private(path)
        assert kept is not None, "it was just written"
    with _damage_told(
        f"The certificate of this computer, {path}, is damaged",
        "Delete that file; a new one is made with the next video.",
    ):
        return _own(path, kept, now, name)


def _own(path: Path, kept: bytes, now: datetime, name: str | None) -> Identity:
    """The self-made identity in a file, renewed there where that is due."""
    root, leaf = _unpacked(kept)
    if now < root.certificate.not_valid_before_utc:
        # Made while the clock was wrong, or it is wrong now. Until then nobody would know whom these
        # certificates are of; they are put aside, because videos were signed with them.
        write_private(_aside(path, root.certificate), kept, replaces=True)
        root = make_root(now)
        leaf = make_leaf(root, common_name(leaf.certificate), now)
        write_private(path, _packed(root, leaf), replaces=True)
    kept_name = common_name(leaf.certificate)
    wanted_name = kept_name if name is None else public_name(name)
    if wanted_name != kept_name or leaf.certificate.not_valid_after_utc - now < _RENEWED_BEFORE:
        leaf = make_leaf(root, wanted_name, now)
        write_private(path, _packed(root, leaf), replaces=True)
    return make_identity((leaf.certificate, root.certificate), leaf.key, now, is_self_made=True)


def chosen_identity(folder: Path, now: datetime) -> Identity | None:
    """The creator's own identity, None where none was chosen.

    Raises
    ------
    CredentialsError
        If it has expired, or the file is damaged.
    """
    path = folder / _CHOSEN
    kept = read_private(path)
    if kept is None:
        return None
    with _damage_told(f"{path} is damaged", "Choose your certificate again."):
        certificates = x509.load_pem_x509_certificates(kept)
        key = serialization.load_pem_private_key(kept[kept.index(_KEY_MARK) :], None)
        return make_identity(certificates, key, now, is_self_made=False)


def choose_identity(folder: Path, identity: Identity) -> None:
    """Keep a creator's own identity for all further videos; its key lies here without a passphrase.

    Raises
    ------
    CredentialsError
        If it can't be written.
    """
    write_private(folder / _CHOSEN, identity.chain + identity.key, replaces=True)


def forget_chosen_identity(folder: Path) -> None:
    """Go back to the self-made identity; the creator's own files are not touched.

    Raises
    ------
    CredentialsError
        If the system refuses.
    """
    path = folder / _CHOSEN
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be deleted: {error.strerror or error}", "Check who may write to that folder."
        ) from error


def known_signers(folder: Path) -> KnownSigners:
    """This user: everybody under the self-made root, and the chosen certificate, expired or not.

    Nothing is made, and a damaged file knows nobody.
    """
    own, chosen = _kept(folder / _OWN), _kept(folder / _CHOSEN)
    return KnownSigners(
        tuple(certificate_pem(each) for each in (*own[-1:], *chosen[-1:])),
        tuple(each.serial_number for each in chosen[:1]),
    )


@contextmanager
def _damage_told(message: str, hint: str) -> Iterator[None]:
    """A block that takes certificates and keys apart, which is done only where their parts are asked for."""
    try:
        yield
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CredentialsError(message, hint) from error


def _aside(path: Path, root: x509.Certificate) -> Path:
    """Where an identity is kept that signs no more."""
    return path.with_stem(f"{path.stem}-{root.serial_number:x}")


def _kept(path: Path) -> Sequence[x509.Certificate]:
    with contextlib.suppress(ValueError, CredentialsError):
        contents = read_private(path)
        if contents is not None:
            return x509.load_pem_x509_certificates(contents)
    return ()


def _packed(root: Issued, leaf: Issued) -> bytes:
    """Keys and certificates in one file, so that they can't come apart."""
    return b"".join(
        [
            *(_key_pem(issued.key) for issued in (leaf, root)),
            *(certificate_pem(issued.certificate) for issued in (leaf, root)),
        ]
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _unpacked(kept: bytes) -> tuple[Issued, Issued]:
    """Root and leaf."""
    leaf, root = x509.load_pem_x509_certificates(kept)
    leaf_key, root_key = (_curve_key(_KEY_MARK + text) for text in kept.split(_KEY_MARK)[1:])
    return Issued(root, root_key), Issued(leaf, leaf_key)


def _curve_key(pem: bytes) -> ec.EllipticCurvePrivateKey:
    key = serialization.load_pem_private_key(pem, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError("no key of a self-made certificate")
    return key
