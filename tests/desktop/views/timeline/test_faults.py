"""The ruler marks faults of the motion: seen, hit, told about, sought."""

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from desktop.views.timeline.fault_strip import FaultStrip
from desktop.views.timeline.ruler_painter import MARKER_BOTTOM
from desktop.views.widgets.palettes import DARK, LIGHT, palette_of
from desktop.views.widgets.time_scale import TimeScale
from joyvasa_runtime.project.quality.fault import FAULT_KINDS, Fault
from joyvasa_runtime.timebase import FrameSpan

STRIP_Y = MARKER_BOTTOM + 5


def fault(kind, start, stop, amount=1.0):
    return Fault(kind, FrameSpan(start, stop), 20, 0.5, amount)


LONG, SHORT = fault("sync", 20, 300, 120.0), fault("seam", 100, 104, 3.0)


def at(timeline, frame):
    return QPointF(timeline.x_of(frame) + 1, STRIP_Y)


def test_a_short_mark_lies_on_top_of_a_long_one():
    strip, scale = FaultStrip(0.0), TimeScale(0.0, 2.0)
    strip.set_faults((SHORT, LONG))
    assert strip.fault_at(QPointF(204, 4), scale) == SHORT
    assert strip.fault_at(QPointF(300, 4), scale) == LONG
    assert strip.fault_at(QPointF(700, 4), scale) is None
    assert strip.fault_at(QPointF(204, 20), scale) is None


def test_a_mark_can_be_hit_however_far_time_is_zoomed_out():
    strip = FaultStrip(0.0)
    strip.set_faults((SHORT,))
    assert strip.fault_at(QPointF(13, 4), TimeScale(0.0, 0.1)) == SHORT


def test_a_click_on_a_mark_seeks_and_chooses_it(timeline, ruler_hands):
    sought, chosen = [], []
    timeline.sought.connect(sought.append)
    timeline.fault_chosen.connect(chosen.append)
    timeline.set_faults((LONG, SHORT))
    ruler_hands.click(at(timeline, 101))
    assert (sought, chosen) == ([100], [SHORT])


def test_a_drag_on_a_mark_scrubs_as_elsewhere(timeline, ruler_hands):
    sought, chosen = [], []
    timeline.sought.connect(sought.append)
    timeline.fault_chosen.connect(chosen.append)
    timeline.set_faults((LONG,))
    ruler_hands.drag(at(timeline, 101), at(timeline, 150))
    assert sought[-1] == 150
    assert chosen == []


def test_a_mark_tells_what_it_is_how_much_and_what_helps(timeline):
    timeline.set_faults((SHORT, LONG))
    for frame, text in ((101, "Jump: 3.0°\nRemedy: Blend jump"), (200, "Lip sync: 120 ms late")):
        point = at(timeline, frame).toPoint()
        QApplication.sendEvent(
            timeline.ruler, QHelpEvent(QHelpEvent.Type.ToolTip, point, timeline.ruler.mapToGlobal(point))
        )
        assert QToolTip.text().startswith(text)
    QToolTip.hideText()


def test_the_menu_of_a_mark_is_asked_for_with_its_frame(timeline):
    asked = []
    timeline.context_menu_requested.connect(lambda _point, where, what: asked.append((where, what)))
    timeline.set_faults((SHORT,))
    point = at(timeline, 101).toPoint()
    QApplication.sendEvent(
        timeline.ruler, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, point, QPoint(0, 0))
    )
    assert asked == [("fault", 100)]


@pytest.mark.parametrize("tones", [DARK, LIGHT])
def test_every_kind_looks_different_in_both_themes(timeline, tones):
    timeline.setPalette(palette_of(tones))
    pictures = []
    for kind in (None, *FAULT_KINDS):
        timeline.set_faults(() if kind is None else (fault(kind, 50, 90),))
        pictures.append(timeline.ruler.grab().toImage())
    for index, one in enumerate(pictures):
        assert all(one != other for other in pictures[index + 1 :])


def test_ten_thousand_marks_far_out_are_painted(timeline):
    timeline.set_faults(tuple(fault("jitter", 10 * n, 10 * n + 8) for n in range(10_000)))
    timeline.scene.viewport.zoom(0.001, 0)
    empty = timeline.ruler.grab().toImage()
    timeline.set_faults(())
    assert timeline.ruler.grab().toImage() != empty
