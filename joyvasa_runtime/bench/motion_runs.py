"""The models that turn a voice into motion, each for one window."""

from functools import partial

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.features import window_samples
from joyvasa_runtime.bench.model_run import ModelRun, gflop_of
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.motion.generate import GenerationSettings, load_motion_model
from joyvasa_runtime.motion.windows import Feeds, MotionModel, first_state, sample_window

Array = NDArray[np.float32]


def motion_runs(pack: ModelPack, clip: AudioClip, *, on_cpu: bool) -> tuple[ModelRun, ...]:
    """Audio encoder, cross-attention where it is a model of its own, and all steps of denoising.

    Parameters
    ----------
    pack : ModelPack
    clip : AudioClip
        The first window of it is heard.
    on_cpu : bool
        Whether they run on the CPU whatever the pack was opened for.
    """
    manifest = pack.manifest
    encoder = pack.session("audio_encoder", on_cpu=on_cpu)
    samples = {"samples": window_samples(clip.samples, 0, manifest.audio, manifest.motion)[None]}
    features = encoder.run(samples)["features"][0]
    model = load_motion_model(pack, on_cpu=on_cpu)
    hearing = ModelRun(
        "audio encoder", "window", partial(encoder.run, samples), gflop=gflop_of(manifest, "audio_encoder")
    )
    return hearing, *_attending(model), _denoising(pack, model, features)


def denoise_window(model: MotionModel, features: Array) -> Array:
    """Motion of a first window by the pack's own settings, model units: cross-attention and all steps.

    Parameters
    ----------
    model : MotionModel
    features : ndarray, shape (window, D), float32

    Returns
    -------
    ndarray, shape (window, C), float32
    """
    generator = np.random.Generator(np.random.PCG64(0))
    sampling = GenerationSettings().sampling(model.spec)
    state = first_state(model, generator)
    return sample_window(model, features, state, sampling, generator, lambda: None)[0]


def conditions_of(model: MotionModel) -> int:
    """Answers that guidance needs of the model for one motion."""
    return 1 if model.spec.defaults.guidance == 1 else 2


def _attending(model: MotionModel) -> tuple[ModelRun, ...]:
    if model.cross_attention is None:
        return ()
    rows = model.spec.carried + model.spec.window
    audio: Feeds = {"audio": np.zeros((conditions_of(model), rows, model.spec.features), np.float32)}
    # The published network repeats this at every step: its work is counted there.
    return (ModelRun("cross-attention", "window", partial(model.cross_attention.run_kept, audio)),)


def _denoising(pack: ModelPack, model: MotionModel, features: Array) -> ModelRun:
    steps = len(model.schedule.visited(model.spec.defaults.steps)) - 1
    gflop = gflop_of(pack.manifest, "denoiser", steps * conditions_of(model))
    return ModelRun(
        f"denoising, {steps} steps", "window", partial(denoise_window, model, features), gflop=gflop
    )
