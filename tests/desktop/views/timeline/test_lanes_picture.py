"""What the lanes look like, read from their pixels."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor, QPalette

from desktop.views.timeline.colours import TimelineColours
from desktop.views.widgets.palettes import DARK, LIGHT, palette_of
from joyvasa_runtime.project.operations.tracks import mute_track

FIRST, SECOND, BED = 20, 21, 22


def picture(widget):
    """Pixels, shape (H, W, 3)."""
    image = widget.grab().toImage().convertToFormat(widget.grab().toImage().Format.Format_RGB888)
    data = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return data[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(int)


def clip_pixels(timeline, clip_id):
    body = timeline.clip_rect(clip_id).toAlignedRect().intersected(timeline.lanes.rect())
    return picture(timeline.lanes)[body.top() : body.bottom() + 1, body.left() : body.right() + 1]


def settled(qtbot, timeline):
    """Wait until no picture is left for a later repaint."""
    for _ in range(5):
        timeline.lanes.grab()
        qtbot.wait(1)


def test_a_waveform_appears_when_its_peaks_have_come(qtbot, timeline, sounds):
    before = clip_pixels(timeline, FIRST)

    sounds.bring("a" * 64, 300)
    settled(qtbot, timeline)

    after = clip_pixels(timeline, FIRST)
    changed = np.abs(after - before).sum(axis=2) > 30
    # A tone of full height fills the waveform from below the title to the bar of the motion.
    assert changed[25:50, 10:-10].mean() > 0.9
    assert changed[:16].mean() < 0.05


def test_a_clip_without_motion_is_hatched(timeline):
    with_take, without = clip_pixels(timeline, FIRST), clip_pixels(timeline, SECOND)

    assert _variety(without[20:36, 10:70]) > _variety(with_take[20:36, 10:70])


def test_the_bar_of_the_motion_ends_where_the_take_ends(store, timeline):
    take = replace(store.project.take(50), frames=100)
    store.edit("Shorten", lambda project: replace(project, takes=(take,)))

    bar = clip_pixels(timeline, FIRST)[-3]

    # The clip plays frames 50 to 150 of the sound, and the take ends at 100: half way.
    assert np.abs(bar[20] - bar[80]).sum() < 10
    assert np.abs(bar[20] - bar[150]).sum() > 60


def test_a_missing_file_changes_the_clip(timeline):
    before = clip_pixels(timeline, BED)

    timeline.set_missing(frozenset({2}))

    assert np.abs(clip_pixels(timeline, BED) - before).mean() > 10
    assert "missing" in timeline.lanes.tooltip_of(BED)


def test_stripes_run_over_a_clip_that_waits(qtbot, timeline):
    timeline.set_waiting(frozenset({SECOND}))
    first = clip_pixels(timeline, SECOND)

    qtbot.waitUntil(lambda: np.abs(clip_pixels(timeline, SECOND) - first).sum() > 0)
    timeline.set_waiting(frozenset())

    assert "No motion yet" in timeline.lanes.tooltip_of(SECOND)


def test_a_selected_clip_is_outlined(timeline, selection):
    before = clip_pixels(timeline, BED)

    selection.select_clips(frozenset({BED}))

    after = clip_pixels(timeline, BED)
    assert np.abs(after - before)[:2].mean() > 20


def test_a_muted_track_is_paler(timeline, store):
    before = clip_pixels(timeline, BED)

    store.edit("Mute", lambda project: mute_track(project, 11, True))

    assert np.abs(clip_pixels(timeline, BED) - before).mean() > 3


def test_the_playhead_moves_without_a_trace(timeline):
    timeline.set_playhead(0)
    clean = picture(timeline.lanes)
    timeline.set_playhead(170)
    timeline.set_playhead(0)

    assert np.array_equal(picture(timeline.lanes), clean)


@pytest.mark.parametrize("tones", [DARK, LIGHT])
def test_titles_are_readable_on_every_kind_of_clip(tones):
    colours = TimelineColours.of(palette_of(tones))

    for kind in (colours.voice, colours.music, colours.missing):
        assert _contrast(colours.text, kind.title) >= 4.5
    assert _contrast(colours.text, colours.row) >= 4.5
    assert _contrast(colours.faint_text, colours.background) >= 4.5


def test_another_theme_repaints_everything(timeline):
    before = picture(timeline.lanes)
    palette = palette_of(LIGHT if _is_dark(timeline.palette()) else DARK)

    timeline.setPalette(palette)

    assert np.abs(picture(timeline.lanes) - before).mean() > 40


def _is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < QColor("grey").lightness()


def _contrast(first, second):
    """Of text on a ground, 1 to 21, as WCAG 2.2 defines it."""
    darker, lighter = sorted((_luminance(first), _luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour):
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return float(np.dot(parts, (0.2126, 0.7152, 0.0722)))


def _variety(pixels):
    return len(np.unique(pixels.reshape(-1, 3), axis=0))
