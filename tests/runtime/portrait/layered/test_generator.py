from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.motion import axes
from joyvasa_runtime.portrait.generator import Generator
from joyvasa_runtime.portrait.hand_points import POINT_NAMES, HandPoints
from joyvasa_runtime.portrait.layered.generator import LayeredGenerator
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace


class FakePack:
    """Gives the one graph to every lane and remembers who asked."""

    def __init__(self, graph: Session) -> None:
        self._graph = graph
        self.asked: list[tuple[str, int, int | None]] = []

    def session(self, role: str, lane: int = 0, threads: int | None = None) -> Session:
        self.asked.append((role, lane, threads))
        return self._graph


@pytest.fixture
def generator(graph: Session) -> Generator:
    return LayeredGenerator(FakePack(graph))  # type: ignore[arg-type]


@pytest.fixture
def located(picture: NDArray[np.uint8], hand_points: dict[str, Any]) -> tuple[Picture, LocatedFace]:
    hand = HandPoints("drawing", np.array([hand_points[name] for name in POINT_NAMES], np.float64))
    return Picture(picture, Path("drawn.png")), LocatedFace("drawing", hand.crop(512), hand_points=hand)


def test_each_lane_has_a_session_of_its_own_with_one_thread(graph: Session) -> None:
    pack = FakePack(graph)
    lanes = LayeredGenerator(pack).lanes  # type: ignore[arg-type]
    assert pack.asked == [("layered_warp", lane, 1) for lane in range(lanes)]


def test_a_portrait_at_rest_shows_its_own_pixels(
    generator: Generator, located: tuple[Picture, LocatedFace], rest: NDArray[np.float32]
) -> None:
    portrait = generator.prepare(*located)
    frames = generator.render(portrait, rest[None], rest, 0)
    assert frames.shape == (1, generator.size, generator.size, 3)
    assert np.array_equal(frames[0], portrait.pixels)


def test_every_lane_draws_the_same(
    generator: Generator, located: tuple[Picture, LocatedFace], rest: NDArray[np.float32]
) -> None:
    portrait = generator.prepare(*located)
    row = rest.copy()
    row[:63] = 0.6 * axes.JAW
    frames = [generator.render(portrait, row[None], rest, lane) for lane in range(generator.lanes)]
    assert np.array_equal(frames[0], frames[1])
    assert not np.array_equal(frames[0][0], portrait.pixels)


def test_a_lane_may_change_between_portraits(
    generator: Generator, located: tuple[Picture, LocatedFace], rest: NDArray[np.float32]
) -> None:
    picture, face = located
    flipped = Picture(np.ascontiguousarray(255 - picture.pixels), Path("other.png"))
    first, second = generator.prepare(picture, face), generator.prepare(flipped, face)
    for portrait in (first, second, first):
        assert np.array_equal(generator.render(portrait, rest[None], rest, 0)[0], portrait.pixels)
