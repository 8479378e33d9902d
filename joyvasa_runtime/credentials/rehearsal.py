"""Whether an identity can really sign: it signs a few bytes, and they are read back.

Only the library knows all that content credentials ask of a certificate, so it is asked.
"""

from io import BytesIO

from c2pa import Builder, C2paError, Reader

from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.manifest import manifest_of
from joyvasa_runtime.credentials.media_types import ANY_TYPE
from joyvasa_runtime.credentials.signing import opened_signer
from joyvasa_runtime.credentials.streams import Sink
from joyvasa_runtime.credentials.toolkit import offline_context
from joyvasa_runtime.errors import CredentialsError

_SAMPLE = b"a few bytes"


def rehearse(identity: Identity) -> None:
    """Sign something in memory and check it.

    Raises
    ------
    CredentialsError
        If what the identity signs would not be believed.
    """
    try:
        state = _state_of(_signed(identity))
    except C2paError as error:
        raise _unfit(identity, str(error)) from error
    if state == "Invalid":
        raise _unfit(identity, "what it signs is not valid")


def _signed(identity: Identity) -> bytes:
    with (
        offline_context() as context,
        Builder(manifest_of(Claim("Rehearsal")), context) as builder,
        opened_signer(identity) as signer,
    ):
        builder.set_no_embed()
        return bytes(builder.sign(signer, ANY_TYPE, BytesIO(_SAMPLE), Sink()))


def _state_of(manifest: bytes) -> str | None:
    with offline_context() as context, Reader(ANY_TYPE, BytesIO(_SAMPLE), manifest, context) as reader:
        state: str | None = reader.get_validation_state()
        return state


def _unfit(identity: Identity, reason: str) -> CredentialsError:
    return CredentialsError(
        f"The certificate of {identity.name} can't sign content credentials ({reason})",
        "Choose another certificate, or use the self-made one.",
    )
