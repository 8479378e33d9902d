"""What the creator says of where picture and voice come from. Who is shown is the portrait's consent.

It holds the words; what becomes of them in a video is `credentials`' business.
"""

from dataclasses import dataclass, field
from typing import Literal

from joyvasa_runtime.project.consent import Consent

PictureOrigin = Literal["photo", "artwork", "generated"]
"""Taken with a camera, made by hand, or made by a machine."""

VoiceOrigin = Literal["recorded", "generated"]
"""Spoken by somebody, or made by a machine."""


@dataclass(frozen=True, slots=True)
class Disclosure:
    """Where picture and voice come from, as far as it was said.

    Parameters
    ----------
    picture : PictureOrigin or None
    voice : VoiceOrigin or None
    voice_consent : Consent
        Of the person who is heard.
    """

    picture: PictureOrigin | None = None
    voice: VoiceOrigin | None = None
    voice_consent: Consent = field(default_factory=Consent)
