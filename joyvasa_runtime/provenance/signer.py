"""A function that signs the video of a project as soon as it is complete, for the export to call.

Whose identity signs is the caller's choice.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.signing import sign_file
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.provenance.claim_of import Publication, claim_of

Sign = Callable[[Path], Path | None]
"""Signs a complete file in place; gives the sidecar where the file can't carry its credentials."""


def signer_of(
    project: Project, publication: Publication, identity: Identity, monitor: Monitor | None = None
) -> Sign:
    """Signs a video of a project.

    Parameters
    ----------
    project : Project
    publication : Publication
        Without a title the file's name is taken.
    identity : Identity
    monitor : Monitor or None
    """
    # Now, and not when the video is complete: what is said is of the project that is rendered.
    return sign_with(claim_of(project, publication), identity, monitor)


def sign_with(claim: Claim, identity: Identity, monitor: Monitor | None = None) -> Sign:
    """Signs whatever file with a claim; without a title the file's name is taken."""

    def sign(path: Path) -> Path | None:
        named = claim if claim.title else replace(claim, title=path.stem)
        return sign_file(path, named, identity, monitor)

    return sign
