"""Facts about the program and the distributions that are installed beside it; nothing is decided here."""

from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, distribution

NAME = "JoyVASA Studio"
PUBLISHER = "The JoyVASA Studio authors"
SUMMARY = "Turns a portrait and a voice into a talking video"


def present(names: Iterable[str]) -> tuple[str, ...]:
    """Those of the distributions that are installed."""
    return tuple(name for name in names if _is_installed(name))


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True
