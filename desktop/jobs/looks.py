"""How the frames of a scene are made and told apart: portrait, size, framing, reference row.

It makes pictures when asked; which ones, and when, is `preview_slot`'s choice. For the inference thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from desktop.jobs.engines import Engines
from desktop.jobs.frame_cache import Keys
from desktop.jobs.images import Pixels, to_bgra, to_image
from desktop.jobs.portraits import Portraits, portrait_key
from desktop.jobs.recent import Recent
from desktop.jobs.scene import PreviewOptions, Scene
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.framing import Framing, frame_portrait
from joyvasa_runtime.portrait.ground import resize
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.project.evaluate import evaluate, reference_row
from joyvasa_runtime.timebase import FrameSpan

MAX_SIDE = 1440
"""Longest side of a frame at full quality: more pixels than a preview has room for cost time and memory."""

_FRAMINGS = 4
_KEY_BYTES = 8
"""64 bits: among the 10,000 pictures a cache may hold, two alike would come up once in 10^11 sessions."""

Rows = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Look:
    """Everything about a frame but its motion.

    Parameters
    ----------
    engine : Engine
    portrait : Portrait
    step : callable
        From a face crop to a frame; see `portrait.framing`.
    reference, rest : ndarray, shape (70,), float32
        See `project.evaluate`.
    digest : bytes
        Hash of all of it.
    still : ndarray, shape (H, W, 3), uint8, or None
        The picture framed like the others, where it is shown as it is.
    """

    engine: Engine
    portrait: Portrait
    step: Callable[[Pixels], Pixels]
    reference: Rows
    rest: Rows
    digest: bytes
    still: Pixels | None

    def rows(self, scene: Scene, span: FrameSpan) -> Rows:
        """The motion of a stretch of the scene's timeline, shape (frames, 70)."""
        return evaluate(scene.project, span, scene.motions, self.rest).values

    def keys(self, rows: Rows) -> Keys:
        """Cache keys of the frames of some rows, shape (N,)."""
        begun = blake2b(self.digest, digest_size=_KEY_BYTES)
        if self.still is not None:
            return np.full(len(rows), _key(begun, b""), np.uint64)
        return np.array([_key(begun.copy(), row.tobytes()) for row in rows], np.uint64)

    def pictures(self, rows: Rows) -> list[QImage]:
        """The frames of a few rows.

        Raises
        ------
        InferenceError
            If the generator fails.
        """
        if self.still is not None:
            return [to_image(to_bgra(self.still))] * len(rows)
        frames = self.engine.render_rows(
            self.portrait, rows, self.reference, lambda crop: to_bgra(self.step(crop))
        )
        return [to_image(frame) for frame in frames]


class Looks:
    """Makes the looks of scenes, remembering portraits and framings.

    Parameters
    ----------
    portraits : Portraits
    """

    def __init__(self, portraits: Portraits) -> None:
        self.portraits = portraits
        self._framings: Recent[Framing] = Recent(_FRAMINGS)
        self._last: tuple[Scene, Engine, Look] | None = None

    def get(self, engines: Engines, scene: Scene) -> Look:
        """The look of a scene whose project has a portrait.

        Raises
        ------
        PortraitError
            If the picture is missing, or no head is found in it.
        ModelPackError
            If the pack can't be opened.
        """
        engine = engines.get(scene.options.pack_id)
        if self._last is None or self._last[:2] != (scene, engine):
            self._last = scene, engine, self._make(engine, scene)
        return self._last[2]

    def forget(self) -> None:
        """Look at the picture again."""
        self._last = None
        self.portraits.forget()

    def _make(self, engine: Engine, scene: Scene) -> Look:
        project, options, setup = scene.project, scene.options, scene.project.portrait
        assert setup is not None, "only a project with a portrait is shown"
        portrait = self.portraits.get(engine, project)
        key = portrait_key(project, engine), setup.mask, options.view, options.quality
        framing = self._framings.get(
            key, lambda: frame_portrait(portrait, Canvas(options.view, _size(portrait, options)), setup.mask)
        )
        rest = engine.neutral
        reference = reference_row(project, rest)
        digest = blake2b(repr((key, options.is_before)).encode() + reference.tobytes()).digest()
        still = _still(portrait, framing, options) if options.is_before else None
        return Look(engine, portrait, framing.step, reference, rest, digest, still)


def _size(portrait: Portrait, options: PreviewOptions) -> int | None:
    """Longer side of the frames; None where it is that of the picture or the crop."""
    picture, crop = portrait.picture, portrait.crop
    side = max(picture.width, picture.height) if options.view == "full" else crop.size
    wanted = min(side, MAX_SIDE) // options.quality
    return None if wanted == side else wanted


def _still(portrait: Portrait, framing: Framing, options: PreviewOptions) -> Pixels:
    pixels = portrait.picture.pixels if options.view == "full" else portrait.pixels
    return resize(pixels, framing.width, framing.height)


def _key(begun: "blake2b", row: bytes) -> int:
    begun.update(row)
    # 0 stands for a frame that is not known.
    return int.from_bytes(begun.digest()) or 1
