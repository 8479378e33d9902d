"""Makes the bundled sample project anew: the sample portrait speaking the sample voice, its take included.

Run it when the starter pack, the sample files or the project's file format change; a test compares.
"""

import hashlib
import json
import secrets
import sys
import zipfile
from functools import partial
from pathlib import Path

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.engine import Engine, GeneratedTake
from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Consent, Generation, Project
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.clips import add_clip
from joyvasa_runtime.project.operations.disclosure import (
    set_picture_origin,
    set_voice_consent,
    set_voice_origin,
)
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.portrait import set_consent, set_portrait
from joyvasa_runtime.project.operations.takes import add_take
from joyvasa_runtime.project.operations.title import set_title
from joyvasa_runtime.project.operations.tracks import add_track
from joyvasa_runtime.project.storage import save_project
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan, frames_covering

TITLE = "Sample"
CONSENT = "A painting of about 1503; nobody alive is shown."
VOICE_CONSENT = "A LibriVox volunteer, who gave the reading to the public domain."


def sample_project() -> tuple[Project, MotionSequence]:
    """The sample project and the motion of its only take."""
    clip = decode_audio(resource("sample", "voice.wav"))
    frames = frames_covering(len(clip.samples), clip.rate_hz)
    generation = Generation()
    engine = Engine.open(DEFAULT_PACK, provider="cpu")
    made = engine.generate_take(clip, generation.settings, FrameSpan(0, frames), Monitor())
    project = _with_disclosure(_with_portrait(set_title(Project(), TITLE)))
    voice = resource("sample", "voice.wav")
    project, media_id = add_media(project, "sound", voice, voice.stat().st_size, clip.sha256, frames)
    track_id = project.next_id
    project = add_track(project, "Voice", drives=True)
    clip_id = project.next_id
    project = add_clip(project, track_id, media_id, 0)
    project = _with_take(project, clip_id, media_id, made, generation)
    return project, made.motion


def _with_portrait(project: Project) -> Project:
    picture = resource("sample", "portrait.jpg")
    data = picture.read_bytes()
    project, media_id = add_media(project, "picture", picture, len(data), hashlib.sha256(data).hexdigest())
    return set_consent(set_portrait(project, media_id), Consent(True, CONSENT))


def _with_disclosure(project: Project) -> Project:
    project = set_voice_origin(set_picture_origin(project, "artwork"), "recorded")
    return set_voice_consent(project, Consent(True, VOICE_CONSENT))


def _with_take(
    project: Project, clip_id: int, media_id: int, made: GeneratedTake, generation: Generation
) -> Project:
    add = partial(add_take, clip_ids=(clip_id,), media_id=media_id, start=0, motion=made.motion)
    return add(
        project,
        reference=made.reference,
        generation=generation,
        pack_version=made.pack_version,
        motion_sha256=motion_sha256(made.motion),
    )


def write_sample(target: Path) -> None:
    """Write the sample project's file; it names its media only as its neighbours."""
    project, motion = sample_project()
    # Beside the media, so that their relative paths are right.
    unnamed = resource("sample") / f".{secrets.token_hex(8)}.joyvasa"
    try:
        save_project(unnamed, project, {motion_sha256(motion): motion})
        _copy_without_places(unnamed, target)
    finally:
        unnamed.unlink(missing_ok=True)


def _copy_without_places(source: Path, target: Path) -> None:
    """Copy a project file, leaving out where on this machine its media lay."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "project.json":
                document = json.loads(data)
                for media in document["media"]:
                    media["path"]["absolute"] = "/" + media["path"]["relative"]
                data = json.dumps(document, indent=1, ensure_ascii=False).encode()
            new.writestr(entry, data)


if __name__ == "__main__":
    write_sample(Path(sys.argv[1]) if len(sys.argv) > 1 else resource("sample") / "sample.joyvasa")
