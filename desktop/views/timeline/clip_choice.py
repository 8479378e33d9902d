"""Which clips a Shift+click selects. It selects nothing itself."""

from desktop.views.timeline.layout import Layout


def clips_up_to(layout: Layout, anchor: int | None, clip_id: int) -> frozenset[int]:
    """Ids of the clips in the rectangle of tracks and time that two clips span; the second must exist.

    Parameters
    ----------
    layout : Layout
    anchor : int or None
        The clip that was clicked before; if there is none, the rectangle is the second clip alone.
    clip_id : int
    """
    row, clip = layout.places[clip_id]
    first_row, first = layout.places.get(anchor if anchor is not None else clip_id, (row, clip))
    start, stop = min(clip.start, first.start), max(clip.stop, first.stop)
    rows = range(min(row, first_row), max(row, first_row) + 1)
    return frozenset(
        one.id
        for between in rows
        for one in layout.tracks[between].clips
        if one.start >= start and one.stop <= stop
    )
