"""The published motion generator's files: its own encoder and settings, and those that can't be converted."""

import pickle

import numpy as np
import pytest
import torch

from joyvasa_runtime.convert.motion_checkpoint import read_motion_checkpoint, read_template
from joyvasa_runtime.errors import ModelPackError

MOTION = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
TEMPLATE = "JoyVASA/motion_template/motion_template.pkl"
CONVOLUTIONS = "audio_encoder.feature_extractor.conv_layers."


@pytest.fixture
def changed(layout):
    """Change the checkpoint by a function, and give its path."""

    def change(function):
        held = layout.load(MOTION)
        function(held)
        layout.store(MOTION, held)
        return layout.path(MOTION)

    return change


def test_the_generator_hears_with_the_encoder_in_its_own_file(layout):
    # There is no folder with the hub's HuBERT in the layout.
    held = layout.load(MOTION)["model"]
    motion = read_motion_checkpoint(layout.path(MOTION), "constant")
    name = "encoder.layers.1.final_layer_norm.weight"
    assert torch.equal(motion.generator.audio_encoder.state_dict()[name], held["audio_encoder." + name])
    assert motion.generator.denoising_net.positions == "constant"
    assert motion.pad_mode == "zero"


@pytest.mark.parametrize(("said", "mode"), [("zero", "zero"), ("replicate", "replicate"), (None, "zero")])
def test_the_padding_is_what_the_training_was_called_with(changed, said, mode):
    def change(held):
        vars(held["args"]).pop("pad_mode")
        if said:
            held["args"].pad_mode = said

    assert read_motion_checkpoint(changed(change), "constant").pad_mode == mode


def test_an_unknown_padding_is_refused(changed):
    path = changed(lambda held: setattr(held["args"], "pad_mode", "mirror"))
    with pytest.raises(ModelPackError, match="pads the sound in an unknown way"):
        read_motion_checkpoint(path, "constant")


def test_a_checkpoint_without_settings_is_read_by_its_tensors(changed):
    assert read_motion_checkpoint(changed(lambda held: held.pop("args")), "sinusoidal").pad_mode == "zero"


def test_settings_may_also_be_a_dict(changed):
    path = changed(lambda held: held.update(args={"audio_model": "wav2vec2"}))
    with pytest.raises(ModelPackError, match="'wav2vec2'"):
        read_motion_checkpoint(path, "constant")


def rename_encoder(held):
    held["args"].audio_model = "wav2vec2"


def add_large_encoder(held):
    held["model"][CONVOLUTIONS + "1.layer_norm.weight"] = torch.ones(16)


def add_biased_encoder(held):
    held["model"][CONVOLUTIONS + "0.conv.bias"] = torch.zeros(16)


def drop_encoder(held):
    held["model"] = {key: value for key, value in held["model"].items() if "audio_encoder" not in key}


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (rename_encoder, "hears with the audio encoder 'wav2vec2'"),
        (add_large_encoder, r"another audio encoder: .* has conv_layers\.1\.layer_norm\.weight"),
        (add_biased_encoder, r"another audio encoder: .* has conv_layers\.0\.conv\.bias"),
        (drop_encoder, "lacks the audio encoder"),
    ],
)
def test_a_generator_that_hears_with_something_else_is_refused(changed, change, complaint):
    path = changed(change)
    with pytest.raises(ModelPackError, match=complaint) as caught:
        read_motion_checkpoint(path, "constant")
    assert "HuBERT base" in caught.value.hint


def test_a_checkpoint_of_something_else_is_refused(layout):
    layout.store(MOTION, {"weight": torch.ones(1)})
    with pytest.raises(ModelPackError, match="no part 'model'"):
        read_motion_checkpoint(layout.path(MOTION), "constant")


def test_the_template_is_its_arrays(layout):
    arrays = read_template(layout.path(TEMPLATE))
    assert arrays["mean_exp"].shape == (63,)
    assert arrays["max_yaw"].dtype == np.float32


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "damaged or not a pickle"),
        (pickle.dumps([1]), "is not a motion template"),
        (pickle.dumps({"mean_exp": print}), r"unsafe: it asks for \w+\.print"),
    ],
)
def test_a_template_that_is_none_is_refused(layout, data, complaint):
    layout.write(TEMPLATE, data)
    with pytest.raises(ModelPackError, match=complaint):
        read_template(layout.path(TEMPLATE))
