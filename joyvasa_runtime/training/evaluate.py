"""The deterministic figures of a motion pack, taken through the runtime on real recordings.

How a figure is computed from arrays is in `measures`; nothing here trains or draws.
"""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.audio.features import encode_audio
from joyvasa_runtime.audio.level import percentile_level
from joyvasa_runtime.audio.loudness import frame_loudness
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.models.manifest import read_manifest
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings, generate_take, load_motion_model
from joyvasa_runtime.motion.sequence import HEAD, PITCH, ROLL, YAW, MotionSequence
from joyvasa_runtime.timebase import MODEL_RATE_HZ, frames_covering
from joyvasa_runtime.training.alignment import Recording, align, phone_rows
from joyvasa_runtime.training.measures import (
    LOWER_LIP,
    blinks_per_minute,
    closures_found,
    correlation,
    seam_ratio,
)
from joyvasa_runtime.training.speech import Utterance
from joyvasa_runtime.training.targets import ROWS_PER_S, controls_from_phones, loudness_rows, to_frames
from joyvasa_runtime.training.units import lips_matrix

Rows = NDArray[np.float32]

_BILABIALS = frozenset(("p", "b", "m"))
_LONG_S = 60
_SILENCE_S = 4
_SEEDS = 12  # the 14 seams of one take scatter too much: lips 0.6 to 1.6
_SPEED_S = 10
_SHIFT = MODEL_RATE_HZ * 9 // 10
_CHANCE_SHIFTS = range(5, 60, 3)


@dataclass(frozen=True, slots=True)
class Figures:
    """What `joyvasa-train eval` reports; one row of the published table each.

    Parameters
    ----------
    lip_r : float
        Correlation of 19.y with the rule targets of the forced alignment, all recordings together.
    lip_r_envelope : float
        The same for the loudness of the sound, to compare with.
    closures, closures_chance : float
        Share of p, b, m that are visible within two frames; the same at wrong times.
    silence_std, silence_ratio : float
        Spread of 19.y in silence; spread in speech divided by it.
    seam_head, seam_lips : float
        Speed across window borders relative to elsewhere.
    pitch_std, yaw_std, roll_std : float
        Degrees, over takes of a minute.
    blinks : float
        Per minute.
    seconds_for_10_s : float
        Processor time from 10 s of sound to motion, all threads together.
    """

    lip_r: float
    lip_r_envelope: float
    closures: float
    closures_chance: float
    silence_std: float
    silence_ratio: float
    seam_head: float
    seam_lips: float
    pitch_std: float
    yaw_std: float
    roll_std: float
    blinks: float
    seconds_for_10_s: float


def find_recordings(folder: Path) -> tuple[Recording, ...]:
    """Every WAV file in the folder that has its transcript beside it.

    Raises
    ------
    AudioError
        If there is none.
    """
    sounds = [path for path in sorted(folder.glob("*.wav")) if path.with_suffix(".txt").exists()]
    if not sounds:
        raise AudioError(
            f"{folder} holds no recording with a transcript", "Put NAME.txt with the words beside NAME.wav."
        )
    return tuple(Recording(path, path.with_suffix(".txt").read_text("utf-8").strip()) for path in sounds)


class Performer:
    """A pack's motion half at work on sounds."""

    def __init__(self, folder: Path) -> None:
        self._pack = ModelPack(folder, read_manifest(folder), "cpu")
        self._encoder = self._pack.session("audio_encoder", threads=1)
        self._model = load_motion_model(self._pack)
        self.window = self._pack.manifest.motion.window

    def perform(self, clip: AudioClip, seed: int, monitor: Monitor) -> MotionSequence:
        """Motion of the whole clip with the pack's defaults."""
        manifest = self._pack.manifest
        frames = frames_covering(len(clip.samples), clip.rate_hz, manifest.motion.fps)
        features = encode_audio(clip, self._encoder, manifest.audio, manifest.motion, monitor)
        loudness = frame_loudness(clip, frames, manifest.motion.fps)
        return generate_take(
            features.values, frames, self._model, GenerationSettings(seed=seed), monitor, loudness
        )


def evaluate(pack: Path, recordings: tuple[Recording, ...], monitor: Monitor) -> Figures:
    """Figures of the pack in a folder.

    Raises
    ------
    ModelPackError, AudioError, InferenceError
        If the pack or a recording can't be used.
    Cancelled
    """
    performer = Performer(pack)
    clips = [decode_audio(recording.path) for recording in recordings]
    lips = _lip_figures(performer, clips, [align(recording) for recording in recordings], monitor)
    long = _long_clip(clips, _LONG_S)
    # Each take starts elsewhere in the sound, so that the seams fall on other sounds.
    starts = [_clip(np.roll(long.samples, -seed * _SHIFT)) for seed in range(_SEEDS)]
    takes = [performer.perform(clip, seed, monitor) for seed, clip in enumerate(starts)]
    seconds = _seconds_of_work(performer, _clip(long.samples[: _SPEED_S * MODEL_RATE_HZ]), monitor)
    speech = np.concatenate([take.values[:, LOWER_LIP] for take in takes])
    silence_std = _silence_std(performer, clips[0], monitor)
    return Figures(
        *lips,
        silence_std=silence_std,
        silence_ratio=float(speech.std()) / max(silence_std, 1e-9),
        seam_head=_mean([seam_ratio(_head(take), performer.window) for take in takes]),
        seam_lips=_mean([seam_ratio(take.values[:, LOWER_LIP, None], performer.window) for take in takes]),
        pitch_std=_mean([float(take.values[:, PITCH].std()) for take in takes]),
        yaw_std=_mean([float(take.values[:, YAW].std()) for take in takes]),
        roll_std=_mean([float(take.values[:, ROLL].std()) for take in takes]),
        blinks=_mean([blinks_per_minute(take) for take in takes]),
        seconds_for_10_s=seconds,
    )


def target_lip(utterance: Utterance, frames: int) -> Rows:
    """19.y that the phones ask for, shape (frames,)."""
    count = 4 * frames
    loudness = loudness_rows(utterance.samples, utterance.rate_hz, count)
    controls = to_frames(controls_from_phones(utterance.phones, utterance.alphabet, loudness))
    result: Rows = controls @ lips_matrix()[LOWER_LIP]
    return result


def _lip_figures(
    performer: Performer, clips: list[AudioClip], spoken: list[Utterance], monitor: Monitor
) -> tuple[float, float, float, float]:
    lips, targets, envelopes = [], [], []
    found = total = 0
    by_chance: list[float] = []
    for clip, utterance in zip(clips, spoken, strict=True):
        lip = performer.perform(clip, 0, monitor).values[:, LOWER_LIP]
        spans = phone_rows(utterance.phones, _BILABIALS)
        seen, count = closures_found(lip, spans)
        found, total = found + seen, total + count
        by_chance += [
            closures_found(np.roll(lip, shift), spans)[0] / max(count, 1) for shift in _CHANCE_SHIFTS
        ]
        lips.append(lip)
        targets.append(target_lip(utterance, len(lip)))
        loud = loudness_rows(utterance.samples, utterance.rate_hz, 4 * len(lip))
        envelopes.append(loud.reshape(-1, ROWS_PER_S // 25).mean(axis=1))
    lip, target, envelope = (np.concatenate(rows) for rows in (lips, targets, envelopes))
    chance = float(np.mean(by_chance))
    return correlation(lip, target), correlation(envelope, target), found / max(total, 1), chance


def _silence_std(performer: Performer, clip: AudioClip, monitor: Monitor) -> float:
    """Spread of 19.y in seconds of silence after speech, the half second of closing left out."""
    silence = np.zeros(_SILENCE_S * MODEL_RATE_HZ, np.float32)
    samples = np.concatenate([clip.samples, silence])
    motion = performer.perform(
        AudioClip(samples, clip.rate_hz, clip.source, clip.sha256, clip.level), 0, monitor
    )
    frames = frames_covering(len(clip.samples), clip.rate_hz)
    return float(motion.values[frames + 12 :, LOWER_LIP].std())


def _seconds_of_work(performer: Performer, clip: AudioClip, monitor: Monitor) -> float:
    """Processor time of one take; other programs at work beside don't count."""
    performer.perform(clip, 0, monitor)  # the first run makes the sessions' buffers
    started = time.process_time()
    performer.perform(clip, 0, monitor)
    return time.process_time() - started


def _head(take: MotionSequence) -> Rows:
    """Head channels, each divided by its own spread so that all count alike."""
    head = take.values[:, HEAD]
    spread = head.std(axis=0)
    result: Rows = head[:, spread > 0] / spread[spread > 0]
    return result


def _long_clip(clips: list[AudioClip], seconds: int) -> AudioClip:
    """The clips one after another, again and again, with half a second of pause between."""
    pause = np.zeros(MODEL_RATE_HZ // 2, np.float32)
    joined = np.concatenate([part for clip in clips for part in (clip.samples, pause)])
    return _clip(np.resize(joined, seconds * MODEL_RATE_HZ))


def _clip(samples: Rows) -> AudioClip:
    sound = np.array(samples, np.float32)
    return AudioClip(sound, MODEL_RATE_HZ, Path("recordings"), "", percentile_level(sound, MODEL_RATE_HZ))


def _mean(values: list[float]) -> float:
    return float(np.mean(values))
