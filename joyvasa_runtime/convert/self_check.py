"""Whether a written model answers as its torch network does, and by how much it misses.

It judges answers only; which inputs are sensible is known where the models are written.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.extras import install_command
from joyvasa_runtime.models.session import Session

Feed = Tensor | NDArray[Any]
Answers = Mapping[str, NDArray[Any]]

TESTED_VERSIONS = (
    "Install the versions that conversion was tested with; in the folder with the program's source, type: "
    f"{install_command('convert')} --upgrade"
)

SEED = 7
"""Of the random part of every check's inputs."""


Measure = Literal["largest", "rms"]
"""The largest difference, or the root of their mean square: half precision may err in a few places."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """The error that is passed, and how it is measured."""

    error: float
    measure: Measure = "largest"


@dataclass(frozen=True, slots=True)
class FileCheck:
    """How far one written model is from its torch network.

    Parameters
    ----------
    role : str
        The file's role in the pack.
    error : float
        Of the output that is furthest off, in units of its network's largest value where this is above 1.
    allowed : Allowed
    """

    role: str
    error: float
    allowed: Allowed

    @property
    def is_passed(self) -> bool:
        """Whether the error is small enough; one that is not a number is not."""
        return self.error <= self.allowed.error


def run(session: Session, feeds: Mapping[str, Feed]) -> dict[str, NDArray[Any]]:
    """Answers of a model to inputs of whichever precision, each brought to the one that it takes."""
    arrays = {name: np.asarray(value) for name, value in feeds.items()}
    return session.run({spec.name: arrays[spec.name].astype(spec.dtype) for spec in session.inputs})


def run_each(
    session: Session, items: Mapping[str, Tensor], shared: Mapping[str, Feed] | None = None
) -> dict[str, NDArray[Any]]:
    """Answers of a model to several items, given to it one by one and put together.

    Two at once would take twice the memory. Besides, models are written with two as their example: one that
    only takes two fails here.

    Parameters
    ----------
    session : Session
    items : mapping
        Inputs of one row for each item.
    shared : mapping, optional
        Inputs that are the same for all.
    """
    count = len(next(iter(items.values())))
    rows = [{name: value[item : item + 1] for name, value in items.items()} for item in range(count)]
    answers = [run(session, {**row, **(shared or {})}) for row in rows]
    return {name: np.concatenate([answer[name] for answer in answers]) for name in answers[0]}


def compare(role: str, answers: Answers, expected: Mapping[str, Tensor], allowed: Allowed) -> FileCheck:
    """How far a model's answers are from those of its network.

    Raises
    ------
    ModelPackError
        If they are further than allowed, not numbers, or of another shape.
    """
    errors = [_error(answers[name], np.asarray(value), allowed.measure) for name, value in expected.items()]
    # `max` would pass over an error that is not a number.
    check = FileCheck(role, float(np.max(errors)), allowed)
    if not check.is_passed:
        raise ModelPackError(
            f'The model "{role}" does not answer as its network: it misses by {check.error:.2g}, '
            f"{allowed.error:.2g} is allowed",
            TESTED_VERSIONS,
        )
    return check


def seeded() -> torch.Generator:
    """The random numbers of the checks, from their start."""
    return torch.Generator().manual_seed(SEED)


def _error(answer: NDArray[Any], expected: NDArray[Any], measure: Measure) -> float:
    if answer.shape != expected.shape:
        return float("inf")
    reference = expected.astype(np.float64)
    difference = np.abs(answer.astype(np.float64) - reference)
    size = max(1.0, float(np.abs(reference).max()))
    error = difference.max() if measure == "largest" else np.sqrt(np.square(difference).mean())
    return float(error / size)
