"""The loop that both training stages share: optimiser, schedule, running average, checkpoints.

What is learned (batches and loss) comes from the stage itself.
"""

import logging
import math
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset, Subset

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.training import checkpoints

Model = TypeVar("Model", bound=nn.Module)

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class StageSettings:
    """How long and how fast one stage learns."""

    steps: int
    rate: float = 2e-3
    warmup: int = 200
    decay: float = 0.999
    """Of the running average of the weights, which is what is exported."""

    save_every: int = 100
    workers: int = 1
    device: str = "cpu"


class Stage:
    """One stage of training: a model, its running average and its optimiser.

    Parameters
    ----------
    name : str
        For progress and messages.
    loss : callable
        (model, batch) -> scalar.
    """

    def __init__(
        self, name: str, model: nn.Module, loss: Callable[[Any, Any], Tensor], settings: StageSettings
    ) -> None:
        self.name = name
        self.model = model.to(settings.device)
        self.loss = loss
        self.settings = settings
        self.average = torch.optim.swa_utils.AveragedModel(
            self.model,
            multi_avg_fn=torch.optim.swa_utils.get_ema_multi_avg_fn(settings.decay),
            use_buffers=True,
        )
        self.optimiser = torch.optim.AdamW(self.model.parameters(), lr=settings.rate, weight_decay=0.02)
        self.step = 0

    def run(self, batches: Dataset[Any], path: Path, monitor: Monitor) -> nn.Module:
        """Train to the end from where `path` left off and return the averaged model.

        Raises
        ------
        Cancelled
            If the user asked to stop; the state is saved first.
        """
        if path.exists():
            self._restore(checkpoints.load(path))
        losses: list[float] = []
        started = time.monotonic()
        try:
            for batch in self._loader(batches):
                losses.append(self._learn(batch))
                if self.step % self.settings.save_every == 0:
                    self._save(path)
                    pace = (time.monotonic() - started) / len(losses)
                    recent = losses[-self.settings.save_every :]
                    mean = sum(recent) / len(recent)
                    _LOG.info("%s step %d: loss %.5f, %.2f s a step", self.name, self.step, mean, pace)
                monitor.step(self.name, self.step, self.settings.steps)
        finally:
            self._save(path)
        return self.average.module.eval()

    def _loader(self, batches: Dataset[Any]) -> Iterator[Any]:
        left = Subset(batches, range(self.step, self.settings.steps))
        workers = self.settings.workers
        return iter(
            DataLoader(left, batch_size=None, num_workers=workers, prefetch_factor=4 if workers else None)
        )

    def _learn(self, batch: Any) -> float:
        # Seeded by the step, so that a resumed run draws what an unbroken one would have drawn.
        torch.manual_seed(self.step)
        self.model.train()
        for group in self.optimiser.param_groups:
            group["lr"] = self.settings.rate * self._pace(self.step)
        loss = self.loss(self.model, batch)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimiser.step()
        self.average.update_parameters(self.model)
        self.step += 1
        return loss.item()

    def _pace(self, step: int) -> float:
        """Share of the full learning rate: linear warm-up, then half a cosine down to 2 %."""
        warm = min(1.0, (step + 1) / self.settings.warmup)
        return warm * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * step / self.settings.steps)))

    def _save(self, path: Path) -> None:
        state = {
            "step": self.step,
            "model": self.model.state_dict(),
            "average": self.average.state_dict(),
            "optimiser": self.optimiser.state_dict(),
        }
        checkpoints.save(path, state)

    def _restore(self, state: dict[str, Any]) -> None:
        self.model.load_state_dict(state["model"])
        self.average.load_state_dict(state["average"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = int(state["step"])


def averaged(model: Model, path: Path) -> Model:
    """`model` with the averaged weights that a checkpoint holds, ready for use.

    Raises
    ------
    MotionError
        If the checkpoint is missing or damaged.
    """
    stored = checkpoints.load(path)["average"]
    prefix = "module."
    weights = {name.removeprefix(prefix): value for name, value in stored.items() if name.startswith(prefix)}
    model.load_state_dict(weights)
    return model.eval()
