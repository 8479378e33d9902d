"""Commands on faults of the motion: to the next one, and putting them right. `jobs.quality` finds them."""

from bisect import bisect_left
from functools import partial

from PySide6.QtCore import QObject

from desktop.jobs.quality import Quality
from desktop.views.commands.desk import Desk
from desktop.views.panels.quality_panel import QualityPanel
from desktop.views.widgets.fault_text import fault_remedy, fault_tip
from joyvasa_runtime.project.operations.remedies import remedies
from joyvasa_runtime.project.quality.fault import Fault


class QualityCommands(QObject):
    """Connects the actions ``quality.*`` and what the list of faults asks for."""

    def __init__(self, desk: Desk, quality: Quality, panel: QualityPanel) -> None:
        super().__init__(desk.actions)
        self._desk, self._quality, self._panel = desk, quality, panel
        desk.connect("quality.next", partial(self._step, 1))
        desk.connect("quality.previous", partial(self._step, -1))
        desk.connect("quality.fix", self._fix_at_playhead)
        panel.fix_requested.connect(self.fix)
        quality.changed.connect(self._refresh)
        self._refresh(quality.faults)

    def fix(self, faults: tuple[Fault, ...]) -> None:
        """Put faults of one kind right, as one step of the history."""
        fresh = self._quality.fresh(faults)
        if not fresh:
            self._desk.say(self.tr("The last edit is still being checked; try again in a moment"))
            return
        text, safe = fault_remedy(fresh[0].kind), self._quality.safe
        if self._desk.edit(text, partial(remedies, faults=fresh, safe=safe)):
            self._desk.say(text)

    def _refresh(self, faults: tuple[Fault, ...]) -> None:
        for action_id in ("quality.next", "quality.previous", "quality.fix"):
            self._desk.actions[action_id].setEnabled(bool(faults))

    def _step(self, step: int) -> None:
        """Go to the next fault (1) or the one before it (-1), and from one end on to the other."""
        faults, frame, chosen = self._quality.faults, self._desk.playhead, self._panel.chosen
        if not faults:
            return
        if chosen is not None and chosen in faults and chosen.span.start == frame:
            # Others may begin there too.
            index = faults.index(chosen) + step
        else:
            here = bisect_left([fault.span.start for fault in faults], frame)
            index = here if step > 0 else here - 1
        self._show(faults[index % len(faults)])

    def _show(self, fault: Fault) -> None:
        self._desk.playback.seek(fault.span.start)
        self._panel.choose(fault)
        self._desk.say(fault_tip(fault).replace("\n", ".  "))

    def _fix_at_playhead(self) -> None:
        """The chosen fault if the playhead is in it, else the worst one there."""
        frame, chosen = self._desk.playhead, self._panel.chosen
        here = [fault for fault in self._quality.faults if fault.span.start <= frame < fault.span.stop]
        if not here:
            self._desk.say(self.tr("There is no fault at the playhead; go to the next one first"))
            return
        worst = max(here, key=lambda fault: fault.severity)
        self.fix((chosen if chosen in here and chosen is not None else worst,))
