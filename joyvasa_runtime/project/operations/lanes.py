"""Finding the tracks and clips that an edit names, and putting them back in order: what all edits rest on.

It refuses what no edit may do (locked tracks, overlaps, the timeline's ends); the edits are its neighbours.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import attrgetter

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Project, Track

_by_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Picked:
    """A clip that an edit names, and the row of its track."""

    row: int
    clip: Clip


def shown_name(project: Project, clip: Clip) -> str:
    """What is written on a clip: its name, else its file's."""
    return clip.name or project.media_of(clip.media_id).name


def row_of(project: Project, track_id: int) -> int:
    """Index of a track, counted from the top.

    Raises
    ------
    EditError
        If it isn't there.
    """
    for row, track in enumerate(project.tracks):
        if track.id == track_id:
            return row
    raise EditError("The track is not there any more", "Choose another track.")


def open_row(project: Project, track_id: int) -> int:
    """Index of a track that may be edited.

    Raises
    ------
    EditError
        If it isn't there or is locked.
    """
    row = row_of(project, track_id)
    require_unlocked(project.tracks[row])
    return row


def require_unlocked(track: Track) -> None:
    """Refuse a locked track.

    Raises
    ------
    EditError
        If it is locked.
    """
    if track.is_locked:
        raise EditError(f"The track “{track.name}” is locked", "Unlock it first.")


def pick(project: Project, clip_ids: Collection[int]) -> tuple[Picked, ...]:
    """The clips with these ids, by row and start; all of them are there and none is locked.

    Raises
    ------
    EditError
        If there are no ids, or one's clip isn't there or lies on a locked track.
    """
    wanted = frozenset(clip_ids)
    picked = tuple(
        Picked(row, clip)
        for row, track in enumerate(project.tracks)
        for clip in track.clips
        if clip.id in wanted
    )
    if not wanted:
        raise EditError("No clip is selected", "Select a clip first.")
    if len(picked) < len(wanted):
        raise EditError("A selected clip is not there any more", "Select the clips again.")
    for row in {one.row for one in picked}:
        require_unlocked(project.tracks[row])
    return picked


def change_clips(project: Project, clip_ids: Collection[int], change: Callable[[Clip], Clip]) -> Project:
    """The project with every picked clip replaced by what `change` makes of it, on its own track.

    Raises
    ------
    EditError
        As `pick` and `lay`, and as `change`.
    """
    changed = {one.clip.id: change(one.clip) for one in pick(project, clip_ids)}
    return put_clips(project, changed)


def put_clips(project: Project, changed: Mapping[int, Clip]) -> Project:
    """The project with clips exchanged for those of the same id.

    Raises
    ------
    EditError
        As `lay`.
    """
    tracks = tuple(
        lay(project, track, [changed.get(clip.id, clip) for clip in track.clips])
        if any(clip.id in changed for clip in track.clips)
        else track
        for track in project.tracks
    )
    return put_tracks(project, tracks)


def put_track(project: Project, row: int, track: Track) -> Project:
    """The project with the track of a row exchanged."""
    return put_tracks(project, (*project.tracks[:row], track, *project.tracks[row + 1 :]))


def put_tracks(project: Project, tracks: tuple[Track, ...]) -> Project:
    """The project with other tracks; the same project where they are the same."""
    return project if tracks == project.tracks else replace(project, tracks=tracks)


def lay(project: Project, track: Track, clips: Iterable[Clip]) -> Track:
    """The track with exactly these clips, in order; the same track where they are the same.

    Parameters
    ----------
    project : Project
        Gives the names for messages.
    track : Track
    clips : iterable of Clip

    Raises
    ------
    EditError
        If two overlap, or one lies outside the timeline.
    """
    ordered = tuple(sorted(clips, key=_by_start))
    if ordered == track.clips:
        return track
    for before, after in pairwise(ordered):
        if after.start < before.stop:
            raise EditError(
                f"“{shown_name(project, before)}” and “{shown_name(project, after)}” "
                f"would overlap on the track “{track.name}”",
                "Move them to free space or to another track.",
            )
    if ordered:
        _require_on_timeline(project, ordered[0], ordered[-1])
    return replace(track, clips=ordered)


def _require_on_timeline(project: Project, first: Clip, last: Clip) -> None:
    if first.start < 0:
        raise EditError(
            f"“{shown_name(project, first)}” would begin before the timeline", "Move it less far to the left."
        )
    if last.stop > MAX_FRAMES:
        raise EditError(
            f"“{shown_name(project, last)}” would end after the ten hours of the timeline",
            "Move it to the left or shorten it.",
        )
