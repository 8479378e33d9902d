"""Self-made certificates: a root that stays, and a leaf under it that signs.

Where they are kept is `identity_shelf`'s business.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

NAMELESS = "Creator with JoyVASA Studio"
"""Who signed, where nobody gave a name."""

SELF_MADE = "Self-made certificate, checked by nobody"
"""Stands where others name the authority that checked them."""

_LONGEST_NAME = 64
"""Bytes of a common name (X.520)."""

_ROOT_LIFE = timedelta(days=40 * 365)
_LEAF_LIFE = timedelta(days=5 * 365)
# Clocks of two computers differ; a video must not be older than its certificate.
_CLOCK_SLACK = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """A certificate and its private key."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey


def make_root(now: datetime) -> Issued:
    """A new root for one installation; its name tells it from other installations' and nothing else."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"JoyVASA Studio installation {secrets.token_hex(4)}")
    certificate = (
        _begun(name, name, key.public_key(), now, _ROOT_LIFE)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(signs_certificates=True), critical=True)
        .sign(key, hashes.SHA256())
    )
    return Issued(certificate, key)


def make_leaf(root: Issued, name: str, now: datetime) -> Issued:
    """A certificate that signs videos, fit for content credentials.

    Parameters
    ----------
    root : Issued
    name : str
        Who signs; empty names nobody.
    now : datetime
        With its time zone.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    issuer = root.certificate.subject
    certificate = (
        _begun(_name(public_name(name)), issuer, key.public_key(), now, _LEAF_LIFE)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(signs_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key()), critical=False
        )
        .sign(root.key, hashes.SHA256())
    )
    return Issued(certificate, key)


def public_name(name: str) -> str:
    """A name as it stands in a certificate: cut to what fits, and never empty."""
    fitting = name.strip().encode("utf-8", "ignore")[:_LONGEST_NAME].decode("utf-8", "ignore").strip()
    return fitting or NAMELESS


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, life: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCK_SLACK)
        .not_valid_after(now + life)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)
    )


def _name(common_name: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, SELF_MADE),
            x509.NameAttribute(NameOID.COMMON_NAME, common_name),
        ]
    )


def _usage(*, signs_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not signs_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=signs_certificates,
        crl_sign=signs_certificates,
        encipher_only=False,
        decipher_only=False,
    )
