"""A project, or loose files, as the claim of a video that is made of them.

Names of files and notes stay private; only what the creator may want to prove later, hashes, goes out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from joyvasa_runtime import __version__
from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.credentials.claim import Claim, Ingredient, Relation, SourceType, Statement
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.disclosure import Disclosure
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.heard import heard_tracks
from joyvasa_runtime.project.performance.performance import UNTOUCHED
from joyvasa_runtime.provenance.thumbnail import thumbnail_of
from joyvasa_runtime.timebase import FrameSpan

_TITLES: dict[Relation, str] = {"portrait": "Portrait", "voice": "Voice", "sound": "Sound"}


@dataclass(frozen=True, slots=True)
class Publication:
    """What of a project becomes public with a video.

    Parameters
    ----------
    title : str
        Of the video.
    span : FrameSpan or None
        The stretch of the timeline that it shows; None is all of it.
    shows_picture : bool
        Whether it shows the whole picture: then a small copy of it may go out too.
    has_note : bool
        Whether the creator's words on consent go out.
    made_at : datetime or None
        With its time zone.
    """

    title: str
    span: FrameSpan | None = None
    shows_picture: bool = True
    has_note: bool = False
    made_at: datetime | None = None


def claim_of(project: Project, publication: Publication) -> Claim:
    """What a video of a project says of how it was made."""
    clips = [clip for _, clip in _used_clips(project, publication.span)]
    return Claim(
        title=publication.title,
        source=source_type(project.disclosure),
        version=__version__,
        ingredients=tuple(_ingredients(project, publication)),
        statement=_statement(project, publication.has_note),
        models=_models(project, clips),
        is_edited=any(clip.performance != UNTOUCHED for clip in clips),
        made_at=publication.made_at,
    )


def claim_of_files(picture: Path, sound: Path | None, publication: Publication, monitor: Monitor) -> Claim:
    """What a video of a picture and a sound says, where nobody said anything of them.

    Raises
    ------
    Cancelled
    """
    used: list[tuple[Path, Relation]] = [(picture, "portrait")]
    if sound is not None:
        used.append((sound, "voice"))
    ingredients = []
    for path, relation in used:
        try:
            sha256 = file_sha256(path, monitor)
        except AudioError:
            # A file that is gone by now can't be told of.
            continue
        shown = publication.shows_picture and relation == "portrait"
        thumbnail = thumbnail_of(path) if shown else None
        ingredients.append(Ingredient(path, sha256, _TITLES[relation], relation, thumbnail))
    return Claim(
        publication.title,
        version=__version__,
        ingredients=tuple(ingredients),
        made_at=publication.made_at,
    )


def source_type(disclosure: Disclosure) -> SourceType:
    """The digital source type: nothing is real only where machines made both picture and voice."""
    if disclosure.picture == "generated" and disclosure.voice == "generated":
        return "trainedAlgorithmicMedia"
    return "compositeWithTrainedAlgorithmicMedia"


def _ingredients(project: Project, publication: Publication) -> Iterator[Ingredient]:
    """The portrait and every sound that moves it or is heard, each once."""
    if project.portrait is not None:
        media = project.media_of(project.portrait.media_id)
        thumbnail = thumbnail_of(media.path) if publication.shows_picture else None
        yield Ingredient(media.path, media.sha256, _TITLES["portrait"], "portrait", thumbnail)
    counts: dict[Relation, int] = {"voice": 0, "sound": 0}
    for media, relation in _used_sounds(project, publication.span).items():
        counts[relation] += 1
        yield Ingredient(media.path, media.sha256, f"{_TITLES[relation]} {counts[relation]}", relation)


def _used_sounds(project: Project, span: FrameSpan | None) -> dict[Media, Relation]:
    sounds: dict[str, tuple[Media, Relation]] = {}
    for track, clip in _used_clips(project, span):
        media = project.media_of(clip.media_id)
        # A sound that moves the portrait anywhere is a voice, wherever else it is heard.
        if track.drives or media.sha256 not in sounds:
            sounds[media.sha256] = media, "voice" if track.drives else "sound"
    return dict(sounds.values())


def _used_clips(project: Project, span: FrameSpan | None) -> Iterator[tuple[Track, Clip]]:
    heard = {track.id for track in heard_tracks(project)}
    for track in project.tracks:
        if not track.drives and track.id not in heard:
            continue
        for clip in track.clips:
            if span is None or (clip.start < span.stop and clip.stop > span.start):
                yield track, clip


def _models(project: Project, clips: list[Clip]) -> tuple[str, ...]:
    """Packs that made the takes which are played, in the order of the timeline."""
    takes = [project.take(clip.take_id) for clip in clips if clip.take_id is not None]
    return tuple(dict.fromkeys(f"{take.generation.pack_id} {take.pack_version}" for take in takes))


def _statement(project: Project, has_note: bool) -> Statement:
    consents = [project.disclosure.voice_consent]
    if project.portrait is not None:
        consents.insert(0, project.portrait.consent)
    notes = [consent.note.strip() for consent in consents if consent.note.strip()]
    return Statement(
        picture=project.disclosure.picture,
        voice=project.disclosure.voice,
        portrait_consent=project.portrait is not None and project.portrait.consent.is_given,
        voice_consent=project.disclosure.voice_consent.is_given,
        note="\n".join(notes) if has_note and notes else None,
    )
