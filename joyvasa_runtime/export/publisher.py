"""Who publishes a video: whose identity signs it, and which of the creator's words go out with it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.identity_shelf import credentials_folder, current_identity


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who publishes.

    Parameters
    ----------
    find_identity : callable
        Whose identity signs at a moment; asked before the video is made, so that one that can't sign is told
        then. Not asked for videos that aren't signed.
    has_note : bool
        Whether the creator's words on consent go out.
    """

    find_identity: Callable[[datetime], Identity]
    has_note: bool = False

    def identity(self) -> Identity:
        """Whose identity signs now.

        Raises
        ------
        CredentialsError
            If it has expired, or can't be read or made.
        """
        return self.find_identity(datetime.now(UTC))


def this_user(has_note: bool = False) -> Publisher:
    """Whoever uses this computer: the certificate that was chosen, else the self-made one."""
    return Publisher(lambda now: current_identity(credentials_folder(), now), has_note)
