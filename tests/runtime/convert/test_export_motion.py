"""The motion half of the published checkpoint as a pack: its graphs, and takes that the runtime makes."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

from joyvasa_runtime.audio.clip import AudioClip
from joyvasa_runtime.audio.features import encode_audio, frames_of_sound
from joyvasa_runtime.convert.export_motion import (
    export_audio_encoder,
    export_cross_attention,
    export_denoiser,
)
from joyvasa_runtime.convert.motion_half import motion_specs, template_arrays
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import describe_file, read_manifest, write_manifest
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.generate import GenerationSettings, load_motion_model
from joyvasa_runtime.motion.windows import Sampling, first_state, sample_window
from joyvasa_runtime.networks.cached_attention import CachedDenoiser, CrossAttention
from joyvasa_runtime.networks.motion_generator import load_motion_generator
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan

CHECKPOINT = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
TEMPLATE = "JoyVASA/motion_template/motion_template.pkl"
FILES = {
    "audio_encoder": "audio_encoder.onnx",
    "cross_attention": "cross_attention.onnx",
    "denoiser": "denoiser.onnx",
    "template": "template.npz",
    "layered_warp": "layered_warp.onnx",
}


@pytest.fixture(scope="module")
def generator(stand_in):
    tensors = {name: torch.from_numpy(np.asarray(array)) for name, array in stand_in(CHECKPOINT).items()}
    return load_motion_generator(tensors, "sinusoidal")


@pytest.fixture(scope="module")
def folder(generator, stand_in, tmp_path_factory) -> Iterator[Path]:
    """A pack with the published motion half, and the starter pack's way of drawing."""
    folder, starter = tmp_path_factory.mktemp("published"), resource("packs", "starter")
    denoiser = generator.denoising_net
    export_audio_encoder(generator.encoder(), folder / FILES["audio_encoder"])
    export_cross_attention(CrossAttention(denoiser), folder / FILES["cross_attention"])
    export_denoiser(CachedDenoiser(denoiser, generator.carried), folder / FILES["denoiser"])
    np.savez(folder / FILES["template"], **template_arrays(generator, stand_in(TEMPLATE)))
    shutil.copy(starter / "layered_warp.onnx", folder)
    audio, motion, diffusion = motion_specs(generator)
    files = tuple(describe_file(folder, role, path) for role, path in FILES.items())
    manifest = replace(
        read_manifest(starter), id="published", audio=audio, motion=motion, diffusion=diffusion, files=files
    )
    write_manifest(folder, manifest)
    yield folder
    shutil.rmtree(folder)  # pytest would keep 400 MB for its last three runs


@pytest.fixture(scope="module")
def pack(folder):
    pack = open_pack(folder, provider="cpu")
    pack.check(Monitor())
    return pack


class Replay:
    """The noise that the reference drew: the start, then the noise of each step."""

    def __init__(self, start):
        steps = np.random.default_rng(5).standard_normal((50, 1, 100, 73)).astype(np.float32)
        self._rows = iter([start, *steps])

    def standard_normal(self, size, dtype):
        return next(self._rows)[0]


def tone(seconds):
    time = np.arange(round(seconds * 16_000)) / 16_000
    samples = 0.2 * np.sin(2 * np.pi * (150 + 40 * time) * time) * np.sin(3 * time)
    return AudioClip(samples.astype(np.float32), 16_000, Path("tone.wav"), "", 0.1)


def test_the_graphs_are_signed_as_the_runtime_runs_them(pack):
    signatures = {
        file.role: [*map(str, file.inputs), "->", *map(str, file.outputs)] for file in pack.manifest.files
    }
    assert signatures["audio_encoder"] == [
        "samples: float32 (B, 64000)",
        "->",
        "features: float32 (B, 100, 256)",
    ]
    assert signatures["cross_attention"] == [
        "audio: float32 (B, 110, 256)",
        "->",
        "attended: float32 (8, B, 110, 256)",
    ]
    assert signatures["denoiser"] == [
        "noisy: float32 (M, 100, 73)",
        "previous_motion: float32 (M, 10, 73)",
        "attended: float32 (8, B, 110, 256)",
        "step: int64 (M)",
        "->",
        "denoised: float32 (B, 100, 73)",
    ]


def test_the_audio_graph_hears_as_published(pack, expected):
    windows = np.stack([expected["audio"], np.zeros(64_000, np.float32)])
    features = pack.session("audio_encoder").run({"samples": windows})["features"]
    np.testing.assert_allclose(features[:1], expected["audio_feat"], atol=2e-3)


def test_the_denoising_graphs_answer_as_published(pack, expected):
    start = pack.template()
    audio = np.concatenate([start["start_audio"][None], expected["audio_feat"]], axis=1)
    attended = pack.session("cross_attention").run({"audio": audio})["attended"]
    feeds = {
        "noisy": expected["noise"],
        "previous_motion": start["start_motion"][None],
        "attended": np.repeat(attended, 3, axis=1),
        "step": np.array([37]),
    }
    denoised = pack.session("denoiser").run(feeds)["denoised"]
    assert denoised.shape == (3, 100, 73)
    for answer in denoised:
        np.testing.assert_allclose(answer, expected["denoised_step37"][0, 10:], atol=1e-4)


def test_windows_sampled_with_the_pack_are_the_published_ones(pack, expected):
    model = load_motion_model(pack)
    state = first_state(model, Replay(expected["noise"]))
    for window in range(2):
        noise = Replay(expected["noise"])
        noise.standard_normal((), np.float32)
        motion, state = sample_window(
            model, expected["audio_feat"][0], state, Sampling("ddpm", 50, 2.8), noise, lambda: None
        )
        np.testing.assert_allclose(motion, expected[f"sampled_window_{window}"][0], atol=1e-3)


def test_a_padded_sound_is_heard_from_two_frames_before_its_start(pack):
    clip = tone(10)
    audio, motion = pack.manifest.audio, pack.manifest.motion
    assert frames_of_sound(len(clip.samples), audio, motion) == 253
    features = encode_audio(clip, pack.session("audio_encoder"), audio, motion, Monitor()).values
    assert features.shape == (300, 256)
    heard = np.zeros((1, 64_000), np.float32)
    heard[0, 1_280:] = clip.samples[: 64_000 - 1_280]
    first = pack.session("audio_encoder").run({"samples": heard})["features"][0]
    np.testing.assert_array_equal(features[:100], first)


def test_a_take_is_the_same_to_the_bit_from_its_seed(pack):
    def take(seed):
        settings = GenerationSettings(seed=seed, steps=4)
        return Engine(pack).generate_take(tone(6), settings, FrameSpan(0, 150), Monitor()).motion.values

    one, again, other = take(1), take(1), take(2)
    assert one.shape == (150, 70)
    assert one.tobytes() == again.tobytes()
    assert np.abs(one - other).max() > 1e-3


def test_a_template_without_one_of_its_arrays_is_refused(generator, stand_in):
    published = dict(stand_in(TEMPLATE))
    del published["max_yaw"]
    with pytest.raises(ModelPackError, match="max_yaw"):
        template_arrays(generator, published)
    published["max_yaw"] = np.array([np.nan], np.float32)
    with pytest.raises(ModelPackError, match="max_yaw"):
        template_arrays(generator, published)


def test_units_are_those_of_the_published_template(generator, stand_in):
    published = stand_in(TEMPLATE)
    arrays = template_arrays(generator, published)
    np.testing.assert_array_equal(
        arrays["low"][[0, 4, 5, 6]],
        np.ravel([published[f"min_{name}"] for name in ("scale", "pitch", "yaw", "roll")]),
    )
    np.testing.assert_array_equal(arrays["high"][1:4], published["max_t"])
    np.testing.assert_array_equal(arrays["neutral"][:63], published["mean_exp"])
    np.testing.assert_array_equal(arrays["neutral"][68], published["mean_yaw"][0])
