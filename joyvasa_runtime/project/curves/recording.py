"""A movement recorded over a curve: what it is while it is being recorded, and what it becomes at the end.

Before the first recorded frame, and from shortly behind the last one on, the curve stays as it was. Where the
numbers come from is not its business.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.edits.insert import insert_key
from joyvasa_runtime.project.curves.edits.sampled import curve_of_samples
from joyvasa_runtime.project.curves.handles import meant_handles

RETURN = 12
"""Frames over which the curve goes back to what it was: half a second is no jerk even from 20 degrees."""

_THIRD = 1.0 / 3.0


def in_progress(curve: Curve, samples: Sequence[Key]) -> Curve:
    """A curve with samples so far in the place of its keys at their frames; cheap enough for every frame.

    Parameters
    ----------
    curve : Curve
        As it was before.
    samples : sequence of Key
        In time order, one at least.
    """
    before, behind = curve.index_at(samples[0].frame), curve.index_at(samples[-1].frame + 1)
    return Curve((*curve.keys[:before], *samples, *curve.keys[behind:]))


def recorded(curve: Curve, samples: Sequence[Key], tolerance: float, default: float) -> Curve:
    """A curve with a finished recording in it, as few smooth keys.

    Parameters
    ----------
    curve : Curve
        As it was before.
    samples : sequence of Key
        In time order, one at least; frames that are left out were dropped, and are interpolated. The first
        one should have the curve's own value, so that nothing jumps.
    tolerance : float
        Largest distance of the result from a sample, in value.
    default : float
        What a curve without keys is.
    """
    first, last = samples[0].frame, samples[-1].frame
    following = curve.keys[curve.index_at(last + 1) :]
    end = min(last + RETURN, following[0].frame) if following else last + RETURN
    kept = insert_key(insert_key(curve, first, default), end, default)
    frames = np.arange(first, last + 1)
    values = np.interp(frames, [key.frame for key in samples], [key.value for key in samples])
    made = curve_of_samples(frames, values, tolerance).keys
    start, stop = kept.index_at(first), kept.index_at(end)
    # As they are written: shortened ones would no longer shorten their neighbours' as before.
    opening = replace(made[0], handles="free", left=meant_handles(kept.keys, start)[0])
    level = (-(end - last) * _THIRD, 0.0)
    closing = replace(kept.keys[stop], handles="free", left=level, right=meant_handles(kept.keys, stop)[1])
    return Curve((*kept.keys[:start], opening, *made[1:], closing, *kept.keys[stop + 1 :]))
