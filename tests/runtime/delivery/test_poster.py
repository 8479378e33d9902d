"""Which frame stands for a video, and its file."""

import cv2
import numpy as np
import pytest

from joyvasa_runtime.delivery.poster import poster_frame, write_poster
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.motion.axes import BLINK_11, BLINK_15, BROW_UP, JAW
from joyvasa_runtime.motion.sequence import EXP, PITCH, MotionSequence


def moving(*expressions):
    values = np.ones((len(expressions), 70), np.float32)
    for row, expression in zip(values, expressions, strict=True):
        row[EXP] += expression
    return MotionSequence(values)


REST = np.ones(70, np.float32)
BLINK = BLINK_11 + BLINK_15


def test_the_first_frame_with_open_eyes_and_a_closed_mouth_is_taken():
    assert poster_frame(moving(BLINK, JAW, 0 * JAW, 0 * JAW), REST) == 2


def test_a_turned_head_and_raised_brows_are_no_reason_to_wait():
    motion = moving(BLINK, BROW_UP, 0 * JAW)
    values = motion.values.copy()
    values[1, PITCH] += 8

    assert poster_frame(MotionSequence(values), REST) == 1


def test_without_a_calm_frame_the_calmest_is_taken():
    assert poster_frame(moving(JAW, 0.5 * JAW, BLINK + JAW), REST) == 1


def test_a_transparent_frame_is_shown_on_black(tmp_path):
    frame = np.full((16, 32, 4), 200, np.uint8)
    frame[..., 3] = np.repeat([0, 255], 16)

    write_poster(tmp_path / "海报.jpg", frame)

    read = cv2.imdecode(np.frombuffer((tmp_path / "海报.jpg").read_bytes(), np.uint8), cv2.IMREAD_COLOR)
    assert read.shape == (16, 32, 3)
    assert read[:, 0].max() < 30
    assert read[:, 31].min() > 180


def test_colours_are_kept(tmp_path):
    write_poster(tmp_path / "a.jpg", np.full((8, 8, 3), (250, 10, 20), np.uint8))

    blue, green, red = cv2.imread(str(tmp_path / "a.jpg"))[4, 4]
    assert (red > 230, green < 40, blue < 50) == (True, True, True)


def test_a_poster_that_cannot_be_written_is_an_error(tmp_path):
    with pytest.raises(ExportError, match="could not be written"):
        write_poster(tmp_path / "gone" / "a.jpg", np.zeros((8, 8, 3), np.uint8))
