"""What the preview is to show: a project with its motions, how it is seen, and which frame is wanted.

Values that go from the window to the inference thread, and the table of what is known of their frames.
"""

from dataclasses import dataclass, replace

import numpy as np

from desktop.jobs.frame_cache import NO_KEY, Keys
from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.portrait.canvas import View
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions

_BEHIND = 250
"""Frames behind the end of the timeline that have a place in the table: ten seconds of looking on."""


@dataclass(frozen=True, slots=True)
class PreviewOptions:
    """How the preview shows the portrait.

    Parameters
    ----------
    view : {"full", "face"}
        The whole picture, or the square around the face.
    quality : 1, 2 or 4
        What its size is divided by.
    is_before : bool
        Whether the picture is shown as it is, without motion.
    pack_id : str
        The pack that draws it.
    """

    view: View = "full"
    quality: int = 1
    is_before: bool = False
    pack_id: str = DEFAULT_PACK


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """A project as it is seen.

    Parameters
    ----------
    project : Project
    motions : mapping of str to MotionSequence
    options : PreviewOptions
    keys : ndarray, shape (frames,), uint64
        Key of each frame's picture in the cache, `NO_KEY` where it is not known yet. The one thing here that
        changes: the inference thread fills it in.
    """

    project: Project
    motions: Motions
    options: PreviewOptions
    keys: Keys

    @staticmethod
    def new(project: Project, motions: Motions, options: PreviewOptions) -> "Scene":
        """A scene of which no frame is known yet."""
        return Scene(project, motions, options, np.full(project.frames + _BEHIND, NO_KEY, np.uint64))

    def renamed(self, project: Project) -> "Scene":
        """The scene of another project that shows the same."""
        return replace(self, project=project)

    def key(self, frame: int) -> int:
        """Key of a frame's picture, or `NO_KEY`."""
        return int(self.keys[frame]) if 0 <= frame < len(self.keys) else NO_KEY

    def shows_the_same(self, project: Project, options: PreviewOptions) -> bool:
        """Whether another project, seen so, has the same frames: markers and the range don't matter."""
        return (
            options == self.options
            and all(
                getattr(project, part) is getattr(self.project, part)
                for part in ("portrait", "media", "tracks", "takes", "reference")
            )
            and project.idle_seed == self.project.idle_seed
        )


@dataclass(frozen=True, slots=True)
class Request:
    """A frame that is wanted.

    Parameters
    ----------
    number : int
        Later requests have higher ones.
    frame : int
    is_playing : bool
    speed : float
        Of playing; negative backwards.
    """

    number: int
    frame: int
    is_playing: bool = False
    speed: float = 1.0

    @property
    def stride(self) -> int:
        """Frames from one picture to the next: playing faster shows every second or fourth one."""
        return max(1, round(abs(self.speed))) if self.is_playing else 1

    @property
    def direction(self) -> int:
        """1 forwards, -1 backwards."""
        return -1 if self.speed < 0 else 1
