"""Makes expired.png beside this file: a picture whose signer's certificate soon ran out."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
from cryptography import x509
from cryptography.hazmat.primitives import hashes

from joyvasa_runtime.credentials import certificates
from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity import make_identity
from joyvasa_runtime.credentials.signing import sign_file

now = datetime.now(UTC)
root = certificates.make_root(now)
leaf = certificates.make_leaf(root, "", now)
builder = (
    x509.CertificateBuilder()
    .subject_name(leaf.certificate.subject)
    .issuer_name(leaf.certificate.issuer)
    .public_key(leaf.key.public_key())
    .serial_number(leaf.certificate.serial_number)
    .not_valid_before(now - timedelta(days=1))
    .not_valid_after(now + timedelta(seconds=3))
)
for extension in leaf.certificate.extensions:
    builder = builder.add_extension(extension.value, extension.critical)
short_lived = builder.sign(root.key, hashes.SHA256())
identity = make_identity((short_lived, root.certificate), leaf.key, now, is_self_made=True)

target = Path(__file__).with_name("expired.png")
target.write_bytes(cv2.imencode(".png", np.full((16, 16, 3), 90, np.uint8))[1].tobytes())
sign_file(target, Claim("Expired", version="0.1.0"), identity)
