"""Edits of captions: words at frames of the timeline that never overlap. No clip is touched.

How a subtitle file is read is `subtitles`' business; here its seconds become frames.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.caption import LONGEST_CAPTION, Caption
from joyvasa_runtime.project.caption_text import caption_text, joined, parted
from joyvasa_runtime.project.document import MAX_FRAMES, Project
from joyvasa_runtime.subtitles.subtitle import Subtitle
from joyvasa_runtime.timebase import seconds_to_frame

NEW_FRAMES = 50
"""Length of a new caption, where there is room: two seconds are read with ease."""

_Stretch = tuple[int, int, str]
"""Start, stop and words of a caption to be."""


def add_caption(project: Project, frame: int, text: str, frames: int = NEW_FRAMES) -> Project:
    """The project with a caption from a frame on, with the old `next_id`; shorter where another begins.

    Raises
    ------
    EditError
        If a caption is shown at this frame, the frame lies outside the timeline, or there are no words.
    """
    if any(one.start <= frame < one.stop for one in project.captions):
        raise EditError("There is a caption at this frame already", "Move to another frame, or split it.")
    following = (one.start for one in project.captions if one.start > frame)
    stop = min([frame + frames, MAX_FRAMES, *following])
    caption = Caption(project.next_id, *_checked_stretch(frame, stop), _checked_text(text))
    return replace(_put(project, (*project.captions, caption)), next_id=caption.id + 1)


def move_caption(project: Project, caption_id: int, start: int) -> Project:
    """The project with a caption beginning at another frame; it may pass others.

    Raises
    ------
    EditError
        If it would lie on another one or outside the timeline, or isn't there.
    """
    caption = _caption(project, caption_id)
    return trim_caption(project, caption_id, start, start + caption.stop - caption.start)


def trim_caption(project: Project, caption_id: int, start: int, stop: int) -> Project:
    """The project with a caption shown from `start` until before `stop`.

    Raises
    ------
    EditError
        If it would be empty, lie on another one or outside the timeline, or isn't there.
    """
    start, stop = _checked_stretch(start, stop)
    return _change(project, caption_id, lambda one: replace(one, start=start, stop=stop))


def set_caption_text(project: Project, caption_id: int, text: str) -> Project:
    """The project with other words in a caption.

    Raises
    ------
    EditError
        If there are no words, or the caption isn't there.
    """
    words = _checked_text(text)
    return _change(project, caption_id, lambda one: replace(one, text=words))


def split_caption(project: Project, caption_id: int, frame: int) -> Project:
    """The project with a caption parted at a frame, the second part's id the old `next_id`.

    The words are parted near where the frame parts the time; a single letter stays in both.

    Raises
    ------
    EditError
        If the frame is not inside the caption, or it isn't there.
    """
    caption = _caption(project, caption_id)
    if not caption.start < frame < caption.stop:
        raise EditError(
            "The playhead is not inside the caption", "Move it to where the caption shall be split."
        )
    first, second = parted(caption.text, (frame - caption.start) / (caption.stop - caption.start))
    after = Caption(project.next_id, frame, caption.stop, second)
    before = replace(caption, stop=frame, text=first)
    others = (one for one in project.captions if one is not caption)
    return replace(_put(project, (*others, before, after)), next_id=after.id + 1)


def merge_with_next(project: Project, caption_id: int) -> Project:
    """The project with a caption that takes the one after it in: its time, the gap between, and its words.

    Raises
    ------
    EditError
        If it is the last one, the words become too many, or it isn't there.
    """
    caption = _caption(project, caption_id)
    index = project.captions.index(caption)
    if index + 1 == len(project.captions):
        raise EditError("There is no caption after this one", "Choose the first of the two to merge.")
    following = project.captions[index + 1]
    text = joined(caption.text, following.text)
    if len(text) > LONGEST_CAPTION:
        raise EditError(
            f"The two captions have more than {LONGEST_CAPTION} characters together", "Shorten one of them."
        )
    merged = replace(caption, stop=following.stop, text=text)
    return _put(project, (*project.captions[:index], merged, *project.captions[index + 2 :]))


def delete_captions(project: Project, caption_ids: Collection[int]) -> Project:
    """The project without these captions.

    Raises
    ------
    EditError
        If there are no ids, or one's caption isn't there.
    """
    gone = frozenset(caption_ids)
    if not gone:
        raise EditError("No caption is selected", "Select a caption first.")
    kept = tuple(one for one in project.captions if one.id not in gone)
    if len(kept) + len(gone) > len(project.captions):
        raise _not_there()
    return replace(project, captions=kept)


def shift_captions(project: Project, frames: int) -> Project:
    """The project with every caption later by some frames, or earlier if they are negative.

    Raises
    ------
    EditError
        If there is none, or one would lie outside the timeline.
    """
    if not project.captions:
        raise EditError("There are no captions to shift", "Add or import captions first.")
    _checked_stretch(project.captions[0].start + frames, project.captions[-1].stop + frames)
    moved = (replace(one, start=one.start + frames, stop=one.stop + frames) for one in project.captions)
    return replace(project, captions=tuple(moved))


def import_captions(project: Project, subtitles: Sequence[Subtitle], *, replaces: bool) -> Project:
    """The project with the subtitles of a file as captions, with ids from the old `next_id` on.

    Times are rounded to frames. Where one begins before another ends, the earlier one ends there; what
    begins at the same frame becomes one caption. Captions that were there keep their place: of what is added
    to them, only what fits between them is taken.

    Parameters
    ----------
    project : Project
    subtitles : sequence of Subtitle
    replaces : bool
        Whether they take the place of all captions.

    Raises
    ------
    EditError
        If none of them can be placed.
    """
    kept = () if replaces else project.captions
    placed = [
        stretch for one in _laid_out(_stretches(subtitles)) if (stretch := _fitted(one, kept)) is not None
    ]
    if not placed:
        raise EditError(
            "No subtitle of the file has a place on the timeline",
            "Replace the captions instead, or choose another file.",
        )
    new = (Caption(id_, *stretch) for id_, stretch in enumerate(placed, start=project.next_id))
    return replace(_put(project, (*kept, *new)), next_id=project.next_id + len(placed))


def _stretches(subtitles: Iterable[Subtitle]) -> list[_Stretch]:
    """In frames and with words; what is shorter than a frame gets one."""
    found = []
    for one in subtitles:
        start, stop = seconds_to_frame(one.start_s), min(seconds_to_frame(one.stop_s), MAX_FRAMES)
        text = caption_text(one.text)
        if text and 0 <= start < MAX_FRAMES:
            found.append((start, max(stop, start + 1), text))
    return sorted(found, key=lambda stretch: stretch[:2])


def _laid_out(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Stretches, ordered by their starts, so that none overlap."""
    laid: list[_Stretch] = []
    for start, stop, text in stretches:
        if laid and laid[-1][0] == start:
            _, before, words = laid.pop()
            stop, text = max(before, stop), caption_text(joined(words, text))
        elif laid and laid[-1][1] > start:
            laid[-1] = laid[-1][0], start, laid[-1][2]
        laid.append((start, stop, text))
    return laid


def _fitted(stretch: _Stretch, kept: Sequence[Caption]) -> _Stretch | None:
    """What of a stretch lies between captions; None where nothing does."""
    start, stop, text = stretch
    for one in kept:
        if one.start <= start < one.stop:
            start = one.stop
    stop = min([stop, *(one.start for one in kept if one.start >= start)])
    return (start, stop, text) if start < stop else None


def _change(project: Project, caption_id: int, change: Callable[[Caption], Caption]) -> Project:
    caption = _caption(project, caption_id)
    others = (one for one in project.captions if one is not caption)
    return _put(project, (*others, change(caption)))


def _put(project: Project, captions: Iterable[Caption]) -> Project:
    """The project with these captions, in order.

    Raises
    ------
    EditError
        If two overlap.
    """
    ordered = tuple(sorted(captions, key=attrgetter("start")))
    if any(after.start < before.stop for before, after in pairwise(ordered)):
        raise EditError("Another caption is shown then", "Choose a time that is free, or merge the two.")
    return replace(project, captions=ordered)


def _caption(project: Project, caption_id: int) -> Caption:
    found = next((one for one in project.captions if one.id == caption_id), None)
    if found is None:
        raise _not_there()
    return found


def _checked_stretch(start: int, stop: int) -> tuple[int, int]:
    if start < 0 or stop > MAX_FRAMES:
        raise EditError("That time lies outside the ten hours of the timeline", "Choose one inside it.")
    if start >= stop:
        raise EditError("A caption must end after it begins", "Choose a later end.")
    return start, stop


def _checked_text(text: str) -> str:
    words = caption_text(text)
    if not words:
        raise EditError("A caption needs words", "Type some, or delete the caption.")
    return words


def _not_there() -> EditError:
    return EditError("The caption is not there any more", "Choose another caption.")
