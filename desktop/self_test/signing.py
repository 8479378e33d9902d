"""The step that signs the video with an identity made for it, and looks whether damage would be noticed.

The user's own identity is neither used nor made.
"""

from datetime import UTC, datetime

from desktop.self_test.step import SelfTestError, Workbench
from joyvasa_runtime import __version__
from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity_shelf import known_signers, own_identity
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.credentials.signing import sign_file


def sign(bench: Workbench) -> str:
    """Sign the video, read its content credentials, and flip one byte in a copy of it."""
    folder = bench.folder / "credentials"
    identity = own_identity(folder, datetime.now(UTC))
    sign_file(bench.video, Claim(title=bench.video.stem, version=__version__), identity)
    found = read_credentials(bench.video, known_signers(folder))
    if found is None or found.verdict != "valid" or found.is_sidecar:
        raise SelfTestError(f"The content credentials of the video: {found}")
    damaged = bench.folder / "damaged.mp4"
    contents = bytearray(bench.video.read_bytes())
    contents[-1] ^= 1
    damaged.write_bytes(contents)
    found = read_credentials(damaged, known_signers(folder))
    if found is None or found.verdict != "altered":
        raise SelfTestError("A damaged video was not noticed")
    return "content credentials are valid, damage is noticed"
