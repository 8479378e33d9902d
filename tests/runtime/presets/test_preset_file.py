"""Presets as files that anybody may have written."""

import json

import pytest
from hypothesis import HealthCheck, given, settings

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.presets.preset_file import (
    MAX_PRESET_BYTES,
    checked_name,
    load_preset,
    save_preset,
)
from joyvasa_runtime.presets.settings import ExportSettings, Preset
from tests.runtime.presets.any_settings import ANY_SETTINGS

NAME = "我的 preset.joyvasa-preset"


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_SETTINGS)
def test_any_preset_comes_back_from_its_file(tmp_path, chosen):
    save_preset(tmp_path / NAME, Preset("Für mich 我", chosen))
    assert load_preset(tmp_path / NAME) == Preset("Für mich 我", chosen)
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_preset_that_cannot_be_written_leaves_the_old_one(tmp_path):
    with pytest.raises(ExportError, match="nowhere"):
        save_preset(tmp_path / "nowhere" / NAME, Preset("a", ExportSettings()))
    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def document(tmp_path):
    save_preset(tmp_path / NAME, Preset("a", ExportSettings()))
    return json.loads((tmp_path / NAME).read_bytes())


def refused(tmp_path, data):
    path = tmp_path / NAME
    path.write_bytes(data)
    with pytest.raises(ExportError) as caught:
        load_preset(path)
    assert NAME in caught.value.message
    return caught.value.message


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "no preset"),
        (b"\xff\xfe", "no preset"),
        (b"import os", "no preset"),
        (b"[]", "must be a table"),
        (b'{"a": 1, "a": 2}', "no preset"),
        (b"[" * 60_000, "no preset"),
        (b" " * (MAX_PRESET_BYTES + 1), "too large"),
        (b'{"format": "joyvasa"}', "format must be"),
    ],
)
def test_what_is_no_preset_is_refused(tmp_path, data, reason):
    assert reason in refused(tmp_path, data)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"version": 2}, "newer version"),
        ({"version": 0}, "version must be"),
        ({"name": "  "}, "name must be"),
        ({"name": "x" * 81}, "name must be"),
        ({"command": "rm"}, "command is unknown"),
        ({"settings": None}, "settings must be a table"),
    ],
)
def test_a_preset_with_a_wrong_entry_is_refused_by_its_name(tmp_path, document, change, reason):
    assert reason in refused(tmp_path, json.dumps(document | change).encode())


def test_an_impossible_number_is_refused(tmp_path, document):
    document["settings"]["canvas"]["zoom"] = float("nan")
    assert "settings.canvas.zoom must be" in refused(tmp_path, json.dumps(document).encode())


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ExportError, match="can't be used"):
        load_preset(tmp_path / NAME)


def test_a_folder_is_told(tmp_path):
    (tmp_path / NAME).mkdir()
    with pytest.raises(ExportError, match="can't be used"):
        load_preset(tmp_path / NAME)


def test_a_name_becomes_one_line():
    assert checked_name("  For\n the\tweb ") == "For the web"


@pytest.mark.parametrize("name", ["", " \n", "x" * 81])
def test_an_impossible_name_is_refused(name):
    with pytest.raises(ExportError, match="name"):
        checked_name(name)
