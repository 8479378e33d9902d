"""Edits of which clips there are and what each is like. Where they lie and how long they are is `arrange`."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Generation, Project, Track
from joyvasa_runtime.project.operations.lanes import (
    change_clips,
    lay,
    open_row,
    pick,
    put_track,
    put_tracks,
    row_of,
)
from joyvasa_runtime.project.operations.media import require_sound
from joyvasa_runtime.project.operations.text import one_line, sentence
from joyvasa_runtime.project.operations.tracks import checked_gain
from joyvasa_runtime.project.ranges import generation_problem


def add_clip(
    project: Project,
    track_id: int,
    media_id: int,
    start: int,
    generation: Generation = Generation(),  # noqa: B008 - a frozen value
) -> Project:
    """The project with a clip of a whole sound, whose id is the old `next_id`.

    Raises
    ------
    EditError
        If the track isn't there or is locked, the media is no sound of the project, or the clip would overlap
        another or lie outside the timeline; `free_start` finds where it fits.
    """
    row = open_row(project, track_id)
    _require_generation(generation)
    media = require_sound(project, media_id)
    clip = Clip(project.next_id, media_id, start, 0, media.frames, generation=generation)
    return _with_new(project, row, (clip,))


def free_start(project: Project, track_id: int, frame: int, frames: int) -> int:
    """First frame at or after `frame` at which `frames` frames of a track are free.

    Raises
    ------
    EditError
        If the track isn't there, or has no such room before the timeline's end.
    """
    track = project.tracks[row_of(project, track_id)]
    start = max(0, frame)
    for clip in track.clips:
        if clip.start >= start + frames:
            break
        start = max(start, clip.stop)
    if start + frames > MAX_FRAMES:
        raise EditError(f"The track “{track.name}” has no room left", "Choose another track.")
    return start


def paste_clips(
    project: Project, clips: tuple[Clip, ...], track_id: int, frame: int, rows: tuple[int, ...] | None = None
) -> Project:
    """The project with copies of clips, the first at `frame` and the others as far from it as they were.

    Their ids are the old `next_id` upward, in the order of `clips`. A take that is gone is not played.

    Parameters
    ----------
    project : Project
    clips : tuple of Clip
        As they were when they were copied.
    track_id : int
        The track they come to.
    frame : int
    rows : tuple of int, optional
        For each clip, how many rows below that track it comes to; None puts all on the track.

    Raises
    ------
    EditError
        If there is nothing to paste, a sound isn't in the project any more, a track isn't there or is locked,
        or a copy would overlap a clip or lie outside the timeline.
    """
    if not clips:
        raise EditError("There is nothing to paste", "Copy a clip first.")
    top, first = open_row(project, track_id), min(clip.start for clip in clips)
    takes = {take.id: take.media_id for take in project.takes}
    by_row: dict[int, list[Clip]] = {}
    for index, clip in enumerate(clips):
        _require_stretch(project, clip)
        below = 0 if rows is None else rows[index]
        copy = replace(
            clip,
            id=project.next_id + index,
            start=clip.start - first + frame,
            take_id=clip.take_id if takes.get(clip.take_id or 0) == clip.media_id else None,
            performance=clip.performance.with_takes(takes),
        )
        by_row.setdefault(_row_below(project, top, below), []).append(copy)
    for row, copies in by_row.items():
        project = _with_new(project, row, tuple(copies))
    return project


def delete_clips(project: Project, clip_ids: Collection[int]) -> Project:
    """The project without these clips; their places stay empty.

    Raises
    ------
    EditError
        If there are no ids, or one's clip isn't there or lies on a locked track.
    """
    return _without(project, clip_ids, lambda track, gone: (c for c in track.clips if c.id not in gone))


def ripple_delete(project: Project, clip_ids: Collection[int]) -> Project:
    """The project without these clips, later clips of their tracks moved left by the deleted lengths.

    Other tracks and the markers stay.

    Raises
    ------
    EditError
        As `delete_clips`.
    """
    return _without(project, clip_ids, _closed_up)


def rename_clip(project: Project, clip_id: int, name: str) -> Project:
    """The project with a clip renamed; an empty name shows the file's.

    Raises
    ------
    EditError
        If it isn't there or its track is locked.
    """
    return change_clips(project, (clip_id,), lambda clip: replace(clip, name=one_line(name)))


def set_clip_gain(project: Project, clip_ids: Collection[int], gain_db: float) -> Project:
    """The project with another gain of clips, -60 to 24 dB.

    Raises
    ------
    EditError
        If the gain is out of range, or a clip isn't there or its track is locked.
    """
    gain_db = checked_gain(gain_db)
    return change_clips(project, clip_ids, lambda clip: replace(clip, gain_db=gain_db))


def set_generation(project: Project, clip_ids: Collection[int], generation: Generation) -> Project:
    """The project in which the next take of clips is made another way; the takes they play stay.

    Raises
    ------
    EditError
        If it isn't possible, or a clip isn't there or its track is locked.
    """
    _require_generation(generation)
    return change_clips(project, clip_ids, lambda clip: replace(clip, generation=generation))


def _with_new(project: Project, row: int, clips: tuple[Clip, ...]) -> Project:
    track = lay(project, project.tracks[row], (*project.tracks[row].clips, *clips))
    next_id = max(project.next_id, *(clip.id + 1 for clip in clips))
    return replace(put_track(project, row, track), next_id=next_id)


def _without(
    project: Project, clip_ids: Collection[int], kept: Callable[[Track, frozenset[int]], Iterator[Clip]]
) -> Project:
    picked = pick(project, clip_ids)
    rows, gone = {one.row for one in picked}, frozenset(one.clip.id for one in picked)
    tracks = tuple(
        lay(project, track, kept(track, gone)) if row in rows else track
        for row, track in enumerate(project.tracks)
    )
    return put_tracks(project, tracks)


def _closed_up(track: Track, gone: frozenset[int]) -> Iterator[Clip]:
    deleted = 0
    for clip in track.clips:
        if clip.id in gone:
            deleted += clip.frames
        else:
            yield replace(clip, start=clip.start - deleted) if deleted else clip


def _row_below(project: Project, top: int, below: int) -> int:
    row = top + below
    if not 0 <= row < len(project.tracks):
        raise EditError("There are too few tracks to paste on", "Add a track or choose another one.")
    return open_row(project, project.tracks[row].id)


def _require_stretch(project: Project, clip: Clip) -> None:
    media = require_sound(project, clip.media_id)
    if clip.offset + clip.frames > media.frames:
        raise EditError(f"A copied clip is longer than “{media.name}”", "Copy it again.")


def _require_generation(generation: Generation) -> None:
    problem = generation_problem(generation)
    if problem:
        raise EditError(sentence(problem), "Choose other settings.")
