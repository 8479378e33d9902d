"""The project as one immutable value: portrait, tracks of clips, takes, markers.

It only holds facts; edits are `operations`, the motion they result in is `evaluate`, the file is `storage`.
All positions are whole motion frames at `timebase.MOTION_FPS`.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.portrait.crop_box import CropBox as CropBox
from joyvasa_runtime.portrait.mask import Mask as Mask
from joyvasa_runtime.project.caption import Caption as Caption
from joyvasa_runtime.project.consent import Consent as Consent
from joyvasa_runtime.project.disclosure import Disclosure as Disclosure
from joyvasa_runtime.project.performance.performance import UNTOUCHED, Performance
from joyvasa_runtime.timebase import FrameSpan

MediaKind = Literal["picture", "sound"]

PortraitKind = Literal["human", "animal", "drawing"]

Point = tuple[float, float]
"""Picture pixels (x, y)."""

MAX_FRAMES = 10 * 3600 * 25
"""Longest timeline, ten hours; anything beyond it in a file is damage."""


@dataclass(frozen=True, slots=True)
class Media:
    """A file that the project uses and does not contain.

    Parameters
    ----------
    id : int
    kind : "picture" or "sound"
        A video that is used for its voice is a sound.
    path : Path
        Absolute.
    size_bytes : int
    sha256 : str
        Of the file's contents, lower-case hexadecimal; name, size and this identify it after it was moved.
    frames : int
        Motion frames that cover the sound; 0 for a picture.
    """

    id: int
    kind: MediaKind
    path: Path
    size_bytes: int
    sha256: str
    frames: int = 0

    @property
    def name(self) -> str:
        """File name with its ending."""
        return self.path.name


@dataclass(frozen=True, slots=True)
class Generation:
    """How a clip's motion is made: the pack's id and what the user chose."""

    pack_id: str = DEFAULT_PACK
    settings: GenerationSettings = field(default_factory=GenerationSettings)


@dataclass(frozen=True, slots=True)
class Take:
    """A generated performance of a stretch of a sound; its motion lies beside the project by its hash.

    Parameters
    ----------
    id : int
    media_id : int
        The sound it performs.
    start : int
        Frame of the sound that its first row belongs to.
    frames : int
        Number of its rows.
    motion_sha256 : str
        Of the motion's values; see `motions.motion_sha256`.
    reference : tuple of 70 float
        The row that its motion is relative to, physical units.
    generation : Generation
    pack_version : str
        Version of the pack that made it.
    """

    id: int
    media_id: int
    start: int
    frames: int
    motion_sha256: str
    reference: tuple[float, ...]
    generation: Generation
    pack_version: str

    @property
    def stop(self) -> int:
        """First frame of the sound behind it."""
        return self.start + self.frames


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of a sound on a track.

    Parameters
    ----------
    id : int
    media_id : int
    start : int
        Frame of the timeline at which it begins.
    offset : int
        Frame of the sound at which it begins.
    frames : int
        Its length.
    name : str
        Shown on it; empty takes the file's name.
    gain_db : float
        Of what is heard, -60 to 24; the models always hear the file itself.
    fade_in, fade_out : int
        Frames over which what is heard rises and falls; together at most `frames`.
    generation : Generation
        How its next take is made.
    take_id : int or None
        The take it plays; None before one was generated.
    performance : Performance
        What is done by hand to that.
    """

    id: int
    media_id: int
    start: int
    offset: int
    frames: int
    name: str = ""
    gain_db: float = 0.0
    fade_in: int = 0
    fade_out: int = 0
    generation: Generation = field(default_factory=Generation)
    take_id: int | None = None
    performance: Performance = UNTOUCHED

    @property
    def stop(self) -> int:
        """First frame of the timeline behind it."""
        return self.start + self.frames


@dataclass(frozen=True, slots=True)
class Track:
    """A lane of clips that never overlap.

    Parameters
    ----------
    id : int
    name : str
    drives : bool
        Whether its clips move the portrait (a voice) or are only heard (music).
    gain_db : float
        Of what is heard, -60 to 24.
    is_muted, is_solo : bool
        Of what is heard; neither changes the motion. With any solo, only solo tracks are heard.
    is_locked : bool
        Whether edits of the track and its clips are refused.
    clips : tuple of Clip
        Ordered by `start`.
    """

    id: int
    name: str
    drives: bool = True
    gain_db: float = 0.0
    is_muted: bool = False
    is_solo: bool = False
    is_locked: bool = False
    clips: tuple[Clip, ...] = ()


@dataclass(frozen=True, slots=True)
class PortraitSetup:
    """The picture that is animated, and how.

    Parameters
    ----------
    media_id : int
    kind : "human", "animal" or "drawing"
        An animal and a drawing have `points`; "human" uses the landmarks that are found.
    face_index : int
        Which of several human faces, 0 the largest.
    points : tuple of 20 Point, or None
        Placed by hand, in the order of `portrait.hand_points.POINT_NAMES`.
    crop : CropBox or None
        None takes the square that the points give.
    mask : Mask
    consent : Consent
    """

    media_id: int
    kind: PortraitKind = "human"
    face_index: int = 0
    points: tuple[Point, ...] | None = None
    crop: CropBox | None = None
    mask: Mask = field(default_factory=Mask)
    consent: Consent = field(default_factory=Consent)


@dataclass(frozen=True, slots=True)
class Marker:
    """A named frame of the timeline."""

    id: int
    frame: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recording:
    """A pass that was recorded here, and for which place: sounds of one place can stand in for each other.

    Parameters
    ----------
    media_id : int
        The sound; its first frame belongs to the place's.
    track_id : int
        The track it was recorded for, which may be gone.
    start : int
        Frame of the timeline.
    """

    media_id: int
    track_id: int
    start: int

    @property
    def place(self) -> tuple[int, int]:
        """What the passes of one place have in common."""
        return self.track_id, self.start


@dataclass(frozen=True, slots=True)
class Project:
    """Everything the creator made.

    Parameters
    ----------
    title : str
    portrait : PortraitSetup or None
    media : tuple of Media
    tracks : tuple of Track
        From top to bottom.
    takes : tuple of Take
    markers : tuple of Marker
        Ordered by frame.
    range : FrameSpan or None
        From the in point to the out point.
    reference : tuple of 70 float, or None
        The row at which the portrait looks as in its picture; that of the first take ever made.
    recordings : tuple of Recording
        In the order in which they were made, at most one for each sound.
    captions : tuple of Caption
        In the order of time; they never overlap.
    disclosure : Disclosure
    idle_seed : int
        Of the blinks and sways between clips.
    next_id : int
        Ids are never used twice, and are given in the order of the edits.
    """

    title: str = ""
    portrait: PortraitSetup | None = None
    media: tuple[Media, ...] = ()
    tracks: tuple[Track, ...] = ()
    takes: tuple[Take, ...] = ()
    markers: tuple[Marker, ...] = ()
    range: FrameSpan | None = None
    reference: tuple[float, ...] | None = None
    recordings: tuple[Recording, ...] = ()
    captions: tuple[Caption, ...] = ()
    disclosure: Disclosure = field(default_factory=Disclosure)
    idle_seed: int = 0
    next_id: int = 1

    @property
    def frames(self) -> int:
        """Length of the timeline: where the last clip ends."""
        return max((track.clips[-1].stop for track in self.tracks if track.clips), default=0)

    def media_of(self, media_id: int) -> Media:
        """The media with an id; it must exist."""
        return next(media for media in self.media if media.id == media_id)

    def take(self, take_id: int) -> Take:
        """The take with an id; it must exist."""
        return next(take for take in self.takes if take.id == take_id)

    def track(self, track_id: int) -> Track:
        """The track with an id; it must exist."""
        return next(track for track in self.tracks if track.id == track_id)

    def track_of_clip(self, clip_id: int) -> Track:
        """The track that holds a clip; it must exist."""
        return next(track for track in self.tracks if any(clip.id == clip_id for clip in track.clips))

    def clip(self, clip_id: int) -> Clip:
        """The clip with an id; it must exist."""
        return next(clip for track in self.tracks for clip in track.clips if clip.id == clip_id)
