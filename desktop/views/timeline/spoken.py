"""What a screen reader says of the timeline: its size, what is selected and where the playhead is.

How the clips look is `clip_look`.
"""

from PySide6.QtCore import QCoreApplication

from desktop.views.timeline.scene import Scene
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.operations.lanes import shown_name

_CONTEXT = "SpokenTimeline"


def spoken(scene: Scene) -> str:
    """One sentence for each of the three."""
    tracks = scene.layout.tracks
    clips = sum(len(track.clips) for track in tracks)
    size = QCoreApplication.translate(_CONTEXT, "Tracks: {tracks}, clips: {clips}.")
    playhead = QCoreApplication.translate(_CONTEXT, "Playhead at {time}.")
    return " ".join(
        (
            size.format(tracks=len(tracks), clips=clips),
            _selected(scene),
            playhead.format(time=timecode(scene.playhead)),
        )
    )


def _selected(scene: Scene) -> str:
    places = scene.layout.places
    chosen = [places[clip_id] for clip_id in scene.selection.clips if clip_id in places]
    if not chosen:
        return QCoreApplication.translate(_CONTEXT, "No clip is selected.")
    if len(chosen) > 1:
        several = QCoreApplication.translate(_CONTEXT, "{count} clips are selected.")
        return several.format(count=len(chosen))
    row, clip = chosen[0]
    one = QCoreApplication.translate(_CONTEXT, "Selected: {name} on {track}, {start} to {stop}.")
    return one.format(
        name=shown_name(scene.project, clip),
        track=scene.layout.tracks[row].name,
        start=timecode(clip.start),
        stop=timecode(clip.stop),
    )
