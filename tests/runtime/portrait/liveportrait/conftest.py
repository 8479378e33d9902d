"""A pack whose networks are small functions; where they run and what they do wrong can be chosen."""

from collections.abc import Callable
from dataclasses import dataclass, field
from types import SimpleNamespace

import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.errors import DeviceError, DeviceMemoryError, ModelPackError

SIDE = 512

Answers = dict[str, NDArray[np.generic]]


def draw(kp_driving: NDArray[np.float32], shade: float = 0.5) -> NDArray[np.float32]:
    """Pictures (B, 3, 512, 512) that tell their keypoints: left `shade`, right the first x."""
    pictures = np.full((len(kp_driving), 3, SIDE, SIDE), shade, np.float32)
    pictures[..., SIDE // 2 :] = np.clip(kp_driving[:, 0, 0], 0, 1)[:, None, None, None]
    return pictures


def as_pixels(picture: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(picture.transpose(0, 2, 3, 1) * 255).astype(np.uint8)


@dataclass
class FakeSession:
    role: str
    provider: str
    answer: Callable[[dict[str, NDArray[np.generic]]], Answers]

    def run(self, feeds: Answers, wanted: tuple[str, ...] | None = None) -> Answers:
        said = self.answer(feeds)
        return said if wanted is None else {name: said[name] for name in wanted}

    run_kept = run

    def upload(self, array: NDArray[np.generic]) -> NDArray[np.generic]:
        return array


@dataclass
class FakePack:
    """A pack on a GPU (or not), with or without half precision, whose generator may draw wrong.

    `drawn` is what is done to the picture by a device and precision, such as ``cuda fp16``; `most_frames` is
    how many frames at once each device has room for.
    """

    has_gpu: bool = True
    missing: tuple[str, ...] = ()
    drawn: dict[str, Callable[[NDArray[np.float32]], NDArray[np.float32]]] = field(default_factory=dict)
    most_frames: dict[str, int] = field(default_factory=dict)
    reading_fails: bool = False
    drawing_fails: bool = False
    samples_volumes: bool = True
    batches: list[tuple[str, int]] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    manifest = SimpleNamespace(portrait=SimpleNamespace(size=SIDE))

    def has(self, role: str) -> bool:
        return role not in self.missing

    def let_go(self, *roles: str) -> None:
        pass

    def session(
        self, role: str, threads: int | None = None, *, on_cpu: bool = False, is_whole: bool = False
    ) -> FakeSession:
        if is_whole and not self.samples_volumes:
            raise ModelPackError("a node of it runs on the CPU")
        self.opened.append(role)
        provider = "cuda" if self.has_gpu and not on_cpu else "cpu"
        answer = getattr(self, f"_{role.removesuffix('_fp16')}")
        place = f"{provider} {'fp16' if role.endswith('_fp16') else 'fp32'}"
        return FakeSession(role, provider, lambda feeds: answer(feeds, place))

    def probe(self) -> Answers:
        driving = np.full((1, 21, 3), 0.25, np.float32)
        return {
            "image": np.zeros((256, 256, 3), np.uint8),
            "kp_source": np.zeros((1, 21, 3), np.float32),
            "kp_driving": driving,
            "pixels": as_pixels(draw(driving))[0],
        }

    def _appearance(self, feeds: Answers, place: str) -> Answers:
        if self.reading_fails and place.startswith("cuda"):
            raise DeviceMemoryError("The GPU has too little memory for appearance", "")
        return {"feature": np.zeros((1, 32, 16, 64, 64), np.float32)}

    def _motion_extractor(self, feeds: Answers, place: str) -> Answers:
        bins = np.full((1, 66), -50, np.float32)
        bins[0, 33] = 50
        rng = np.random.default_rng(0)
        return {
            "kp": rng.normal(0, 0.3, (1, 63)).astype(np.float32),
            "exp": np.zeros((1, 63), np.float32),
            "scale": np.full((1, 1), 1.5, np.float32),
            "t": np.zeros((1, 3), np.float32),
            **dict.fromkeys(("pitch", "yaw", "roll"), bins),
        }

    def _flow_source(self, feeds: Answers, place: str) -> Answers:
        return {"compressed": feeds["feature"][:, :4]}

    def _flow(self, feeds: Answers, place: str) -> Answers:
        assert set(feeds) == {"kp_source", "kp_driving", "compressed"}
        return {"deformation": feeds["kp_driving"], "occlusion": np.ones(1, np.float32)}

    def _sampling(self, feeds: Answers, place: str) -> Answers:
        assert set(feeds) == {"feature", "deformation", "occlusion"}
        return {"warped": feeds["deformation"]}

    _sampling_plain = _sampling

    def _generator(self, feeds: Answers, place: str) -> Answers:
        device, count = place.split()[0], len(feeds["warped"])
        if self.drawing_fails and device == "cuda":
            raise DeviceError("generator failed while running: unspecified launch failure", "")
        self.batches.append((device, count))
        if count > self.most_frames.get(device, 99):
            where = "The GPU" if device == "cuda" else "This computer"
            raise DeviceMemoryError(f"{where} has too little memory for generator", "Close other programs.")
        picture = self.drawn.get(place, lambda picture: picture)(draw(feeds["warped"]))
        with np.errstate(invalid="ignore"):
            return {"picture": picture, "pixels": as_pixels(picture)}

    def _stitching(self, feeds: Answers, place: str) -> Answers:
        delta = np.zeros((len(feeds["pair"]), 65), np.float32)
        delta[:, 63] = 0.125
        return {"delta": delta}

    def _lip(self, feeds: Answers, place: str) -> Answers:
        return {"delta": np.full((1, 63), feeds["pair"][0, 63], np.float32)}


@pytest.fixture
def fake_pack() -> type[FakePack]:
    return FakePack
