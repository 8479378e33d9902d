"""What is compared with eager PyTorch, with small calls in place of the published networks."""

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from joyvasa_runtime.bench.comparison import Pair, check_comparable, compare, compare_with_eager
from joyvasa_runtime.bench.report import Comparison
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import JoyVasaError, ModelPackError
from joyvasa_runtime.models.pack import ModelPack, open_pack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.networks import eager
from joyvasa_runtime.networks.eager import Mode


@dataclass
class FakeEager:
    """Stands in for the functions of `networks.eager`; keeps what was asked for."""

    asked: list[tuple[str, str, str, int]] = field(default_factory=list)

    def drawing(self, mode: Mode, batch: int) -> Callable[[], None]:
        self.asked.append(("drawing", mode.device, mode.form, batch))
        return lambda: None

    def denoising(self, mode: Mode, steps: int) -> Callable[[], None]:
        self.asked.append(("denoising", mode.device, mode.form, steps))
        return lambda: None


@pytest.fixture
def fake_eager(monkeypatch: pytest.MonkeyPatch) -> FakeEager:
    fake = FakeEager()
    monkeypatch.setattr(eager, "eager_drawing", fake.drawing)
    monkeypatch.setattr(eager, "eager_denoising", fake.denoising)
    return fake


@pytest.fixture
def pack(make_published_pack: Callable[[Path], Path], tmp_path: Path) -> ModelPack:
    return open_pack(make_published_pack(tmp_path / "pack"), provider="cpu")


def test_both_sides_are_told_by_the_item_and_the_ratio_by_the_round(clock: Any):
    pair = Pair("both", "half", "frame", 4, clock.taking(0.0, 0.0, 4.0, 8.0, 8.0), lambda: clock.taking(16.0))
    assert compare(pair, clock) == Comparison("both", "half", "frame", 4, 2000.0, 4000.0, 0.5, 3)


def test_a_pack_on_the_cpu_is_compared_in_single_precision(pack: ModelPack, fake_eager: FakeEager):
    ticks = count()
    found = compare_with_eager(Engine(pack), pack, Monitor(), lambda: float(next(ticks)))
    assert fake_eager.asked == [("drawing", "cpu", "fp32", 1), ("denoising", "cpu", "fp32", 5)]
    assert [(pair.name, pair.form, pair.unit, pair.batch) for pair in found] == [
        ("warping + generator", "fp32", "frame", 1),
        ("denoising, 5 steps", "fp32", "window", 1),
    ]
    assert {pair.ratio for pair in found} == {1.0}


def test_a_pack_on_a_gpu_is_compared_with_both_ways_to_half_precision(
    pack: ModelPack, fake_eager: FakeEager, monkeypatch: pytest.MonkeyPatch
):
    engine = Engine(pack)
    placement = engine.generator._placement
    placement._place = replace(placement.place, batch=4)
    for name, value in (("provider", "cuda"), ("motion_provider", "cuda"), ("precision", "fp16")):
        monkeypatch.setattr(Engine, name, property(lambda _self, value=value: value))
    monkeypatch.setattr(eager.torch.cuda, "is_available", lambda: True)
    ticks = count()
    found = compare_with_eager(engine, pack, Monitor(), lambda: float(next(ticks)))
    assert fake_eager.asked == [
        ("drawing", "cuda", "half", 1),
        ("drawing", "cuda", "autocast", 1),
        ("drawing", "cuda", "half", 4),
        ("drawing", "cuda", "autocast", 4),
        ("denoising", "cuda", "fp32", 5),
        ("denoising", "cuda", "half", 5),
    ]
    assert [(pair.form, pair.batch, pair.ms) for pair in found[:4]] == [
        ("half", 1, 1000.0),
        ("autocast", 1, 1000.0),
        ("half", 4, 250.0),
        ("autocast", 4, 250.0),
    ]


def test_our_side_draws_as_many_frames_as_the_other(pack: ModelPack, monkeypatch: pytest.MonkeyPatch):
    engine = Engine(pack)
    placement = engine.generator._placement
    placement._place = replace(placement.place, batch=3)
    stages = engine.generator.place.stages
    drawn: list[int] = []

    def draw(_source: object, keypoints: np.ndarray) -> None:
        drawn.append(len(keypoints))

    monkeypatch.setattr(type(stages), "draw", lambda _self, *given: draw(*given))
    monkeypatch.setattr(eager, "eager_drawing", lambda _mode, _batch: lambda: None)
    monkeypatch.setattr(eager, "eager_denoising", lambda _mode, _steps: lambda: None)
    ticks = count()
    compare_with_eager(engine, pack, Monitor(), lambda: float(next(ticks)))
    assert set(drawn) == {1, 3}


def test_a_pack_without_the_published_networks_cannot_be_compared(pack: ModelPack):
    portrait = replace(pack.manifest.portrait, generator="layered")
    with pytest.raises(ModelPackError, match="Tiny holds none of the published networks") as caught:
        check_comparable(replace(pack.manifest, portrait=portrait))
    assert "leave out --eager" in caught.value.hint


def test_without_pytorch_it_says_what_to_install(pack: ModelPack, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    with pytest.raises(JoyVasaError, match="PyTorch is not installed") as caught:
        check_comparable(pack.manifest)
    assert 'install -e ".[convert]"' in caught.value.hint


def test_with_pytorch_a_published_pack_can_be_compared(pack: ModelPack):
    check_comparable(pack.manifest)
