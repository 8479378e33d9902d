"""Edits of tracks: which there are, their order, and what each does.

Edits of their clips are `clips` and `arrange`.
"""

from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Project, Track
from joyvasa_runtime.project.operations.lanes import open_row, put_track, put_tracks, row_of
from joyvasa_runtime.project.operations.text import one_line, sentence
from joyvasa_runtime.project.ranges import gain_problem


def add_track(project: Project, name: str, drives: bool, index: int | None = None) -> Project:
    """The project with an empty track whose id is the old `next_id`.

    Parameters
    ----------
    project : Project
    name : str
    drives : bool
        Whether its clips move the portrait.
    index : int, optional
        Its row, counted from the top; None puts it below all others.

    Raises
    ------
    EditError
        If the name is empty or there is no such row.
    """
    row = len(project.tracks) if index is None else index
    _require_row(row, len(project.tracks))
    track = Track(project.next_id, _track_name(name), drives)
    tracks = (*project.tracks[:row], track, *project.tracks[row:])
    return replace(project, tracks=tracks, next_id=track.id + 1)


def free_name(project: Project, name: str) -> str:
    """The name, or with the first number from 2 on that makes it unlike those of the tracks there are."""
    used = {track.name for track in project.tracks}
    numbered = (f"{name} {number}" for number in range(2, len(used) + 3))
    return next(candidate for candidate in (name, *numbered) if candidate not in used)


def remove_track(project: Project, track_id: int) -> Project:
    """The project without a track and its clips.

    Raises
    ------
    EditError
        If it isn't there or is locked.
    """
    row = open_row(project, track_id)
    return put_tracks(project, project.tracks[:row] + project.tracks[row + 1 :])


def rename_track(project: Project, track_id: int, name: str) -> Project:
    """The project with a track renamed.

    Raises
    ------
    EditError
        If the name is empty, or the track isn't there or is locked.
    """
    row = open_row(project, track_id)
    return put_track(project, row, replace(project.tracks[row], name=_track_name(name)))


def move_track(project: Project, track_id: int, index: int) -> Project:
    """The project with a track moved to a row, counted from the top.

    Raises
    ------
    EditError
        If the track isn't there or is locked, or there is no such row.
    """
    row = open_row(project, track_id)
    _require_row(index, len(project.tracks) - 1)
    tracks = list(project.tracks)
    tracks.insert(index, tracks.pop(row))
    return put_tracks(project, tuple(tracks))


def set_track_drives(project: Project, track_id: int, drives: bool) -> Project:
    """The project in which a track's clips move the portrait, or are only heard.

    Raises
    ------
    EditError
        If it isn't there or is locked.
    """
    row = open_row(project, track_id)
    return put_track(project, row, replace(project.tracks[row], drives=drives))


def set_track_gain(project: Project, track_id: int, gain_db: float) -> Project:
    """The project with another gain of a track, -60 to 24 dB.

    Raises
    ------
    EditError
        If the gain is out of range, or the track isn't there or is locked.
    """
    row = open_row(project, track_id)
    return put_track(project, row, replace(project.tracks[row], gain_db=checked_gain(gain_db)))


def mute_track(project: Project, track_id: int, is_muted: bool) -> Project:
    """The project in which a track is not heard, or is again.

    Raises
    ------
    EditError
        If it isn't there or is locked.
    """
    row = open_row(project, track_id)
    return put_track(project, row, replace(project.tracks[row], is_muted=is_muted))


def solo_track(project: Project, track_id: int, is_solo: bool) -> Project:
    """The project in which only this track and other solo ones are heard, or no longer.

    Raises
    ------
    EditError
        If it isn't there or is locked.
    """
    row = open_row(project, track_id)
    return put_track(project, row, replace(project.tracks[row], is_solo=is_solo))


def lock_track(project: Project, track_id: int, is_locked: bool) -> Project:
    """The project in which edits of a track and its clips are refused, or no longer.

    Raises
    ------
    EditError
        If it isn't there.
    """
    row = row_of(project, track_id)
    return put_track(project, row, replace(project.tracks[row], is_locked=is_locked))


def checked_gain(gain_db: float) -> float:
    """The gain as it is.

    Raises
    ------
    EditError
        If it isn't a number from -60 to 24.
    """
    problem = gain_problem(gain_db)
    if problem:
        raise EditError(sentence(problem), "Choose -60 to 24 dB.")
    return float(gain_db)


def _require_row(index: int, last: int) -> None:
    if not 0 <= index <= last:
        raise EditError(f"There is no place {index + 1} among the tracks", f"Choose 1 to {last + 1}.")


def _track_name(name: str) -> str:
    cleaned = one_line(name)
    if not cleaned:
        raise EditError("A track needs a name", "Type one.")
    return cleaned
