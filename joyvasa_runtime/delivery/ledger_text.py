"""The ledger as texts: JSON for programs, a page for people. What is listed is `ledger`'s choice."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict

from joyvasa_runtime.delivery.work import Work, WorkKind

LEDGER_VERSION = 1

_TITLES: dict[WorkKind, str] = {
    "program": "Program",
    "model": "Models",
    "media": "Media",
    "gesture": "Gestures",
    "font": "Fonts",
    "encoder": "Encoder",
}

_NOT_SAID = "not stated"

_REMARK = (
    "A licence of a program, a model or an encoder does not extend to the video that was made with it: the "
    "video belongs to whoever owns the rights in its media. Where a licence is not stated, ask its creator."
)


def ledger_json(works: Sequence[Work], job: str = "") -> str:
    """The ledger as JSON; every entry has every field.

    Parameters
    ----------
    works : sequence of Work
    job : str
        What made the package, in whatever words: who reads it again knows its own.
    """
    ledger = {"version": LEDGER_VERSION, "job": job, "works": [asdict(work) for work in works]}
    return json.dumps(ledger, ensure_ascii=False, indent=2)


def job_in_ledger(text: str) -> str:
    """The job that a ledger names; empty where it names none, or is no ledger."""
    try:
        ledger = json.loads(text)
    except (ValueError, RecursionError):
        return ""
    job = ledger.get("job") if isinstance(ledger, dict) else None
    return job if isinstance(job, str) else ""


def ledger_markdown(works: Sequence[Work]) -> str:
    """The ledger as a page with one section for each kind."""
    sections = [
        f"## {title}\n\n" + "\n".join(line for work in works if work.kind == kind for line in _lines(work))
        for kind, title in _TITLES.items()
        if any(work.kind == kind for work in works)
    ]
    return "\n\n".join(["# What this video was made with", *sections, _REMARK]) + "\n"


def _lines(work: Work) -> Iterator[str]:
    version = f" {work.version}" if work.version else ""
    yield f"- **{_plain(work.name)}**{_plain(version)}"
    facts = {
        "Use": work.use,
        "Licence": work.licence or _NOT_SAID,
        "Origin": work.origin,
        "Note": work.note,
        "SHA-256": work.sha256,
    }
    yield from (f"  - {name}: {_plain(text)}" for name, text in facts.items() if text)


def _plain(text: str) -> str:
    """A text on one line in which no sign is taken for formatting."""
    line = " ".join(text.split())
    for sign in "\\`*_[]<>":
        line = line.replace(sign, f"\\{sign}")
    # A leading space was a version's.
    return f" {line}" if text.startswith(" ") else line
