"""The buttons of the tools that shape curves, and the small windows with their sliders."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.views.curves.curve_facts import facts_of
from desktop.views.curves.ground_painter import SafePose
from desktop.views.curves.scene import CurveScene
from desktop.views.curves.shaping import Change, Shaping
from desktop.views.curves.tool_popup import Preset, ToolPopup
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.project.performance.addresses import limits_of

_CENT = 100.0


@dataclass(frozen=True, slots=True)
class _Tool:
    """What a tool's small window needs."""

    title: str
    hint: str
    sliders: tuple[NumberSlider, ...]
    change: Callable[..., Change]
    preset: Preset | None = None


class CurveTools(QObject):
    """Smooth, simplify, scale, blend, hold still and limit.

    Parameters
    ----------
    scene : CurveScene
    shaping : Shaping
    parent : QWidget
    """

    def __init__(self, scene: CurveScene, shaping: Shaping, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene, self._shaping, self._widget = scene, shaping, parent
        self.safe: SafePose | None = None
        self.popup: ToolPopup | None = None
        self.smooth = self._button(
            "smooth", self.tr("Smooth"), self.tr("Draw keys towards their neighbours"), self._smooth
        )
        self.simplify = self._button(
            "simplify",
            self.tr("Simplify"),
            self.tr("Keep fewer keys of nearly the same curve"),
            self._simplify,
        )
        self.scale = self._button(
            "scale",
            self.tr("Scale"),
            self.tr("Scale values around one, and raise or lower them"),
            self._scale,
        )
        self.blend = self._button(
            "blend", self.tr("Blend"), self.tr("Draw keys towards the generated motion"), self._blend
        )
        self.limit = self._button(
            "limit", self.tr("Limit"), self.tr("Keep values between two numbers"), self._limit
        )
        self.hold = self._button("hold", self.tr("Hold still"), "", None)
        self.hold.clicked.connect(shaping.hold_still)
        self.buttons = (self.smooth, self.simplify, self.scale, self.blend, self.limit, self.hold)
        # What is selected, and curves that come and go, are told by it too.
        scene.changed.connect(self._enable)
        self._enable()

    def _button(self, icon: str, text: str, tip: str, tool: Callable[[], _Tool] | None) -> QToolButton:
        button = QToolButton()
        set_icon(button, icon)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(text)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        if tool is not None:
            button.clicked.connect(lambda: self._open(button, tool()))
        return button

    def _enable(self) -> None:
        has_keys = self._shaping.has_keys
        for button in self.buttons[:-1]:
            button.setEnabled(has_keys)
        can_hold = self._shaping.held_span() is not None
        self.hold.setEnabled(can_hold)
        tip = self.tr("Let the curve be one value over the selected keys, or from the in to the out point")
        self.hold.setToolTip(tip)

    def _open(self, button: QToolButton, tool: _Tool) -> None:
        gesture = self._shaping.begin(tool.title)
        self.popup = ToolPopup(
            tool.title, tool.hint, tool.sliders, tool.change, gesture, tool.preset, self._widget
        )
        self.popup.destroyed.connect(self._forget)
        self.popup.open_below(button)

    def _forget(self) -> None:
        self.popup = None

    def _smooth(self) -> _Tool:
        amount = NumberSlider(self.tr("Amount"), 0, 100, 0, 0, self.tr(" %"))
        return _Tool(
            self.tr("Smooth keys"),
            self._about(),
            (amount,),
            lambda part: self._shaping.smoothed(part / _CENT),
        )

    def _simplify(self) -> _Tool:
        tolerance = NumberSlider(self.tr("Tolerance"), 0, 25, 0, 1, self.tr(" %"))
        hint = self.tr("How far the curve may stray, in parts of its height. ") + self._about()
        return _Tool(self.tr("Simplify curve"), hint, (tolerance,), self._shaping.simplified)

    def _scale(self) -> _Tool:
        facts = facts_of(self._scene.current)
        low, high = limits_of(self._scene.current)
        pivot = self._scene.value(self._scene.current, self._scene.sound_playhead)
        sliders = (
            NumberSlider(self.tr("Factor"), -2, 4, 1, 2),
            NumberSlider(self.tr("Raise by"), low - high, high - low, 0, facts.decimals, facts.unit),
            NumberSlider(self.tr("Around"), low, high, 0, facts.decimals, facts.unit),
        )
        sliders[2].set_value(pivot)
        sliders[2].set_default(pivot)
        return _Tool(self.tr("Scale values"), self._about(), sliders, self._shaping.scaled)

    def _blend(self) -> _Tool:
        share = NumberSlider(self.tr("Generated"), 0, 100, 0, 0, self.tr(" %"))
        return _Tool(
            self.tr("Blend to generated"),
            self._about(),
            (share,),
            lambda part: self._shaping.blended(part / _CENT),
        )

    def _limit(self) -> _Tool:
        facts, ends = facts_of(self._scene.current), limits_of(self._scene.current)
        low, high = (
            NumberSlider(text, *ends, end, facts.decimals, facts.unit)
            for text, end in ((self.tr("At least"), ends[0]), (self.tr("At most"), ends[1]))
        )
        preset, safe = None, self.safe
        if safe is not None:
            text = self.tr("Use what looks good: {low} to {high}")
            text = text.format(low=facts.text(safe.low), high=facts.text(safe.high))
            preset = text, (safe.low, safe.high)
        change = self._shaping.limited
        return _Tool(self.tr("Limit values"), self._about(), (low, high), change, preset)

    def _about(self) -> str:
        count = sum(map(len, self._scene.selected.values()))
        if count:
            return self.tr("For {count} selected keys.").format(count=count)
        return self.tr("For all keys of {channel}.").format(channel=facts_of(self._scene.current).name)
