"""Edits that are out of sight are found, each kind of them."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.misplaced import Misplaced, misplaced
from joyvasa_runtime.project.operations.arrange import trim_start
from joyvasa_runtime.project.performance.addresses import GazeCurve, LayerCurve, LayerWeight, StrengthCurve
from joyvasa_runtime.project.performance.layer import Layer, LayerMotion
from joyvasa_runtime.project.performance.performance import (
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Gaze,
    Limit,
    Performance,
    Silence,
    Smooth,
)
from tests.runtime.project.performances import performances
from tests.runtime.project.test_operations_sound import with_performance

CURVE = Curve((Key(-4, 0.5), Key(19, 0.5), Key(20, 0.5), Key(69, 0.5), Key(70, 0.5)))
INSIDE = Curve((Key(20, 0.5), Key(69, 0.5)))
ANGLES = ((-5.0, 5.0),) * 3
LAYER = Layer(9, "Nod", curves=(("yaw", CURVE), ("roll", INSIDE)))
NOD = LayerMotion("c" * 64, 70, 20, (0.5,) * 70)


@pytest.mark.parametrize(
    ("performance", "found"),
    [
        (Performance(), ()),
        (Performance(layers=(LAYER,)), (Misplaced(7, "keys", 3, -4, 70, LayerCurve(9, "yaw")),)),
        (
            Performance(layers=(Layer(9, "Nod", weight=CURVE),)),
            (Misplaced(7, "keys", 3, -4, 70, LayerWeight(9)),),
        ),
        (Performance(strength=(("lips", CURVE),)), (Misplaced(7, "keys", 3, -4, 70, StrengthCurve("lips")),)),
        (Performance(gaze=Gaze(x_curve=CURVE)), (Misplaced(7, "keys", 3, -4, 70, GazeCurve("x")),)),
        (Performance(gaze=Gaze(y_curve=INSIDE)), ()),
        (
            Performance(blinks=Blinks(True, (Blink(14, 9), Blink(15, 9), Blink(72, 9), Blink(73, 9)))),
            (Misplaced(7, "blinks", 2, 11, 78),),
        ),
        (
            Performance(gate=Gate(silences=(Silence(0, 10), Silence(10, 20, True), Silence(20, 30, True)))),
            (Misplaced(7, "silences", 1, 10, 19),),
        ),
        (Performance(smooths=(Smooth(0, 20), Smooth(20, 21))), (Misplaced(7, "smooths", 1, 0, 19),)),
        (
            Performance(limits=(Limit(0, 21, *ANGLES), Limit(70, 80, *ANGLES))),
            (Misplaced(7, "limits", 1, 70, 79),),
        ),
        (Performance(layers=(Layer(9, "Nod", motion=NOD),)), (Misplaced(7, "motion", 1, 70, 89, None, 9),)),
        (Performance(layers=(Layer(9, "Nod", motion=replace(NOD, start=69)),)), ()),
        (Performance(comp=(CompSpan(0, 20, 13), CompSpan(20, 30, 13))), (Misplaced(7, "comp", 1, 0, 19),)),
    ],
)
def test_each_kind_is_told_with_its_place(studio, performance, found):
    assert misplaced(with_performance(studio, performance)) == found


def test_a_take_that_does_not_reach_its_stretch_is_told(studio):
    short = replace(studio.takes[0], id=14, start=30, frames=20)
    project = replace(studio, takes=(*studio.takes, short), next_id=15)
    comp = (CompSpan(30, 40, 14), CompSpan(45, 55, 14))
    assert misplaced(with_performance(project, Performance(comp=comp))) == (Misplaced(7, "comp", 1, 45, 54),)


def test_trimming_hides_edits_and_trimming_back_shows_them_again(studio):
    project = with_performance(studio, Performance(layers=(replace(LAYER, curves=(("yaw", INSIDE),)),)))
    trimmed = trim_start(project, {7}, 10)
    assert misplaced(trimmed) == (Misplaced(7, "keys", 1, 20, 20, LayerCurve(9, "yaw")),)
    assert misplaced(trim_start(trimmed, {7}, -10)) == ()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(performances(take_ids=(13,), motions=(("c" * 64, 20, (0.5,) * 70),)))
def test_only_what_lies_outside_is_told(studio, performance):
    for found in misplaced(with_performance(studio, performance)):
        assert found.count >= 1
        assert found.first < 20 or found.last >= 70 or found.kind == "comp"
