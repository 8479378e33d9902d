"""What every command works on, and how it edits: one place that turns a refusal into words for the user.

It has no widgets.
"""

from collections.abc import Callable
from dataclasses import dataclass

from desktop.document.selection import Selection
from desktop.document.store import Operation, Store
from desktop.jobs.playback import Playback
from desktop.views.actions.actions import Actions
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.document import Clip, Project, Track


@dataclass(frozen=True, slots=True)
class Desk:
    """The open project, what is selected in it, where the playhead is, and the actions.

    Parameters
    ----------
    store : Store
    selection : Selection
    playback : Playback
    actions : Actions
    say : callable
        Shows a sentence in the status bar.
    """

    store: Store
    selection: Selection
    playback: Playback
    actions: Actions
    say: Callable[[str], None]

    @property
    def project(self) -> Project:
        """The project as it is now."""
        return self.store.project

    @property
    def playhead(self) -> int:
        """Frame of the playhead."""
        return self.playback.frame

    def edit(self, text: str, operation: Operation) -> bool:
        """Do an edit as one step of the history, or say why it is not possible."""
        try:
            self.store.edit(text, operation)
        except EditError as error:
            self.say(str(error))
            return False
        return True

    def connect(self, action_id: str, slot: Callable[[], object]) -> None:
        """Let an action that is not checkable do something."""
        self.actions[action_id].triggered.connect(lambda _checked=False: slot())

    def selected_clips(self) -> tuple[Clip, ...]:
        """The selected clips, in time order."""
        clips = (clip for track in self.project.tracks for clip in track.clips)
        return tuple(sorted((c for c in clips if c.id in self.selection.clips), key=lambda c: c.start))

    def clips_at_playhead(self) -> tuple[Clip, ...]:
        """Clips with the playhead inside them, those of locked tracks excepted."""
        open_tracks = (track for track in self.project.tracks if not track.is_locked)
        return tuple(
            clip for track in open_tracks for clip in track.clips if clip.start < self.playhead < clip.stop
        )

    def current_track(self, drives: bool | None = None) -> Track | None:
        """The track on which new clips land: the current one, or the first that is not locked.

        Parameters
        ----------
        drives : bool, optional
            Only tracks that move the portrait, or only those that don't.
        """
        fitting = [
            track
            for track in self.project.tracks
            if not track.is_locked and (drives is None or track.drives == drives)
        ]
        chosen = [track for track in fitting if track.id == self.selection.track]
        return next(iter(chosen + fitting), None)
