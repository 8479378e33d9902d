"""Where files that are dragged over the lanes would begin. It imports nothing."""

from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF

from desktop.views.timeline.scene import Scene
from desktop.views.timeline.snapping import SNAP_PX


@dataclass(frozen=True, slots=True)
class DropTarget:
    """A place for files.

    Parameters
    ----------
    frame : int
    row : int or None
        None above and below the tracks.
    track_id : int
        -1 where there is no track.
    """

    frame: int
    row: int | None
    track_id: int

    @staticmethod
    def at(scene: Scene, point: QPointF) -> "DropTarget":
        """The target under the mouse, pulled by what snaps."""
        scale = scene.viewport.scale
        frame = max(round(scale.position_at(point.x())), 0)
        if scene.is_snapping:
            reach = SNAP_PX / scale.px_per_frame
            frame += scene.snapper().snap(np.array([frame], np.int64), 0, reach).shift
        row = scene.geometry.row_at(point.y())
        return DropTarget(frame, row, -1 if row is None else scene.layout.tracks[row].id)
