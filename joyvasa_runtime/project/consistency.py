"""Whether a project is one that edits can lead to: ids, references, order and ranges.

Types are the file format's business; whether files and packs are there is asked where they are used.
"""

import math
import re
from collections.abc import Iterator
from itertools import pairwise

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.sequence import CHANNELS
from joyvasa_runtime.project.caption import LONGEST_CAPTION
from joyvasa_runtime.project.document import (
    MAX_FRAMES,
    Clip,
    Media,
    PortraitSetup,
    Project,
    Take,
    Track,
)
from joyvasa_runtime.project.performance.performance import UNTOUCHED, Performance
from joyvasa_runtime.project.performance.problems import performance_problem
from joyvasa_runtime.project.ranges import (
    crop_problem,
    face_problem,
    fade_problem,
    gain_problem,
    generation_problem,
    hand_points_problem,
    mask_problem,
)

_SHA256 = re.compile(r"[0-9a-f]{64}")

Problems = Iterator[str]


def check_consistency(project: Project) -> None:
    """Refuse a project that no edits can lead to.

    Raises
    ------
    ProjectError
        With the first thing that is impossible.
    """
    problem = next(_problems(project), None)
    if problem:
        raise ProjectError(
            f"The project is damaged: {problem}", "Open an earlier copy of it, or an autosaved one."
        )


def _problems(project: Project) -> Problems:
    media = {one.id: one for one in project.media}
    takes = {take.id: take for take in project.takes}
    yield from _id_problems(project)
    for one in project.media:
        yield from _each(f"file {one.id}", _media_problems(one))
    for take in project.takes:
        yield from _each(f"take {take.id}", _take_problems(take, media))
    for track in project.tracks:
        yield from _each(f"track {track.id}", _track_problems(track))
        for clip in track.clips:
            yield from _each(f"clip {clip.id}", _clip_problems(clip, media, takes))
    if project.portrait is not None:
        yield from _each("portrait", _portrait_problems(project.portrait, media))
    yield from _marker_problems(project)
    yield from _recording_problems(project, media)
    yield from _caption_problems(project)
    if project.reference is not None:
        yield from _row_problems(project.reference)
    if project.idle_seed < 0:
        yield f"the idle seed {project.idle_seed} is negative"


def _each(what: str, problems: Problems) -> Problems:
    return (f"in the {what}, {problem}" for problem in problems)


def _id_problems(project: Project) -> Problems:
    seen: set[int] = set()
    for id_ in _ids(project):
        if id_ in seen:
            yield f"the id {id_} is used twice"
        if not 1 <= id_ < project.next_id:
            yield f"the id {id_} is not below the next one, {project.next_id}"
        seen.add(id_)
    if project.next_id < 1:
        yield f"the next id is {project.next_id}"


def _ids(project: Project) -> Iterator[int]:
    yield from (one.id for one in project.media)
    yield from (take.id for take in project.takes)
    yield from (track.id for track in project.tracks)
    yield from (clip.id for track in project.tracks for clip in track.clips)
    yield from (marker.id for marker in project.markers)
    yield from (caption.id for caption in project.captions)


def _media_problems(media: Media) -> Problems:
    if media.size_bytes < 0:
        yield f"the size is {media.size_bytes} bytes"
    if not _SHA256.fullmatch(media.sha256):
        yield f"{media.sha256[:70]!r} is no hash"
    if media.kind == "picture" and media.frames:
        yield "a picture has a length"
    if media.kind == "sound" and not 1 <= media.frames <= MAX_FRAMES:
        yield f"the sound has {media.frames} frames"


def _take_problems(take: Take, media: dict[int, Media]) -> Problems:
    sound = media.get(take.media_id)
    if sound is None or sound.kind != "sound":
        yield f"there is no sound {take.media_id}"
    elif take.start < 0 or take.frames < 1 or take.stop > sound.frames:
        yield f"frames {take.start} to {take.stop} of the sound are not there"
    if not _SHA256.fullmatch(take.motion_sha256):
        yield f"{take.motion_sha256[:70]!r} is no hash"
    yield from _row_problems(take.reference)
    yield from _if_any(generation_problem(take.generation))


def _track_problems(track: Track) -> Problems:
    yield from _if_any(gain_problem(track.gain_db))
    for before, after in pairwise(track.clips):
        if after.start < before.stop:
            yield f"clip {after.id} begins before clip {before.id} ends"


def _clip_problems(clip: Clip, media: dict[int, Media], takes: dict[int, Take]) -> Problems:
    sound = media.get(clip.media_id)
    if sound is None or sound.kind != "sound":
        yield f"there is no sound {clip.media_id}"
    elif clip.offset < 0 or clip.frames < 1 or clip.offset + clip.frames > sound.frames:
        yield f"frames {clip.offset} to {clip.offset + clip.frames} of the sound are not there"
    if clip.start < 0 or clip.stop > MAX_FRAMES:
        yield f"frames {clip.start} to {clip.stop} are not on the timeline"
    yield from _if_any(gain_problem(clip.gain_db))
    yield from _if_any(fade_problem(clip))
    yield from _if_any(generation_problem(clip.generation))
    if clip.take_id is not None:
        take = takes.get(clip.take_id)
        if take is None or take.media_id != clip.media_id:
            yield f"there is no take {clip.take_id} of the sound {clip.media_id}"
    yield from _performance_problems(clip.performance, takes)


def _performance_problems(performance: Performance, takes: dict[int, Take]) -> Problems:
    if performance is UNTOUCHED:
        return
    yield from _if_any(performance_problem(performance))
    for span in performance.comp:
        if span.take_id not in takes:
            yield f"there is no take {span.take_id}"
    for layer in performance.layers:
        if layer.motion is not None and not _SHA256.fullmatch(layer.motion.motion_sha256):
            yield f"{layer.motion.motion_sha256[:70]!r} is no hash"


def _portrait_problems(portrait: PortraitSetup, media: dict[int, Media]) -> Problems:
    picture = media.get(portrait.media_id)
    if picture is None or picture.kind != "picture":
        yield f"there is no picture {portrait.media_id}"
    yield from _if_any(face_problem(portrait.face_index))
    yield from _if_any(hand_points_problem(portrait.kind, portrait.points))
    if portrait.crop is not None:
        yield from _if_any(crop_problem(portrait.crop))
    yield from _if_any(mask_problem(portrait.mask))


def _marker_problems(project: Project) -> Problems:
    for marker in project.markers:
        if not 0 <= marker.frame <= MAX_FRAMES:
            yield f"marker {marker.id} is at frame {marker.frame}"
    for before, after in pairwise(project.markers):
        if (after.frame, after.id) < (before.frame, before.id):
            yield f"marker {after.id} stands before marker {before.id}"
    if project.range is not None and project.range.stop > MAX_FRAMES:
        yield f"the range ends at frame {project.range.stop}"


def _recording_problems(project: Project, media: dict[int, Media]) -> Problems:
    seen: set[int] = set()
    for one in project.recordings:
        sound = media.get(one.media_id)
        if sound is None or sound.kind != "sound":
            yield f"there is no recorded sound {one.media_id}"
        if one.media_id in seen:
            yield f"the sound {one.media_id} was recorded twice"
        if not 1 <= one.track_id < project.next_id:
            yield f"there never was the track {one.track_id} that was recorded for"
        if not 0 <= one.start <= MAX_FRAMES:
            yield f"the sound {one.media_id} was recorded at frame {one.start}"
        seen.add(one.media_id)


def _caption_problems(project: Project) -> Problems:
    for caption in project.captions:
        if not 0 <= caption.start < caption.stop <= MAX_FRAMES:
            yield f"caption {caption.id} is at frames {caption.start} to {caption.stop}"
        if not caption.text.strip() or len(caption.text) > LONGEST_CAPTION:
            yield f"caption {caption.id} has {len(caption.text)} characters"
    for before, after in pairwise(project.captions):
        if after.start < before.stop:
            yield f"caption {after.id} begins before caption {before.id} ends"


def _row_problems(row: tuple[float, ...]) -> Problems:
    if len(row) != CHANNELS or not all(map(math.isfinite, row)):
        yield f"a reference is not {CHANNELS} finite numbers"


def _if_any(problem: str | None) -> Problems:
    if problem:
        yield problem
