"""The lane of captions: seen only when there are any, dragged within their neighbours, sought by a click."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from joyvasa_runtime.project.caption import Caption
from joyvasa_runtime.project.consistency import check_consistency

CAPTIONS = (Caption(70, 100, 160, "Hello"), Caption(71, 220, 300, "How are you?"))


@pytest.fixture
def lane(qtbot, timeline, store):
    store.edit("Import captions", lambda project: replace(project, captions=CAPTIONS))
    qtbot.waitUntil(lambda: timeline.captions.width() == timeline.ruler.width())
    return timeline.captions


@pytest.fixture
def hands(lane, caption_hands):
    return caption_hands


def at(timeline, frame):
    return QPointF(timeline.x_of(frame), 10)


def times(store):
    check_consistency(store.project)
    return [(one.start, one.stop) for one in store.project.captions]


def test_the_lane_is_there_only_with_captions(qtbot, timeline, store):
    assert timeline.captions.isHidden()
    store.edit("Import captions", lambda project: replace(project, captions=CAPTIONS))
    assert not timeline.captions.isHidden()
    store.undo_stack.undo()
    assert timeline.captions.isHidden()


def test_a_click_on_a_caption_chooses_it_and_seeks(timeline, lane, hands):
    sought, chosen = [], []
    timeline.sought.connect(sought.append)
    timeline.caption_chosen.connect(chosen.append)

    hands.click(at(timeline, 130))
    hands.click(at(timeline, 190))

    assert (sought, chosen) == ([130, 190], [70])


def test_a_caption_is_moved_up_to_its_neighbour_as_one_step(timeline, store, lane, hands):
    steps = store.undo_stack.count()
    hands.drag(at(timeline, 130), at(timeline, 400))

    assert times(store) == [(160, 220), (220, 300)]
    assert store.undo_stack.count() == steps + 1
    store.undo_stack.undo()
    assert store.project.captions == CAPTIONS


@pytest.mark.parametrize(
    ("grip", "to", "expected"),
    [(101, 81, (80, 160)), (159, 180, (100, 181)), (159, 10, (100, 101)), (159, 290, (100, 220))],
)
def test_an_edge_is_trimmed(timeline, store, lane, hands, grip, to, expected):
    hands.drag(at(timeline, grip), at(timeline, to))

    assert times(store)[0] == expected
    assert times(store)[1] == (220, 300)


def test_escape_puts_a_caption_back(timeline, store, lane, hands):
    hands.press(at(timeline, 130))
    hands.move(at(timeline, 180))
    QTest.keyClick(lane, Qt.Key.Key_Escape)

    assert store.project.captions == CAPTIONS


def test_a_caption_is_painted_where_it_is(timeline, lane):
    image = lane.grab().toImage()
    inside, outside = lane.place(CAPTIONS[0]), timeline.x_of(190)
    ratio = image.devicePixelRatio()

    def colour(x):
        return image.pixelColor(round(x * ratio), round(5 * ratio))

    assert colour(inside.right() - 4) != colour(outside)
