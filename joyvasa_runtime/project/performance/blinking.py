"""Blinks at chosen frames in place of those that were generated."""

from bisect import bisect_left, bisect_right

import numpy as np

from joyvasa_runtime.motion.sequence import EXP
from joyvasa_runtime.project.performance.channels import AXES, axis_values
from joyvasa_runtime.project.performance.easing import Frames, Weights, smoothstep
from joyvasa_runtime.project.performance.performance import Blink, Blinks
from joyvasa_runtime.project.performance.take_rows import Rows

_LONGEST = 50
"""Frames of the longest blink there may be."""

CLOSING = 0.35
"""Part of a blink in which the lids close: they open about twice as slowly."""

_LIDS = ("wink_left", "wink_right")


def place_blinks(rows: Rows, frames: Frames, blinks: Blinks, reference: Rows) -> None:
    """Open the lids of rows, shape (F, 70), and close them as the events say, in place.

    Eyes that are opened wide stay so between blinks, and close all the same.
    """
    closing = lids_at(frames, blinks.events)
    for lid in _LIDS:
        generated = axis_values(rows, reference, lid)
        opened = np.minimum(generated, 0.0)
        step = opened + closing * (1 - opened) - generated
        rows[:, EXP] += step.astype(np.float32)[:, None] * AXES[lid]


def lids_at(frames: Frames, events: tuple[Blink, ...]) -> Weights:
    """How far the lids are closed at frames of the sound, shape (F,): 0 open, 1 closed."""
    lids = np.zeros(len(frames))
    if len(frames):
        first = bisect_left(events, int(frames[0]) - _LONGEST, key=_frame)
        last = bisect_right(events, int(frames[-1]) + _LONGEST, key=_frame)
        for blink in events[first:last]:
            lids = np.maximum(lids, _shape(frames, blink))
    return lids


def reach_of(blink: Blink) -> tuple[int, int]:
    """First and last frame of the sound at which a blink moves the lids."""
    closing, opening = CLOSING * blink.frames, (1 - CLOSING) * blink.frames
    return blink.frame - int(closing), blink.frame + int(opening)


def _shape(frames: Frames, blink: Blink) -> Weights:
    closing, opening = CLOSING * blink.frames, (1 - CLOSING) * blink.frames
    since = (frames - blink.frame).astype(np.float64)
    return blink.depth * smoothstep(np.where(since < 0, 1 + since / closing, 1 - since / opening))


def _frame(blink: Blink) -> int:
    return blink.frame
