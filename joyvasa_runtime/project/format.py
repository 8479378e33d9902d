"""The project value as the object of `project.json` and back: every fact once, every key always there.

Nothing is left to defaults, so that a changed default never changes an old project; an unknown key, a missing
one or a value of another type is damage. Files, zips and versions are `storage` and `migrations`.
"""

import os
from collections.abc import Callable
from pathlib import Path, PurePath, PurePosixPath
from typing import Any, get_args

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.models.specs import SamplerName, SmoothingName
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import CHANNELS
from joyvasa_runtime.portrait.hand_points import POINT_NAMES
from joyvasa_runtime.project.disclosure import PictureOrigin, VoiceOrigin
from joyvasa_runtime.project.document import (
    Caption,
    Clip,
    Consent,
    CropBox,
    Disclosure,
    Generation,
    Marker,
    Mask,
    Media,
    MediaKind,
    PortraitKind,
    PortraitSetup,
    Project,
    Recording,
    Take,
    Track,
)
from joyvasa_runtime.project.json_text import damaged
from joyvasa_runtime.project.migrations import FORMAT, VERSION
from joyvasa_runtime.project.performance.performance import UNTOUCHED, Performance
from joyvasa_runtime.project.performance_format import decode_performance, encode_performance
from joyvasa_runtime.project.record import Record
from joyvasa_runtime.timebase import FrameSpan

Resolve = Callable[[str | None, str, int], Path]
"""Where a file is now: from its path relative to the project file, its absolute one and its size in bytes."""


def encode_project(project: Project, folder: Path | None) -> dict[str, Any]:
    """The JSON object of a project.

    Parameters
    ----------
    project : Project
    folder : Path or None
        Absolute folder of the project file, from which media are found when both were moved together; None
        writes no relative paths.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "title": project.title,
        "portrait": None if project.portrait is None else _portrait(project.portrait),
        "media": [_media(media, folder) for media in project.media],
        "tracks": [_track(track) for track in project.tracks],
        "takes": [_take(take) for take in project.takes],
        "markers": [
            {"id": marker.id, "frame": marker.frame, "name": marker.name} for marker in project.markers
        ],
        "range": None
        if project.range is None
        else {"start": project.range.start, "stop": project.range.stop},
        "reference": None if project.reference is None else list(project.reference),
        "recordings": [
            {"media_id": one.media_id, "track_id": one.track_id, "start": one.start}
            for one in project.recordings
        ],
        "captions": [_caption(caption) for caption in project.captions],
        "disclosure": _disclosure(project.disclosure),
        "idle_seed": project.idle_seed,
        "next_id": project.next_id,
    }


def decode_project(document: dict[str, Any], resolve: Resolve) -> Project:
    """The project of a JSON object of the newest version; whether its parts fit is asked in `consistency`.

    Raises
    ------
    ProjectError
        If a key is missing or unknown, or a value is of another type or beyond all bounds.
    """
    record = Record({key: value for key, value in document.items() if key not in ("format", "version")})
    project = Project(
        title=record.text("title"),
        portrait=record.maybe_record("portrait", _read_portrait),
        media=record.records("media", lambda item: _read_media(item, resolve)),
        tracks=record.records("tracks", _read_track),
        takes=record.records("takes", _read_take),
        markers=record.records("markers", _read_marker),
        range=record.maybe_record("range", _read_span),
        reference=record.maybe("reference", lambda key: record.numbers(key, CHANNELS)),
        recordings=record.records("recordings", _read_recording),
        captions=record.records("captions", _read_caption),
        disclosure=record.record("disclosure", _read_disclosure),
        idle_seed=record.count("idle_seed"),
        next_id=record.id("next_id"),
    )
    record.done()
    return project


def _portrait(portrait: PortraitSetup) -> dict[str, Any]:
    crop, mask = portrait.crop, portrait.mask
    return {
        "media_id": portrait.media_id,
        "kind": portrait.kind,
        "face_index": portrait.face_index,
        "points": None if portrait.points is None else [list(point) for point in portrait.points],
        "crop": None
        if crop is None
        else {"centre": list(crop.centre), "side": crop.side, "angle": crop.angle},
        "mask": {
            "left": mask.left,
            "top": mask.top,
            "right": mask.right,
            "bottom": mask.bottom,
            "feather": mask.feather,
            "roundness": mask.roundness,
        },
        "consent": _consent(portrait.consent),
    }


def _read_portrait(record: Record) -> PortraitSetup:
    return PortraitSetup(
        media_id=record.id("media_id"),
        kind=record.choice("kind", get_args(PortraitKind)),
        face_index=record.count("face_index"),
        points=record.maybe("points", lambda key: record.pairs(key, len(POINT_NAMES))),
        crop=record.maybe_record("crop", _read_crop),
        mask=record.record("mask", _read_mask),
        consent=record.record("consent", _read_consent),
    )


def _read_crop(record: Record) -> CropBox:
    return CropBox(record.pair("centre"), record.number("side"), record.number("angle"))


def _read_mask(record: Record) -> Mask:
    return Mask(
        left=record.number("left"),
        top=record.number("top"),
        right=record.number("right"),
        bottom=record.number("bottom"),
        feather=record.number("feather"),
        roundness=record.number("roundness"),
    )


def _media(media: Media, folder: Path | None) -> dict[str, Any]:
    return {
        "id": media.id,
        "kind": media.kind,
        "path": {"relative": _relative(media.path, folder), "absolute": str(media.path)},
        "size_bytes": media.size_bytes,
        "sha256": media.sha256,
        "frames": media.frames,
    }


def _relative(path: Path, folder: Path | None) -> str | None:
    """The path from the project's folder, with forward slashes; None from another drive."""
    if folder is None:
        return None
    try:
        return PurePath(os.path.relpath(path, folder)).as_posix()
    except ValueError:
        return None


def _read_media(record: Record, resolve: Resolve) -> Media:
    relative, absolute = record.record(
        "path", lambda item: (item.maybe("relative", item.text), item.text("absolute"))
    )
    if not absolute or (relative is not None and PurePosixPath(relative).is_absolute()):
        raise damaged(f"a media's path can't be {relative or absolute!r}")
    size_bytes = record.count("size_bytes")
    return Media(
        id=record.id("id"),
        kind=record.choice("kind", get_args(MediaKind)),
        path=resolve(relative, absolute, size_bytes),
        size_bytes=size_bytes,
        sha256=record.text("sha256"),
        frames=record.frames("frames"),
    )


def _track(track: Track) -> dict[str, Any]:
    return {
        "id": track.id,
        "name": track.name,
        "drives": track.drives,
        "gain_db": track.gain_db,
        "is_muted": track.is_muted,
        "is_solo": track.is_solo,
        "is_locked": track.is_locked,
        "clips": [_clip(clip) for clip in track.clips],
    }


def _read_track(record: Record) -> Track:
    return Track(
        id=record.id("id"),
        name=record.text("name"),
        drives=record.flag("drives"),
        gain_db=record.number("gain_db"),
        is_muted=record.flag("is_muted"),
        is_solo=record.flag("is_solo"),
        is_locked=record.flag("is_locked"),
        clips=record.records("clips", _read_clip),
    )


def _clip(clip: Clip) -> dict[str, Any]:
    return {
        "id": clip.id,
        "media_id": clip.media_id,
        "start": clip.start,
        "offset": clip.offset,
        "frames": clip.frames,
        "name": clip.name,
        "gain_db": clip.gain_db,
        "fade_in": clip.fade_in,
        "fade_out": clip.fade_out,
        "generation": _generation(clip.generation),
        "take_id": clip.take_id,
        "performance": encode_performance(clip.performance),
    }


def _read_clip(record: Record) -> Clip:
    return Clip(
        id=record.id("id"),
        media_id=record.id("media_id"),
        start=record.frames("start"),
        offset=record.frames("offset"),
        frames=record.frames("frames"),
        name=record.text("name"),
        gain_db=record.number("gain_db"),
        fade_in=record.frames("fade_in"),
        fade_out=record.frames("fade_out"),
        generation=record.record("generation", _read_generation),
        take_id=record.maybe("take_id", record.id),
        performance=_known(record.record("performance", decode_performance)),
    )


def _known(performance: Performance) -> Performance:
    """The one value of an untouched performance, by which it is told at once."""
    return UNTOUCHED if performance == UNTOUCHED else performance


def _take(take: Take) -> dict[str, Any]:
    return {
        "id": take.id,
        "media_id": take.media_id,
        "start": take.start,
        "frames": take.frames,
        "motion_sha256": take.motion_sha256,
        "reference": list(take.reference),
        "generation": _generation(take.generation),
        "pack_version": take.pack_version,
    }


def _read_take(record: Record) -> Take:
    return Take(
        id=record.id("id"),
        media_id=record.id("media_id"),
        start=record.frames("start"),
        frames=record.frames("frames"),
        motion_sha256=record.text("motion_sha256"),
        reference=record.numbers("reference", CHANNELS),
        generation=record.record("generation", _read_generation),
        pack_version=record.text("pack_version"),
    )


def _generation(generation: Generation) -> dict[str, Any]:
    settings = generation.settings
    return {
        "pack_id": generation.pack_id,
        "seed": settings.seed,
        "sampler": settings.sampler,
        "steps": settings.steps,
        "guidance": settings.guidance,
        "smoothing": settings.smoothing,
        "silence_gate": settings.silence_gate,
    }


def _read_generation(record: Record) -> Generation:
    try:
        settings = GenerationSettings(
            seed=record.count("seed"),
            sampler=record.maybe("sampler", lambda key: record.choice(key, get_args(SamplerName))),
            steps=record.maybe("steps", record.count),
            guidance=record.maybe("guidance", record.number),
            smoothing=record.maybe("smoothing", lambda key: record.choice(key, get_args(SmoothingName))),
            silence_gate=record.flag("silence_gate"),
        )
    except MotionError as error:
        raise damaged(error.message) from error
    return Generation(record.text("pack_id"), settings)


def _read_marker(record: Record) -> Marker:
    return Marker(record.id("id"), record.frames("frame"), record.text("name"))


def _read_recording(record: Record) -> Recording:
    return Recording(record.id("media_id"), record.id("track_id"), record.frames("start"))


def _consent(consent: Consent) -> dict[str, Any]:
    return {"is_given": consent.is_given, "note": consent.note}


def _read_consent(record: Record) -> Consent:
    return Consent(record.flag("is_given"), record.text("note"))


def _caption(caption: Caption) -> dict[str, Any]:
    return {"id": caption.id, "start": caption.start, "stop": caption.stop, "text": caption.text}


def _read_caption(record: Record) -> Caption:
    return Caption(record.id("id"), record.frames("start"), record.frames("stop"), record.text("text"))


def _disclosure(disclosure: Disclosure) -> dict[str, Any]:
    return {
        "picture": disclosure.picture,
        "voice": disclosure.voice,
        "voice_consent": _consent(disclosure.voice_consent),
    }


def _read_disclosure(record: Record) -> Disclosure:
    return Disclosure(
        picture=record.maybe("picture", lambda key: record.choice(key, get_args(PictureOrigin))),
        voice=record.maybe("voice", lambda key: record.choice(key, get_args(VoiceOrigin))),
        voice_consent=record.record("voice_consent", _read_consent),
    )


def _read_span(record: Record) -> FrameSpan:
    start, stop = record.frames("start"), record.frames("stop")
    if start >= stop:
        raise damaged(f"range ends at {stop}, before it begins at {start}")
    return FrameSpan(start, stop)
