"""`pack.toml`: what is written is what is read, and every broken rule is named."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import format_manifest, parse_manifest, read_manifest, sha256_of
from joyvasa_runtime.models.session import TensorSpec
from joyvasa_runtime.models.specs import (
    AudioSpec,
    DiffusionSpec,
    FileSpec,
    Manifest,
    MotionDefaults,
    MotionSpec,
    PortraitSpec,
    SafeRanges,
)

WHOLE = Manifest(
    id="starter",
    name="Starter",
    version="1.0.0",
    licence="MIT",
    credit="Somebody",
    audio=AudioSpec(16_000, 0.1, 8000, 8000),
    motion=MotionSpec(25, 100, 10, 70, 133, "fresh", 15, MotionDefaults("ddim", 10, 1.5, "zero_phase")),
    diffusion=DiffusionSpec("cosine", 50),
    portrait=PortraitSpec("layered", ("human", "animal"), 512),
    safe=SafeRanges(),
    files=(
        FileSpec(
            "denoiser",
            "denoiser.onnx",
            "ab" * 32,
            (TensorSpec("noisy", "float32", ("B", 100, 70)), TensorSpec("step", "int64", ("B",))),
            (TensorSpec("denoised", "float32", ("B", 100, 70)),),
            gflop=1.25,
        ),
        FileSpec("template", "data/template.npz", "cd" * 32),
    ),
)
TEXT = format_manifest(WHOLE)


def test_a_manifest_is_read_back_as_it_was_written():
    assert parse_manifest(TEXT) == WHOLE


@settings(max_examples=40)
@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_survives_writing_and_reading(name, credit):
    manifest = replace(WHOLE, name=name, credit=credit)
    assert parse_manifest(format_manifest(manifest)) == manifest


def test_a_pack_without_a_level_or_pads_gets_none():
    text = TEXT.replace("level = 0.1\n", "").replace("pad_before = 0\npad_after = 0\n", "")
    assert parse_manifest(text).audio == AudioSpec(16_000, None, 8000, 8000)


def test_a_published_model_is_described_and_read_back():
    motion = replace(
        WHOLE.motion,
        channels=73,
        noise="shared",
        cached_attention=True,
        skipped_lead=2,
        silence_gate=False,
        positions="constant",
    )
    audio = AudioSpec(16_000, pad_before=1280, pad_after=640, pad_mode="replicate")
    manifest = replace(WHOLE, audio=audio, motion=motion, diffusion=DiffusionSpec("stored", 50))
    assert parse_manifest(format_manifest(manifest)) == manifest


def test_a_manifest_may_say_nothing_of_what_only_published_models_need():
    text = TEXT.replace('pad_mode = "zero"\n', "").replace("skipped_lead = 0\n", "")
    text = text.replace("cached_attention = false\n", "").replace("silence_gate = true\n", "")
    assert len(text) < len(TEXT)
    assert parse_manifest(text) == WHOLE


def test_a_file_may_say_nothing_of_its_work():
    text = TEXT.replace("gflop = 1.25\n", "")
    assert len(text) < len(TEXT)
    assert [file.gflop for file in parse_manifest(text).files] == [None, None]
    assert "gflop" not in format_manifest(parse_manifest(text))


def test_a_pack_of_a_newer_version_asks_for_an_update():
    with pytest.raises(ModelPackError, match=r"made for a newer version .*pack api 2") as caught:
        parse_manifest("api = 2\nsomething_new = true\n")
    assert "Update" in caught.value.hint


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("api = 1", "api = 0", "api must be 1"),
        ("api = 1", 'api = "1"', "api must be of type int"),
        ('id = "starter"', 'id = "../starter"', "id must be"),
        ("rate_hz = 16000", "rate_hz = true", "audio.rate_hz must be of type int"),
        ("rate_hz = 16000\n", "", "audio.rate_hz is missing"),
        ("window = 100", "window = 0", "motion.window must be 1 to"),
        ("carried = 10", "carried = 101", "motion.carried must be 0 to 100"),
        ("channels = 70", "channels = 69", "motion.channels must be 70 to"),
        ('noise = "fresh"', 'noise = "brown"', "motion.noise must be one of shared, fresh"),
        ('pad_mode = "zero"', 'pad_mode = "mirror"', "audio.pad_mode must be one of zero, replicate"),
        ("cached_attention = false", "cached_attention = 0", "motion.cached_attention must be of type bool"),
        ("skipped_lead = 0", "skipped_lead = 101", "motion.skipped_lead must be 0 to 100"),
        ('noise = "fresh"', 'noise = "fresh"\npositions = ""', "motion.positions must be one of"),
        ('schedule = "cosine"', 'schedule = "linear"', "diffusion.schedule must be one of cosine, stored"),
        ('sampler = "ddim"', 'sampler = "euler"', "motion.defaults.sampler must be one of"),
        ("steps = 10", "steps = 51", "motion.defaults.steps must be 1 to 50"),
        ("guidance = 1.5", "guidance = inf", "motion.defaults.guidance must be"),
        ("guidance = 1.5", "guidance = nan", "motion.defaults.guidance must be"),
        ('kinds = ["human", "animal"]', 'kinds = ["robot"]', "portrait.kinds must name"),
        ("yaw = [-15.0, 15.0]", "yaw = [15.0, -15.0]", r"safe.yaw must be \[lowest, highest\]"),
        ('path = "data/template.npz"', 'path = "../template.npz"', "outside the pack's folder"),
        ('path = "data/template.npz"', 'path = "/etc/passwd"', "outside the pack's folder"),
        ('path = "data/template.npz"', 'path = "C:x.npz"', "outside the pack's folder"),
        ('path = "data/template.npz"', r'path = "..\\template.npz"', "outside the pack's folder"),
        ('role = "template"', 'role = "denoiser"', "two files have the role 'denoiser'"),
        ("cdcd", "XYXY", "not 64 hexadecimal digits"),
        ("gflop = 1.25", "gflop = 0", "the gflop of denoiser.onnx must be above 0"),
        ("gflop = 1.25", "gflop = true", "gflop must be of type float"),
        ("gflop = 1.25", "gflop = inf", "gflop must be of type float"),
        ('dtype = "int64"', 'dtype = "object"', "dtype must be one of"),
        ('shape = ["B", 100, 70]', 'shape = ["B", -1, 70]', "holds -1"),
        ("fps = 25", "fps = 25\nspeed = 3", "unknown entry motion.speed"),
        ("[safe]", "[safe", "not valid TOML"),
    ],
)
def test_a_broken_rule_is_named(old, new, complaint):
    assert old in TEXT
    with pytest.raises(ModelPackError, match=complaint):
        parse_manifest(TEXT.replace(old, new))


def test_the_folder_is_named_where_its_manifest_is_wrong(tmp_path):
    (tmp_path / "pack.toml").write_text("api = 1\n")
    with pytest.raises(ModelPackError) as caught:
        read_manifest(tmp_path)
    assert str(tmp_path) in caught.value.message
    assert "diffusion is missing" in caught.value.message


def test_a_folder_without_a_manifest_is_not_a_pack(tmp_path):
    with pytest.raises(ModelPackError, match="is not a model pack"):
        read_manifest(tmp_path)


@pytest.mark.parametrize("contents", [b"\xff\xfe\x00", b"#" * (2**20 + 1)])
def test_a_manifest_that_is_no_text_or_far_too_large_is_refused(tmp_path, contents):
    (tmp_path / "pack.toml").write_bytes(contents)
    with pytest.raises(ModelPackError, match=r"pack\.toml"):
        read_manifest(tmp_path)


def test_the_hash_of_a_file_is_its_sha256(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    assert sha256_of(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
