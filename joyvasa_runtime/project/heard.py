"""What a project sounds like: its clips as parts of a mix, after mute, solo, gain and fades.

It neither decodes nor mixes, and what moves the portrait is `evaluate`'s business.
"""

from collections.abc import Mapping

from joyvasa_runtime.audio.conformed import ConformedSound
from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.project.document import Clip, Project, Track
from joyvasa_runtime.timebase import HEARD_RATE_HZ, frame_to_sample


def heard_tracks(project: Project) -> tuple[Track, ...]:
    """The tracks that are heard: with any solo only solo ones, and never a muted one."""
    has_solo = any(track.is_solo for track in project.tracks)
    return tuple(track for track in project.tracks if not track.is_muted and (track.is_solo or not has_solo))


def heard_parts(project: Project, sounds: Mapping[str, ConformedSound]) -> tuple[MixPart, ...]:
    """The parts of the mix, track by track.

    Parameters
    ----------
    project : Project
    sounds : mapping from sha256 to ConformedSound
        A clip whose sound is not in it is left out.
    """
    sound_of = {media.id: sounds.get(media.sha256) for media in project.media}
    return tuple(
        _part(clip, track, sound)
        for track in heard_tracks(project)
        for clip in track.clips
        if (sound := sound_of.get(clip.media_id)) is not None
    )


def _part(clip: Clip, track: Track, sound: ConformedSound) -> MixPart:
    return MixPart(
        sound.samples,
        start=_samples(clip.start),
        offset=_samples(clip.offset),
        length=_samples(clip.frames),
        gain=10 ** ((clip.gain_db + track.gain_db) / 20),
        fade_in=_samples(clip.fade_in),
        fade_out=_samples(clip.fade_out),
    )


def _samples(frames: int) -> int:
    return frame_to_sample(frames, HEARD_RATE_HZ)
