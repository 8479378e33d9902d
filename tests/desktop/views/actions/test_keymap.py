"""Changing keys: what is remembered, who loses a key, and what is in conflict."""

from desktop.views.actions.keymap import conflicts, keys_of, owners, portable, with_keys
from desktop.views.actions.spec import ActionSpec

SPLIT = ActionSpec("split", "Split", "Clip", ("S",))
SAVE = ActionSpec("save", "Save", "File", ("Ctrl+S",))
REDO = ActionSpec("redo", "Redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"))
SPECS = (SPLIT, SAVE, REDO)


def test_keys_are_compared_in_one_spelling():
    assert portable("shift+ctrl+z") == portable("Ctrl+Shift+Z") == "Ctrl+Shift+Z"
    assert portable("no such key") == ""


def test_an_action_has_its_default_keys_until_they_are_changed():
    assert keys_of(REDO, {}) == ("Ctrl+Shift+Z", "Ctrl+Y")
    assert keys_of(REDO, {"redo": ("F5",)}) == ("F5",)
    assert keys_of(REDO, {"redo": ()}) == ()


def test_a_key_that_is_given_away_is_lost_by_whoever_had_it():
    after = with_keys(SPECS, {}, "split", ["Ctrl+Y"])

    assert after == {"split": ("Ctrl+Y",), "redo": ("Ctrl+Shift+Z",)}


def test_going_back_to_the_default_leaves_no_trace():
    after = with_keys(SPECS, {"split": ("X",)}, "split", ["S"])

    assert after == {}


def test_nothing_else_is_touched():
    after = with_keys(SPECS, {"save": ("F2",)}, "split", ["X"])

    assert after == {"save": ("F2",), "split": ("X",)}


def test_owners_are_found_through_the_changes():
    assert owners(SPECS, {}, "s") == (SPLIT,)
    assert owners(SPECS, {"split": ("X",)}, "S") == ()
    assert owners(SPECS, {}, "") == ()


def test_conflicts_name_all_who_share_a_key():
    assert conflicts(SPECS, {"save": ("S",)}) == {"S": ("split", "save")}
