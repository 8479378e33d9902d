"""A project's timeline as an OpenTimelineIO one: clips with their sources, gaps, markers, captions.

Only times, names and files go over. Gains and fades are noted in the metadata, where other editors leave them
alone; motion is exported as files of its own.
"""

from collections.abc import Iterable
from pathlib import Path

import opentimelineio as otio

from joyvasa_runtime.project.document import Clip, Media, PortraitSetup, Project, Track
from joyvasa_runtime.project.heard import heard_tracks
from joyvasa_runtime.timebase import MOTION_FPS

METADATA = "joyvasa"
"""Name under which our own facts are noted."""


def otio_timeline(project: Project, video: Path | None = None) -> otio.schema.Timeline:
    """The clips and markers of a project; the picture first, then its tracks from top to bottom.

    Parameters
    ----------
    project : Project
        With clips.
    video : Path or None
        A finished video of the whole timeline, which becomes the picture; without one the portrait does.
    """
    timeline = otio.schema.Timeline(name=project.title)
    picture = otio.schema.Track(name="Picture", kind=otio.schema.TrackKind.Video)
    picture.append(_picture(project, video))
    timeline.tracks.append(picture)
    heard = {track.id for track in heard_tracks(project)}
    for track in project.tracks:
        timeline.tracks.append(sound_track(project, track, is_heard=track.id in heard))
    timeline.tracks.markers.extend(_markers(project))
    timeline.metadata[METADATA] = {
        "captions": [_caption(one.start, one.stop, one.text) for one in project.captions]
    }
    return timeline


def sound_track(project: Project, track: Track, *, is_heard: bool = True) -> otio.schema.Track:
    """A track of sounds, its clips at their places with gaps between them."""
    made = otio.schema.Track(name=track.name, kind=otio.schema.TrackKind.Audio)
    made.enabled = is_heard
    made.metadata[METADATA] = {"gain_db": track.gain_db, "drives": track.drives}
    made.extend(_items(project, track.clips))
    return made


def span_range(start: int, frames: int) -> otio.opentime.TimeRange:
    """A stretch of motion frames."""
    return otio.opentime.TimeRange(_time(start), _time(frames))


def _items(project: Project, clips: Iterable[Clip]) -> list[otio.core.Item]:
    items: list[otio.core.Item] = []
    reached = 0
    for clip in clips:
        if clip.start > reached:
            items.append(otio.schema.Gap(source_range=span_range(0, clip.start - reached)))
        items.append(_clip(clip, project.media_of(clip.media_id)))
        reached = clip.stop
    return items


def _clip(clip: Clip, media: Media) -> otio.schema.Clip:
    return otio.schema.Clip(
        name=clip.name or media.name,
        media_reference=_reference(media.path, media.frames),
        source_range=span_range(clip.offset, clip.frames),
        metadata={METADATA: {"gain_db": clip.gain_db, "fade_in": clip.fade_in, "fade_out": clip.fade_out}},
    )


def _picture(project: Project, video: Path | None) -> otio.schema.Clip:
    return otio.schema.Clip(
        name=project.title or (video.stem if video else "Portrait"),
        media_reference=_picture_reference(project, project.portrait, video),
        source_range=span_range(0, project.frames),
    )


def _picture_reference(
    project: Project, portrait: PortraitSetup | None, video: Path | None
) -> otio.core.MediaReference:
    if video is not None:
        return _reference(video, project.frames)
    if portrait is None:
        return otio.schema.MissingReference(available_range=span_range(0, project.frames))
    # A still picture has no length of its own: editors show it as long as the clip wants.
    return _reference(project.media_of(portrait.media_id).path, project.frames)


def _reference(path: Path, frames: int) -> otio.schema.ExternalReference:
    reference = otio.schema.ExternalReference(path.absolute().as_uri(), span_range(0, frames))
    reference.name = path.name
    return reference


def _markers(project: Project) -> list[otio.schema.Marker]:
    return [
        otio.schema.Marker(name=marker.name, marked_range=span_range(marker.frame, 1))
        for marker in project.markers
    ]


def _caption(start: int, stop: int, text: str) -> dict[str, int | str]:
    return {"start": start, "stop": stop, "text": text}


def _time(frames: int) -> otio.opentime.RationalTime:
    return otio.opentime.RationalTime(frames, MOTION_FPS)
