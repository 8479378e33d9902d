"""How the motion of clips is made: pack, seed, and what differs from the pack's own suggestion.

It shows one `Generation` or several and tells of changes to them; whose they are, the clip panel knows.
"""

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QToolButton, QWidget

from desktop.jobs.pack_info import PackInfo
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.number_entry import NumberEntry
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.document import Generation

Change = Callable[[Generation], Generation]

_NO_PACK = PackInfo("", "", Path(), True)
_DICE_SEED = 999_999
_LARGEST_SEED = 2**53
"""As far as an entry can count in ones."""
_MOST_GUIDANCE = 6.0
_SAMPLERS = ("ddim", "ddpm", "dpm++2m")
_SMOOTHINGS = ("zero_phase", "upstream", "none")


class ChoiceBox(QComboBox):
    """A choice that a turning wheel leaves alone, since it stands in a panel that scrolls.

    Parameters
    ----------
    name : str
        What screen readers call it.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(self.tr("several"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(10)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fill(self, items: Sequence[tuple[str, object]], chosen: set[object]) -> None:
        """Offer texts and values; what isn't the same for all is shown as several. Nothing is emitted."""
        with QSignalBlocker(self):
            self.clear()
            for text, value in items:
                self.addItem(text, value)
            values = [value for _text, value in items]
            self.setCurrentIndex(values.index(next(iter(chosen))) if len(chosen) == 1 else -1)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Let the panel scroll."""
        event.ignore()


class GenerationForm(QWidget):
    """Fields for a generation.

    Signals
    -------
    changed(object, object)
        A function from each `Generation` shown to the one that is wanted now, and the gesture.
    """

    changed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Generation, ...] = (Generation(),)
        self._packs: tuple[PackInfo, ...] = ()
        self._pack, self._seed, self._dice = ChoiceBox(self.tr("Pack")), NumberEntry(), QToolButton()
        self._guidance = NumberSlider(self.tr("Guidance"), 0, _MOST_GUIDANCE, 1.5, 1)
        self._steps = NumberSlider(self.tr("Steps"), 1, 50, 10)
        self._sampler, self._smoothing = ChoiceBox(self.tr("Sampler")), ChoiceBox(self.tr("Smoothing"))
        self._gate = QCheckBox(self.tr("Close the lips in silence"))
        self._build()
        self._connect()

    @property
    def sliders(self) -> tuple[NumberSlider, ...]:
        """From top to bottom."""
        return self._guidance, self._steps

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs that can be chosen, and what they suggest."""
        self._packs = tuple(pack for pack in packs if pack.is_usable)
        self.show_generations(self._shown)

    def show_generations(self, generations: tuple[Generation, ...]) -> None:
        """Show how motions are made, at least one; nothing is emitted."""
        self._shown = generations
        settings, pack = [one.settings for one in generations], self._info(generations[0])
        self._show_packs({one.pack_id for one in generations})
        self._show_seed({one.seed for one in settings})
        self._show_gate({one.silence_gate for one in settings})
        guidances, steps = self._guidances(), self._counts()
        self._guidance.set_range(0, max(_MOST_GUIDANCE, *guidances))
        self._steps.set_range(1, max(pack.most_steps, *steps))
        for slider, suggested, values in (
            (self._guidance, pack.guidance, guidances),
            (self._steps, pack.steps, steps),
        ):
            slider.set_default(suggested)
            slider.reset_button.setToolTip(self.tr("As the pack suggests: {value}").format(value=suggested))
            show_numbers(slider, values)
        self._show_choice(self._sampler, _SAMPLERS, {one.sampler for one in settings}, pack.sampler)
        self._show_choice(self._smoothing, _SMOOTHINGS, {one.smoothing for one in settings}, pack.smoothing)

    def described(self, generation: Generation) -> str:
        """How a motion was made, in words: the pack, the seed, and what was chosen otherwise."""
        settings = generation.settings
        parts = [self._pack_name(generation.pack_id), self.tr("seed {seed}").format(seed=settings.seed)]
        if settings.guidance is not None:
            parts.append(self.tr("guidance {value:g}").format(value=settings.guidance))
        if settings.steps is not None:
            parts.append(self.tr("{count} steps").format(count=settings.steps))
        if settings.sampler is not None:
            parts.append(self._word(settings.sampler))
        if settings.smoothing is not None:
            parts.append(self.tr("smoothing: {name}").format(name=self._word(settings.smoothing)))
        if not settings.silence_gate:
            parts.append(self.tr("lips free in silence"))
        return ", ".join(parts)

    def _info(self, generation: Generation) -> PackInfo:
        """What is known of its pack; a pack that is gone counts as one without suggestions of its own."""
        other = next(iter(self._packs), _NO_PACK)
        return next((pack for pack in self._packs if pack.id == generation.pack_id), other)

    def _pack_name(self, pack_id: str) -> str:
        return next((pack.name for pack in self._packs if pack.id == pack_id), pack_id)

    def _guidances(self) -> list[float]:
        return [
            self._info(one).guidance if one.settings.guidance is None else one.settings.guidance
            for one in self._shown
        ]

    def _counts(self) -> list[float]:
        return [
            self._info(one).steps if one.settings.steps is None else one.settings.steps for one in self._shown
        ]

    def _show_packs(self, chosen: set[str]) -> None:
        items: list[tuple[str, object]] = [(pack.name, pack.id) for pack in self._packs]
        missing = sorted(chosen - {pack.id for pack in self._packs})
        items += [(self.tr("{pack} (not installed)").format(pack=pack), pack) for pack in missing]
        self._pack.fill(items, set(chosen))

    def _show_seed(self, seeds: set[int]) -> None:
        if len(seeds) == 1:
            self._seed.show_number(next(iter(seeds)))
        else:
            self._seed.show_mixed()

    def _show_gate(self, gates: set[bool]) -> None:
        mixed = Qt.CheckState.PartiallyChecked
        self._gate.setTristate(len(gates) > 1)
        if len(gates) > 1:
            self._gate.setCheckState(mixed)
        else:
            self._gate.setChecked(True in gates)

    def _show_choice(
        self,
        box: ChoiceBox,
        names: tuple[str, ...],
        chosen: Collection[str | None],
        suggested: str,
    ) -> None:
        first = self.tr("As the pack suggests ({name})").format(name=self._word(suggested))
        box.fill([(first, None), *((self._word(name), name) for name in names)], set(chosen))

    def _word(self, name: str) -> str:
        words = {
            "zero_phase": self.tr("Steady"),
            "upstream": self.tr("As published"),
            "none": self.tr("None"),
        }
        return words.get(name, name.upper())

    def _build(self) -> None:
        self._seed.setDecimals(0)
        self._seed.setRange(0, _LARGEST_SEED)
        self._seed.setAccessibleName(self.tr("Seed"))
        set_icon(self._dice, "dice")
        self._dice.setToolTip(self.tr("Another seed"))
        self._dice.setAccessibleName(self.tr("Another seed"))
        seed = QHBoxLayout()
        seed.addWidget(self._seed, stretch=1)
        seed.addWidget(self._dice)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("Pack"), self._pack)
        form.addRow(self.tr("Seed"), seed)
        form.addRow(self._guidance)
        form.addRow(self._steps)
        form.addRow(self.tr("Sampler"), self._sampler)
        form.addRow(self.tr("Smoothing"), self._smoothing)
        form.addRow(self._gate)

    def _connect(self) -> None:
        self._pack.activated.connect(self._tell_pack)
        self._seed.entered.connect(lambda seed, _is_stepped: self._tell_seed(round(seed)))
        self._dice.clicked.connect(lambda: self._tell_seed(random.randint(0, _DICE_SEED)))
        self._guidance.changed.connect(self._tell_guidance)
        self._steps.changed.connect(self._tell_steps)
        self._sampler.activated.connect(self._tell_sampler)
        self._smoothing.activated.connect(self._tell_smoothing)
        self._gate.clicked.connect(self._tell_gate)

    def _tell_pack(self) -> None:
        pack_id = self._pack.currentData()
        self.changed.emit(lambda generation: replace(generation, pack_id=pack_id), None)

    def _tell_seed(self, seed: int) -> None:
        self._tell(lambda settings, _pack: replace(settings, seed=seed))

    def _tell_guidance(self, value: float, gesture: object) -> None:
        self._tell(
            lambda settings, pack: replace(settings, guidance=None if value == pack.guidance else value),
            gesture,
        )

    def _tell_steps(self, value: float, gesture: object) -> None:
        steps = round(value)
        self._tell(
            lambda settings, pack: replace(settings, steps=None if steps == pack.steps else steps), gesture
        )

    def _tell_sampler(self) -> None:
        sampler = self._sampler.currentData()
        self._tell(lambda settings, _pack: replace(settings, sampler=sampler))

    def _tell_smoothing(self) -> None:
        smoothing = self._smoothing.currentData()
        self._tell(lambda settings, _pack: replace(settings, smoothing=smoothing))

    def _tell_gate(self) -> None:
        is_on = self._gate.checkState() != Qt.CheckState.Unchecked
        self._tell(lambda settings, _pack: replace(settings, silence_gate=is_on))

    def _tell(
        self, choose: Callable[[GenerationSettings, PackInfo], GenerationSettings], gesture: object = None
    ) -> None:
        def change(generation: Generation) -> Generation:
            return replace(generation, settings=choose(generation.settings, self._info(generation)))

        self.changed.emit(change, gesture)


def show_numbers(slider: NumberSlider, values: Sequence[float]) -> None:
    """Show a number, or that there are several different ones."""
    slider.set_value(values[0])
    if any(value != values[0] for value in values):
        slider.set_mixed()
