"""The engine with the bundled pack: order, cancellation, what a span leaves unchanged, who can be drawn."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import Cancelled, PortraitError
from joyvasa_runtime.export import prepare_subject
from joyvasa_runtime.models.catalog import find_pack
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.axes import JAW
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.motion.sequence import EXP, MotionSequence
from joyvasa_runtime.portrait.source import Portrait
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine.open("starter", provider="cpu")


@pytest.fixture(scope="module")
def portrait(engine: Engine) -> Portrait:
    return prepare_subject(engine, Subject(resource("sample", "portrait.jpg")))


def opening(engine: Engine, frames: int) -> MotionSequence:
    """The jaw opening from rest, a little more in each frame."""
    values = np.tile(engine.neutral, (frames, 1))
    values[:, EXP] += np.linspace(0, 1, frames)[:, None] * JAW
    return MotionSequence(values)


def noise_clip(seconds: float) -> AudioClip:
    samples = np.random.default_rng(0).normal(0, 0.05, round(seconds * 16_000)).astype(np.float32)
    return AudioClip(samples, 16_000, Path("noise.wav"), "", 0.1)


def test_frames_come_in_order_and_the_first_is_the_portrait_itself(
    engine: Engine, portrait: Portrait
) -> None:
    frames = list(engine.render_frames(portrait, opening(engine, 7), engine.neutral, Monitor()))
    change = [np.abs(frame.astype(int) - portrait.pixels).mean() for frame in frames]
    assert len(frames) == 7
    assert change[0] < 0.01
    assert change == sorted(change)
    assert change[-1] > 0.2


def test_a_step_is_done_to_every_frame(engine: Engine, portrait: Portrait) -> None:
    frames = engine.render_frames(
        portrait, opening(engine, 3), engine.neutral, Monitor(), lambda f: f[:8, :8]
    )
    assert [frame.shape for frame in frames] == [(8, 8, 3)] * 3


def test_cancelling_ends_rendering_at_the_next_frame(engine: Engine, portrait: Portrait) -> None:
    monitor = Monitor()
    frames = engine.render_frames(portrait, opening(engine, 50), engine.neutral, monitor)
    next(frames)
    monitor.cancel()
    with pytest.raises(Cancelled):
        next(frames)


def test_a_later_end_changes_no_frame_before_it(engine: Engine) -> None:
    clip = noise_clip(9)
    short, long = (
        engine.generate_take(clip, GenerationSettings(seed=5), FrameSpan(0, stop), Monitor()).motion.values
        for stop in (130, 220)
    )
    np.testing.assert_array_equal(short, long[:130])


def test_a_take_knows_what_made_it(engine: Engine) -> None:
    settings = GenerationSettings(seed=9, steps=2)
    take = engine.generate_take(noise_clip(1), settings, FrameSpan(5, 25), Monitor())
    assert len(take.motion) == 20
    assert (take.pack_id, take.pack_version) == ("starter", engine.pack.version)
    assert take.settings is settings
    np.testing.assert_array_equal(take.reference, engine.neutral)


def test_a_pack_for_people_refuses_an_animal() -> None:
    pack = find_pack("starter", provider="cpu")
    people = replace(pack.manifest, portrait=replace(pack.manifest.portrait, kinds=("human",)))
    engine = Engine(ModelPack(pack.folder, people, "cpu"))
    with pytest.raises(PortraitError, match="animal"):
        prepare_subject(engine, Subject(resource("sample", "cat.png")))


def test_kept_lanes_give_the_same_frames_and_end_when_closed(engine: Engine, portrait: Portrait) -> None:
    motion = opening(engine, 3)
    expected = list(engine.render_frames(portrait, motion, engine.neutral, Monitor()))
    engine.keep_lanes()
    try:
        in_order = list(engine.render_frames(portrait, motion, engine.neutral, Monitor()))
        at_once = engine.render_rows(portrait, motion.values, engine.neutral)
    finally:
        engine.close()
    np.testing.assert_array_equal(in_order, expected)
    np.testing.assert_array_equal(at_once, expected)


def test_lanes_are_kept_within_a_block_only(engine: Engine, portrait: Portrait) -> None:
    motion = opening(engine, 2)
    expected = list(engine.render_frames(portrait, motion, engine.neutral, Monitor()))
    with engine.lanes_kept():
        first = _lanes_at_work(engine, portrait, motion)
        with engine.lanes_kept():
            second = _lanes_at_work(engine, portrait, motion)
        third = _lanes_at_work(engine, portrait, motion)
    assert first == second == third
    assert not any(thread.ident in first for thread in threading.enumerate())
    np.testing.assert_array_equal(
        list(engine.render_frames(portrait, motion, engine.neutral, Monitor())), expected
    )


def _lanes_at_work(engine: Engine, portrait: Portrait, motion: MotionSequence) -> set[int]:
    """The threads that draw some motion."""
    seen: set[int] = set()

    def look(crop: NDArray[np.uint8]) -> NDArray[np.uint8]:
        seen.add(threading.get_ident())
        return crop

    list(engine.render_frames(portrait, motion, engine.neutral, Monitor(), look))
    return seen
