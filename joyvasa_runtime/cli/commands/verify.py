"""`joyvasa verify`: what a file says of how it was made, and whether that still holds.

How that is found is the business of `joyvasa_runtime.credentials`.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from joyvasa_runtime.cli.exit_codes import ALTERED, NO_CREDENTIALS, OK
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.credentials.credentials import Credentials, FoundSigner, Verdict
from joyvasa_runtime.credentials.identity_shelf import credentials_folder, known_signers
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.monitor import Monitor

_TRUST = {
    "own": "signed on this computer",
    "self_made": "a certificate that JoyVASA Studio made, checked by nobody: anybody can take any name",
    "unknown": "a signer that is not known here; whether the name is true was not checked",
}

_NONE = (
    "no content credentials. That does not tell how it was made: "
    "saving it anew, converting it or putting it on a platform often drops them"
)


_CODES: dict[Verdict, int] = {"valid": OK, "altered": ALTERED, "remote": NO_CREDENTIALS}


def add_commands(commands: Any) -> None:
    """Add the command to the parser."""
    parser = commands.add_parser(
        "verify",
        help="read and check a file's content credentials",
        description="Read the content credentials in a file, or in a sidecar (.c2pa) beside it, and check "
        "them against every byte. Exit codes: 0 unchanged since it was signed, whoever signed; 11 it can't "
        "be read; 12 altered, cut short, or with the credentials of another file; 13 no content "
        "credentials that could be checked here.",
    )
    parser.add_argument("file", type=Path, help="video, sound, picture, or a folder of pictures")
    parser.set_defaults(run=_verify)


def _verify(options: argparse.Namespace, monitor: Monitor) -> Result:
    found = read_credentials(options.file, known_signers(credentials_folder()), monitor)
    if found is None:
        return Result(f"{options.file}: {_NONE}", {"verdict": "none"}, NO_CREDENTIALS)
    lines = [f"{options.file}: {_verdict(found)}", *(f"  {_one_line(fact)}" for fact in _facts(found))]
    return Result("\n".join(lines), _record(found), _CODES[found.verdict])


def _verdict(found: Credentials) -> str:
    if found.verdict == "valid":
        return "valid: nothing changed since it was signed"
    if found.verdict == "remote":
        return "its content credentials lie on a network, which was not asked; here is nothing to check"
    if found.is_sidecar:
        return "ALTERED: the credentials beside it are damaged, or of another or an earlier file"
    return "ALTERED: the file or its credentials changed after they were signed; don't trust what they say"


def _one_line(fact: str) -> str:
    """A fact in one line: a title with line ends in it could pretend to be others."""
    return " ".join(fact.split())


def _facts(found: Credentials) -> Iterator[str]:
    if found.signer is not None:
        expired = "; the certificate has expired since" if found.signer.is_expired else ""
        yield f"signed by: {found.signer.name} ({_TRUST[found.signer.trust]}{expired})"
    for name, text in (
        ("title", found.title),
        ("made with", found.software),
        ("digital source type", found.source_type),
    ):
        if text:
            yield f"{name}: {text}"
    for action in found.actions:
        moment = f"{action.at:%Y-%m-%d %H:%M %Z}" if action.at else ""
        yield "action: " + ", ".join(text for text in (action.name, action.description, moment) if text)
    for ingredient in found.ingredients:
        own = "with credentials of its own" if ingredient.has_credentials else ""
        texts = (ingredient.title, ingredient.media_type, ingredient.sha256, own)
        yield "ingredient: " + ", ".join(text for text in texts if text)
    for name, text in found.statement:
        yield f"{name.replace('_', ' ')}: {text}"
    for problem in found.problems:
        yield f"problem: {problem}"


def _record(found: Credentials) -> dict[str, object]:
    return {
        "verdict": found.verdict,
        "signer": _signer_record(found.signer),
        "is_sidecar": found.is_sidecar,
        "title": found.title,
        "software": found.software,
        "source_type": found.source_type,
        "actions": [
            {
                "name": action.name,
                "description": action.description,
                "software": action.software,
                "at": action.at.isoformat() if action.at else None,
            }
            for action in found.actions
        ],
        "ingredients": [
            {
                "title": ingredient.title,
                "media_type": ingredient.media_type,
                "sha256": ingredient.sha256,
                "has_credentials": ingredient.has_credentials,
            }
            for ingredient in found.ingredients
        ],
        "statement": dict(found.statement),
        "problems": list(found.problems),
    }


def _signer_record(signer: FoundSigner | None) -> dict[str, object] | None:
    if signer is None:
        return None
    return {
        "name": signer.name,
        "issuer": signer.issuer,
        "trust": signer.trust,
        "is_expired": signer.is_expired,
    }
