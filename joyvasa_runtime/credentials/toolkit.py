"""How the credentials library is set up: offline, sparing of memory, asking about trust.

It is asked through contexts made here only, so that no call of it ever reaches a network.
"""

import json
from dataclasses import dataclass
from typing import Any

from c2pa import Context, Settings

_MERKLE_KIB = 1024
"""Piece of an MP4 that gets a hash of its own; one for all would hold hundreds of megabytes at once."""

SIGNING_USES = (
    "1.3.6.1.5.5.7.3.4",  # e-mail protection
    "1.3.6.1.5.5.7.3.36",  # document signing, RFC 9336
    "1.3.6.1.4.1.62558.2.1",  # claims of content credentials
)
"""Extended key usages, one of which a signer's certificate needs; the library alone knows only the first."""


@dataclass(frozen=True, slots=True)
class KnownSigners:
    """The user, as others' certificates would tell.

    Parameters
    ----------
    roots : tuple of bytes
        PEM of who certified them: the self-made root, the authority of a chosen certificate.
    serials : tuple of int
        Serial numbers of chosen certificates: their authority certified others too.
    """

    roots: tuple[bytes, ...] = ()
    serials: tuple[int, ...] = ()


NOBODY = KnownSigners()


def offline_context(known: KnownSigners = NOBODY) -> Context:
    """A context that signs and reads without a network, and calls signers under known roots trusted."""
    settings: dict[str, Any] = {
        "verify": {
            "remote_manifest_fetch": False,
            "ocsp_fetch": False,
            "verify_trust": True,
            # What was just written would be read and hashed once more.
            "verify_after_sign": False,
        },
        "core": {
            "allowed_network_hosts": [],
            "backing_store_memory_threshold_in_mb": 1,
            "merkle_tree_chunk_size_in_kb": _MERKLE_KIB,
            # Proofs serve players that check while they stream; without them all hashes lie in one place.
            "merkle_tree_max_proofs": 0,
        },
        # Thumbnails are chosen here, not taken of everything.
        "builder": {"thumbnail": {"enabled": False}},
    }
    trust = {
        "trust_config": "\n".join(SIGNING_USES),
        "user_anchors": b"".join(known.roots).decode(),
    }
    settings["trust"] = {name: pem for name, pem in trust.items() if pem}
    return Context(Settings.from_json(json.dumps(settings)))
