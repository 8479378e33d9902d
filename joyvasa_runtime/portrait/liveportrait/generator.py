"""LivePortrait's generator: a picture is read once, then each row of motion moves its keypoints and is drawn.

The networks themselves are files of the pack.
"""

import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import DeviceError
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.portrait.keypoints import (
    ANIMAL_RULES,
    HUMAN_RULES,
    KeypointComposer,
    KeypointRules,
    SourceKeypoints,
    Stitch,
)
from joyvasa_runtime.portrait.liveportrait.placement import Place, Placement, gpu_memory_mib
from joyvasa_runtime.portrait.liveportrait.source import (
    frozen,
    lip_closing,
    lip_ratio,
    network_image,
    read_source,
)
from joyvasa_runtime.portrait.liveportrait.stages import DeviceSource, Stages
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace, Portrait


@dataclass(frozen=True, slots=True, eq=False)
class _Drawn:
    """What a lane keeps of the portrait it drew last."""

    portrait: Portrait
    reference: bytes
    stages: Stages
    compose: KeypointComposer
    source: DeviceSource


class LivePortraitGenerator:
    """Implements `portrait.generator.Generator`.

    Parameters
    ----------
    pack : ModelPack
        Of LivePortrait's networks; without the networks of lips and stitching where it has none.
    gpu_memory_mib : callable
        Tells the memory of the GPU, which decides how much is drawn at once.

    Raises
    ------
    ModelPackError
        If a network of the pack can't be used.
    """

    def __init__(self, pack: ModelPack, gpu_memory_mib: Callable[[], int] = gpu_memory_mib) -> None:
        self._pack = pack
        self.size = pack.manifest.portrait.size
        self._placement = Placement(pack, gpu_memory_mib)
        place = self._placement.place
        self.batch = place.batch
        self.lanes = place.lanes
        self._drawn: list[_Drawn | None] = [None] * self.lanes
        self._stitch = self._stitching()
        # A CPU has all its cores in one frame already.
        self._on_cpu = threading.Lock()

    @property
    def place(self) -> Place:
        """How frames are drawn at the moment."""
        return self._placement.place

    @property
    def provider(self) -> str:
        """Where frames are drawn at the moment: ``cpu`` or ``cuda``."""
        return self._placement.place.stages.provider

    @property
    def precision(self) -> str:
        """How exactly frames are computed at the moment: ``fp32`` or ``fp16``."""
        return self._placement.place.stages.precision

    @property
    def notes(self) -> tuple[str, ...]:
        """What was given up so far and why, in the user's words."""
        return self._placement.notes

    def prepare(self, picture: Picture, located: LocatedFace) -> Portrait:
        """Do once what does not depend on the motion.

        Raises
        ------
        InferenceError
            If a network fails.
        """
        pixels = located.crop.extract(picture.pixels)
        image = network_image(pixels)
        while True:
            place = self._placement.place
            try:
                source = read_source(self._placement.picture_session("motion_extractor"), image)
                feature = self._placement.picture_session("appearance").run({"image": image})["feature"]
                break
            except DeviceError as error:
                self._placement.step_down(place, error, is_reading=True)
        arrays = {"feature": feature, "canonical": source.canonical.copy(), "row": source.row.copy()}
        if located.face is not None and self._pack.has("lip"):
            delta = lip_closing(self._pack.session("lip", on_cpu=True), source, lip_ratio(located.face))
            arrays |= {} if delta is None else {"lip_delta": delta}
        return Portrait(picture, located.kind, located.crop, pixels, frozen(arrays), located)

    def render(
        self, portrait: Portrait, motion: NDArray[np.float32], reference: NDArray[np.float32], lane: int
    ) -> NDArray[np.uint8]:
        """Face crops of some motion rows, shape (N, 512, 512, 3), RGB.

        Raises
        ------
        InferenceError
            If a network fails; a `DeviceError` only when nothing is left to give up.
        """
        frames = np.empty((len(motion), self.size, self.size, 3), np.uint8)
        done = 0
        while done < len(motion):
            place = self._placement.place
            rows = motion[done : done + place.batch]
            try:
                frames[done : done + len(rows)] = self._draw(place, portrait, rows, reference, lane)
                done += len(rows)
            except DeviceError as error:
                self._drawn[lane] = None
                self._placement.step_down(place, error)
        return frames

    def _draw(
        self,
        place: Place,
        portrait: Portrait,
        rows: NDArray[np.float32],
        reference: NDArray[np.float32],
        lane: int,
    ) -> NDArray[np.uint8]:
        with self._on_cpu if place.stages.provider == "cpu" else nullcontext():
            drawn = self._known(place.stages, portrait, reference, lane)
            return drawn.stages.draw(drawn.source, drawn.compose(rows))

    def _known(self, stages: Stages, portrait: Portrait, reference: NDArray[np.float32], lane: int) -> _Drawn:
        """What this lane needs of the portrait, made anew where something else was drawn last."""
        known, wanted = self._drawn[lane], reference.tobytes()
        if (
            known is None
            or known.portrait is not portrait
            or known.stages is not stages
            or known.reference != wanted
        ):
            known = self._drawn[lane] = self._open(stages, portrait, reference)
        return known

    def _open(self, stages: Stages, portrait: Portrait, reference: NDArray[np.float32]) -> _Drawn:
        inputs = portrait.inputs
        source = SourceKeypoints(inputs["canonical"], inputs["row"])
        rules, stitch = self._rules(portrait)
        compose = KeypointComposer(source, reference, rules, stitch, inputs.get("lip_delta"))
        on_device = stages.prepare(inputs["feature"], source.posed()[None])
        return _Drawn(portrait, reference.tobytes(), stages, compose, on_device)

    def _rules(self, portrait: Portrait) -> tuple[KeypointRules, Stitch | None]:
        """How motion moves this kind of head; animals have no stitching of their own, as published."""
        if portrait.kind == "animal":
            return ANIMAL_RULES, None
        return HUMAN_RULES, self._stitch

    def _stitching(self) -> Stitch | None:
        if not self._pack.has("stitching"):
            return None
        # So small that the way to a GPU takes longer than the work.
        session = self._pack.session("stitching", on_cpu=True)

        def stitch(pairs: NDArray[np.float32]) -> NDArray[np.float32]:
            delta: NDArray[np.float32] = session.run({"pair": pairs})["delta"]
            return delta

        return stitch
