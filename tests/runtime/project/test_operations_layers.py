"""Edits of a clip's layers and of any curve of its performance."""

from dataclasses import replace

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key, constant
from joyvasa_runtime.project.operations.clips import delete_clips, paste_clips
from joyvasa_runtime.project.operations.layers import (
    add_layer,
    duplicate_layer,
    move_layer,
    remove_layer,
    rename_layer,
    set_layer_flag,
    set_layer_mode,
)
from joyvasa_runtime.project.operations.performance import change_performance, set_curve
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import (
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
    curve_at,
)
from joyvasa_runtime.project.performance.performance import UNTOUCHED

CURVE = Curve((Key(3, 0.5), Key(9, 0.75)))
ADDRESSES = (
    LayerCurve(14, "yaw"),
    LayerCurve(15, "smile"),
    LayerWeight(15),
    StrengthCurve("lips"),
    GazeCurve("y"),
)


@pytest.fixture
def layered(studio):
    """Clip 7 with the layers 14 "Head" and 15 "Face", from bottom to top."""
    return add_layer(add_layer(studio, 7, "Head"), 7, "Face", "replace")


def names(project):
    return [layer.name for layer in project.clip(7).performance.layers]


def test_layers_come_on_top_with_the_next_ids(studio, layered):
    check_consistency(layered)
    assert [(one.id, one.name, one.mode) for one in layered.clip(7).performance.layers] == [
        (14, "Head", "add"),
        (15, "Face", "replace"),
    ]
    assert layered.next_id == 16
    assert layered.clip(8) is studio.clip(8)


def test_a_layer_goes_and_leaves_the_others(layered):
    assert names(remove_layer(layered, 7, 14)) == ["Face"]


def test_a_copy_of_a_layer_lies_above_it_with_its_curves(layered):
    after = duplicate_layer(set_curve(layered, 7, ADDRESSES[0], CURVE), 7, 14, "Head 2")

    check_consistency(after)
    assert names(after) == ["Head", "Head 2", "Face"]
    assert after.clip(7).performance.layer(16).curve("yaw") == CURVE
    assert after.next_id == 17


def test_layers_change_places(layered):
    assert names(move_layer(layered, 7, 14, 1)) == ["Face", "Head"]
    with pytest.raises(EditError, match="no place"):
        move_layer(layered, 7, 14, 2)


def test_a_layer_needs_a_name(layered):
    assert names(rename_layer(layered, 7, 15, " Smile\n")) == ["Head", "Smile"]
    with pytest.raises(EditError, match="needs a name"):
        rename_layer(layered, 7, 15, " ")


def test_a_layer_adds_or_replaces(layered):
    assert set_layer_mode(layered, 7, 14, "replace").clip(7).performance.layer(14).mode == "replace"


def test_sizes_look_the_same_whether_they_are_added_or_replace(layered):
    sizes = Curve((Key(3, 0.25, handles="free", left=(-1.0, 0.5), right=(2.0, 0.25)), Key(9, -0.5)))
    added = set_curve(layered, 7, LayerCurve(14, "scale"), sizes)
    added = set_curve(added, 7, LayerCurve(14, "yaw"), CURVE)
    replacing = set_layer_mode(added, 7, 14, "replace")
    check_consistency(replacing)
    layer = replacing.clip(7).performance.layer(14)

    assert layer.curve("scale").keys == (replace(sizes.keys[0], value=1.25), Key(9, 0.5))
    assert layer.curve("yaw") == CURVE
    assert set_layer_mode(replacing, 7, 14, "replace") == replacing
    assert set_layer_mode(replacing, 7, 14, "add") == added


@pytest.mark.parametrize("flag", ["is_muted", "is_solo", "is_locked"])
def test_a_flag_is_set_and_taken_back(layered, flag):
    after = set_layer_flag(layered, 7, 14, flag, True)

    assert getattr(after.clip(7).performance.layer(14), flag)
    assert set_layer_flag(after, 7, 14, flag, False) == layered


@pytest.mark.parametrize(
    "edit",
    [
        lambda p: remove_layer(p, 7, 14),
        lambda p: rename_layer(p, 7, 14, "New"),
        lambda p: move_layer(p, 7, 14, 1),
        lambda p: set_layer_mode(p, 7, 14, "replace"),
        lambda p: set_curve(p, 7, LayerCurve(14, "yaw"), CURVE),
        lambda p: set_curve(p, 7, LayerWeight(14), CURVE),
    ],
)
def test_a_locked_layer_refuses_edits_and_so_does_one_that_is_gone(layered, edit):
    with pytest.raises(EditError, match="layer “Head” is locked"):
        edit(set_layer_flag(layered, 7, 14, "is_locked", True))
    with pytest.raises(EditError, match="not there any more"):
        edit(remove_layer(layered, 7, 14))


def test_a_locked_track_refuses_every_edit_of_its_clips_performances(layered):
    locked = lock_track(layered, 4, True)

    for edit in (lambda p: add_layer(p, 7, "New"), lambda p: set_curve(p, 7, GazeCurve("x"), CURVE)):
        with pytest.raises(EditError, match="track “Voice” is locked"):
            edit(locked)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_curve_is_put_where_it_belongs_and_taken_away_again(layered, address):
    after = set_curve(layered, 7, address, CURVE)

    check_consistency(after)
    assert curve_at(after.clip(7).performance, address) == CURVE
    others = [one for one in ADDRESSES if one != address]
    assert all(not curve_at(after.clip(7).performance, one) for one in others)
    assert set_curve(after, 7, address, NO_CURVE) == layered


@pytest.mark.parametrize(
    ("address", "curve"),
    [
        (LayerCurve(14, "yaw"), constant(61.0)),
        (LayerWeight(14), constant(1.01)),
        (StrengthCurve("jaw"), constant(-0.01)),
        (GazeCurve("x"), constant(float("nan"))),
        (StrengthCurve("jaw"), Curve((Key(3, 1.0, left=(1.0, 0.0)),))),
        (StrengthCurve("jaw"), Curve((Key(3, 1.0), Key(3, 1.5)))),
        (StrengthCurve("jaw"), constant(1.0, 10**9)),
    ],
)
def test_values_out_of_range_are_refused(layered, address, curve):
    with pytest.raises(EditError):
        set_curve(layered, 7, address, curve)


def test_an_edit_that_changes_nothing_is_the_same_project(layered):
    assert change_performance(layered, 7, lambda one: one) is layered


def test_a_pasted_clip_brings_its_layers(layered):
    after = paste_clips(layered, (layered.clip(7),), 5, 0)

    check_consistency(after)
    assert after.tracks[1].clips[0].performance == layered.clip(7).performance


def test_a_performance_goes_with_its_clip(layered):
    after = delete_clips(layered, (7,))

    check_consistency(after)
    assert all(clip.performance is UNTOUCHED for track in after.tracks for clip in track.clips)


def test_keys_that_were_there_are_not_looked_at_again(layered):
    # An impossible key that is known stays; only new ones are checked, which makes a drag of few keys cheap.
    odd = Key(3, 99.0)
    clip = layered.clip(7)
    performance = replace(clip.performance, strength=(("lips", Curve((odd,))),))
    track = replace(
        layered.tracks[0], clips=(replace(clip, performance=performance), *layered.tracks[0].clips[1:])
    )
    damaged = replace(layered, tracks=(track, *layered.tracks[1:]))

    after = set_curve(damaged, 7, StrengthCurve("lips"), Curve((odd, Key(8, 1.0))))

    assert len(after.clip(7).performance.strength_of("lips").keys) == 2
