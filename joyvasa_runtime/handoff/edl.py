"""One track of a project as a CMX 3600 edit decision list, which nearly every editor reads.

It is a format of the 1970s: one track, 999 events, and whole frames below 24 hours. Names and files stand in
comments, and so do the markers that lie on clips; a gap is a jump of the record time. Gains, fades and the
pictures are not in it.
"""

import re

import opentimelineio as otio
from otio_cmx3600_adapter import cmx_3600

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.handoff.timeline import sound_track, span_range
from joyvasa_runtime.project.document import Clip, Project, Track
from joyvasa_runtime.project.heard import heard_tracks
from joyvasa_runtime.timebase import MOTION_FPS

_REEL = "AX"
"""What lists call a source that is a file and no tape."""

_MOST_EVENTS = 999
"""An event's number has three digits."""


def edl_text(project: Project) -> str:
    """The list of the clips of the voice that is heard, the first such track from the top.

    Raises
    ------
    ProjectError
        If there is no such track, or it has more clips than a list can hold.
    """
    track = _listed(project)
    made = sound_track(project, track)
    clips = iter(track.clips)
    for item in made:
        if isinstance(item, otio.schema.Clip):
            _prepare(item, next(clips), project)
    timeline = otio.schema.Timeline(name=_line(project.title) or _line(track.name))
    # The adapter writes the first track of pictures; as a sound it is named in the finished lines.
    made.kind = otio.schema.TrackKind.Video
    timeline.tracks.append(made)
    text: str = cmx_3600.write_to_string(timeline, rate=MOTION_FPS, reelname_len=None)
    return _as_sound(text)


def _listed(project: Project) -> Track:
    voices = [track for track in heard_tracks(project) if track.drives and track.clips]
    if not voices:
        raise ProjectError(
            "There is no voice to be heard for an edit list", "Import a voice, or unmute its track."
        )
    track = voices[0]
    if len(track.clips) > _MOST_EVENTS:
        raise ProjectError(
            f"The track {track.name} has more than {_MOST_EVENTS} clips, which an edit list can't hold",
            "Write an OpenTimelineIO file (.otio) instead.",
        )
    return track


def _prepare(item: otio.schema.Clip, clip: Clip, project: Project) -> None:
    """Name, reel and markers of a clip as the list wants them."""
    item.name = _line(item.name)
    item.metadata["cmx_3600"] = {"reel": _REEL}
    for marker in project.markers:
        if clip.start <= marker.frame < clip.stop:
            item.markers.append(
                otio.schema.Marker(
                    name=_line(marker.name),
                    # A place of a marker in a list is that of the record.
                    marked_range=span_range(marker.frame, 1),
                    color=otio.schema.MarkerColor.GREEN,
                )
            )


def _line(text: str) -> str:
    return " ".join(text.split())


def _as_sound(text: str) -> str:
    """The list with its events on the first track of sound, and the kind of its time code."""
    listed = re.sub(r"(?m)^(\d{3}  \S+ +)V    ", r"\1A    ", text)
    title, _, events = listed.partition("\n")
    return f"{title}\nFCM: NON-DROP FRAME\n{events}"
