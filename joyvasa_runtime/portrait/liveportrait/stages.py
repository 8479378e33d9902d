"""LivePortrait's drawing networks of a pack, one after another on one device; nothing is copied between them.

Which precision and which device is `placement`'s choice; where the keypoints come from is the generator's.
"""

import os
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.device_array import DeviceArray
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.session import Session

Precision = Literal["fp32", "fp16"]


@dataclass(frozen=True, slots=True, eq=False)
class DeviceSource:
    """What the networks need of one portrait, where they run.

    Parameters
    ----------
    feature : DeviceArray, shape (1, 32, 16, 64, 64), float32
        Its appearance volume.
    kp_source : ndarray, shape (1, 21, 3), float32
        Its keypoints as they are in the picture.
    flow : mapping of str to DeviceArray
        Everything else that the flow network needs and that is the same for every frame.
    """

    feature: DeviceArray
    kp_source: NDArray[np.float32]
    flow: dict[str, DeviceArray]


class Stages:
    """Flow, sampling and generator in one precision; several threads may draw at the same time.

    Parameters
    ----------
    pack : ModelPack
    precision : {"fp32", "fp16"}
    on_cpu : bool
        Whether they run on the CPU whatever the pack was opened for.

    Raises
    ------
    ModelPackError
        If a network of the pack can't be used.
    """

    def __init__(self, pack: ModelPack, precision: Precision, on_cpu: bool) -> None:
        self.precision: Precision = precision
        self._threads = os.cpu_count() or 1
        suffix = "" if precision == "fp32" else f"_{precision}"
        self._source = self._session(pack, "flow_source", on_cpu)
        self._flow = self._session(pack, f"flow{suffix}", on_cpu)
        self._sampling = self._sampler(pack, suffix, on_cpu)
        self._generator = self._session(pack, f"generator{suffix}", on_cpu)

    @property
    def provider(self) -> Literal["cpu", "cuda"]:
        """Where they run: on the CPU, unless all of them run on the GPU."""
        sessions = (self._source, self._flow, self._sampling, self._generator)
        return "cuda" if all(session.provider == "cuda" for session in sessions) else "cpu"

    @property
    def sessions(self) -> dict[str, Session]:
        """The networks by their role, whatever the precision, in the order in which they run."""
        return {
            "flow_source": self._source,
            "flow": self._flow,
            "sampling": self._sampling,
            "generator": self._generator,
        }

    def prepare(self, feature: NDArray[np.float32], kp_source: NDArray[np.float32]) -> DeviceSource:
        """What does not depend on the motion, computed once.

        Parameters
        ----------
        feature : ndarray, shape (1, 32, 16, 64, 64), float32
        kp_source : ndarray, shape (1, 21, 3), float32

        Raises
        ------
        InferenceError
            If the network fails.
        """
        kept = self._source.upload(feature)
        return DeviceSource(kept, kp_source, self._source.run_kept({"feature": kept, "kp_source": kp_source}))

    def draw(
        self, source: DeviceSource, kp_driving: NDArray[np.float32], output: str = "pixels"
    ) -> NDArray[Any]:
        """Pictures of driving keypoints, shape (B, 21, 3).

        Parameters
        ----------
        source : DeviceSource
            By this object's `prepare`.
        kp_driving : ndarray, shape (B, 21, 3), float32
        output : {"pixels", "picture"}

        Returns
        -------
        ndarray, shape (B, 512, 512, 3), uint8, or (B, 3, 512, 512), float32
            RGB, 0 to 255 or 0 to 1.

        Raises
        ------
        DeviceMemoryError
            If so many at once need too much memory.
        InferenceError
            If a network fails.
        """
        flow = self._flow.run_kept({"kp_source": source.kp_source, "kp_driving": kp_driving, **source.flow})
        warped = self._sampling.run_kept({"feature": source.feature, **flow})
        return self._generator.run(warped, (output,))[output]

    def _session(self, pack: ModelPack, role: str, on_cpu: bool, *, is_whole: bool = False) -> Session:
        # Small as a file, some of them, but each does as much work as a large one.
        return pack.session(role, threads=self._threads, on_cpu=on_cpu, is_whole=is_whole)

    def _sampler(self, pack: ModelPack, suffix: str, on_cpu: bool) -> Session:
        """The sampling network; on a GPU that can't sample a volume, the form that needs no such thing."""
        if self._flow.provider == "cpu" or not pack.has(f"sampling_plain{suffix}"):
            return self._session(pack, f"sampling{suffix}", on_cpu)
        try:
            return self._session(pack, f"sampling{suffix}", on_cpu, is_whole=True)
        except ModelPackError:
            return self._session(pack, f"sampling_plain{suffix}", on_cpu)
