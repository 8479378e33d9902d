"""Edits that are out of sight, in words."""

from PySide6.QtCore import QCoreApplication

from desktop.views.widgets.layer_name import shown_layer_name
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Clip
from joyvasa_runtime.project.misplaced import Misplaced
from joyvasa_runtime.project.performance.addresses import (
    CurveAddress,
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
)
from joyvasa_runtime.project.performance.layer import Channel
from joyvasa_runtime.project.performance.performance import Performance, Region

translate = QCoreApplication.translate


def misplaced_text(found: Misplaced, clip: Clip) -> str:
    """What the edits are and where in the sound, on one line."""
    what = _what(found, clip.performance)
    # Before the sound there is no time to name.
    first, last = timecode(max(found.first, 0)), timecode(max(found.last, 0))
    place = first if first == last else f"{first} – {last}"
    return f"{what}, {place}"


def _what(found: Misplaced, performance: Performance) -> str:
    match found.kind:
        case "keys":
            assert found.address is not None, "keys are in a curve"
            count = _count(found, translate("Misplaced", "1 key"), translate("Misplaced", "{count} keys"))
            return f"{_curve_name(performance, found.address)}: {count}"
        case "motion":
            assert found.layer_id is not None, "a piece of motion is in a layer"
            name = shown_layer_name(performance.layer(found.layer_id))
            return translate("Misplaced", "{layer}: motion").format(layer=name)
        case "blinks":
            texts = translate("Misplaced", "1 blink"), translate("Misplaced", "{count} blinks")
        case "silences":
            texts = translate("Misplaced", "1 silence"), translate("Misplaced", "{count} silences")
        case "comp":
            one = translate("Misplaced", "1 stretch of another take")
            texts = one, translate("Misplaced", "{count} stretches of other takes")
        case "smooths":
            one = translate("Misplaced", "1 smoothed stretch")
            texts = one, translate("Misplaced", "{count} smoothed stretches")
        case "limits":
            one = translate("Misplaced", "1 limited stretch")
            texts = one, translate("Misplaced", "{count} limited stretches")
    return _count(found, *texts)


def _count(found: Misplaced, one: str, several: str) -> str:
    return one if found.count == 1 else several.format(count=found.count)


def _curve_name(performance: Performance, address: CurveAddress) -> str:
    match address:
        case StrengthCurve(region):
            return translate("Misplaced", "Strength of {region}").format(region=_region_name(region))
        case LayerWeight(layer_id):
            name = shown_layer_name(performance.layer(layer_id))
            return translate("Misplaced", "{layer}, weight").format(layer=name)
        case LayerCurve(layer_id, channel):
            return f"{shown_layer_name(performance.layer(layer_id))}, {_channel_name(channel)}"
        case GazeCurve("x"):
            return translate("Misplaced", "Gaze across")
        case GazeCurve():
            return translate("Misplaced", "Gaze upward")


def _region_name(region: Region) -> str:
    names: dict[Region, str] = {
        "overall": translate("Misplaced", "the face"),
        "lips": translate("Misplaced", "the lips"),
        "jaw": translate("Misplaced", "the jaw"),
        "cheeks": translate("Misplaced", "the cheeks"),
        "brows": translate("Misplaced", "the brows"),
        "eyes": translate("Misplaced", "the eyes"),
        "head": translate("Misplaced", "the head"),
    }
    return names[region]


def _channel_name(channel: Channel) -> str:
    names: dict[Channel, str] = {
        "pitch": translate("Misplaced", "pitch"),
        "yaw": translate("Misplaced", "yaw"),
        "roll": translate("Misplaced", "roll"),
        "x": translate("Misplaced", "across"),
        "y": translate("Misplaced", "up and down"),
        "scale": translate("Misplaced", "size"),
        "smile": translate("Misplaced", "smile"),
        "brows": translate("Misplaced", "brows"),
        "jaw": translate("Misplaced", "jaw"),
        "spread": translate("Misplaced", "spread"),
        "pucker": translate("Misplaced", "pucker"),
        "wink_left": translate("Misplaced", "left wink"),
        "wink_right": translate("Misplaced", "right wink"),
    }
    return names[channel]
