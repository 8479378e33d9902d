"""The clips that were copied, with what is needed to paste them into another project, too.

The system's clipboard only learns that clips were copied; their facts stay in the program.
"""

from dataclasses import dataclass, replace

from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Clip, Media, Project, Take
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.operations.clips import paste_clips
from joyvasa_runtime.project.operations.media import add_media

CLIPS_FORMAT = "application/x-joyvasa-clips"


@dataclass(frozen=True, slots=True)
class CopiedClips:
    """Clips, and the media, the takes and the motions of layers they had when they were copied."""

    clips: tuple[Clip, ...]
    media: tuple[Media, ...]
    takes: tuple[Take, ...]
    motions: tuple[MotionSequence, ...]

    @staticmethod
    def of(project: Project, motions: Motions, clips: tuple[Clip, ...]) -> "CopiedClips":
        """Copies of clips of a project, in time order."""
        media = {clip.media_id: project.media_of(clip.media_id) for clip in clips}
        played = {clip.take_id for clip in clips}
        played |= {span.take_id for clip in clips for span in clip.performance.comp}
        layers = [layer for clip in clips for layer in clip.performance.layers]
        hashes = {layer.motion.motion_sha256 for layer in layers if layer.motion is not None}
        return CopiedClips(
            clips,
            tuple(media.values()),
            tuple(take for take in project.takes if take.id in played),
            tuple(motions[sha256] for sha256 in sorted(hashes)),
        )

    def paste(self, project: Project, track_id: int, frame: int) -> Project:
        """The project with the clips from a frame on, the first on the given track.

        Raises
        ------
        EditError
            If they don't fit there.
        """
        ids = {}
        for media in self.media:
            project, ids[media.id] = add_media(
                project, media.kind, media.path, media.size_bytes, media.sha256, media.frames
            )
        known = set(project.takes) & set(self.takes)
        kept_takes = {take.id for take in known if ids[take.media_id] == take.media_id}
        clips = tuple(
            replace(
                clip,
                media_id=ids[clip.media_id],
                take_id=clip.take_id if clip.take_id in kept_takes else None,
                performance=clip.performance.with_takes(kept_takes),
            )
            for clip in self.clips
        )
        return paste_clips(project, clips, track_id, frame)
