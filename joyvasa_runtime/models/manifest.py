"""`pack.toml`: strict reading into a `Manifest`, and writing one with real hashes and signatures.

It does not load models to run them; whether the files keep what the manifest promises is `pack`'s question.
"""

import hashlib
import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any, get_args

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.session import Session, TensorSpec
from joyvasa_runtime.models.specs import (
    PACK_API,
    AudioSpec,
    DiffusionSpec,
    FileSpec,
    GeneratorName,
    Manifest,
    MotionDefaults,
    MotionSpec,
    Noise,
    PadMode,
    PortraitSpec,
    Positions,
    SafeRanges,
    SamplerName,
    ScheduleName,
    SmoothingName,
)
from joyvasa_runtime.models.strict_table import StrictTable, wrong

MANIFEST_NAME = "pack.toml"
MAX_MANIFEST_BYTES = 2**20
"""A manifest is a few kB; anything larger is not one."""

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_DTYPES = ("float32", "float16", "float64", "uint8", "int8", "int32", "int64", "bool")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of the pack in `folder`.

    Raises
    ------
    ModelPackError
        If there is none, or it breaks the rules of the format.
    """
    path = folder / MANIFEST_NAME
    if not path.is_file():
        raise ModelPackError(
            f"{folder} is not a model pack: it has no {MANIFEST_NAME}", "Choose a pack's folder."
        )
    try:
        if path.stat().st_size > MAX_MANIFEST_BYTES:
            raise wrong("it is far too large")
        return parse_manifest(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ModelPackError(f"{path} can't be read: {error}", "Check the file's permissions.") from error
    except ModelPackError as error:
        raise ModelPackError(f"The model pack {folder} can't be used: {error.message}", error.hint) from error


def parse_manifest(text: str) -> Manifest:
    """The manifest written in `text`.

    Raises
    ------
    ModelPackError
        If the text is not TOML, is made for another version, or breaks the rules of the format.
    """
    try:
        table = StrictTable(tomllib.loads(text), "")
    except tomllib.TOMLDecodeError as error:
        raise wrong(f"it is not valid TOML ({error})") from error
    api = table.take("api", int)
    if api > PACK_API:
        raise ModelPackError(
            f"it is made for a newer version of JoyVASA Studio (pack api {api}, not {PACK_API})",
            "Update JoyVASA Studio, or use an older version of the pack.",
        )
    if api != PACK_API:
        raise wrong(f"api must be {PACK_API}, not {api}")
    diffusion = _diffusion(table.table("diffusion"))
    manifest = Manifest(
        id=_pack_id(table.take("id", str)),
        name=table.take("name", str),
        version=table.take("version", str),
        licence=table.take("licence", str),
        credit=table.maybe("credit", str, ""),
        audio=_audio(table.table("audio")),
        motion=_motion(table.table("motion"), diffusion),
        diffusion=diffusion,
        portrait=_portrait(table.table("portrait")),
        safe=_safe(table.table("safe")),
        files=tuple(_file(item) for item in table.tables("file")),
    )
    table.done()
    _check_unique(manifest.files)
    return manifest


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Write `pack.toml` into the pack's folder and return its path.

    The files' hashes and signatures are the manifest's own: make them with `describe_file`.

    Raises
    ------
    ModelPackError
        If the manifest breaks the rules of the format.
    """
    text = format_manifest(manifest)
    assert parse_manifest(text) == manifest
    path = folder / MANIFEST_NAME
    path.write_text(text, "utf-8", newline="\n")
    return path


def describe_file(folder: Path, role: str, path: str, gflop: float | None = None) -> FileSpec:
    """The entry of one file with its real hash and, for a model, its real signature and the given work.

    Raises
    ------
    ModelPackError
        If the file is missing or is not a model.
    """
    file = folder / path
    if not file.is_file():
        raise ModelPackError(f"The file {file} is missing", "Make it first.")
    if file.suffix != ".onnx":
        return FileSpec(role, path, sha256_of(file), gflop=gflop)
    session = Session(file, provider="cpu")
    return FileSpec(role, path, sha256_of(file), session.inputs, session.outputs, gflop)


def sha256_of(path: Path) -> str:
    """Hash of a file's contents, lower-case hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def format_manifest(manifest: Manifest) -> str:
    """The manifest as TOML text, in a fixed order."""
    top = {key: getattr(manifest, key) for key in ("api", "id", "name", "version", "licence", "credit")}
    motion = _record(manifest.motion)
    defaults = _record(motion.pop("defaults"))
    parts = [
        _lines(top),
        _lines(_record(manifest.audio), "[audio]"),
        _lines(motion, "[motion]"),
        _lines(defaults, "[motion.defaults]"),
        _lines(_record(manifest.diffusion), "[diffusion]"),
        _lines(_record(manifest.portrait), "[portrait]"),
        _lines(_record(manifest.safe), "[safe]"),
    ]
    for file in manifest.files:
        facts = {key: getattr(file, key) for key in ("role", "path", "sha256", "gflop")}
        parts.append(_lines(facts, "[[file]]"))
        parts += [_lines(_record(spec), "[[file.input]]") for spec in file.inputs]
        parts += [_lines(_record(spec), "[[file.output]]") for spec in file.outputs]
    return "\n".join(parts)


def _audio(table: StrictTable) -> AudioSpec:
    level = table.maybe("level", float, 0.0)
    if not 0 <= level <= 1:
        raise wrong(f"audio.level must be 0 to 1, not {level}")
    spec = AudioSpec(
        rate_hz=table.number("rate_hz", 1000, 192_000),
        level=level or None,
        context_before=table.number("context_before", 0, 10**7, 0),
        context_after=table.number("context_after", 0, 10**7, 0),
        pad_before=table.number("pad_before", 0, 10**7, 0),
        pad_after=table.number("pad_after", 0, 10**7, 0),
        pad_mode=table.choice("pad_mode", get_args(PadMode), "zero"),
    )
    table.done()
    return spec


def _motion(table: StrictTable, diffusion: DiffusionSpec) -> MotionSpec:
    window = table.number("window", 1, 10_000)
    spec = MotionSpec(
        fps=table.number("fps", 1, 240),
        window=window,
        carried=table.number("carried", 0, window),
        channels=table.number("channels", 70, 1024),
        features=table.number("features", 1, 65_536),
        noise=table.choice("noise", get_args(Noise)),
        seam_blend=table.number("seam_blend", 0, window, 0),
        defaults=_defaults(table.table("defaults"), diffusion),
        cached_attention=table.maybe("cached_attention", bool, False),
        skipped_lead=table.number("skipped_lead", 0, window, 0),
        silence_gate=table.maybe("silence_gate", bool, True),
        positions=table.choice("positions", get_args(Positions), None),
    )
    table.done()
    return spec


def _defaults(table: StrictTable, diffusion: DiffusionSpec) -> MotionDefaults:
    guidance = table.take("guidance", float)
    if not 0 <= guidance <= 20:
        raise wrong(f"motion.defaults.guidance must be 0 to 20, not {guidance}")
    spec = MotionDefaults(
        sampler=table.choice("sampler", get_args(SamplerName)),
        steps=table.number("steps", 1, diffusion.steps),
        guidance=guidance,
        smoothing=table.choice("smoothing", get_args(SmoothingName)),
    )
    table.done()
    return spec


def _diffusion(table: StrictTable) -> DiffusionSpec:
    spec = DiffusionSpec(table.choice("schedule", get_args(ScheduleName)), table.number("steps", 1, 10_000))
    table.done()
    return spec


def _portrait(table: StrictTable) -> PortraitSpec:
    kinds = table.take("kinds", list)
    if not kinds or not set(kinds) <= {"human", "animal"}:
        raise wrong(f"portrait.kinds must name human, animal or both, not {kinds!r}")
    spec = PortraitSpec(
        table.choice("generator", get_args(GeneratorName)), tuple(kinds), table.number("size", 16, 8192)
    )
    table.done()
    return spec


def _safe(table: StrictTable) -> SafeRanges:
    spec = SafeRanges(table.span("pitch"), table.span("yaw"), table.span("roll"))
    table.done()
    return spec


def _file(table: StrictTable) -> FileSpec:
    spec = FileSpec(
        role=table.take("role", str),
        path=_relative_path(table.take("path", str)),
        sha256=table.take("sha256", str),
        gflop=table.optional("gflop", float),
        inputs=tuple(_tensor(item) for item in table.tables("input")),
        outputs=tuple(_tensor(item) for item in table.tables("output")),
    )
    table.done()
    if not _SHA256.fullmatch(spec.sha256):
        raise wrong(f"the sha256 of {spec.path} is not 64 hexadecimal digits")
    if spec.gflop is not None and not spec.gflop > 0:
        raise wrong(f"the gflop of {spec.path} must be above 0, not {spec.gflop}")
    return spec


def _tensor(table: StrictTable) -> TensorSpec:
    name = table.take("name", str)
    dtype = table.choice("dtype", _DTYPES)
    shape = table.take("shape", list)
    table.done()
    for size in shape:
        if not ((type(size) is int and size > 0) or (isinstance(size, str) and size)):
            raise wrong(f"the shape of {name} holds {size!r}; sizes are whole numbers, or letters when free")
    return TensorSpec(name, dtype, tuple(shape))


def _relative_path(path: str) -> str:
    """`path` if it stays inside the folder on every system, else an error."""
    parts = PurePosixPath(path).parts
    if not parts or path.startswith("/") or ".." in parts or any(mark in path for mark in "\\:\0"):
        raise ModelPackError(f"the file {path!r} lies outside the pack's folder", "Don't trust this pack.")
    return path


def _pack_id(value: str) -> str:
    if not _ID.fullmatch(value):
        raise wrong(f"id must be small letters, digits, '.', '_' and '-', at most 64, not {value!r}")
    return value


def _check_unique(files: tuple[FileSpec, ...]) -> None:
    for what in ("role", "path"):
        seen = [getattr(file, what) for file in files]
        for value in seen:
            if seen.count(value) > 1:
                raise wrong(f"two files have the {what} {value!r}")


def _record(value: Any) -> dict[str, Any]:
    """Field names and values of one spec, not descending."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def _lines(values: Mapping[str, Any], title: str = "") -> str:
    rows = [title] if title else []
    rows += [f"{key} = {_toml(value)}" for key, value in values.items() if value is not None]
    return "\n".join(rows) + "\n"


def _toml(value: object) -> str:
    """A TOML literal: JSON's, but for the one control character that JSON leaves alone and TOML forbids."""
    if isinstance(value, tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
