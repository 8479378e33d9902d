"""The settings of an export as a table: nothing is lost, and nothing wrong gets through."""

import copy
import json

import pytest
from hypothesis import given

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.format import decode_settings, encode_settings
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression
from tests.runtime.presets.any_settings import ANY_SETTINGS

FULL = ExportSettings(
    Compression("h265", crf=20),
    Canvas("face", None, (1080, 1920), "fit", (0.5, 0.25), 1.5, (1, 2, 3)),
    30,
    -14.0,
    LabelStyle(),
    CaptionStyle(),
    "zip",
    False,
)


@given(ANY_SETTINGS)
def test_any_settings_come_back_through_json(settings):
    assert decode_settings(json.loads(json.dumps(encode_settings(settings)))) == settings


def paths(table, before=()):
    for key, value in table.items():
        yield (*before, key)
        if isinstance(value, dict):
            yield from paths(value, (*before, key))


PATHS = tuple(paths(encode_settings(FULL)))


def changed(path, change):
    table = copy.deepcopy(encode_settings(FULL))
    inner = table
    for key in path[:-1]:
        inner = inner[key]
    change(inner, path[-1])
    return table


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_a_missing_entry_is_named(path):
    table = changed(path, lambda inner, key: inner.pop(key))
    with pytest.raises(ExportError, match=rf"{'.'.join(path)} is missing"):
        decode_settings(table)


@pytest.mark.parametrize("path", PATHS, ids=".".join)
def test_an_entry_of_a_wrong_type_is_named(path):
    table = changed(path, lambda inner, key: inner.update({key: [None]}))
    with pytest.raises(ExportError, match=rf"{'.'.join(path)} must be"):
        decode_settings(table)


@pytest.mark.parametrize("path", [("new",), ("canvas", "new"), ("label", "new")], ids=".".join)
def test_an_unknown_entry_is_named(path):
    table = changed(path, lambda inner, key: inner.update({key: 1}))
    with pytest.raises(ExportError, match=rf"{'.'.join(path)} is unknown"):
        decode_settings(table)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("compression.codec", "mpeg2"),
        ("compression.crf", True),
        ("compression.crf", 18.5),
        ("compression.uses_gpu", 1),
        ("canvas.size", [15, 1080]),
        ("canvas.size", [1080]),
        ("canvas.size", [1080, 9000]),
        ("canvas.centre", [0.5, 1.5]),
        ("canvas.zoom", 0.5),
        ("canvas.zoom", float("nan")),
        ("canvas.zoom", float("inf")),
        ("canvas.zoom", 10**400),
        ("canvas.background", [0, 0, 256]),
        ("fps", 29),
        ("fps", True),
        ("fps", 25.0),
        ("loudness_lufs", 0),
        ("label.text", ""),
        ("label.text", "two\nlines"),
        ("label.text", "x" * 101),
        ("label.height", 0.5),
        ("captions.height", 0.01),
        ("package", "rar"),
        ("is_signed", "yes"),
    ],
)
def test_a_value_beyond_all_bounds_is_named(path, value):
    table = changed(tuple(path.split(".")), lambda inner, key: inner.update({key: value}))
    with pytest.raises(ExportError, match=f"{path} must be"):
        decode_settings(table)


def test_what_a_codec_cannot_do_is_refused():
    table = encode_settings(ExportSettings())
    table["compression"]["has_alpha"] = True
    with pytest.raises(ExportError, match=r"compression: .*transparent"):
        decode_settings(table)


@pytest.mark.parametrize("values", [None, [], "text", 1])
def test_something_else_than_a_table_is_refused(values):
    with pytest.raises(ExportError, match="must be a table"):
        decode_settings(values)


def test_a_long_wrong_value_is_cut_in_the_message():
    table = encode_settings(ExportSettings())
    table["package"] = "x" * 10_000
    with pytest.raises(ExportError) as caught:
        decode_settings(table)
    assert len(str(caught.value)) < 250
