"""The panels around the preview: built once, and where they stand at first.

What they show and do is each panel's own business.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QScrollArea, QWidget

from desktop.jobs.studio import Studio
from desktop.views.curves.editor import CurveEditor
from desktop.views.panels.caption_panel import CaptionPanel
from desktop.views.panels.expression_panel import ExpressionPanel
from desktop.views.panels.history_panel import HistoryPanel
from desktop.views.panels.inspector import Inspector
from desktop.views.panels.jobs_panel import JobsPanel
from desktop.views.panels.library_panel import LibraryPanel
from desktop.views.panels.marker_panel import MarkerPanel
from desktop.views.panels.media_panel import MediaPanel
from desktop.views.panels.packs_panel import PacksPanel
from desktop.views.panels.portrait_panel import PortraitPanel
from desktop.views.panels.puppet_panel import PuppetPanel
from desktop.views.panels.quality_panel import QualityPanel
from desktop.views.panels.recorder_panel import RecorderPanel
from desktop.views.takes.takes_panel import TakesPanel
from desktop.views.timeline.view import TimelineView

_LEFT_PX, _RIGHT_PX, _TIMELINE_PX = 330, 360, 320


@dataclass(frozen=True, slots=True)
class Panels:
    """Every panel of the window."""

    timeline: TimelineView
    curves: CurveEditor
    inspector: Inspector
    expression: ExpressionPanel
    portrait: PortraitPanel
    media: MediaPanel
    library: LibraryPanel
    markers: MarkerPanel
    captions: CaptionPanel
    quality: QualityPanel
    history: HistoryPanel
    jobs: JobsPanel
    packs: PacksPanel
    puppeteer: PuppetPanel
    recorder: RecorderPanel
    takes: TakesPanel

    @staticmethod
    def build(studio: Studio) -> "Panels":
        """Panels of a studio, not joined to anything yet."""
        store, selection = studio.store, studio.selection
        return Panels(
            timeline=TimelineView(store, selection, studio.sounds),
            curves=CurveEditor(store, studio.active, studio.sounds),
            inspector=Inspector(store, selection),
            expression=ExpressionPanel(store, selection, studio.active, studio.sounds),
            portrait=PortraitPanel(store),
            media=MediaPanel(store),
            library=LibraryPanel(studio.library),
            markers=MarkerPanel(store, selection),
            captions=CaptionPanel(store),
            quality=QualityPanel(store),
            history=HistoryPanel(store),
            jobs=JobsPanel(),
            packs=PacksPanel(studio.packs, studio.settings),
            puppeteer=PuppetPanel(studio.puppeteer, studio.active),
            recorder=RecorderPanel(store, selection, studio.settings, studio.sounds),
            takes=TakesPanel(store, studio.active),
        )


class Docks:
    """The dock widgets of a window, by the names under which their layout is kept.

    Parameters
    ----------
    window : QMainWindow
    panels : Panels
    """

    def __init__(self, window: QMainWindow, panels: Panels) -> None:
        self._window = window
        self.timeline = self._add("timeline", window.tr("Timeline"), panels.timeline)
        self.curves = self._add("curves", window.tr("Curves"), panels.curves)
        self.inspector = self._add("inspector", window.tr("Inspector"), panels.inspector, scrolls=True)
        expression = window.tr("Expression")
        self.expression = self._add("expression", expression, panels.expression, scrolls=True)
        self.portrait = self._add("portrait", window.tr("Portrait"), panels.portrait)
        self.media = self._add("media", window.tr("Media"), panels.media)
        self.library = self._add("library", window.tr("Library"), panels.library)
        self.markers = self._add("markers", window.tr("Markers"), panels.markers)
        self.captions = self._add("captions", window.tr("Captions"), panels.captions)
        self.quality = self._add("quality", window.tr("Quality"), panels.quality)
        self.history = self._add("history", window.tr("History"), panels.history)
        self.jobs = self._add("jobs", window.tr("Jobs"), panels.jobs)
        self.packs = self._add("packs", window.tr("Models"), panels.packs)
        self.puppeteer = self._add("puppeteer", window.tr("Puppeteer"), panels.puppeteer, scrolls=True)
        self.recorder = self._add("recorder", window.tr("Recorder"), panels.recorder, scrolls=True)
        self.takes = self._add("takes", window.tr("Takes"), panels.takes)
        self.all = (
            self.timeline,
            self.curves,
            self.inspector,
            self.expression,
            self.portrait,
            self.media,
            self.library,
            self.markers,
            self.captions,
            self.quality,
            self.history,
            self.jobs,
            self.packs,
            self.puppeteer,
            self.recorder,
            self.takes,
        )
        self.reset()

    def reset(self) -> None:
        """Put every panel where it stands at first."""
        window, area = self._window, Qt.DockWidgetArea
        for dock in self.all:
            dock.setFloating(False)
            # A panel that is moved can leave a row of tabs behind, on top of other panels.
            window.removeDockWidget(dock)
        window.addDockWidget(area.BottomDockWidgetArea, self.timeline)
        window.addDockWidget(area.LeftDockWidgetArea, self.media)
        window.addDockWidget(area.RightDockWidgetArea, self.inspector)
        for corner in (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner):
            window.setCorner(corner, area.BottomDockWidgetArea)
        window.splitDockWidget(self.media, self.quality, Qt.Orientation.Vertical)
        for first, others in (
            (self.timeline, (self.curves, self.takes)),
            (self.media, (self.library, self.recorder, self.puppeteer)),
            (self.quality, (self.markers, self.history, self.jobs, self.packs)),
            # What is tall has a whole side of the window.
            (self.inspector, (self.expression, self.portrait, self.captions)),
        ):
            for dock in others:
                window.tabifyDockWidget(first, dock)
        for dock in self.all:
            dock.show()
        for first in (self.timeline, self.media, self.quality, self.inspector):
            first.raise_()
        across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
        window.resizeDocks([self.media, self.inspector], [_LEFT_PX, _RIGHT_PX], across)
        window.resizeDocks([self.timeline], [_TIMELINE_PX], down)
        window.resizeDocks([self.media, self.quality], [3, 2], down)

    def _add(self, name: str, title: str, panel: QWidget, scrolls: bool = False) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        # Under this name Qt keeps where it stands.
        dock.setObjectName(name)
        if scrolls:
            area = QScrollArea()
            area.setWidgetResizable(True)
            # What lies in it takes the focus and is scrolled to.
            area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            area.setFrameShape(QScrollArea.Shape.NoFrame)
            area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            area.setWidget(panel)
            panel = area
        dock.setWidget(panel)
        return dock
