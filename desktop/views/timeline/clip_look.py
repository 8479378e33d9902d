"""How one clip looks in the project as it is: its words, its colours, and the state of its motion.

Facts for `clip_painter`; it paints nothing.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from desktop.views.timeline.colours import ClipColours, TimelineColours
from desktop.views.timeline.scene import Scene
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.coverage import covered
from joyvasa_runtime.project.document import Clip, Media, Take, Track
from joyvasa_runtime.timebase import FrameSpan


@dataclass(frozen=True, slots=True)
class ClipLook:
    """One clip as it is painted.

    Parameters
    ----------
    clip : Clip
    sha256 : str
        Of its sound.
    title : str
    colours : ClipColours
    needs_motion : bool
        Whether it lies on a track that moves the portrait.
    covered : FrameSpan or None
        Frames of the timeline at which its take moves the portrait.
    is_selected, is_hovered, is_missing, is_waiting : bool
    is_heard : bool
        False if its track is muted, or another one is solo.
    is_locked : bool
    """

    clip: Clip
    sha256: str
    title: str
    colours: ClipColours
    needs_motion: bool
    covered: FrameSpan | None
    is_selected: bool = False
    is_hovered: bool = False
    is_missing: bool = False
    is_waiting: bool = False
    is_heard: bool = True
    is_locked: bool = False


class ClipLooks(QObject):
    """Knows how the clips of a scene look.

    Parameters
    ----------
    scene : Scene
    parent : QObject
    """

    def __init__(self, scene: Scene, parent: QObject) -> None:
        super().__init__(parent)
        self._scene = scene
        self._media: dict[int, Media] = {}
        self._takes: dict[int, Take] = {}
        self._has_solo = False
        self._looks: dict[int, ClipLook] = {}
        scene.restyled.connect(self._looks.clear)
        scene.store.changed.connect(self._take_project)
        self._take_project()

    def look(self, row: int, clip: Clip, colours: TimelineColours, hovered: int | None) -> ClipLook:
        """How a clip of a row looks; `hovered` is the id of the one under the mouse."""
        if clip.id == hovered:
            return replace(self._look(row, clip, colours), is_hovered=True)
        if clip.id not in self._looks:
            self._looks[clip.id] = self._look(row, clip, colours)
        return self._looks[clip.id]

    def forget(self) -> None:
        """The colours are others."""
        self._looks.clear()

    def tooltip(self, row: int, clip: Clip) -> str:
        """What a clip is, in a few lines of plain text."""
        media, track = self._media[clip.media_id], self._scene.layout.tracks[row]
        lines = [clip.name or media.name]
        if clip.name:
            lines.append(media.name)
        lines.append(
            self.tr("{start} to {stop}, {length} long").format(
                start=timecode(clip.start), stop=timecode(clip.stop), length=timecode(clip.frames)
            )
        )
        if clip.gain_db:
            lines.append(self.tr("Gain {gain} dB").format(gain=f"{clip.gain_db:+.1f}"))
        if media.id in self._scene.missing:
            lines.append(self.tr("The file is missing. Find it with File, Relink missing media."))
        lines += self._motion_lines(clip, track)
        return "\n".join(lines)

    def _look(self, row: int, clip: Clip, colours: TimelineColours) -> ClipLook:
        scene, media = self._scene, self._media[clip.media_id]
        track = scene.layout.tracks[row]
        take = self._takes.get(clip.take_id) if clip.take_id is not None else None
        is_missing = media.id in scene.missing
        is_waiting = clip.id in scene.waiting
        span = covered(clip, take) if take is not None else None
        return ClipLook(
            clip=clip,
            sha256=media.sha256,
            title=self._title(clip, media, is_missing, is_waiting, track.drives and span is None),
            colours=colours.missing if is_missing else colours.voice if track.drives else colours.music,
            needs_motion=track.drives,
            covered=span if track.drives else None,
            is_selected=clip.id in scene.selection.clips,
            is_missing=is_missing,
            is_waiting=is_waiting,
            is_heard=not track.is_muted and (track.is_solo or not self._has_solo),
            is_locked=track.is_locked,
        )

    def _take_project(self) -> None:
        project = self._scene.project
        self._looks.clear()
        self._media = {media.id: media for media in project.media}
        self._takes = {take.id: take for take in project.takes}
        self._has_solo = any(track.is_solo for track in project.tracks)

    def _motion_lines(self, clip: Clip, track: Track) -> list[str]:
        if not track.drives:
            return [self.tr("Heard only; it doesn't move the portrait.")]
        if clip.id in self._scene.waiting:
            return [self.tr("Its motion is being generated.")]
        take = self._takes.get(clip.take_id) if clip.take_id is not None else None
        if take is None:
            return [self.tr("No motion yet. Generate it to let the portrait speak.")]
        lines = [
            self.tr("Take {number}, seed {seed}").format(number=take.id, seed=take.generation.settings.seed)
        ]
        span = covered(clip, take)
        if span is None or len(span) < clip.frames:
            lines.append(self.tr("The take doesn't cover all of it. Generate it again."))
        elif take.generation != clip.generation:
            lines.append(self.tr("Its settings were changed since. Generate it again to use them."))
        return lines

    def _title(self, clip: Clip, media: Media, is_missing: bool, is_waiting: bool, is_still: bool) -> str:
        name = clip.name or media.name
        if is_missing:
            return self.tr("{name} · file missing").format(name=name)
        if is_waiting:
            return self.tr("{name} · generating…").format(name=name)
        if is_still:
            return self.tr("{name} · no motion yet").format(name=name)
        return name
