"""Edits of the list of files that a project uses. The files themselves are neither read nor touched."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Media, MediaKind, Project


def add_media(
    project: Project, kind: MediaKind, path: Path, size_bytes: int, sha256: str, frames: int = 0
) -> tuple[Project, int]:
    """The project with a file, and the file's id.

    A file with the same contents that is already used as the same kind is taken instead; its path stays.

    Parameters
    ----------
    project : Project
    kind : "picture" or "sound"
    path : Path
        Absolute.
    size_bytes : int
    sha256 : str
        Of the contents, lower-case hexadecimal.
    frames : int
        Motion frames that cover a sound; 0 for a picture.

    Raises
    ------
    EditError
        If a sound is empty or longer than the timeline.
    """
    for media in project.media:
        if media.sha256 == sha256 and media.kind == kind:
            return project, media.id
    if kind == "sound":
        _require_length(path, frames)
    media = Media(project.next_id, kind, path, size_bytes, sha256, frames if kind == "sound" else 0)
    return replace(project, media=(*project.media, media), next_id=media.id + 1), media.id


def relink_media(project: Project, media_id: int, path: Path) -> Project:
    """The project that looks for a file somewhere else; that it is the same file is the caller's to check.

    Raises
    ------
    EditError
        If there is no such media.
    """
    media = require_media(project, media_id)
    if media.path == path:
        return project
    changed = replace(media, path=path)
    return replace(project, media=tuple(changed if one.id == media_id else one for one in project.media))


def remove_unused_media(project: Project) -> Project:
    """The project without the files that neither a clip nor the portrait uses, and without their takes.

    A sound of which a clip's comp has a take is used.
    """
    used = used_sounds(project)
    if project.portrait is not None:
        used.add(project.portrait.media_id)
    if all(one.id in used for one in project.media):
        return project
    return without_media(project, {one.id for one in project.media} - used)


def used_sounds(project: Project) -> set[int]:
    """Ids of the sounds that a clip plays, or of which it has a take."""
    clips = [clip for track in project.tracks for clip in track.clips]
    in_comps = {span.take_id for clip in clips for span in clip.performance.comp}
    of_takes = {take.media_id for take in project.takes if take.id in in_comps}
    return of_takes | {clip.media_id for clip in clips}


def without_media(project: Project, media_ids: Collection[int]) -> Project:
    """The project without files that nothing uses, their takes and what was noted of their recording."""
    return replace(
        project,
        media=tuple(one for one in project.media if one.id not in media_ids),
        takes=tuple(take for take in project.takes if take.media_id not in media_ids),
        recordings=tuple(one for one in project.recordings if one.media_id not in media_ids),
    )


def require_media(project: Project, media_id: int) -> Media:
    """The media with an id.

    Raises
    ------
    EditError
        If it isn't there.
    """
    for media in project.media:
        if media.id == media_id:
            return media
    raise EditError("The file is not in the project any more", "Import it again.")


def require_sound(project: Project, media_id: int) -> Media:
    """The sound with an id.

    Raises
    ------
    EditError
        If it isn't there or is a picture.
    """
    media = require_media(project, media_id)
    if media.kind != "sound":
        raise EditError(f"“{media.name}” is a picture", "Choose a sound.")
    return media


def _require_length(path: Path, frames: int) -> None:
    if frames < 1:
        raise EditError(f"The sound “{path.name}” is empty", "Choose another file.")
    if frames > MAX_FRAMES:
        raise EditError(f"The sound “{path.name}” is longer than ten hours", "Cut it into shorter files.")
