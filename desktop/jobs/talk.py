"""What the Studio renders: one portrait speaking one voice, by the bundled pack.

The engine is opened at the first rendering and kept; it lives on the rendering thread only.
"""

from pathlib import Path

from desktop.jobs.render import TalkRequest
from desktop.jobs.video import Video, open_video
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import AnimateRequest, animate
from joyvasa_runtime.models.catalog import DEFAULT_PACK
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.subject import Subject


class TalkRenderer:
    """Renders requests one after another with the same engine."""

    def __init__(self) -> None:
        self._engine: Engine | None = None

    def __call__(self, request: TalkRequest, path: Path, monitor: Monitor) -> Video:
        """Make the talking video of `request` in the file `path` and open it for playing.

        Raises
        ------
        JoyVasaError
            If the picture, the voice or the pack cannot be used.
        """
        if self._engine is None:
            self._engine = Engine.open(DEFAULT_PACK)
        animate(self._engine, AnimateRequest(Subject(request.portrait), request.voice, path), monitor)
        return open_video(path, monitor)
