"""Which reason there is for the curve editor to show no curves, if any, and what to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from desktop.views.curves.empty_page import EmptyPage
from desktop.views.curves.generated import GeneratedMotion
from desktop.views.curves.scene import CurveScene
from joyvasa_runtime.project.performance.performance import UNTOUCHED


class EmptyPages(QStackedWidget):
    """One page for each reason.

    Parameters
    ----------
    scene : CurveScene

    Signals
    -------
    import_asked()
    clip_asked(int)
        The clip that is to be selected.
    generate_asked(object)
        Frozenset of the clip whose motion is wanted.
    """

    import_asked = Signal()
    clip_asked = Signal(int)
    generate_asked = Signal(object)

    def __init__(self, scene: CurveScene) -> None:
        super().__init__()
        self._scene = scene
        self.no_voice = EmptyPage(
            self.tr("No voice yet"),
            self.tr("Curves shape the performance of a voice. Import one, and its head and face are yours."),
            self.tr("Import audio…"),
            "audio",
        )
        self.no_clip = EmptyPage(
            self.tr("No clip is chosen"),
            self.tr("Choose a clip on the timeline to see and shape the curves of its performance."),
            self.tr("Choose the first clip"),
            "voice",
        )
        self.no_take = EmptyPage(
            self.tr("No motion yet"),
            self.tr(
                "Generate the clip's motion first; your keys then shape it, and stay with every new take."
            ),
            self.tr("Generate motion"),
            "generate",
        )
        for page in (self.no_voice, self.no_clip, self.no_take):
            self.addWidget(page)
        self.no_voice.acted.connect(self.import_asked)
        self.no_clip.acted.connect(self._ask_clip)
        self.no_take.acted.connect(self._ask_generate)

    def show_state(self, generated: GeneratedMotion) -> bool:
        """Turn to the page that fits; False if there are curves to show."""
        clip = self._scene.clip
        if clip is None:
            self.setCurrentWidget(self.no_voice if self._first_clip() is None else self.no_clip)
            return True
        self.setCurrentWidget(self.no_take)
        # What was done by hand before can be looked at without motion.
        return generated.clip is None and clip.performance == UNTOUCHED

    def _first_clip(self) -> int | None:
        clips = [clip for track in self._scene.project.tracks if track.drives for clip in track.clips]
        return min(clips, key=lambda clip: clip.start).id if clips else None

    def _ask_clip(self) -> None:
        clip_id = self._first_clip()
        if clip_id is not None:
            self.clip_asked.emit(clip_id)

    def _ask_generate(self) -> None:
        clip = self._scene.clip
        if clip is not None:
            self.generate_asked.emit(frozenset({clip.id}))
