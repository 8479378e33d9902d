"""What the editor says of each curve: its name, its unit, and how finely it is entered."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from joyvasa_runtime.project.performance.addresses import CurveAddress, GazeCurve, LayerCurve, StrengthCurve
from joyvasa_runtime.project.performance.layer import HEAD_CHANNELS

_TURNS = HEAD_CHANNELS[:3]


@dataclass(frozen=True, slots=True)
class CurveFacts:
    """How a curve is shown.

    Parameters
    ----------
    name : str
        In the user's language.
    unit : str
        Behind its values; may be empty.
    decimals : int
    step : float
        Of an arrow key.
    explanation : str
        What its values mean; may be empty.
    """

    name: str
    unit: str
    decimals: int
    step: float
    explanation: str = ""

    def text(self, value: float) -> str:
        """A value as it is read."""
        return f"{value:.{self.decimals}f}{self.unit}"


def facts_of(address: CurveAddress) -> CurveFacts:
    """What is said of a curve."""
    match address:
        case LayerCurve(_, channel) if channel in _TURNS:
            return CurveFacts(_channel_names()[channel], "°", 1, 0.5, _meanings().get(channel, ""))
        case LayerCurve(_, channel):
            decimals = 3 if channel in HEAD_CHANNELS else 2
            return CurveFacts(_channel_names()[channel], "", decimals, 0.01, _meanings().get(channel, ""))
        case StrengthCurve(region):
            meaning = QCoreApplication.translate(
                "Curves", "1 is as generated, 0 is still, 2 is twice as strong"
            )
            return CurveFacts(_region_names()[region], "", 2, 0.05, meaning)
        case GazeCurve(axis):
            name = (
                QCoreApplication.translate("Curves", "Gaze across")
                if axis == "x"
                else QCoreApplication.translate("Curves", "Gaze up")
            )
            return CurveFacts(name, "", 2, 0.05)
        case _:
            meaning = QCoreApplication.translate(
                "Curves", "How much the layer counts: 0 is not at all, 1 is fully"
            )
            return CurveFacts(QCoreApplication.translate("Curves", "Weight"), "", 2, 0.05, meaning)


def _channel_names() -> dict[str, str]:
    return {
        "pitch": QCoreApplication.translate("Curves", "Pitch"),
        "yaw": QCoreApplication.translate("Curves", "Yaw"),
        "roll": QCoreApplication.translate("Curves", "Roll"),
        "x": QCoreApplication.translate("Curves", "Shift across"),
        "y": QCoreApplication.translate("Curves", "Shift down"),
        "scale": QCoreApplication.translate("Curves", "Size"),
        "smile": QCoreApplication.translate("Curves", "Smile"),
        "brows": QCoreApplication.translate("Curves", "Brows"),
        "jaw": QCoreApplication.translate("Curves", "Jaw"),
        "spread": QCoreApplication.translate("Curves", "Spread lips"),
        "pucker": QCoreApplication.translate("Curves", "Pucker"),
        "wink_left": QCoreApplication.translate("Curves", "Wink left"),
        "wink_right": QCoreApplication.translate("Curves", "Wink right"),
    }


def _meanings() -> dict[str, str]:
    strong = QCoreApplication.translate("Curves", "1 is a strong but natural expression")
    return {
        "pitch": QCoreApplication.translate("Curves", "Nodding, in degrees"),
        "yaw": QCoreApplication.translate("Curves", "Turning aside, in degrees"),
        "roll": QCoreApplication.translate("Curves", "Tilting, in degrees"),
        "x": QCoreApplication.translate("Curves", "In widths of the face, to the right"),
        "y": QCoreApplication.translate("Curves", "In widths of the face, downward"),
        "scale": QCoreApplication.translate(
            "Curves", "Nearness of the head; added, or times the size in the picture"
        ),
        "smile": strong,
        "brows": strong,
        "jaw": strong,
        "spread": strong,
        "pucker": strong,
        "wink_left": QCoreApplication.translate("Curves", "The left eye of the person shown"),
        "wink_right": QCoreApplication.translate("Curves", "The right eye of the person shown"),
    }


def _region_names() -> dict[str, str]:
    return {
        "overall": QCoreApplication.translate("Curves", "Overall strength"),
        "lips": QCoreApplication.translate("Curves", "Lips strength"),
        "jaw": QCoreApplication.translate("Curves", "Jaw strength"),
        "cheeks": QCoreApplication.translate("Curves", "Cheeks strength"),
        "brows": QCoreApplication.translate("Curves", "Brows strength"),
        "eyes": QCoreApplication.translate("Curves", "Eyes strength"),
        "head": QCoreApplication.translate("Curves", "Head strength"),
    }
