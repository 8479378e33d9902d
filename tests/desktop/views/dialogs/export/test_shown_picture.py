"""What of a portrait a video shows."""

import pytest
from PySide6.QtGui import QColor, QImage

from desktop.jobs.portraits import PreparedPortrait
from desktop.views.dialogs.export.shown_picture import ShownPicture, shown_picture

RED, BLUE = QColor(255, 0, 0), QColor(0, 0, 255)


def prepared(corners, size=(800, 400), image_size=(400, 200)):
    """Blue, with a red square from (100, 100) to (300, 300) of the full picture."""
    image = QImage(*image_size, QImage.Format.Format_RGB32)
    image.fill(BLUE)
    ratio = image_size[0] / size[0]
    for x in range(round(100 * ratio), round(300 * ratio)):
        for y in range(round(100 * ratio), round(300 * ratio)):
            image.setPixelColor(x, y, RED)
    return PreparedPortrait(image, *size, "human", (), 0, corners, None)


CORNERS = ((99.5, 99.5), (299.5, 99.5), (299.5, 299.5), (99.5, 299.5))


def test_without_a_portrait_only_the_shape_is_known():
    assert shown_picture(None, "full") == ShownPicture()
    assert not shown_picture(None, "face").has_size


def test_the_full_picture_has_the_face_where_the_square_is():
    shown = shown_picture(prepared(CORNERS), "full")
    assert (shown.width, shown.height, shown.has_size) == (800, 400, True)
    assert shown.centre == pytest.approx((0.25, 0.5), abs=0.002)


def test_the_face_is_the_square_and_nothing_else():
    shown = shown_picture(prepared(CORNERS), "face")
    assert shown.width == shown.height == shown.image.width()
    assert shown.centre == (0.5, 0.5)
    for place in ((3, 3), (256, 256), (508, 508), (3, 508)):
        assert shown.image.pixelColor(*place) == RED


def test_a_face_that_was_not_found_is_the_middle():
    assert shown_picture(prepared(None), "full").centre == (0.5, 0.5)
    assert not shown_picture(prepared(None), "face").image.isNull()


def test_a_square_over_the_border_keeps_its_middle_in_the_picture():
    outside = ((-300, -300), (100, -300), (100, 100), (-300, 100))
    assert shown_picture(prepared(outside), "full").centre == (0.0, 0.0)
