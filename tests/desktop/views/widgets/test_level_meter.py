"""The level meter: peaks that are held, the light, and what is told without eyes."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from desktop.views.widgets.colours import signal_colours
from desktop.views.widgets.level_meter import LevelMeter
from joyvasa_runtime.audio.recording.meter import Level


class Clock:
    now_s = 0.0

    def __call__(self):
        return self.now_s


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def meter(qtbot, clock):
    meter = LevelMeter(clock)
    qtbot.addWidget(meter)
    meter.resize(300, meter.sizeHint().height())
    return meter


def colour_at(meter, share, row=0.25):
    """The colour of a bar at a share of the scale."""
    image = QImage(meter.size(), QImage.Format.Format_RGB32)
    meter.render(image)
    area = meter._area()
    return image.pixelColor(
        round(area.left() + share * area.width()), round(area.top() + row * area.height())
    )


def test_a_peak_is_held_and_then_falls(meter, clock):
    meter.show_levels((Level(-10, -20),))
    clock.now_s = 1.4
    meter.show_levels((Level(-40, -50),))
    assert meter.held_db == (-10,)
    clock.now_s = 2.5
    assert meter.held_db == (-30,)
    clock.now_s = 60
    assert meter.held_db == (-60,)


def test_a_higher_peak_takes_over(meter, clock):
    meter.show_levels((Level(-10, -20), Level(-30, -40)))
    clock.now_s = 1.0
    meter.show_levels((Level(-6, -20), Level(-35, -40)))
    clock.now_s = 2.0
    assert meter.held_db == (-6, pytest.approx(-40))


def test_the_light_stays_on_until_it_is_reset_by_mouse_or_key(qtbot, meter):
    for press in (
        lambda: QTest.mouseClick(meter, Qt.MouseButton.LeftButton, pos=QPoint(5, 5)),
        lambda: QTest.keyClick(meter, Qt.Key.Key_Return),
    ):
        meter.show_levels((Level(0, -10, True),))
        assert meter.is_clipped
        with qtbot.waitSignal(meter.clip_reset):
            press()
        assert not meter.is_clipped


def test_the_bar_is_as_long_as_the_level(meter):
    meter.show_levels((Level(-30, -30),))
    good = signal_colours(meter.palette()).good
    assert colour_at(meter, 0.3) == good
    assert colour_at(meter, 0.7) != good
    meter.show_levels(())
    assert colour_at(meter, 0.3) != good


def test_it_is_told_in_words(meter):
    meter.show_levels(())
    assert meter.accessibleDescription() == "The microphone is off"
    meter.show_levels((Level(-13, -20),))
    assert meter.accessibleDescription() == "-12 dB"
    meter.show_levels((Level(0, -20, True),))
    assert "too loud" in meter.accessibleDescription()
    assert meter.accessibleName()
