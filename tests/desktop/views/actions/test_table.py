"""The table of actions is whole: ids once, keys once, an icon file for every icon."""

from pathlib import Path

import pytest

from desktop.views.actions.keymap import conflicts, default_keys, portable
from desktop.views.actions.table import ACTIONS
from desktop.views.widgets.icons import icon

RESOURCES = Path(__file__).resolve().parents[4] / "resources"


def test_ids_are_unique():
    ids = [spec.id for spec in ACTIONS]

    assert len(ids) == len(set(ids))


def test_no_key_belongs_to_two_actions():
    assert conflicts(ACTIONS, {}) == {}


def test_every_key_is_one_that_qt_knows():
    for spec in ACTIONS:
        assert all(default_keys(spec)), spec


def test_every_icon_exists(qapp):
    for spec in ACTIONS:
        if spec.icon:
            assert not icon(spec.icon).isNull()


@pytest.mark.parametrize("path", sorted((RESOURCES / "icons").glob("*.svg")), ids=lambda path: path.stem)
def test_every_icon_file_is_drawn(qapp, path):
    image = icon(path.stem).pixmap(24).toImage()

    assert any(image.pixelColor(x, y).alpha() > 128 for x in range(24) for y in range(24))


def test_every_action_says_what_it_does_in_sentence_case():
    for spec in ACTIONS:
        assert spec.tip, spec.id
        assert not spec.tip.endswith("."), spec.id
        assert spec.text[0].isupper(), spec.id


def test_hands_find_the_keys_they_know():
    keys = {spec.id: default_keys(spec) for spec in ACTIONS}

    assert keys["transport.play"] == ("Space",)
    assert [keys[f"transport.shuttle_{name}"] for name in ("back", "stop", "forward")] == [
        ("J",),
        ("K",),
        ("L",),
    ]
    assert keys["transport.second_back"] == ("Shift+Left",)
    assert keys["edit.split"] == ("S",)
    assert keys["edit.redo"][0] == "Ctrl+Shift+Z"
    assert keys["file.export"] == (portable("Ctrl+Return"),)
    assert keys["help.shortcuts"] == ("?",)
