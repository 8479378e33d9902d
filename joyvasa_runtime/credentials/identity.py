"""Who signs: a chain of certificates and the private key of the first, checked before they are used.

Where identities are kept is `identity_shelf`'s business, what they sign `signing`'s.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias, TypeVar

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, ed25519, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import NameOID

from joyvasa_runtime.credentials.toolkit import SIGNING_USES
from joyvasa_runtime.errors import CredentialsError

Algorithm = Literal["es256", "es384", "es512", "ps256", "ed25519"]

PrivateKey: TypeAlias = ec.EllipticCurvePrivateKey | rsa.RSAPrivateKey | ed25519.Ed25519PrivateKey

_Extension = TypeVar("_Extension", bound=x509.ExtensionType)

_CURVES: dict[str, Algorithm] = {"secp256r1": "es256", "secp384r1": "es384", "secp521r1": "es512"}
_SMALLEST_RSA = 2048


@dataclass(frozen=True, slots=True)
class Identity:
    """A signer.

    Parameters
    ----------
    name : str
        Who the certificate says signs.
    issuer : str
        Who the certificate says checked that.
    expires : datetime
        With its time zone.
    is_self_made : bool
    algorithm : Algorithm
    chain : bytes
        PEM, the signer's certificate first, its last issuer last.
    key : bytes
        PEM, PKCS #8, not encrypted; never shown.
    """

    name: str
    issuer: str
    expires: datetime
    is_self_made: bool
    algorithm: Algorithm
    chain: bytes = field(repr=False)
    key: bytes = field(repr=False)


def common_name(certificate: x509.Certificate) -> str:
    """Whom a certificate is for."""
    return _name(certificate.subject)


def certificate_pem(certificate: x509.Certificate) -> bytes:
    """A certificate as text."""
    return certificate.public_bytes(Encoding.PEM)


def make_identity(
    certificates: Sequence[x509.Certificate], key: object, now: datetime, *, is_self_made: bool
) -> Identity:
    """The identity of a key and its certificates, given in any order.

    Parameters
    ----------
    certificates : sequence of x509.Certificate
    key : private key of any kind
    now : datetime
        With its time zone.
    is_self_made : bool

    Raises
    ------
    CredentialsError
        If no certificate fits the key, it is expired or not yet valid, or can't sign videos.
    """
    algorithm, usable = _algorithm(key)
    leaf = _leaf(certificates, usable)
    _check_dates(leaf, now)
    _check_uses(leaf)
    chain = _ordered(leaf, certificates)
    return Identity(
        name=common_name(leaf),
        issuer=_name(leaf.issuer),
        expires=leaf.not_valid_after_utc,
        is_self_made=is_self_made,
        algorithm=algorithm,
        chain=b"".join(certificate_pem(certificate) for certificate in chain),
        key=usable.private_bytes(
            Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ),
    )


def _algorithm(key: object) -> tuple[Algorithm, PrivateKey]:
    if isinstance(key, ec.EllipticCurvePrivateKey) and key.curve.name in _CURVES:
        return _CURVES[key.curve.name], key
    if isinstance(key, rsa.RSAPrivateKey) and key.key_size >= _SMALLEST_RSA:
        return "ps256", key
    if isinstance(key, ed25519.Ed25519PrivateKey):
        return "ed25519", key
    raise CredentialsError(
        "The private key is of a kind that content credentials can't use",
        "Use one of P-256, P-384, P-521, Ed25519, or RSA with 2048 bits or more.",
    )


def _leaf(certificates: Sequence[x509.Certificate], key: PrivateKey) -> x509.Certificate:
    wanted = _public(key.public_key())
    for certificate in certificates:
        if _public(certificate.public_key()) == wanted:
            return certificate
    raise CredentialsError(
        "The private key does not belong to the certificate",
        "Choose the key that the certificate was made for.",
    )


def _public(key: object) -> bytes:
    assert hasattr(key, "public_bytes"), "certificates hold public keys"
    return bytes(key.public_bytes(Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo))


def _check_dates(leaf: x509.Certificate, now: datetime) -> None:
    if now > leaf.not_valid_after_utc:
        raise CredentialsError(
            f"The certificate of {common_name(leaf)} expired on {leaf.not_valid_after_utc:%Y-%m-%d}",
            "Ask its issuer for a new one, or go back to the self-made certificate.",
        )
    if now < leaf.not_valid_before_utc:
        raise CredentialsError(
            f"The certificate of {common_name(leaf)} is valid from {leaf.not_valid_before_utc:%Y-%m-%d} on",
            "Check the clock of this computer.",
        )


def _check_uses(leaf: x509.Certificate) -> None:
    extensions = leaf.extensions
    usage = _extension(extensions, x509.KeyUsage)
    extended = _extension(extensions, x509.ExtendedKeyUsage)
    constraints = _extension(extensions, x509.BasicConstraints)
    uses = {use.dotted_string for use in extended} if extended else set()
    may_sign = usage is not None and usage.digital_signature and not uses.isdisjoint(SIGNING_USES)
    if not may_sign or (constraints is not None and constraints.ca):
        raise CredentialsError(
            f"The certificate of {common_name(leaf)} is not made for signing documents",
            "It needs the key usage “digital signature” and the extended usage “e-mail protection” or "
            "“document signing”, and must not be an authority's.",
        )


def _extension(extensions: x509.Extensions, kind: type[_Extension]) -> _Extension | None:
    try:
        return extensions.get_extension_for_class(kind).value
    except x509.ExtensionNotFound:
        return None


def _ordered(leaf: x509.Certificate, certificates: Sequence[x509.Certificate]) -> list[x509.Certificate]:
    """The leaf, who issued it, who issued that; strangers are left out."""
    chain, left = [leaf], [other for other in certificates if other != leaf]
    while chain[-1].issuer != chain[-1].subject:
        issuer = next((other for other in left if other.subject == chain[-1].issuer), None)
        if issuer is None:
            break
        chain.append(issuer)
        left.remove(issuer)
    return chain


def _name(name: x509.Name) -> str:
    """The most telling part of a name."""
    for kind in (NameOID.COMMON_NAME, NameOID.ORGANIZATION_NAME):
        for attribute in name.get_attributes_for_oid(kind):
            return str(attribute.value)
    return name.rfc4514_string()
