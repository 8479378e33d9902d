"""What was found in a file: is it as it was signed, by whom, and what is said of how it was made.

Values only; `reading` finds them.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Verdict = Literal["valid", "altered", "remote"]
"""File and credentials are exactly as they were signed; they aren't; they lie on a network."""

Trust = Literal["own", "self_made", "unknown"]
"""Signed on this computer; with a certificate that some JoyVASA Studio made; with another, not known."""


@dataclass(frozen=True, slots=True)
class FoundSigner:
    """Who signed, as the certificate says.

    Parameters
    ----------
    name, issuer : str
        The issuer is who is said to have checked the name.
    trust : Trust
    is_expired : bool
        Whether the certificate has run out since.
    """

    name: str
    issuer: str
    trust: Trust
    is_expired: bool = False


@dataclass(frozen=True, slots=True)
class FoundAction:
    """A step of the making.

    Parameters
    ----------
    name : str
        As C2PA calls it, such as "c2pa.created".
    description : str
    software : str
        Name and version.
    at : datetime or None
        By the clock of the computer that made it.
    """

    name: str
    description: str = ""
    software: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class FoundIngredient:
    """A file that went in.

    Parameters
    ----------
    title, media_type : str
    sha256 : str
        Of its contents; empty where it isn't said.
    has_credentials : bool
        Whether it brought credentials of its own.
    thumbnail : bytes or None
        A picture file.
    """

    title: str
    media_type: str = ""
    sha256: str = ""
    has_credentials: bool = False
    thumbnail: bytes | None = None


@dataclass(frozen=True, slots=True)
class Credentials:
    """Content credentials of a file.

    Parameters
    ----------
    verdict : Verdict
        Where it is "altered" nothing else may be believed, where it is "remote" nothing else is known.
    signer : FoundSigner or None
        None where the damage leaves nobody to name.
    is_sidecar : bool
        Whether they lie beside the file.
    title, software : str
        What the file was called, and the program that made it, with its version.
    source_type : str
        Last part of the digital source type, such as "compositeWithTrainedAlgorithmicMedia".
    actions : tuple of FoundAction
    ingredients : tuple of FoundIngredient
    statement : tuple of (str, str)
        What the creator said, in our own words; see `manifest.STATEMENT`.
    problems : tuple of str
        Codes of C2PA for what is wrong, or the library's words.
    """

    verdict: Verdict
    signer: FoundSigner | None = None
    is_sidecar: bool = False
    title: str = ""
    software: str = ""
    source_type: str = ""
    actions: tuple[FoundAction, ...] = ()
    ingredients: tuple[FoundIngredient, ...] = ()
    statement: tuple[tuple[str, str], ...] = ()
    problems: tuple[str, ...] = ()
