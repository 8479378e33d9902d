"""The texts the program owes its users: its licence, those of its parts, and the sample's credits."""

from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.resources import resource

_CHECKOUT = Path(__file__).resolve().parents[3]


def licence() -> str:
    """The program's own licence; empty where the installation lacks it."""
    return _text("LICENSE")


def third_party_notices() -> str:
    """What the program is made of, as Markdown; empty where the installation lacks it."""
    return _text("THIRD_PARTY_NOTICES.md")


def bundled_licences() -> str:
    """The licences of everything in an installed program, in full; empty in a checkout."""
    return _text("THIRD_PARTY_LICENCES.txt")


def sample_credits() -> str:
    """Who made the sample's picture and voice, as Markdown; empty where the installation lacks it."""
    try:
        return resource("sample", "CREDITS.md").read_text("utf-8")
    except (JoyVasaError, OSError):
        return ""


def _text(name: str) -> str:
    """A file of the checkout, or the copy that came with the installed package."""
    try:
        return (_CHECKOUT / name).read_text("utf-8")
    except OSError:
        pass
    try:
        return distribution("joyvasa-studio").read_text(f"licenses/{name}") or ""
    except PackageNotFoundError:
        return ""
