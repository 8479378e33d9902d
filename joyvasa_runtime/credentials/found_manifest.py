"""What the library found, taken apart into `Credentials`: other programs' manifests may hold anything.

Not here: opening files (see `reading`).
"""

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any

from c2pa import C2paError, Reader

from joyvasa_runtime.credentials.certificates import SELF_MADE
from joyvasa_runtime.credentials.credentials import (
    Credentials,
    FoundAction,
    FoundIngredient,
    FoundSigner,
    Trust,
)
from joyvasa_runtime.credentials.manifest import STATEMENT
from joyvasa_runtime.credentials.toolkit import KnownSigners

_UNTRUSTED = "signingCredential.untrusted"
_EXPIRED = {"signingCredential.expired", "claimSignature.outsideValidity"}
_HASH = "nih:sha-256;"
_INTACT = ("Valid", "Trusted")
_LARGEST_THUMBNAIL = 4 << 20


def found_credentials(reader: Reader, known: KnownSigners, *, is_sidecar: bool) -> Credentials:
    """What a reader that was given a file found in it.

    Raises
    ------
    C2paError
        If it isn't readable after all.
    """
    store = json.loads(reader.json())
    manifest = _record(_record(store.get("manifests")).get(store.get("active_manifest")))
    codes = _failures(store)
    problems = tuple(code for code in codes if code != _UNTRUSTED and code not in _EXPIRED)
    is_intact = store.get("validation_state") in _INTACT or (bool(codes) and not problems)
    actions = tuple(_actions(manifest))
    return Credentials(
        verdict="valid" if is_intact else "altered",
        signer=_signer(manifest, codes, _trust(manifest, reader, known)),
        is_sidecar=is_sidecar,
        title=_text(manifest.get("title")),
        software=_software(manifest),
        source_type=_source_type(manifest),
        actions=actions,
        ingredients=tuple(_ingredient(each, reader) for each in _records(manifest.get("ingredients"))),
        statement=_statement(manifest),
        problems=problems,
    )


def _failures(store: Mapping[str, Any]) -> list[str]:
    active = _record(_record(store.get("validation_results")).get("activeManifest"))
    return [_text(each.get("code")) for each in _records(active.get("failure"))]


def _signer(manifest: Mapping[str, Any], codes: list[str], trust: Trust) -> FoundSigner | None:
    info = _record(manifest.get("signature_info"))
    if not info:
        return None
    issuer = _text(info.get("issuer"))
    return FoundSigner(
        name=_text(info.get("common_name")) or issuer,
        issuer=issuer,
        trust=trust,
        is_expired=bool(_EXPIRED & set(codes)),
    )


def _trust(manifest: Mapping[str, Any], reader: Reader, known: KnownSigners) -> Trust:
    info = _record(manifest.get("signature_info"))
    is_self_made = _text(info.get("issuer")) == SELF_MADE
    is_chosen = _text(info.get("cert_serial_number")) in [str(serial) for serial in known.serials]
    if reader.get_validation_state() == "Trusted" and (is_self_made or is_chosen):
        return "own"
    return "self_made" if is_self_made else "unknown"


def _software(manifest: Mapping[str, Any]) -> str:
    for info in _records(manifest.get("claim_generator_info")):
        return _named(info)
    return _text(manifest.get("claim_generator"))


def _named(info: Mapping[str, Any]) -> str:
    return f"{_text(info.get('name'))} {_text(info.get('version'))}".strip()


def _actions(manifest: Mapping[str, Any]) -> Iterator[FoundAction]:
    for record in _action_records(manifest):
        agent = record.get("softwareAgent")
        yield FoundAction(
            name=_text(record.get("action")),
            description=_text(record.get("description")),
            software=_named(agent) if isinstance(agent, dict) else _text(agent),
            at=_moment(_text(record.get("when"))),
        )


def _source_type(manifest: Mapping[str, Any]) -> str:
    for record in _action_records(manifest):
        if uri := _text(record.get("digitalSourceType")):
            return uri.rsplit("/", 1)[-1]
    return ""


def _action_records(manifest: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for label, data in _assertions(manifest):
        if label.startswith("c2pa.actions"):
            yield from _records(data.get("actions"))


def _statement(manifest: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    for label, data in _assertions(manifest):
        if label == STATEMENT:
            return tuple((name, value) for name, value in data.items() if isinstance(value, str))
    return ()


def _assertions(manifest: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for assertion in _records(manifest.get("assertions")):
        yield _text(assertion.get("label")), _record(assertion.get("data"))


def _ingredient(record: Mapping[str, Any], reader: Reader) -> FoundIngredient:
    instance = _text(record.get("instance_id"))
    return FoundIngredient(
        title=_text(record.get("title")),
        media_type=_text(record.get("format")),
        sha256=instance.removeprefix(_HASH) if instance.startswith(_HASH) else "",
        has_credentials=bool(record.get("active_manifest")),
        thumbnail=_thumbnail(_text(_record(record.get("thumbnail")).get("identifier")), reader),
    )


def _thumbnail(identifier: str, reader: Reader) -> bytes | None:
    if not identifier:
        return None
    contents = BytesIO()
    try:
        reader.resource_to_stream(identifier, contents)
    except C2paError:
        return None
    return contents.getvalue() if contents.tell() <= _LARGEST_THUMBNAIL else None


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _record(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _records(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
