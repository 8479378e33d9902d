"""An encoder on a graphics card is used where it opens, and is missed by nobody where it doesn't."""

from fractions import Fraction

import pytest

from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.encoders import encoder_for
from joyvasa_runtime.video.gpu_encoder import GpuChoice, choose_gpu_encoder, opens
from joyvasa_runtime.video.probe import probe

FPS = Fraction(25)


def test_an_encoder_opens_or_does_not():
    assert opens("libx264", 64, 64)
    assert not opens("nothing", 64, 64)


def test_nobody_asks_a_card_unasked():
    assert choose_gpu_encoder(Compression("h264"), (64, 64), FPS) == GpuChoice(None, "")


@pytest.mark.parametrize("codec", ["vp9", "prores_422_hq"])
def test_what_no_card_can_do_is_said(codec):
    # The user may choose the card first and the kind of file afterwards.
    choice = choose_gpu_encoder(Compression(codec, uses_gpu=True), (64, 64), FPS)
    assert choice.encoder is None
    assert "the processor did it" in choice.note


@pytest.mark.parametrize("codec", ["h264", "h265", "av1"])
def test_with_or_without_a_card_there_is_a_video(tmp_path, write_segments, codec):
    compression = Compression(codec, uses_gpu=True)
    choice = choose_gpu_encoder(compression, (256, 256), FPS)
    assert (choice.encoder is None) == bool(choice.note)
    (path,) = write_segments((5,), compression, size=(256, 256))
    assert (probe(path).width, probe(path).frames) == (256, 5)


@pytest.mark.parametrize(
    ("codec", "name", "tag"),
    [("h264", "h264_nvenc", ""), ("h265", "hevc_nvenc", "hvc1"), ("av1", "av1_nvenc", "")],
)
def test_a_card_is_told_the_users_quality(codec, name, tag):
    encoder = encoder_for(Compression(codec, crf=23, uses_gpu=True), (256, 256), FPS, name)
    assert (encoder.name, encoder.tag, encoder.bit_rate) == (name, tag, None)
    assert {("cq", "23"), ("g", "50"), ("preset", "p3")} <= set(encoder.options)
    encoder = encoder_for(Compression(codec, bit_rate=10**6, uses_gpu=True), (256, 256), FPS, name)
    assert encoder.bit_rate == 10**6
    assert "cq" not in dict(encoder.options)
