"""Strength of regions and offsets of expressions, as sliders set them."""

from functools import partial

import pytest

from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve, Key, constant
from joyvasa_runtime.project.curves.sampling import value_at
from joyvasa_runtime.project.operations.layers import add_layer, set_layer_flag
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.operations.strength import (
    clear_dials,
    toggle_key,
    turn_dial,
    with_dial_layer,
)
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import GazeCurve, LayerCurve, LayerWeight, StrengthCurve
from joyvasa_runtime.project.performance.dials import OffsetDial, dial_address, dial_curve

LIPS, SMILE = StrengthCurve("lips"), OffsetDial("smile")
TWO_KEYS = Curve((Key(30, 0.5), Key(50, 1.5)))


def curve(project, dial, clip_id=7):
    return dial_curve(project.clip(clip_id).performance, dial)


def turn(dial, value, frame=20, clip_ids=(7,)):
    return partial(turn_dial, clip_ids=clip_ids, dial=dial, value=value, frame=frame)


def test_a_dial_without_keys_is_one_value_everywhere(studio, edit):
    after = edit(studio, turn(LIPS, 1.4))
    assert curve(after, LIPS) == constant(1.4, 20)
    assert curve(edit(after, turn(LIPS, 0.3, frame=50)), LIPS) == constant(0.3, 20)


def test_a_dial_that_changes_nothing_has_no_curve(studio, edit):
    louder = edit(studio, turn(LIPS, 1.4))
    assert edit(louder, turn(LIPS, 1.0)) == studio


def test_the_only_key_stays_at_its_frame(studio, edit):
    keyed = edit(studio, partial(toggle_key, clip_id=7, dial=LIPS, frame=30))
    assert curve(keyed, LIPS).keys == (Key(40, 1.0),)
    assert curve(edit(keyed, turn(LIPS, 0.8, frame=20)), LIPS) == constant(0.8, 40)


def test_a_dial_with_keys_gets_one_at_the_playhead(studio, edit):
    keyed = edit(studio, partial(set_curve, clip_id=7, address=LIPS, curve=TWO_KEYS))
    after = edit(keyed, turn(LIPS, 2.0, frame=30))
    assert [(key.frame, key.value) for key in curve(after, LIPS).keys] == [(30, 0.5), (40, 2.0), (50, 1.5)]


def test_a_key_at_the_playhead_gets_the_value_and_keeps_its_kind(studio, edit):
    keys = Curve((Key(30, 0.5, "linear", "free", (-1.0, 0.0), (2.0, 0.1)), Key(50, 1.5)))
    keyed = edit(studio, partial(set_curve, clip_id=7, address=LIPS, curve=keys))
    after = edit(keyed, turn(LIPS, 1.0, frame=20))
    assert curve(after, LIPS).keys[0] == Key(30, 1.0, "linear", "free", (-1.0, 0.0), (2.0, 0.1))


def test_keys_away_from_the_playhead_are_left_alone(studio, edit):
    keyed = edit(studio, partial(set_curve, clip_id=7, address=LIPS, curve=TWO_KEYS))
    with pytest.raises(EditError, match="playhead is not on the clip"):
        turn_dial(keyed, (7,), LIPS, 2.0, frame=100)
    both = edit(keyed, turn(LIPS, 2.0, frame=100, clip_ids=(7, 8)))
    assert curve(both, LIPS) == TWO_KEYS
    assert curve(both, LIPS, 8) == constant(2.0, 70)


def test_several_clips_get_one_value_each_at_its_own_start(studio, edit):
    after = edit(studio, turn(LIPS, 0.5, clip_ids=(7, 8, 9)))
    assert [curve(after, LIPS, clip_id) for clip_id in (7, 8, 9)] == [
        constant(0.5, 20),
        constant(0.5, 70),
        constant(0.5, 0),
    ]


def test_an_offset_makes_its_layer_on_the_way(studio, edit):
    after = edit(studio, turn(SMILE, 0.5, clip_ids=(7, 8)))
    layers = [after.clip(clip_id).performance.layers for clip_id in (7, 8)]
    assert [(one.name, one.mode, one.curve("smile")) for (one,) in layers] == [
        ("Expression", "add", constant(0.5, 20)),
        ("Expression", "add", constant(0.5, 70)),
    ]
    again = edit(after, turn(OffsetDial("jaw"), -0.2))
    assert len(again.clip(7).performance.layers) == 1
    assert curve(again, SMILE) == constant(0.5, 20)


def test_an_offset_of_nothing_makes_no_layer(studio, edit):
    assert edit(studio, turn(SMILE, 0.0)) is studio


def test_the_layer_of_an_offset_can_be_made_ahead(studio, edit):
    after = edit(studio, partial(with_dial_layer, clip_id=7, dial=SMILE))
    assert dial_address(after.clip(7).performance, SMILE) == LayerCurve(14, "smile")
    assert edit(after, partial(with_dial_layer, clip_id=7, dial=SMILE)) is after


def test_a_locked_layer_or_track_refuses(studio, edit):
    with_layer = edit(studio, turn(SMILE, 0.5))
    layer_id = with_layer.clip(7).performance.layers[0].id
    locked = set_layer_flag(with_layer, 7, layer_id, "is_locked", True)
    with pytest.raises(EditError, match="layer “Expression” is locked"):
        turn_dial(locked, (7,), SMILE, 0.7, 20)
    with pytest.raises(EditError, match="track “Voice” is locked"):
        turn_dial(lock_track(studio, 4, True), (7,), LIPS, 0.7, 20)


@pytest.mark.parametrize(("dial", "value"), [(LIPS, 2.1), (LIPS, -0.1), (SMILE, 2.5), (GazeCurve("x"), 1.5)])
def test_a_value_out_of_range_is_refused(studio, dial, value):
    with pytest.raises(EditError, match="outside"):
        turn_dial(studio, (7,), dial, value, 20)


def test_a_key_at_the_playhead_comes_and_goes(studio, edit):
    keyed = edit(studio, partial(set_curve, clip_id=7, address=LIPS, curve=TWO_KEYS))
    more = edit(keyed, partial(toggle_key, clip_id=7, dial=LIPS, frame=30))
    assert [key.frame for key in curve(more, LIPS).keys] == [30, 40, 50]
    assert all(
        value_at(curve(more, LIPS), frame, 1.0) == pytest.approx(value_at(TWO_KEYS, frame, 1.0), abs=1e-6)
        for frame in range(25, 55)
    )
    fewer = edit(more, partial(toggle_key, clip_id=7, dial=LIPS, frame=30))
    assert [key.frame for key in curve(fewer, LIPS).keys] == [30, 50]


def test_no_key_is_set_where_the_clip_is_not(studio):
    with pytest.raises(EditError, match="playhead is not on the clip"):
        toggle_key(studio, 7, LIPS, 60)


def test_all_dials_are_cleared_in_one_step(studio, edit):
    after = edit(studio, turn(LIPS, 0.5, clip_ids=(7, 8)))
    after = edit(after, turn(SMILE, 0.5))
    cleared = edit(after, partial(clear_dials, clip_ids=(7, 8), dials=(LIPS, SMILE)))
    assert (curve(cleared, LIPS), curve(cleared, SMILE), curve(cleared, LIPS, 8)) == (NO_CURVE,) * 3


def test_the_weight_of_a_layer_is_a_dial_too_and_stands_where_the_clip_begins(studio, edit):
    layered = edit(studio, partial(add_layer, clip_id=7, name="Nods"))
    weight = LayerWeight(layered.next_id - 1)
    half = edit(layered, turn(weight, 0.5, frame=100))
    assert curve(half, weight) == constant(0.5, 20)
    assert edit(half, turn(weight, 1.0)) == layered


def test_a_locked_layer_keeps_its_weight(studio, edit):
    layered = edit(studio, partial(add_layer, clip_id=7, name="Nods"))
    layer_id = layered.next_id - 1
    locked = set_layer_flag(layered, 7, layer_id, "is_locked", True)
    with pytest.raises(EditError, match="locked"):
        turn_dial(locked, (7,), LayerWeight(layer_id), 0.5, frame=20)
