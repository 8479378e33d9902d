"""Head and eyes drawn to go with given mouth controls: drift, nods, blinks, glances, brows.

A statistical model of what people do while they talk, fitted to the amplitudes and rates of real motion
templates; the diffusion learns to draw from it.
"""

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.timebase import MOTION_FPS
from joyvasa_runtime.training.targets import JAW
from joyvasa_runtime.training.units import LATENTS

Rows = NDArray[np.float32]

_COLUMN = {name: index for index, name in enumerate(LATENTS)}

_DRIFT_HZ = 0.22  # above 90 % of the power of real head motion lies below 1 Hz
_DRIFT_DEGREES = {"pitch": 2.4, "yaw": 1.75, "roll": 1.08}
_NOD_CHANCE, _NOD_DEGREES = 0.45, (1.0, 3.0)
_BLINK = (0.55, 1.0, 1.0, 0.72, 0.38, 0.12)  # closes in two frames, opens in four
# Twice as often as wanted (12 to 22 a minute): few steps of diffusion lose rare events.
_BLINK_REST_S, _BLINK_WAIT_S, _PHRASE_BLINK = 1.2, 0.75, 0.25
_GLANCE_S = (0.7, 3.2)


def draw_head(controls: Rows, rng: np.random.Generator) -> Rows:
    """Latents that suit mouth controls.

    Parameters
    ----------
    controls : ndarray, shape (T, 5), float32
        Mouth controls at 25 frames a second.

    Returns
    -------
    ndarray, shape (T, 13), float32
        In the order of `units.LATENTS`.
    """
    count = len(controls)
    jaw = controls[:, JAW]
    talking = _smooth((controls[:, :3].max(axis=1) > 0.08).astype(np.float64), 5)
    stresses = _stresses(jaw)
    latents = np.zeros((count, len(LATENTS)))
    for name, degrees in _DRIFT_DEGREES.items():
        latents[:, _COLUMN[name]] = degrees * _drift(count, _DRIFT_HZ, rng) * (0.6 + 0.55 * talking)
    _add_nods(latents, stresses, jaw, rng)
    blinks = _blink_frames(talking, rng)
    latents[:, _COLUMN["blink"]] = _lids(blinks, count)
    phase = _phase(blinks, count)
    latents[:, _COLUMN["blink_cos"]], latents[:, _COLUMN["blink_sin"]] = np.cos(phase), np.sin(phase)
    _add_glances(latents, rng)
    latents[:, _COLUMN["brow"]] = _brows(count, stresses, rng)
    latents[:, _COLUMN["smile"]] = 0.10 * _drift(count, 0.12, rng)
    pitch, yaw, roll = (latents[:, _COLUMN[name]] for name in ("pitch", "yaw", "roll"))
    latents[:, _COLUMN["shift_x"]] = 0.0045 * yaw + 0.003 * roll + 0.005 * _drift(count, 0.15, rng)
    latents[:, _COLUMN["shift_y"]] = -0.0025 * pitch + 0.004 * _drift(count, 0.15, rng)
    latents[:, _COLUMN["scale"]] = 0.0025 * pitch + 0.006 * _drift(count, 0.12, rng)
    result: Rows = latents.astype(np.float32)
    return result


def _drift(count: int, cutoff_hz: float, rng: np.random.Generator) -> NDArray[np.float64]:
    """Smooth noise of unit variance: white noise through a Gaussian low-pass."""
    sigma = MOTION_FPS / (2 * np.pi * cutoff_hz)
    reach = int(3.5 * sigma)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    kernel /= np.sqrt((kernel**2).sum())
    return np.convolve(rng.standard_normal(count + 2 * reach), kernel, mode="valid")


def _smooth(signal: NDArray[np.float64], sigma: float) -> NDArray[np.float64]:
    reach = int(3 * sigma)
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / sigma) ** 2)
    return np.convolve(np.pad(signal, reach, mode="edge"), kernel / kernel.sum(), mode="valid")


def _stresses(jaw: Rows) -> NDArray[np.intp]:
    """Frames where the mouth opens widest and clearly: the loud vowels."""
    smooth = _smooth(jaw.astype(np.float64), 1.5)
    inner = smooth[1:-1]
    peaks = np.flatnonzero((inner >= smooth[:-2]) & (inner > smooth[2:]) & (inner > 0.35)) + 1
    return peaks


def _add_nods(
    latents: NDArray[np.float64], stresses: NDArray[np.intp], jaw: Rows, rng: np.random.Generator
) -> None:
    times = np.arange(len(latents))
    last = -100
    for frame in stresses:
        if frame - last < 12 or rng.random() > _NOD_CHANCE:
            continue
        last = int(frame)
        size = rng.uniform(*_NOD_DEGREES) * (0.5 + 0.5 * float(jaw[frame]))
        width = rng.uniform(4.5, 8.0)
        pulse = np.exp(-0.5 * ((times - frame - rng.uniform(-1, 3)) / width) ** 2)
        latents[:, _COLUMN["pitch"]] += size * pulse
        latents[:, _COLUMN["yaw"]] += 0.35 * size * rng.normal() * pulse
        latents[:, _COLUMN["roll"]] += 0.25 * size * rng.normal() * pulse


def _blink_frames(talking: NDArray[np.float64], rng: np.random.Generator) -> list[int]:
    """Frames where lids begin to close, from one before the first frame to one after the last.

    A renewal process (a rest, then a gamma-distributed wait), more likely where a phrase ends.
    """
    count = len(talking)
    ends = np.flatnonzero((talking[:-1] >= 0.5) & (talking[1:] < 0.5))
    chosen = set((ends[rng.random(len(ends)) < _PHRASE_BLINK] + 2).tolist())

    def wait() -> int:
        return int((_BLINK_REST_S + rng.gamma(2.0, _BLINK_WAIT_S)) * MOTION_FPS)

    frames = [-int(rng.uniform(0, wait())) - 1]
    due = frames[-1] + wait()
    for frame in range(count):
        rested = frame - frames[-1] >= _BLINK_REST_S * MOTION_FPS
        if frame >= due or (frame in chosen and rested):
            frames.append(frame)
            due = frame + wait()
    return [*frames, max(due, count)]


def _lids(blinks: list[int], count: int) -> NDArray[np.float64]:
    """Lid closing, 0 to 1."""
    padding = len(_BLINK)
    lids = np.zeros(count + 2 * padding)
    for frame in blinks:
        if -padding <= frame < count:
            span = slice(frame + padding, frame + 2 * padding)
            lids[span] = np.maximum(lids[span], _BLINK)
    return lids[padding : padding + count]


def _phase(blinks: list[int], count: int) -> NDArray[np.float64]:
    """Angle that turns once from each blink to the next."""
    phase: NDArray[np.float64] = np.interp(np.arange(count), blinks, 2 * np.pi * np.arange(len(blinks)))
    return phase


def _add_glances(latents: NDArray[np.float64], rng: np.random.Generator) -> None:
    """Steps of the gaze that mostly come back to the viewer."""
    frame = 0
    while frame < len(latents):
        length = int(rng.uniform(*_GLANCE_S) * MOTION_FPS)
        away = rng.random() < 0.4
        latents[frame : frame + length, _COLUMN["gaze_x"]] = rng.normal(0, 0.30 if away else 0.05)
        latents[frame : frame + length, _COLUMN["gaze_y"]] = rng.normal(0, 0.18 if away else 0.04)
        frame += length


def _brows(count: int, stresses: NDArray[np.intp], rng: np.random.Generator) -> NDArray[np.float64]:
    brows = 0.12 * _drift(count, 0.2, rng)
    times = np.arange(count)
    for frame in stresses[rng.random(len(stresses)) < 0.18]:
        brows += rng.uniform(0.2, 0.6) * np.exp(-0.5 * ((times - frame) / rng.uniform(4, 8)) ** 2)
    return brows
