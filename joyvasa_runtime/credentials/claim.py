"""What a video says of how it was made, as plain values: the creator's words, no file format.

Which words a project gives is `provenance`'s business, how they are written `manifest`'s.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

SourceType = Literal["compositeWithTrainedAlgorithmicMedia", "trainedAlgorithmicMedia"]
"""IPTC digital source types: something real was animated, or nothing in it is real."""

Relation = Literal["portrait", "voice", "sound"]
"""What an ingredient is to the video; a sound is only heard."""


@dataclass(frozen=True, slots=True)
class Ingredient:
    """A file that went into the video.

    Parameters
    ----------
    path : Path
        Its own credentials are taken over; a missing file is named all the same. Its name isn't published.
    sha256 : str
        Of its contents, lower-case hexadecimal: proves later which file it was.
    title : str
        What it is called in public.
    relation : Relation
    thumbnail : bytes or None
        A small JPEG that everybody may see.
    """

    path: Path
    sha256: str
    title: str
    relation: Relation
    thumbnail: bytes | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What the creator says of picture and voice; published only as far as it is not None.

    Parameters
    ----------
    picture, voice : str or None
        Their origins, in the words of `project.disclosure`.
    portrait_consent, voice_consent : bool
        Whether it was recorded that the person shown, and the person heard, agreed.
    note : str or None
        In the creator's words, how they agreed; None keeps it private.
    """

    picture: str | None = None
    voice: str | None = None
    portrait_consent: bool = False
    voice_consent: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """Everything that is said of a video.

    Parameters
    ----------
    title : str
    source : SourceType
    software : str
        Name of the program.
    version : str
    ingredients : tuple of Ingredient
    statement : Statement
    models : tuple of str
        Names of the packs that made the motion.
    is_edited : bool
        Whether motion was changed by hand.
    made_at : datetime or None
        With its time zone, by this computer's clock.
    """

    title: str
    source: SourceType = "compositeWithTrainedAlgorithmicMedia"
    software: str = "JoyVASA Studio"
    version: str = ""
    ingredients: tuple[Ingredient, ...] = ()
    statement: Statement = Statement()
    models: tuple[str, ...] = ()
    is_edited: bool = False
    made_at: datetime | None = None
