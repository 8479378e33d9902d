from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.motion import axes
from joyvasa_runtime.motion.sequence import PITCH, ROLL, YAW
from joyvasa_runtime.portrait.layered.render import LayeredRenderer

Row = NDArray[np.float32]
Picture = NDArray[np.uint8]

EYE = slice(214, 239), slice(190, 230)
OTHER_EYE = slice(214, 239), slice(282, 322)
MOUTH = slice(318, 372), slice(226, 286)


def drawn(renderer: LayeredRenderer, rest: Row, exp: Row | float = 0.0, **pose: float) -> Picture:
    row = rest.copy()
    row[:63] += np.asarray(exp, np.float32)
    for name, index in (("pitch", PITCH), ("yaw", YAW), ("roll", ROLL), ("tx", 64)):
        row[index] += pose.get(name, 0.0)
    return renderer.render(row[None], rest)[0]


def middle_of_eyes(frame: Picture) -> NDArray[np.float64]:
    """Mean place of the near-black pupils, x and y."""
    y, x = np.nonzero(frame[150:300].sum(axis=2) < 180)
    return np.array([x.mean(), y.mean() + 150])


def test_a_frame_at_the_reference_is_the_picture(
    renderer: LayeredRenderer, rest: Row, picture: Picture
) -> None:
    assert np.array_equal(drawn(renderer, rest), picture)


def test_a_frame_at_the_reference_is_the_picture_also_in_layers(
    layered_renderer: LayeredRenderer, rest: Row, picture: Picture
) -> None:
    difference = np.abs(drawn(layered_renderer, rest).astype(int) - picture)
    assert difference.max() <= 2


def test_the_reference_row_cancels_itself(renderer: LayeredRenderer, rest: Row, picture: Picture) -> None:
    row = rest + np.linspace(-0.01, 0.01, 70, dtype=np.float32)
    frame = renderer.render(row[None], row)[0]
    assert np.abs(frame.astype(int) - picture).max() <= 1


def test_frames_do_not_depend_on_their_batch(renderer: LayeredRenderer, rest: Row) -> None:
    rows = np.stack([rest, rest])
    rows[1, :63] = axes.JAW
    rows[1, YAW] = 8.0
    batch = renderer.render(rows, rest)
    assert np.array_equal(batch[1], renderer.render(rows[1:], rest)[0])


def test_opening_the_jaw_shows_the_dark_of_the_mouth(renderer: LayeredRenderer, rest: Row) -> None:
    dark = [int((drawn(renderer, rest, axes.JAW * j)[MOUTH].max(axis=2) < 90).sum()) for j in (0, 0.5, 1)]
    assert dark[0] < dark[1] < dark[2]
    assert dark[2] > 300


def test_opening_the_jaw_lowers_the_chin(renderer: LayeredRenderer, rest: Row) -> None:
    column = drawn(renderer, rest, axes.JAW)[370:, 256].astype(int)
    still = drawn(renderer, rest)[370:, 256].astype(int)
    skin = [int((part[:, 0] > 180).sum()) for part in (still, column)]
    assert skin[1] > skin[0] + 10


def test_a_closed_mouth_leaks_nothing(renderer: LayeredRenderer, rest: Row, picture: Picture) -> None:
    moves = (0.4 * axes.SMILE, 0.6 * axes.PUCKER, axes.SPREAD * 0.5, axes.JAW * -0.15)
    darkest = picture[MOUTH].min()
    for move in moves:
        frame = drawn(renderer, rest, move, yaw=6.0)
        assert frame[MOUTH].min() >= darkest - 3


def white(frame: Picture, eye: tuple[slice, slice]) -> int:
    """Pixels of an eye that show its white."""
    return int((frame[eye].min(axis=2) > 225).sum())


def test_a_blink_hides_the_eyes(renderer: LayeredRenderer, rest: Row, picture: Picture) -> None:
    frame = drawn(renderer, rest, axes.BLINK_11 + axes.BLINK_15)
    for eye in (EYE, OTHER_EYE):
        assert white(frame, eye) < 0.15 * white(picture, eye)


def test_keypoint_11_closes_the_left_eye_in_the_picture(
    renderer: LayeredRenderer, rest: Row, picture: Picture
) -> None:
    frame = drawn(renderer, rest, axes.BLINK_11)
    assert white(frame, EYE) < 0.15 * white(picture, EYE)
    assert white(frame, OTHER_EYE) > 0.8 * white(picture, OTHER_EYE)


def test_gaze_moves_the_pupils_to_their_side(renderer: LayeredRenderer, rest: Row) -> None:
    still = middle_of_eyes(drawn(renderer, rest))
    assert middle_of_eyes(drawn(renderer, rest, axes.GAZE_X))[0] > still[0] + 2
    assert middle_of_eyes(drawn(renderer, rest, -axes.GAZE_X))[0] < still[0] - 2
    assert middle_of_eyes(drawn(renderer, rest, axes.GAZE_Y))[1] < still[1] - 1


def test_the_head_turns_as_liveportrait_counts(renderer: LayeredRenderer, rest: Row) -> None:
    still = middle_of_eyes(drawn(renderer, rest))
    assert middle_of_eyes(drawn(renderer, rest, yaw=12.0))[0] < still[0] - 5
    assert middle_of_eyes(drawn(renderer, rest, pitch=8.0))[1] > still[1] + 3
    assert middle_of_eyes(drawn(renderer, rest, tx=0.05))[0] > still[0] + 8


def test_positive_roll_is_clockwise(renderer: LayeredRenderer, rest: Row) -> None:
    frame = drawn(renderer, rest, roll=10.0)
    dark = frame.sum(axis=2) < 180
    y, x = np.nonzero(dark[150:300])
    left, right = y[x < 256].mean(), y[x >= 256].mean()
    assert right > left + 8


def test_the_wall_behind_a_turning_head_stays(
    layered_renderer: LayeredRenderer, rest: Row, picture: Picture
) -> None:
    frame = drawn(layered_renderer, rest, yaw=10.0, roll=4.0)
    for part in ((slice(0, 512), slice(0, 90)), (slice(0, 60), slice(0, 512))):
        assert np.abs(frame[part].astype(int) - picture[part]).max() <= 2


def test_motion_changes_frames_smoothly(renderer: LayeredRenderer, rest: Row) -> None:
    steps = np.linspace(0.0, 1.0, 21)
    frames = [drawn(renderer, rest, axes.JAW * s, yaw=10 * s).astype(float) for s in steps]
    jumps = [np.abs(b - a).mean() for a, b in pairwise(frames)]
    assert max(jumps) < 3.0 * float(np.median(jumps))
