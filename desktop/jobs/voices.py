"""The sounds that takes are made from, as the models hear them; the last few are kept.

It runs on the inference thread. What is heard by the user comes from `sounds`.
"""

from desktop.jobs.recent import Recent
from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.document import Media

_KEPT = 3
"""An hour of voice takes 230 MB."""


class Voices:
    """Decodes sounds once."""

    def __init__(self) -> None:
        self._clips: Recent[AudioClip] = Recent(_KEPT)

    def get(self, media: Media, monitor: Monitor) -> AudioClip:
        """The sound of a project's media.

        Raises
        ------
        AudioError
            If the file is missing, is not the one that was imported, can't be read, or is silent.
        Cancelled
        """
        return self._clips.get(media.sha256, lambda: _decode(media, monitor))


def _decode(media: Media, monitor: Monitor) -> AudioClip:
    if not media.path.exists():
        raise AudioError(
            f"The sound {media.name} is not where it was: {media.path}", "Relink it: show where it is now."
        )
    clip = decode_audio(media.path, monitor=monitor)
    if clip.sha256 != media.sha256:
        raise AudioError(
            f"{media.path} is not the sound that was imported", "Import it anew, or relink the old one."
        )
    if clip.is_silent:
        raise AudioError(
            f"{media.name} is silent from end to end", "Check the microphone or choose another file."
        )
    return clip
