"""What went into the video of a stretch of a project: program, models, media, gestures, fonts, encoder.

It lists what is known and decides nothing; how the list is written is `ledger_text`'s business.
"""

from collections.abc import Iterator, Sequence

from joyvasa_runtime import __version__
from joyvasa_runtime.delivery.work import Work
from joyvasa_runtime.library.item import LibraryItem
from joyvasa_runtime.models.specs import Manifest
from joyvasa_runtime.project.consent import Consent
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.project.heard import heard_tracks
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.timebase import FrameSpan
from joyvasa_runtime.video.compression import CodecName

PROGRAM = Work(
    "program", "JoyVASA Studio", "MIT", __version__, "Made the motion and drew the pictures", "joyvasa-studio"
)

_GPL = "GPL-2.0-or-later"
_ENCODERS: dict[CodecName, Work] = {
    "h264": Work("encoder", "x264 in FFmpeg, through PyAV", _GPL, use="Compressed the pictures"),
    "h265": Work("encoder", "x265 in FFmpeg, through PyAV", _GPL, use="Compressed the pictures"),
    "av1": Work("encoder", "SVT-AV1 in FFmpeg, through PyAV", _GPL, use="Compressed the pictures"),
    "vp9": Work("encoder", "libvpx in FFmpeg, through PyAV", _GPL, use="Compressed the pictures"),
}
_NVENC = Work("encoder", "NVENC in FFmpeg, through PyAV", _GPL, use="Compressed the pictures")
_FFMPEG = Work("encoder", "FFmpeg, through PyAV", _GPL, use="Wrote the file")

_PICTURE_ORIGINS = {"photo": "A photo", "artwork": "Made by hand", "generated": "Made by a machine"}
_VOICE_ORIGINS = {"recorded": "Spoken by a person", "generated": "Made by a machine"}


def ledger_of(
    project: Project,
    span: FrameSpan,
    drawing: Manifest,
    packs: Sequence[Manifest],
    pieces: Sequence[LibraryItem],
    codec: CodecName,
    fonts: Sequence[Work] = (),
    *,
    uses_gpu: bool = False,
) -> tuple[Work, ...]:
    """Everything that the video of a stretch of a project was made with.

    Parameters
    ----------
    project : Project
    span : FrameSpan
        What lies outside it is not listed.
    drawing : Manifest
        Of the pack that drew the pictures.
    packs : sequence of Manifest
        Those that are installed; of another one that made a take only its name is known.
    pieces : sequence of LibraryItem
        The library, to know gestures by their motion.
    codec : CodecName
    fonts : sequence of Work
        Fonts of labels and captions that are burnt in.
    uses_gpu : bool
        Whether an NVIDIA card compressed the pictures.
    """
    return (
        PROGRAM,
        *_models(project, span, drawing, packs),
        *_media(project, span),
        *_gestures(project, span, pieces),
        *fonts,
        _NVENC if uses_gpu else _ENCODERS.get(codec, _FFMPEG),
    )


def _clips(project: Project, span: FrameSpan, tracks: Sequence[Track]) -> Iterator[Clip]:
    for track in tracks:
        yield from (clip for clip in track.clips if clip.start < span.stop and clip.stop > span.start)


def _driving(project: Project, span: FrameSpan) -> tuple[Clip, ...]:
    return tuple(_clips(project, span, [track for track in project.tracks if track.drives]))


def _models(
    project: Project, span: FrameSpan, drawing: Manifest, packs: Sequence[Manifest]
) -> Iterator[Work]:
    yield _model(drawing, drawing.version, "Drew the pictures")
    known = {(pack.id, pack.version): pack for pack in (drawing, *packs)}
    used = {id_ for clip in _driving(project, span) for id_ in _takes_of(clip)}
    made = dict.fromkeys(
        (take.generation.pack_id, take.pack_version) for take in project.takes if take.id in used
    )
    for pack_id, version in made:
        pack = known.get((pack_id, version)) or next((one for one in packs if one.id == pack_id), None)
        if pack is None:
            yield Work("model", pack_id, "", version, "Made motion of the voice", note="Not installed here")
        else:
            yield _model(pack, version, "Made motion of the voice")


def _takes_of(clip: Clip) -> Iterator[int]:
    if clip.take_id is not None:
        yield clip.take_id
    yield from (part.take_id for part in clip.performance.comp)


def _model(pack: Manifest, version: str, use: str) -> Work:
    return Work("model", pack.name, pack.licence, version, use, pack.credit)


def _media(project: Project, span: FrameSpan) -> Iterator[Work]:
    said = project.disclosure
    if project.portrait is not None:
        origin = _PICTURE_ORIGINS[said.picture] if said.picture else ""
        note = _consent("Whoever is shown", project.portrait.consent)
        yield _file(project.media_of(project.portrait.media_id), "The picture that is animated", origin, note)
    voices = dict.fromkeys(clip.media_id for clip in _driving(project, span))
    heard = dict.fromkeys(clip.media_id for clip in _clips(project, span, heard_tracks(project)))
    origin = _VOICE_ORIGINS[said.voice] if said.voice else ""
    for media_id in voices:
        use = "The voice that moves the face" + ("" if media_id in heard else ", not heard itself")
        yield _file(project.media_of(media_id), use, origin, _consent("Whoever is heard", said.voice_consent))
    for media_id in heard:
        if media_id not in voices:
            yield _file(project.media_of(media_id), "Heard", "", "")


def _file(media: Media, use: str, origin: str, note: str) -> Work:
    return Work("media", media.name, use=use, origin=origin, note=note, sha256=media.sha256)


def _consent(who: str, consent: Consent) -> str:
    said = f"{who} agreed" if consent.is_given else f"No consent of {who[0].lower()}{who[1:]} is noted"
    return f"{said}: {consent.note}" if consent.note.strip() else said


def _gestures(project: Project, span: FrameSpan, pieces: Sequence[LibraryItem]) -> Iterator[Work]:
    shelf = {motion_sha256(piece.motion): piece for piece in pieces}
    seen: set[str] = set()
    for clip in _driving(project, span):
        for layer in clip.performance.layers:
            if layer.motion is None or layer.is_muted or layer.motion.motion_sha256 in seen:
                continue
            sha256 = layer.motion.motion_sha256
            seen.add(sha256)
            piece = shelf.get(sha256)
            name, licence, origin = (
                (piece.name, piece.licence, piece.source) if piece else (layer.name, "", "")
            )
            yield Work("gesture", name, licence, use="Motion laid over a clip", origin=origin, sha256=sha256)
