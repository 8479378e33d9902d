"""Edits of where clips lie, how long they are, and how they fade; and how far such edits can go.

Which clips there are is `clips`; the nearest place for clips that are dragged over others is `free_space`.
"""

from collections.abc import Collection
from dataclasses import replace
from itertools import pairwise
from typing import Literal

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Project
from joyvasa_runtime.project.operations.lanes import (
    change_clips,
    lay,
    pick,
    put_tracks,
    require_unlocked,
    shown_name,
)
from joyvasa_runtime.project.operations.text import sentence
from joyvasa_runtime.project.ranges import fade_problem

Edge = Literal["start", "stop"]


def move_clips(project: Project, clip_ids: Collection[int], frames: int, tracks: int = 0) -> Project:
    """The project with clips moved, all as far; they may pass others.

    Parameters
    ----------
    project : Project
    clip_ids : collection of int
    frames : int
        How far to the right.
    tracks : int
        How many rows down.

    Raises
    ------
    EditError
        If a clip isn't there, its track or the one it comes to is locked, there is no such row, or a clip
        would overlap another or lie outside the timeline.
    """
    picked = pick(project, clip_ids)
    moving = {one.clip.id for one in picked}
    landed: dict[int, list[Clip]] = {}
    for one in picked:
        row = target_row(project, one.row, tracks)
        landed.setdefault(row, []).append(replace(one.clip, start=one.clip.start + frames))
    rows = {one.row for one in picked} | landed.keys()
    laid = tuple(
        lay(project, track, [*(c for c in track.clips if c.id not in moving), *landed.get(row, ())])
        if row in rows
        else track
        for row, track in enumerate(project.tracks)
    )
    return put_tracks(project, laid)


def trim_start(project: Project, clip_ids: Collection[int], frames: int) -> Project:
    """The project in which clips begin later (earlier if negative); what is heard stays in its place.

    Raises
    ------
    EditError
        If a clip isn't there or its track is locked, its sound begins later, no frame of it would stay, or it
        would overlap another or begin before the timeline.
    """

    def change(clip: Clip) -> Clip:
        trimmed = replace(
            clip, start=clip.start + frames, offset=clip.offset + frames, frames=clip.frames - frames
        )
        _require_stretch(project, trimmed)
        return fitting_fades(trimmed, "start")

    return change_clips(project, clip_ids, change)


def trim_stop(project: Project, clip_ids: Collection[int], frames: int) -> Project:
    """The project in which clips end later (earlier if negative).

    Raises
    ------
    EditError
        If a clip isn't there or its track is locked, its sound ends earlier, no frame of it would stay, or it
        would overlap another or end after the timeline.
    """

    def change(clip: Clip) -> Clip:
        trimmed = replace(clip, frames=clip.frames + frames)
        _require_stretch(project, trimmed)
        return fitting_fades(trimmed, "stop")

    return change_clips(project, clip_ids, change)


def split_clips(project: Project, clip_ids: Collection[int], frame: int) -> Project:
    """The project in which those of the clips that lie around `frame` are cut in two there.

    The left parts keep id and fade-in; the right parts keep the fade-out and get ids from the old `next_id`
    up, from the top track down. Everything else both parts keep.

    Raises
    ------
    EditError
        If none of the clips has a frame on both sides of the cut, one isn't there, or one's track is locked.
    """
    cut = [one for one in pick(project, clip_ids) if one.clip.start < frame < one.clip.stop]
    if not cut:
        raise EditError("No selected clip lies under the playhead", "Move the playhead into a clip.")
    parts = {one.clip.id: _parts(one.clip, frame, project.next_id + index) for index, one in enumerate(cut)}
    tracks = tuple(
        lay(project, track, [part for clip in track.clips for part in parts.get(clip.id, (clip,))])
        for track in project.tracks
    )
    return replace(project, tracks=tracks, next_id=project.next_id + len(cut))


def set_fades(project: Project, clip_id: int, fade_in: int, fade_out: int) -> Project:
    """The project with other fades of a clip, in frames.

    Raises
    ------
    EditError
        If they are negative or together longer than the clip, or it isn't there or its track is locked.
    """

    def change(clip: Clip) -> Clip:
        faded = replace(clip, fade_in=fade_in, fade_out=fade_out)
        problem = fade_problem(faded)
        if problem:
            raise EditError(sentence(problem), f"Choose 0 to {clip.frames} frames for both together.")
        return faded

    return change_clips(project, (clip_id,), change)


def move_limits(project: Project, clip_ids: Collection[int]) -> tuple[int, int]:
    """Lowest and highest number of frames that clips can be moved on their tracks without passing others.

    Raises
    ------
    EditError
        If there are no ids, or one's clip isn't there or its track is locked.
    """
    picked = pick(project, clip_ids)
    moving = {one.clip.id for one in picked}
    low = -min(one.clip.start for one in picked)
    high = MAX_FRAMES - max(one.clip.stop for one in picked)
    for row in {one.row for one in picked}:
        for before, after in pairwise(project.tracks[row].clips):
            room = after.start - before.stop
            if after.id in moving and before.id not in moving:
                low = max(low, -room)
            if before.id in moving and after.id not in moving:
                high = min(high, room)
    return low, high


def trim_limits(project: Project, clip_ids: Collection[int], edge: Edge) -> tuple[int, int]:
    """Lowest and highest number of frames by which an edge of clips can be trimmed.

    Parameters
    ----------
    project : Project
    clip_ids : collection of int
    edge : "start" or "stop"
        For `trim_start` or for `trim_stop`.

    Raises
    ------
    EditError
        If there are no ids, or one's clip isn't there or its track is locked.
    """
    picked = pick(project, clip_ids)
    trimmed = {one.clip.id for one in picked}
    lengths = {media.id: media.frames for media in project.media}
    shortest = min(one.clip.frames for one in picked) - 1
    if edge == "start":
        low, high = max(-min(one.clip.start, one.clip.offset) for one in picked), shortest
    else:
        low, high = -shortest, MAX_FRAMES - max(one.clip.stop for one in picked)
        high = min(high, *(lengths[one.clip.media_id] - one.clip.offset - one.clip.frames for one in picked))
    for row in {one.row for one in picked}:
        for before, after in pairwise(project.tracks[row].clips):
            if edge == "start" and after.id in trimmed:
                low = max(low, before.stop - after.start)
            if edge == "stop" and before.id in trimmed:
                high = min(high, after.start - before.stop)
    return low, high


def target_row(project: Project, row: int, tracks: int) -> int:
    """The row that a clip of a row comes to when it is moved `tracks` rows down.

    Raises
    ------
    EditError
        If there is no such row or its track is locked.
    """
    target = row + tracks
    if not 0 <= target < len(project.tracks):
        problem = (
            "There is no track below the last one" if tracks > 0 else "There is no track above the first one"
        )
        raise EditError(problem, "Add a track first.")
    require_unlocked(project.tracks[target])
    return target


def _parts(clip: Clip, frame: int, right_id: int) -> tuple[Clip, Clip]:
    length = frame - clip.start
    left = replace(clip, frames=length, fade_out=0)
    right = replace(
        clip, id=right_id, start=frame, offset=clip.offset + length, frames=clip.frames - length, fade_in=0
    )
    return fitting_fades(left, "stop"), fitting_fades(right, "start")


def fitting_fades(clip: Clip, trimmed: Edge) -> Clip:
    """The clip with fades that fit into it; the one at the trimmed edge gives way to the other."""
    if clip.fade_in + clip.fade_out <= clip.frames:
        return clip
    if trimmed == "start":
        fade_out = min(clip.fade_out, clip.frames)
        fade_in = min(clip.fade_in, clip.frames - fade_out)
    else:
        fade_in = min(clip.fade_in, clip.frames)
        fade_out = min(clip.fade_out, clip.frames - fade_in)
    return replace(clip, fade_in=fade_in, fade_out=fade_out)


def _require_stretch(project: Project, clip: Clip) -> None:
    """Refuse a clip of no frame, or with frames that its sound doesn't have."""
    if clip.frames < 1:
        raise EditError(f"Nothing of “{shown_name(project, clip)}” would stay", "Trim less, or delete it.")
    if clip.offset < 0:
        problem = f"The sound of “{shown_name(project, clip)}” has nothing before that"
        raise EditError(problem, "Trim it less far to the left.")
    if clip.offset + clip.frames > project.media_of(clip.media_id).frames:
        problem = f"The sound of “{shown_name(project, clip)}” has nothing after that"
        raise EditError(problem, "Trim it less far to the right.")
