"""Conversions that fail or are stopped: each with its error, and nothing left behind."""

import os
import pickle
import resource
from types import SimpleNamespace

import pytest
import torch

from joyvasa_runtime.convert import disk_need, motion_files
from joyvasa_runtime.convert.conversion import convert_checkpoints
from joyvasa_runtime.convert.export_motion import export_audio_encoder
from joyvasa_runtime.convert.settings import ConversionSettings
from joyvasa_runtime.errors import Cancelled, ModelPackError
from joyvasa_runtime.models.install import PackExistsError
from joyvasa_runtime.monitor import Monitor

MOTION = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
TEMPLATE = "JoyVASA/motion_template/motion_template.pkl"
HUMAN, ANIMAL = "liveportrait/base_models/", "liveportrait_animals/base_models/"
STITCHING = "liveportrait/retargeting_models/stitching_retargeting_module.pth"


class CancelledAt(Monitor):
    """Somebody who stops the work at a step."""

    def __init__(self, stage, done):
        super().__init__()
        self._at = stage, done

    def show(self, stage, done, total):
        if (stage, done) == self._at:
            self.cancel()


class Calls:
    """Pickled, it asks its reader to call a function."""

    def __init__(self, function, *args):
        self.wanted = function, args

    def __reduce__(self):
        return self.wanted


@pytest.fixture
def convert(layout, tmp_path):
    """Convert the layout, and see that a failure leaves the disk as it was."""
    root = tmp_path / "packs"

    def run(monitor=None, **settings):
        before = sorted(tmp_path.rglob("*"))
        try:
            return convert_checkpoints(
                layout.folder, root, ConversionSettings(**settings), monitor or Monitor()
            )
        except BaseException:
            assert sorted(tmp_path.rglob("*")) == before
            raise

    return run


@pytest.fixture
def largest_file():
    """Let the system refuse to write files beyond a size, as a full disk does."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def limit(size):
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, limits[1]))

    yield limit
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def changed(held, name, value):
    """Tensors with one of them changed, or dropped."""
    rest = {key: tensor for key, tensor in held.items() if key != name}
    return rest if value is None else {**rest, name: value}


@pytest.mark.parametrize(
    "name", [HUMAN + "warping_module.pth", ANIMAL + "spade_generator.pth", STITCHING, MOTION]
)
def test_a_truncated_checkpoint_is_named(layout, convert, name):
    layout.write(name, layout.path(name).read_bytes()[:-500])
    with pytest.raises(ModelPackError, match=f"{os.path.basename(name)} is damaged"):
        convert()


@pytest.mark.parametrize("name", [MOTION, HUMAN + "motion_extractor.pth", STITCHING])
def test_a_checkpoint_that_calls_a_function_is_refused_and_nothing_is_run(layout, convert, tmp_path, name):
    layout.store(name, {"model": Calls(os.mkdir, str(tmp_path / "mark"))})
    with pytest.raises(ModelPackError, match=r"unsafe: it asks for \w+\.mkdir"):
        convert()


def test_a_template_that_calls_a_function_is_refused_and_nothing_is_run(layout, convert, tmp_path):
    layout.write(TEMPLATE, pickle.dumps({"mean_exp": Calls(os.mkdir, str(tmp_path / "mark"))}))
    with pytest.raises(ModelPackError, match=r"unsafe: it asks for \w+\.mkdir"):
        convert()


@pytest.mark.parametrize(
    ("name", "tensor", "value", "complaint"),
    [
        (HUMAN + "appearance_feature_extractor.pth", "second.bias", None, r"lacks second\.bias"),
        (HUMAN + "motion_extractor.pth", "detector.more", torch.ones(2), r"no place for: detector\.more"),
        (
            HUMAN + "warping_module.pth",
            "third.norm.bias",
            torch.ones(9),
            r"third\.norm\.bias of shape \(9,\)",
        ),
        (ANIMAL + "spade_generator.pth", "fc.bias", None, r"lacks fc\.bias"),
    ],
)
def test_a_missing_an_extra_and_a_misshapen_tensor_are_named(layout, convert, name, tensor, value, complaint):
    layout.store(name, changed(layout.load(name), tensor, value))
    with pytest.raises(ModelPackError, match=complaint):
        convert()


@pytest.mark.parametrize(
    ("tensor", "value", "complaint"),
    [
        ("null_audio_feat", None, "lacks null_audio_feat"),
        ("surprise", torch.ones(2), "no place for: surprise"),
        ("audio_feature_map.bias", torch.ones(31), r"audio_feature_map\.bias of shape \(31,\)"),
        ("denoising_net.alignment_mask", torch.zeros(110, 110, dtype=torch.bool), "not diagonal"),
    ],
)
def test_a_motion_generator_with_a_wrong_tensor_is_refused(layout, convert, tensor, value, complaint):
    held = layout.load(MOTION)
    layout.store(MOTION, held | {"model": changed(held["model"], tensor, value)})
    with pytest.raises(ModelPackError, match=complaint):
        convert()


def test_a_motion_generator_that_hears_with_wav2vec2_is_refused(layout, convert):
    held = layout.load(MOTION)
    held["args"].audio_model = "wav2vec2"
    layout.store(MOTION, held)
    with pytest.raises(ModelPackError, match="'wav2vec2'"):
        convert()


def test_a_stitching_file_without_one_of_its_networks_is_refused(layout, convert):
    held = layout.load(STITCHING)
    del held["retarget_eye"]
    layout.store(STITCHING, held)
    with pytest.raises(ModelPackError, match="holds retarget_shoulder, retarget_mouth instead of"):
        convert()


def test_a_template_without_an_array_is_refused(layout, convert):
    held = pickle.loads(layout.path(TEMPLATE).read_bytes())  # noqa: S301 - written by this test run
    del held["std_exp"]
    layout.write(TEMPLATE, pickle.dumps(held))
    with pytest.raises(ModelPackError, match="std_exp"):
        convert()


def test_a_missing_kind_that_was_asked_for_is_named(layout, convert):
    layout.remove(ANIMAL + "warping_module.pth")
    with pytest.raises(ModelPackError, match=r"joyvasa-animal can't be made: .*warping_module\.pth"):
        convert(only="animal")


def test_a_pack_that_is_there_is_told_before_any_work(convert, tmp_path):
    (tmp_path / "packs" / "joyvasa-animal").mkdir(parents=True)
    with pytest.raises(PackExistsError, match=r'"joyvasa-animal" is there already') as caught:
        convert(CancelledAt("check the files", 0))
    assert "--replace" in caught.value.hint


def test_a_disk_without_room_is_told_before_any_work(convert, monkeypatch):
    monkeypatch.setattr(disk_need.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=1_000_000))
    with pytest.raises(ModelPackError, match=r"take \d+ MB and .* has 1 MB free"):
        convert(CancelledAt("check the files", 0))


def test_a_disk_that_fills_up_in_the_middle_is_told(convert, largest_file):
    largest_file(200_000)  # the template has 8 kB, the audio encoder 300
    with pytest.raises(ModelPackError, match="packs: the disk is full") as caught:
        convert(only="animal")
    assert "Free some space" in caught.value.hint


@pytest.mark.parametrize("at", [("check the files", 2), ("audio encoder", 1)])
def test_a_cancelled_conversion_leaves_nothing(convert, at):
    with pytest.raises(Cancelled):
        convert(CancelledAt(*at))


def test_a_model_that_does_not_answer_as_its_network_refuses_the_packs(convert, monkeypatch):
    def export_another(encoder, path):
        encoder.audio_feature_map.bias.add_(0.1)
        export_audio_encoder(encoder, path)
        encoder.audio_feature_map.bias.sub_(0.1)

    monkeypatch.setattr(motion_files, "export_audio_encoder", export_another)
    with pytest.raises(
        ModelPackError, match=r'"audio_encoder" does not answer as its network: it misses by 0\.\d'
    ):
        convert(only="animal")


def test_a_folder_that_can_not_be_made_is_told(layout, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelPackError, match=r"packs can't be written into .*file/packs: Not a directory"):
        convert_checkpoints(layout.folder, tmp_path / "file" / "packs", ConversionSettings(), Monitor())
