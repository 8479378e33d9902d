"""Edits that put recordings on the timeline, and that choose among the passes recorded for one place.

Recording itself is the window's work; here a recording is a sound of the project like any other.
"""

from dataclasses import replace

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import MAX_FRAMES, Clip, Generation, Media, Project, Recording, Track
from joyvasa_runtime.project.operations.arrange import split_clips
from joyvasa_runtime.project.operations.clips import add_clip, delete_clips
from joyvasa_runtime.project.operations.lanes import change_clips, lay, open_row, pick, put_track, shown_name
from joyvasa_runtime.project.operations.media import require_sound, used_sounds, without_media
from joyvasa_runtime.project.operations.tracks import add_track, free_name
from joyvasa_runtime.project.performance.shifting import under_another_sound
from joyvasa_runtime.timebase import FrameSpan


def lay_recording(
    project: Project,
    track_id: int | None,
    media_id: int,
    frame: int,
    name: str,
    generation: Generation = Generation(),  # noqa: B008 - a frozen value
) -> Project:
    """The project with a recording exactly where it was spoken.

    Where a clip with an earlier pass begins, it is another pass of that clip. Else it comes to the track, or
    to the next voice track that has room there, or to a new one.

    Parameters
    ----------
    project : Project
    track_id : int or None
        The voice track it was meant for.
    media_id : int
    frame : int
        At which it begins.
    name : str
        Of a new track.
    generation : Generation, optional
        How the motion of a new clip is made.

    Raises
    ------
    EditError
        If the media is no sound of the project, or it would end behind the timeline's end.
    """
    media = require_sound(project, media_id)
    again = _recorded_clip_at(project, track_id, frame)
    if again is not None:
        clip, earlier = again
        return _put_sound(_noted(project, media_id, earlier), clip, media)
    row = next((track for track in _voice_tracks(project, track_id) if _has_room(track, frame, media)), None)
    if row is None:
        target = project.next_id
        project = add_track(project, free_name(project, name), drives=True)
    else:
        target = row.id
    project = add_clip(project, target, media_id, frame, generation)
    return _noted(project, media_id, Recording(media_id, target, frame))


def punch_in(
    project: Project,
    track_id: int,
    media_id: int,
    span: FrameSpan,
    generation: Generation = Generation(),  # noqa: B008 - a frozen value
) -> Project:
    """The project in which a recording takes the place of what lies in a span of a track.

    What lies only partly in it is cut; the sounds that are replaced stay in the project. A recording that
    ended early replaces only what it covers. The new clip is like the one in whose place it begins, and what
    was done by hand to that stays where it is on the timeline.

    Parameters
    ----------
    project : Project
    track_id : int
    media_id : int
    span : FrameSpan
        Of the timeline; the recording belongs to its beginning.
    generation : Generation, optional
        How the motion is made where no clip begins to be replaced.

    Raises
    ------
    EditError
        If the track isn't there or is locked, or the media is no sound of the project.
    """
    media = require_sound(project, media_id)
    row = open_row(project, track_id)
    span = FrameSpan(span.start, min(span.stop, span.start + media.frames, MAX_FRAMES))
    model = next((c for c in project.tracks[row].clips if c.start <= span.start < c.stop), None)
    place = Recording(media_id, track_id, span.start)
    if model is not None and (model.start, model.offset) == (span.start, 0):
        place = _recording_of(project, model.media_id) or place
    project = clear_span(project, track_id, span)
    clip = Clip(project.next_id, media_id, span.start, 0, len(span), generation=generation)
    if model is not None:
        clip = _like(clip, model)
    track = lay(project, project.tracks[row], (*project.tracks[row].clips, clip))
    project = replace(put_track(project, row, track), next_id=clip.id + 1)
    return _noted(project, media_id, place)


def clear_span(project: Project, track_id: int, span: FrameSpan) -> Project:
    """The project with nothing in a span of a track: clips in it are deleted, others are cut at its ends.

    Raises
    ------
    EditError
        If the track isn't there or is locked.
    """
    row = open_row(project, track_id)
    for frame in (span.start, span.stop):
        cut = [clip.id for clip in project.tracks[row].clips if clip.start < frame < clip.stop]
        if cut:
            project = split_clips(project, cut, frame)
    clips = project.tracks[row].clips
    inside = [clip.id for clip in clips if span.start <= clip.start and clip.stop <= span.stop]
    return delete_clips(project, inside) if inside else project


def recorded_passes(project: Project, clip: Clip) -> tuple[Media, ...]:
    """The sounds that were recorded for the place of a clip's sound, itself among them, the oldest first.

    There are none where the clip's sound was not recorded here.
    """
    own = _recording_of(project, clip.media_id)
    if own is None:
        return ()
    return tuple(project.media_of(one.media_id) for one in project.recordings if one.place == own.place)


def choose_pass(project: Project, clip_id: int, media_id: int) -> Project:
    """The project in which a clip plays another pass of its place, with the newest take of that, if any.

    Everything else of the clip stays; a clip that played its pass to the end plays the other one to its end,
    as far as there is room.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked, or the sound is no pass of its place, or has nothing
        where the clip begins.
    """
    (picked,) = pick(project, (clip_id,))
    if all(one.id != media_id for one in recorded_passes(project, picked.clip)):
        raise EditError(
            f"That recording was not made for the place of “{shown_name(project, picked.clip)}”",
            "Choose one of the passes of this clip.",
        )
    return _put_sound(project, picked.clip, project.media_of(media_id))


def remove_unused_passes(project: Project, clip_id: int) -> Project:
    """The project without the passes of a clip's place that no clip plays, and without their takes.

    Raises
    ------
    EditError
        If the clip isn't there or its track is locked.
    """
    (picked,) = pick(project, (clip_id,))
    unused = {one.id for one in recorded_passes(project, picked.clip)} - used_sounds(project)
    return without_media(project, unused) if unused else project


def _like(clip: Clip, model: Clip) -> Clip:
    """A clip that begins somewhere in the place of another, with what that was like."""
    frames = clip.offset - (model.offset + clip.start - model.start)
    return replace(
        clip,
        name=model.name,
        gain_db=model.gain_db,
        generation=model.generation,
        performance=under_another_sound(model.performance, frames),
    )


def _put_sound(project: Project, clip: Clip, media: Media) -> Project:
    """The project in which a clip plays another sound from the same frame of it on."""
    if clip.media_id == media.id:
        return project
    frames = min(_wanted_frames(project, clip, media), media.frames - clip.offset)
    if frames < 1:
        raise EditError(
            f"“{media.name}” ends before “{shown_name(project, clip)}” begins in it",
            "Choose a longer pass, or let the clip begin earlier.",
        )
    fade_out = min(clip.fade_out, frames)
    changed = replace(
        clip,
        media_id=media.id,
        frames=frames,
        fade_in=min(clip.fade_in, frames - fade_out),
        fade_out=fade_out,
        take_id=_newest_take(project, media.id, clip.offset, frames),
        performance=under_another_sound(clip.performance, 0),
    )
    return change_clips(project, (clip.id,), lambda _old: changed)


def _wanted_frames(project: Project, clip: Clip, media: Media) -> int:
    """As long as it was, or to the sound's end where it played to the end."""
    if clip.offset + clip.frames < project.media_of(clip.media_id).frames:
        return clip.frames
    later = [one.start for one in project.track_of_clip(clip.id).clips if one.start >= clip.stop]
    return min(media.frames - clip.offset, min(later, default=MAX_FRAMES) - clip.start)


def _newest_take(project: Project, media_id: int, start: int, frames: int) -> int | None:
    fitting = (
        take.id
        for take in reversed(project.takes)
        if take.media_id == media_id and take.start < start + frames and start < take.stop
    )
    return next(fitting, None)


def _recorded_clip_at(project: Project, track_id: int | None, frame: int) -> tuple[Clip, Recording] | None:
    """The clip with the beginning of a recording that begins at a frame of a track."""
    for track in project.tracks:
        if track.id != track_id or track.is_locked:
            continue
        for clip in track.clips:
            earlier = _recording_of(project, clip.media_id)
            if earlier is not None and (clip.start, clip.offset) == (frame, 0):
                return clip, earlier
    return None


def _voice_tracks(project: Project, track_id: int | None) -> list[Track]:
    """Tracks for a recording, the one it was meant for first."""
    tracks = [track for track in project.tracks if track.drives and not track.is_locked]
    return sorted(tracks, key=lambda track: track.id != track_id)


def _has_room(track: Track, frame: int, media: Media) -> bool:
    return all(clip.stop <= frame or clip.start >= frame + media.frames for clip in track.clips)


def _recording_of(project: Project, media_id: int) -> Recording | None:
    return next((one for one in project.recordings if one.media_id == media_id), None)


def _noted(project: Project, media_id: int, place: Recording) -> Project:
    """The project that knows for which place a sound was recorded; what it knows already stays."""
    if _recording_of(project, media_id) is not None:
        return project
    return replace(project, recordings=(*project.recordings, replace(place, media_id=media_id)))
