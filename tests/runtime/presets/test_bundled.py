"""The presets that come with the program: each is possible, and each has a name of its own."""

import pytest

from joyvasa_runtime.presets.bundled import BUNDLED
from joyvasa_runtime.presets.format import decode_settings, encode_settings
from joyvasa_runtime.presets.preset_file import checked_name
from joyvasa_runtime.presets.settings import FRAME_RATES
from joyvasa_runtime.video.compression import CODECS

EACH = pytest.mark.parametrize("preset", BUNDLED.values(), ids=BUNDLED)


@EACH
def test_a_bundled_preset_is_possible_for_its_codec(preset):
    assert decode_settings(encode_settings(preset.settings)) == preset.settings


@EACH
def test_a_bundled_preset_asks_for_nothing_that_its_file_cannot_hold(preset):
    settings, kind = preset.settings, preset.settings.compression.kind
    assert settings.fps in FRAME_RATES
    assert kind.has_sound or settings.loudness_lufs is None
    assert kind.has_alpha or not settings.compression.has_alpha
    assert settings.is_signed


@EACH
def test_a_bundled_preset_has_a_name_as_presets_have_it(preset):
    assert checked_name(preset.name) == preset.name


def test_every_codec_has_a_preset_and_no_name_is_there_twice():
    assert {preset.settings.compression.codec for preset in BUNDLED.values()} == set(CODECS)
    assert len({preset.name for preset in BUNDLED.values()}) == len(BUNDLED)


def test_transparent_presets_are_transparent():
    assert BUNDLED["transparent"].settings.compression.has_alpha
    assert BUNDLED["png"].settings.compression.has_alpha


def test_upright_and_square_presets_have_their_sizes():
    sizes = {name: BUNDLED[name].settings.canvas.size for name in ("web", "vertical", "square")}
    assert sizes == {"web": (1920, 1080), "vertical": (1080, 1920), "square": (1080, 1080)}
