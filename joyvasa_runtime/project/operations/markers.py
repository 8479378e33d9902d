"""Edits of the timeline's markers and of its in and out points. No clip is touched."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from operator import attrgetter

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Marker, Project
from joyvasa_runtime.project.operations.text import one_line
from joyvasa_runtime.timebase import FrameSpan

_by_frame = attrgetter("frame", "id")


def add_marker(project: Project, frame: int, name: str = "") -> Project:
    """The project with a marker whose id is the old `next_id`.

    Raises
    ------
    EditError
        If there is a marker at this frame, or the frame lies outside the timeline.
    """
    if any(marker.frame == frame for marker in project.markers):
        raise EditError("There is a marker at this frame already", "Move to another frame.")
    marker = Marker(project.next_id, _checked_frame(frame), one_line(name))
    return replace(_put(project, (*project.markers, marker)), next_id=marker.id + 1)


def move_marker(project: Project, marker_id: int, frame: int) -> Project:
    """The project with a marker at another frame; it may pass others and share their frame.

    Raises
    ------
    EditError
        If it isn't there, or the frame lies outside the timeline.
    """
    frame = _checked_frame(frame)
    return _change(project, marker_id, lambda marker: replace(marker, frame=frame))


def rename_marker(project: Project, marker_id: int, name: str) -> Project:
    """The project with a marker renamed; a name may be empty.

    Raises
    ------
    EditError
        If it isn't there.
    """
    return _change(project, marker_id, lambda marker: replace(marker, name=one_line(name)))


def delete_markers(project: Project, marker_ids: Collection[int]) -> Project:
    """The project without these markers.

    Raises
    ------
    EditError
        If there are no ids, or one's marker isn't there.
    """
    gone = frozenset(marker_ids)
    if not gone:
        raise EditError("No marker is selected", "Select a marker first.")
    kept = tuple(marker for marker in project.markers if marker.id not in gone)
    if len(kept) + len(gone) > len(project.markers):
        raise _not_there()
    return _put(project, kept)


def set_range(project: Project, span: FrameSpan | None) -> Project:
    """The project with other in and out points; None takes them away.

    Raises
    ------
    EditError
        If the out point lies outside the timeline.
    """
    if span is not None:
        _checked_frame(span.stop)
    return replace(project, range=span)


def _change(project: Project, marker_id: int, change: Callable[[Marker], Marker]) -> Project:
    if all(marker.id != marker_id for marker in project.markers):
        raise _not_there()
    return _put(project, (change(one) if one.id == marker_id else one for one in project.markers))


def _put(project: Project, markers: Iterable[Marker]) -> Project:
    return replace(project, markers=tuple(sorted(markers, key=_by_frame)))


def _checked_frame(frame: int) -> int:
    if not 0 <= frame <= MAX_FRAMES:
        raise EditError("That frame lies outside the ten hours of the timeline", "Choose one inside it.")
    return frame


def _not_there() -> EditError:
    return EditError("The marker is not there any more", "Choose another marker.")
