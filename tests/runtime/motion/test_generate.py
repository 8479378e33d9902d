"""Whole takes with a small stand-in for the denoiser, on a starter-like and on the published kind of spec."""

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.errors import Cancelled, InferenceError, MotionError
from joyvasa_runtime.models.specs import MotionDefaults, MotionSpec
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import TAKE_MARGIN, GenerationSettings, generate_take
from joyvasa_runtime.motion.schedule import cosine_schedule
from joyvasa_runtime.motion.template import MotionTemplate
from joyvasa_runtime.motion.windows import MotionModel

WINDOW, CARRIED, FEATURES = 20, 4, 6

STARTER = MotionSpec(
    25, WINDOW, CARRIED, 70, FEATURES, "fresh", 6, MotionDefaults("ddim", 5, 1.5, "zero_phase")
)
OFFICIAL = MotionSpec(25, WINDOW, CARRIED, 73, FEATURES, "shared", 0, MotionDefaults("ddpm", 50, 2.8, "none"))
PLAIN = GenerationSettings(seed=3)


class MixingDenoiser:
    """A fixed smooth function of everything it is given, so that a wrong input shows in the output."""

    def __init__(self, channels):
        rng = np.random.default_rng(11)
        self.audio = rng.standard_normal((FEATURES, channels)).astype(np.float32) * 0.3
        self.calls = []

    def run(self, feeds):
        self.calls.append({name: value.copy() for name, value in feeds.items()})
        past = feeds["previous_motion"].mean(1, keepdims=True) * 0.5
        heard = np.tanh(
            feeds["audio"] @ self.audio + (feeds["previous_audio"] @ self.audio).mean(1, keepdims=True)
        )
        step = feeds["step"][:, None, None].astype(np.float32) / 50
        return {"denoised": (heard + past + 0.2 * step * feeds["noisy"]).astype(np.float32)}


def template(spec):
    rng = np.random.default_rng(5)

    def draw(*shape):
        return rng.standard_normal(shape).astype(np.float32)

    return MotionTemplate(
        exp_mean=draw(63) * 0.01,
        exp_std=np.full(63, 0.01, np.float32),
        low=np.full(7, -10, np.float32),
        high=np.full(7, 10, np.float32),
        start_motion=draw(spec.carried, spec.channels),
        start_audio=draw(spec.carried, spec.features),
        null_audio=draw(spec.features),
        neutral=draw(70) * 0.01,
        guidance_mask=np.ones(spec.channels, np.float32),
    )


def model(spec, **changes):
    return MotionModel(
        spec, cosine_schedule(50), replace(template(spec), **changes), MixingDenoiser(spec.channels)
    )


def features(windows, seed=2):
    return np.random.default_rng(seed).standard_normal((windows * WINDOW, FEATURES)).astype(np.float32)


def take(spec, frames, settings=PLAIN, windows=4, **kwargs):
    return generate_take(features(windows), frames, model(spec), settings, Monitor(), **kwargs)


def test_a_take_has_the_frames_wanted_in_physical_units():
    motion = take(STARTER, 50)
    assert motion.values.shape == (50, 70)
    assert motion.values.dtype == np.float32
    assert motion.fps == 25
    assert not motion.values.flags.writeable


def test_the_same_seed_gives_the_same_bytes_and_another_seed_another_motion():
    one, again, other = take(STARTER, 50), take(STARTER, 50), take(STARTER, 50, replace(PLAIN, seed=4))
    assert one.values.tobytes() == again.values.tobytes()
    assert not np.allclose(one.values, other.values)


@pytest.mark.parametrize("spec", [STARTER, OFFICIAL])
def test_a_sound_cut_short_keeps_every_frame_before_its_last_window(spec):
    loudness = np.abs(np.sin(np.arange(80) / 7)).astype(np.float32) * (np.arange(80) % 40 < 25)
    whole = take(spec, 80, loudness=loudness).values
    for wanted in (7, 20, 33, 41, 60, 72):
        frames = min(wanted + TAKE_MARGIN, 80)
        short = take(spec, frames, loudness=loudness[:frames]).values
        np.testing.assert_array_equal(short[:wanted], whole[:wanted])


def test_features_may_be_given_window_by_window():
    rows = features(3)
    asked = []

    def one_window(index):
        asked.append(index)
        return rows[index * WINDOW : (index + 1) * WINDOW]

    motion = generate_take(one_window, 45, model(STARTER), PLAIN, Monitor())
    np.testing.assert_array_equal(motion.values, take(STARTER, 45, windows=3).values)
    assert asked == [0, 1, 2]


def test_the_published_loop_is_followed_exactly():
    """An independent loop: shared start, ancestral sampling, guidance by a batch of two, carried frames."""
    spec, rows = OFFICIAL, features(3)
    parts, denoiser = template(spec), MixingDenoiser(spec.channels)
    drawn = np.random.Generator(np.random.PCG64(3))
    start = drawn.standard_normal((WINDOW, 73), np.float32)
    bars = cosine_schedule(50).alpha_bars
    motion, heard, expected = parts.start_motion, parts.start_audio, []
    for window in range(3):
        audio = rows[window * WINDOW : (window + 1) * WINDOW]
        x = start.astype(np.float64)
        for t in range(50, 0, -1):
            answers = [
                denoiser.run(
                    {
                        "noisy": x[None].astype(np.float32),
                        "previous_motion": motion[None],
                        "previous_audio": heard[None],
                        "audio": condition[None],
                        "step": np.array([t]),
                    }
                )["denoised"][0]
                for condition in (np.tile(parts.null_audio, (WINDOW, 1)), audio)
            ]
            clean = answers[0] + 2.8 * (answers[1] - answers[0])
            alpha, bar, before = bars[t] / bars[t - 1], bars[t], bars[t - 1]
            x = (np.sqrt(alpha) * (1 - before) * x + np.sqrt(before) * (1 - alpha) * clean) / (1 - bar)
            if t > 1:
                x += np.sqrt((1 - before) / (1 - bar) * (1 - alpha)) * drawn.standard_normal(
                    x.shape, np.float32
                )
        motion, heard = x[-CARRIED:].astype(np.float32), audio[-CARRIED:]
        expected.append(x[:, :70])
    expected = np.concatenate(expected)[:55]
    expected = np.hstack([expected[:, :63] * 0.01 + parts.exp_mean, expected[:, 63:] * 20 - 10])
    np.testing.assert_allclose(take(spec, 55, windows=3).values, expected, atol=1e-3)


def test_a_pack_with_fresh_noise_starts_every_window_from_other_noise():
    def starts(spec):
        used = model(spec)
        generate_take(features(2), 40, used, PLAIN, Monitor())
        return [call["noisy"][0] for call in used.denoiser.calls if call["step"][0] == 50]

    first, second = starts(STARTER)
    assert not np.allclose(first, second)
    np.testing.assert_array_equal(*starts(OFFICIAL))


def test_guidance_of_one_asks_the_model_only_once_a_step():
    used = model(STARTER)
    generate_take(features(1), 20, used, replace(PLAIN, guidance=1.0), Monitor())
    assert {len(call["audio"]) for call in used.denoiser.calls} == {1}


def test_channels_outside_the_guidance_mask_take_the_conditional_answer():
    mask = np.zeros(70, np.float32)
    mask[:3] = 1
    settings = replace(PLAIN, smoothing="none")
    spec = replace(STARTER, seam_blend=0)

    def exp(guidance):
        used = model(spec, guidance_mask=mask)
        return generate_take(features(1), 20, used, replace(settings, guidance=guidance), Monitor()).values

    strong, plain = exp(3.0), exp(1.0)
    np.testing.assert_allclose(strong[:, 3:], plain[:, 3:], atol=1e-5)
    assert np.abs(strong[:, :3] - plain[:, :3]).max() > 1e-3


def test_silence_rests_the_lips_unless_the_gate_is_off():
    neutral = template(STARTER).neutral
    silent = np.zeros(40, np.float32)
    gated = take(STARTER, 40, loudness=silent).values
    free = take(STARTER, 40, replace(PLAIN, silence_gate=False), loudness=silent).values
    np.testing.assert_allclose(gated[:, 58], np.full(40, neutral[58]), atol=1e-7)
    assert np.abs(free[:, 58] - neutral[58]).max() > 1e-3
    np.testing.assert_array_equal(gated[:, 63:], free[:, 63:])


def test_progress_counts_every_denoising_and_a_cancelled_take_stops():
    class Recorder(Monitor):
        def __init__(self, stop_at=10**6):
            super().__init__()
            self.steps, self.stop_at = [], stop_at

        def show(self, stage, done, total):
            self.steps.append((stage, done, total))
            if done == self.stop_at:
                self.cancel()

    whole, stopped = Recorder(), Recorder(stop_at=7)
    generate_take(features(2), 40, model(STARTER), PLAIN, whole)
    assert whole.steps == [("motion", done, 10) for done in range(11)]
    with pytest.raises(Cancelled):
        generate_take(features(2), 40, model(STARTER), PLAIN, stopped)
    assert stopped.steps[-1] == ("motion", 7, 10)


def test_a_model_that_answers_nonsense_is_an_error():
    class Broken:
        def run(self, feeds):
            return {"denoised": np.full(feeds["noisy"].shape, np.nan, np.float32)}

    broken = replace(model(STARTER), denoiser=Broken())
    with pytest.raises(InferenceError, match="not finite"):
        generate_take(features(1), 20, broken, PLAIN, Monitor())


def test_impossible_settings_are_refused_before_any_work():
    with pytest.raises(MotionError, match="seed"):
        GenerationSettings(seed=-1)
    with pytest.raises(MotionError, match="guidance"):
        GenerationSettings(guidance=float("nan"))
    with pytest.raises(MotionError, match="51 sampling steps"):
        take(STARTER, 20, replace(PLAIN, steps=51))


class SplitDenoiser:
    """`MixingDenoiser` in two parts: what the sound adds, and the rest."""

    def __init__(self, whole):
        self.whole, self.heard, self.calls = whole, [], []

    def cross_attention(self):
        return CallsOf(self._attend)

    def denoiser(self):
        return CallsOf(self._denoise)

    def _attend(self, feeds):
        self.heard.append(feeds["audio"])
        return {"attended": np.stack([feeds["audio"] @ self.whole.audio] * 2)}

    def _denoise(self, feeds):
        self.calls.append(feeds)
        attended = feeds["attended"][0]
        heard = np.tanh(attended[:, CARRIED:] + attended[:, :CARRIED].mean(1, keepdims=True))
        past = feeds["previous_motion"].mean(1, keepdims=True) * 0.5
        step = feeds["step"][:, None, None].astype(np.float32) / 50
        return {"denoised": (heard + past + 0.2 * step * feeds["noisy"]).astype(np.float32)}


class CallsOf:
    def __init__(self, run):
        self.run = self.run_kept = run


@pytest.mark.parametrize("guidance", [2.8, 1.0])
def test_cached_attention_runs_once_a_window_and_gives_the_same_motion(guidance):
    settings = replace(PLAIN, guidance=guidance)
    plain = model(OFFICIAL)
    split = SplitDenoiser(plain.denoiser)
    cached = replace(plain, denoiser=split.denoiser(), cross_attention=split.cross_attention())
    expected = generate_take(features(3), 55, plain, settings, Monitor())
    motion = generate_take(features(3), 55, cached, settings, Monitor())
    np.testing.assert_allclose(motion.values, expected.values, atol=1e-4)
    assert [len(audio) for audio in split.heard] == [2 if guidance != 1 else 1] * 3
    # The conditions share their motion: it is handed over once.
    assert {len(call["noisy"]) for call in split.calls} == {1}
    assert len(split.calls) == 150


def test_a_skipped_lead_brings_the_motion_forward():
    whole = take(OFFICIAL, 57)
    np.testing.assert_array_equal(take(replace(OFFICIAL, skipped_lead=2), 55).values, whole.values[2:])


def test_a_pack_whose_resting_lips_are_unknown_has_no_silence_gate():
    silent = np.zeros(40, np.float32)
    free = take(replace(STARTER, silence_gate=False), 40, loudness=silent).values
    np.testing.assert_array_equal(free, take(STARTER, 40, replace(PLAIN, silence_gate=False)).values)
