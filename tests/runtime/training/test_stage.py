from pathlib import Path

import pytest
import torch
from torch import Tensor, nn
from torch.utils.data import Dataset

from joyvasa_runtime.errors import Cancelled, MotionError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.training.stage import Stage, StageSettings, averaged


class _Numbers(Dataset[Tensor]):
    def __len__(self) -> int:
        return 6

    def __getitem__(self, number: int) -> Tensor:
        return torch.randn(8, 3, generator=torch.Generator().manual_seed(number))


class _StopsAt(Monitor):
    def __init__(self, step: int) -> None:
        super().__init__()
        self.at = step

    def show(self, stage: str, done: int, total: int) -> None:
        if done == self.at:
            raise Cancelled(stage)


def _model() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), nn.Dropout(0.5), nn.BatchNorm1d(4), nn.Linear(4, 3))


def _loss(model: nn.Module, batch: Tensor) -> Tensor:
    return (model(batch) - batch).square().mean()


def _stage() -> Stage:
    return Stage("numbers", _model(), _loss, StageSettings(6, warmup=2, save_every=2, workers=0))


def test_an_interrupted_run_ends_bit_for_bit_like_an_unbroken_one(tmp_path: Path) -> None:
    whole = _stage().run(_Numbers(), tmp_path / "whole.pt", Monitor())

    with pytest.raises(Cancelled):
        _stage().run(_Numbers(), tmp_path / "broken.pt", _StopsAt(3))
    resumed = _stage().run(_Numbers(), tmp_path / "broken.pt", Monitor())

    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def test_a_finished_run_is_not_trained_further(tmp_path: Path) -> None:
    first = _stage().run(_Numbers(), tmp_path / "run.pt", Monitor())

    again = _stage().run(_Numbers(), tmp_path / "run.pt", Monitor())

    assert torch.equal(first[0].weight, again[0].weight)


def test_the_averaged_weights_are_read_back(tmp_path: Path) -> None:
    trained = _stage().run(_Numbers(), tmp_path / "run.pt", Monitor())

    assert torch.equal(averaged(_model(), tmp_path / "run.pt")[0].weight, trained[0].weight)


def test_a_missing_checkpoint_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MotionError, match="joyvasa-train train"):
        averaged(_model(), tmp_path / "none.pt")


def test_a_file_that_is_no_checkpoint_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.pt").write_text("not a checkpoint")

    with pytest.raises(MotionError, match="no checkpoint"):
        averaged(_model(), tmp_path / "text.pt")
