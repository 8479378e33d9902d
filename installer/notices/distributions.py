"""Which Python distributions the bundle is made of, and the licence texts they bring along.

It follows what distributions say they need; what is left out is said by `installer.bundle.contents`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from installer.bundle.contents import UNUSED_DISTRIBUTIONS

ROOT_DISTRIBUTION = "joyvasa-studio"
_TEXTS = Path(__file__).parent / "texts"
_WORDS = ("licen", "copying", "notice", "copyright")
_ENDINGS = ("", ".txt", ".md", ".rst", ".lgpl", ".apache", ".bsd")

_OUR_COPIES = {
    # These come with no text of their own.
    "c2pa-python": ("Apache-2.0",),
    "pyside6-essentials": ("LGPL-3.0", "GPL-3.0"),
    "shiboken6": ("LGPL-3.0", "GPL-3.0"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A distribution of the bundle: its name, version, licence in a word, home, and the licence texts."""

    name: str
    version: str
    licence: str
    home: str
    texts: tuple[str, ...]


def bundled_distributions() -> tuple[Part, ...]:
    """The distributions in the bundle but the program's own, in the order of their names."""
    found: dict[str, Distribution] = {}
    waiting = [ROOT_DISTRIBUTION]
    while waiting:
        name = canonicalize_name(waiting.pop())
        if name not in found and name not in UNUSED_DISTRIBUTIONS:
            found[name] = distribution(name)
            waiting.extend(_needs(found[name]))
    del found[ROOT_DISTRIBUTION]
    return tuple(_part(name, found[name]) for name in sorted(found))


def own_copy(licence: str) -> str:
    """The text of a licence by its short name, such as ``"GPL-3.0"``."""
    return (_TEXTS / f"{licence}.txt").read_text("utf-8")


def _needs(installed: Distribution) -> Iterator[str]:
    for line in installed.requires or ():
        need = Requirement(line)
        if need.marker is None or need.marker.evaluate({"extra": ""}):
            yield need.name


def _part(name: str, installed: Distribution) -> Part:
    facts = installed.metadata
    texts = (*_texts(installed), *(own_copy(text) for text in _OUR_COPIES.get(name, ())))
    return Part(
        name, installed.version, _licence(installed), _home(facts.get_all("Project-URL") or []), texts
    )


def _licence(installed: Distribution) -> str:
    """The licence in a word: the new field, the old field, or the classifier."""
    facts = installed.metadata
    for field in ("License-Expression", "License"):
        said = (facts[field] or "").strip() if field in facts else ""
        if said and "\n" not in said:
            return said
    classifiers = (line for line in facts.get_all("Classifier") or [] if line.startswith("License"))
    return ", ".join(line.rpartition(" :: ")[2] for line in classifiers)


def _home(addresses: list[str]) -> str:
    """Where the source is, of the lines "Label, address"."""
    pairs = [line.partition(", ") for line in addresses]
    by_label = {label.strip().lower(): address for label, _, address in pairs}
    labels = ("source", "source code", "repository", "github", "homepage")
    return next((by_label[label] for label in labels if label in by_label), "")


def _texts(installed: Distribution) -> tuple[str, ...]:
    """The contents of each licence file of a distribution, each once."""
    found: dict[str, None] = {}
    for file in installed.files or ():
        name, folders = file.name.lower(), [part.lower() for part in file.parts[:-1]]
        is_named_so = any(word in name for word in _WORDS) or "licenses" in folders
        if is_named_so and file.suffix.lower() in _ENDINGS and "__pycache__" not in folders:
            path = Path(str(installed.locate_file(file)))
            if path.is_file():
                found[path.read_text("utf-8", errors="replace").strip()] = None
    return tuple(text for text in found if text)
