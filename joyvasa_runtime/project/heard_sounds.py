"""The sounds that a stretch of a project lets hear, opened for mixing.

How they are mixed is `heard`; what the models hear comes from `audio.decode`.
"""

from collections.abc import Iterator
from pathlib import Path

from joyvasa_runtime.audio.conform import conform, find_conformed
from joyvasa_runtime.audio.conformed import ConformedSound
from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Media, Project
from joyvasa_runtime.project.heard import heard_tracks
from joyvasa_runtime.timebase import FrameSpan


def open_heard_sounds(
    project: Project, span: FrameSpan, folder: Path, monitor: Monitor
) -> dict[str, ConformedSound]:
    """The sounds of all clips that are heard in a stretch of the timeline, by the hash of their files.

    Parameters
    ----------
    project : Project
    span : FrameSpan
    folder : Path
        Cache of sounds; what it holds needs no file any more.
    monitor : Monitor
        As for `conform`.

    Raises
    ------
    ProjectError
        If a file is missing or holds another sound than the one that was imported.
    AudioError
        If a file can't be read, or the cache can't be written.
    Cancelled
    """
    heard = dict.fromkeys(_heard_media(project, span))
    return {media.sha256: _open_sound(media, folder, monitor) for media in heard}


def _heard_media(project: Project, span: FrameSpan) -> Iterator[Media]:
    for track in heard_tracks(project):
        for clip in track.clips:
            if clip.start < span.stop and clip.stop > span.start:
                yield project.media_of(clip.media_id)


def _open_sound(media: Media, folder: Path, monitor: Monitor) -> ConformedSound:
    known = find_conformed(media.sha256, folder)
    if known is not None:
        return known
    if not media.path.exists():
        raise ProjectError(
            f"The sound {media.name} is not where it was: {media.path}",
            "Relink it: show where it is now, or mute its track.",
        )
    sound = conform(media.path, folder, monitor)
    if sound.sha256 != media.sha256:
        raise ProjectError(
            f"The sound {media.name} is not the one that was imported: {media.path} has changed",
            "Relink it to the file as it was, or import the new one.",
        )
    return sound
