"""Training states on disk, written so that an interrupted run loses nothing.

Read with `weights_only`, so a checkpoint can hold no code.
"""

import os
from pathlib import Path
from typing import Any

import torch

from joyvasa_runtime.errors import MotionError


def save(path: Path, state: dict[str, Any]) -> None:
    """Write a state; a crash while writing leaves the previous one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    torch.save(state, partial)
    os.replace(partial, path)


def load(path: Path) -> dict[str, Any]:
    """Read a state.

    Raises
    ------
    MotionError
        If it is missing or no checkpoint.
    """
    try:
        state: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError as e:
        raise MotionError(f"{path} is missing", "Run: joyvasa-train train") from e
    except Exception as e:
        raise MotionError(f"{path} is no checkpoint of this program", "Delete it and train again.") from e
    return state
