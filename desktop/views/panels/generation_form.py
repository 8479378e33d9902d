"""How the motion of clips is made: pack, seed, and what differs from the pack's own suggestion.

It shows a `Generation` and tells of another; whose it is, the clip panel knows.
"""

import random
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QSpinBox, QToolButton, QWidget

from desktop.jobs.pack_info import PackInfo
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.motion.generate import GenerationSettings
from joyvasa_runtime.project.document import Generation

_NO_PACK = PackInfo("", "", Path(), True)
_LARGEST_SEED = 999_999
_MOST_GUIDANCE = 6.0
_SAMPLERS = ("ddim", "ddpm", "dpm++2m")
_SMOOTHINGS = ("zero_phase", "upstream", "none")


class GenerationForm(QWidget):
    """Fields for a generation.

    Signals
    -------
    changed(object, object)
        The `Generation` that is wanted now, and the gesture it belongs to.
    """

    changed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._generation = Generation()
        self._packs: tuple[PackInfo, ...] = ()
        self._pack, self._seed, self._dice = QComboBox(), QSpinBox(), QToolButton()
        self._guidance = NumberSlider(self.tr("Guidance"), 0, _MOST_GUIDANCE, 1.5, 1)
        self._steps = NumberSlider(self.tr("Steps"), 1, 50, 10)
        self._sampler, self._smoothing = QComboBox(), QComboBox()
        self._gate = QCheckBox(self.tr("Close the lips in silence"))
        self._build()
        self._connect()

    def set_packs(self, packs: tuple[PackInfo, ...]) -> None:
        """The packs that can be chosen, and what they suggest."""
        self._packs = tuple(pack for pack in packs if pack.is_usable)
        self.show_generation(self._generation)

    def show_generation(self, generation: Generation) -> None:
        """Show how the motion is made; nothing is emitted."""
        self._generation = generation
        settings, pack = generation.settings, self._info(generation.pack_id)
        with QSignalBlocker(self._pack), QSignalBlocker(self._seed), QSignalBlocker(self._gate):
            self._fill_packs(generation.pack_id)
            self._seed.setValue(settings.seed)
            self._gate.setChecked(settings.silence_gate)
        self._guidance.set_default(pack.guidance)
        self._guidance.set_value(pack.guidance if settings.guidance is None else settings.guidance)
        self._steps.set_range(1, pack.most_steps)
        self._steps.set_default(pack.steps)
        self._steps.set_value(pack.steps if settings.steps is None else settings.steps)
        self._show_choice(self._sampler, _SAMPLERS, settings.sampler, pack.sampler)
        self._show_choice(self._smoothing, _SMOOTHINGS, settings.smoothing, pack.smoothing)

    def _info(self, pack_id: str) -> PackInfo:
        """What is known of a pack; a pack that is gone counts as one without suggestions of its own."""
        other = next(iter(self._packs), _NO_PACK)
        return next((pack for pack in self._packs if pack.id == pack_id), other)

    def _fill_packs(self, chosen: str) -> None:
        self._pack.clear()
        for pack in self._packs:
            self._pack.addItem(pack.name, pack.id)
        if self._pack.findData(chosen) < 0:
            self._pack.addItem(self.tr("{pack} (not installed)").format(pack=chosen), chosen)
        self._pack.setCurrentIndex(self._pack.findData(chosen))

    def _show_choice(
        self, box: QComboBox, names: tuple[str, ...], chosen: str | None, suggested: str
    ) -> None:
        with QSignalBlocker(box):
            box.clear()
            box.addItem(self.tr("As the pack suggests ({name})").format(name=self._word(suggested)), None)
            for name in names:
                box.addItem(self._word(name), name)
            box.setCurrentIndex(0 if chosen is None else 1 + names.index(chosen))

    def _word(self, name: str) -> str:
        words = {
            "zero_phase": self.tr("Steady, without delay"),
            "upstream": self.tr("As published"),
            "none": self.tr("None"),
        }
        return words.get(name, name.upper())

    def _build(self) -> None:
        self._seed.setRange(0, 2**31 - 1)
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
        for box, name in (
            (self._pack, self.tr("Pack")),
            (self._sampler, self.tr("Sampler")),
            (self._smoothing, self.tr("Smoothing")),
        ):
            box.setAccessibleName(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(10)

    def _connect(self) -> None:
        self._pack.activated.connect(lambda _index: self._tell_pack())
        self._seed.editingFinished.connect(lambda: self._tell(seed=self._seed.value()))
        self._dice.clicked.connect(lambda: self._tell(seed=random.randint(0, _LARGEST_SEED)))
        self._guidance.changed.connect(self._tell_guidance)
        self._steps.changed.connect(self._tell_steps)
        self._sampler.activated.connect(lambda _index: self._tell_sampler())
        self._smoothing.activated.connect(lambda _index: self._tell_smoothing())
        self._gate.clicked.connect(lambda is_on: self._tell(silence_gate=is_on))

    def _tell_pack(self) -> None:
        self._emit(replace(self._generation, pack_id=self._pack.currentData()), None)

    def _tell_guidance(self, value: float, gesture: object) -> None:
        suggested = self._info(self._generation.pack_id).guidance
        guidance = None if value == suggested else value
        self._emit_settings(replace(self._generation.settings, guidance=guidance), gesture)

    def _tell_steps(self, value: float, gesture: object) -> None:
        suggested = self._info(self._generation.pack_id).steps
        steps = None if round(value) == suggested else round(value)
        self._emit_settings(replace(self._generation.settings, steps=steps), gesture)

    def _tell_sampler(self) -> None:
        settings = replace(self._generation.settings, sampler=self._sampler.currentData())
        self._emit_settings(settings, None)

    def _tell_smoothing(self) -> None:
        settings = replace(self._generation.settings, smoothing=self._smoothing.currentData())
        self._emit_settings(settings, None)

    def _tell(self, seed: int | None = None, silence_gate: bool | None = None) -> None:
        settings = self._generation.settings
        seed = settings.seed if seed is None else seed
        gate = settings.silence_gate if silence_gate is None else silence_gate
        self._emit_settings(replace(settings, seed=seed, silence_gate=gate), None)

    def _emit_settings(self, settings: GenerationSettings, gesture: object) -> None:
        self._emit(replace(self._generation, settings=settings), gesture)

    def _emit(self, generation: Generation, gesture: object) -> None:
        if generation != self._generation:
            self._generation = generation
            self.changed.emit(generation, gesture)
