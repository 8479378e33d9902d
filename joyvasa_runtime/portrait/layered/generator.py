"""The starter pack's way to animate a portrait: layers of the picture, warped.

How the layers are made and drawn is in the other modules of this package.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.portrait.layered.hand_rig import rig_from_hand_points
from joyvasa_runtime.portrait.layered.prepare import prepare
from joyvasa_runtime.portrait.layered.render import LayeredRenderer
from joyvasa_runtime.portrait.layered.rig import Rig, rig_from_face
from joyvasa_runtime.portrait.matte import person_matte
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace, Portrait

_ROLE = "layered_warp"


class LayeredGenerator:
    """Implements `portrait.generator.Generator`.

    Parameters
    ----------
    pack : ModelPack
        With a model for the role ``layered_warp``.
    """

    size = 512
    lanes = 2
    batch = 1
    precision = "fp32"
    notes = ()

    def __init__(self, pack: ModelPack) -> None:
        # One thread each: two frames at a time use two cores better than one frame on both.
        self._graphs = tuple(pack.session(_ROLE, lane, threads=1) for lane in range(self.lanes))
        self._renderers: list[tuple[Portrait, LayeredRenderer] | None] = [None] * self.lanes

    @property
    def provider(self) -> str:
        """Where the geometry is computed; the pixels are always moved on the CPU."""
        return self._graphs[0].provider

    def prepare(self, picture: Picture, located: LocatedFace) -> Portrait:
        """Do once what does not depend on the motion.

        Raises
        ------
        PortraitError
            If the points don't make a face that can be moved.
        """
        pixels = located.crop.extract(picture.pixels)
        matte = person_matte(pixels) if located.face is not None else None
        inputs = prepare(pixels, _rig(located), matte)
        return Portrait(picture, located.kind, located.crop, pixels, inputs, located)

    def render(
        self, portrait: Portrait, motion: NDArray[np.float32], reference: NDArray[np.float32], lane: int
    ) -> NDArray[np.uint8]:
        """Face crops of some motion rows, shape (N, 512, 512, 3), RGB."""
        known = self._renderers[lane]
        if known is None or known[0] is not portrait:
            known = portrait, LayeredRenderer(self._graphs[lane], portrait.inputs)
            self._renderers[lane] = known
        return known[1].render(motion, reference)


def _rig(located: LocatedFace) -> Rig:
    if located.face is not None:
        return rig_from_face(located.face.moved_to(located.crop))
    assert located.hand_points is not None, "a located head has landmarks or hand points"
    return rig_from_hand_points(located.hand_points.moved_to(located.crop))
