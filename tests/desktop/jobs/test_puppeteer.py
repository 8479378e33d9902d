"""The puppeteer with a player and a hand of the test's own: what a pass leaves and never touches."""

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.jobs.puppet_strings import REACH_PX, Strings
from desktop.jobs.puppeteer import Puppeteer
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.sampling import sample, value_at
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.layers import add_layer, set_layer_flag
from joyvasa_runtime.project.operations.library import drop_motion
from joyvasa_runtime.project.operations.performance import set_curve
from joyvasa_runtime.project.operations.title import set_title
from joyvasa_runtime.project.operations.tracks import lock_track
from joyvasa_runtime.project.performance.addresses import LayerCurve

CLIP, FIRST_LAYER = 4, 6
SHARP = Strings(smoothing=0.0)


class FakePlayer(QObject):
    moved = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self):
        super().__init__()
        self.frame, self.is_playing = 0, False

    def play(self):
        self.is_playing = True
        self.playing_changed.emit(True)

    def pause(self):
        if self.is_playing:
            self.is_playing = False
            self.playing_changed.emit(False)

    def go(self, frame):
        self.frame = frame
        self.moved.emit(frame)


class Hand:
    """Where the mouse is."""

    def __init__(self):
        self.x = self.y = 0.0

    def __call__(self):
        return self.x, self.y


@pytest.fixture
def player(qapp):
    return FakePlayer()


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def active(store):
    selection = Selection(store)
    selection.select_clips(frozenset({CLIP}))
    active = ActiveClip(store, selection)
    active.selection = selection
    return active


@pytest.fixture
def puppeteer(store, active, player, hand):
    puppeteer = Puppeteer(store, active, player, hand)
    puppeteer.set_strings(SHARP)
    puppeteer.set_armed(True)
    return puppeteer


@pytest.fixture
def refusals(puppeteer):
    errors = []
    puppeteer.refused.connect(lambda error: errors.append(str(error)))
    return errors


def layers(store):
    return store.project.clip(CLIP).performance.layers


def curve(store, channel, layer=-1):
    return layers(store)[layer].curve(channel)


def play(player, hand, places, start=5):
    """Play one frame after the other with the hand at places."""
    for index, (x, y) in enumerate(places):
        hand.x, hand.y = x, y
        player.go(start + 1 + index)


def circle(frames):
    turns = np.linspace(0, 2 * np.pi, frames)
    return [(REACH_PX * np.sin(turn), 0.5 * REACH_PX * np.sin(turn)) for turn in turns]


def record(puppeteer, player, hand, places, start=5):
    player.frame = start
    hand.x = hand.y = 0.0
    puppeteer.record()
    play(player, hand, places, start)
    puppeteer.finish()


def test_a_pass_becomes_few_keys_of_a_new_layer_and_one_step_of_the_history(
    store, puppeteer, player, hand, active
):
    before = store.project
    record(puppeteer, player, hand, circle(30))

    (layer,) = layers(store)
    assert (layer.name, layer.mode, layer.id) == ("Puppet", "add", FIRST_LAYER)
    assert [channel for channel, _ in layer.curves] == ["pitch", "yaw"]
    assert active.layer == layer
    frames = np.arange(6, 36)
    wanted = np.array([-25 * x / REACH_PX for x, _y in circle(30)])
    assert np.abs(sample(layer.curve("yaw"), frames, 0.0) - wanted).max() < 0.26
    assert np.abs(sample(layer.curve("pitch"), frames, 0.0) + 0.4 * wanted).max() < 0.26
    assert len(layer.curve("yaw").keys) < 16
    assert not player.is_playing
    check_consistency(store.project)

    after = store.project
    assert store.undo_stack.count() == 1
    assert store.undo_stack.undoText() == "Record by puppeteer"
    store.undo_stack.undo()
    assert store.project == before
    store.undo_stack.redo()
    assert store.project == after


def test_every_frame_is_seen_at_once(store, puppeteer, player, hand):
    player.frame = 5
    puppeteer.record()
    assert player.is_playing
    seen = []
    for index, (x, y) in enumerate(circle(12)):
        hand.x, hand.y = x, y
        player.go(6 + index)
        if index:
            seen.append(value_at(curve(store, "yaw"), 6 + index, 0.0))
    puppeteer.finish()

    assert seen == pytest.approx([-25 * x / REACH_PX for x, _y in circle(12)[1:]])


def test_only_the_recorded_stretch_of_the_active_layer_changes(store, puppeteer, player, hand):
    store.edit("", lambda project: add_layer(project, CLIP, "Mine"))
    keys = tuple(Key(frame, value) for frame, value in ((0, 1.0), (12, 9.0), (18, -9.0), (39, 4.0)))
    base = Curve(keys)
    store.edit("", lambda project: set_curve(project, CLIP, LayerCurve(FIRST_LAYER, "yaw"), base))

    record(puppeteer, player, hand, [(index * 4.0, 0.0) for index in range(10)], start=10)

    after = curve(store, "yaw")
    assert len(layers(store)) == 1
    outside = np.array([*range(-5, 10), *range(34, 60)])
    np.testing.assert_allclose(sample(after, outside, 0.0), sample(base, outside, 0.0), atol=1e-6)
    assert value_at(after, 10, 0.0) == pytest.approx(value_at(base, 10, 0.0), abs=0.26)
    assert value_at(after, 20, 0.0) == pytest.approx(value_at(base, 10, 0.0) - 25 * 36 / REACH_PX, abs=0.3)


def test_a_dropped_frame_is_interpolated(store, puppeteer, player, hand):
    player.frame = 5
    puppeteer.record()
    for frame in (6, 7, 10, 11):
        hand.x = -6.0 * (frame - 5)
        player.go(frame)
    puppeteer.finish()

    assert value_at(curve(store, "yaw"), 8, 0.0) == pytest.approx(3.0, abs=0.26)


def test_the_wheel_tilts_and_an_untouched_channel_gets_no_keys(store, puppeteer, player):
    player.frame = 5
    puppeteer.record()
    for frame in range(6, 12):
        puppeteer.turn(1)
        player.go(frame)
    puppeteer.finish()

    assert [channel for channel, _ in layers(store)[0].curves] == ["roll"]
    assert value_at(curve(store, "roll"), 11, 0.0) == pytest.approx(9.0, abs=0.26)


def test_one_expression_is_driven_up_and_down(store, puppeteer, player, hand):
    puppeteer.set_strings(Strings("smile", sensitivity=2.0, smoothing=0.0))
    record(puppeteer, player, hand, [(90.0, -REACH_PX / 4 * min(index, 2)) for index in range(10)])

    assert [channel for channel, _ in layers(store)[0].curves] == ["smile"]
    assert value_at(curve(store, "smile"), 14, 0.0) == pytest.approx(1.0, abs=0.03)


def test_smoothing_follows_later_and_gets_there(store, puppeteer, player, hand):
    puppeteer.set_strings(Strings(smoothing=3.0))
    player.frame = 5
    puppeteer.record()
    hand.x = -REACH_PX
    values = []
    for frame in range(6, 30):
        player.go(frame)
        values.append(value_at(curve(store, "yaw"), frame, 0.0))
    puppeteer.finish()

    assert values[0] == pytest.approx(25 / 4)
    assert values == sorted(values)
    assert values[-1] == pytest.approx(25, abs=0.1)


def test_no_number_goes_beyond_what_a_curve_may_have(store, puppeteer, player, hand):
    record(puppeteer, player, hand, [(-90.0 * index, 0.0) for index in range(20)])

    assert max(key.value for key in curve(store, "yaw").keys) <= 60.0
    check_consistency(store.project)


def test_a_cancelled_pass_leaves_nothing(store, puppeteer, player, hand):
    before = store.project
    player.frame = 5
    puppeteer.record()
    play(player, hand, circle(10))
    assert layers(store)
    puppeteer.cancel()

    assert store.project == before
    assert store.undo_stack.count() == 0
    assert not player.is_playing
    assert not puppeteer.is_recording


def test_a_cancelled_pass_takes_back_nothing_that_came_from_elsewhere(store, puppeteer, player, hand):
    player.frame = 5
    puppeteer.record()
    play(player, hand, circle(10))
    store.edit("Rename", lambda project: set_title(project, "Meanwhile"))
    puppeteer.cancel()

    assert store.project.title == "Meanwhile"
    assert layers(store)[0].curves == ()


def test_a_pass_without_any_movement_leaves_nothing(store, puppeteer, player, hand):
    before = store.project
    record(puppeteer, player, hand, [(0.0, 0.0)] * 10)

    assert store.project == before
    assert store.undo_stack.count() == 0


@pytest.mark.parametrize("end", ["pause", "clip", "loop", "disarm"])
def test_a_pass_ends_where_playing_the_clip_or_the_loop_does(store, puppeteer, player, hand, end):
    told = []
    puppeteer.recording_changed.connect(told.append)
    player.frame = 5
    puppeteer.record()
    play(player, hand, circle(10))
    {
        "pause": player.pause,
        "clip": lambda: player.go(40),
        "loop": lambda: player.go(0),
        "disarm": lambda: puppeteer.set_armed(False),
    }[end]()

    assert told == [True, False]
    assert not player.is_playing
    assert curve(store, "yaw").keys[-2].frame == 15


def test_standing_still_the_hand_sets_a_key_at_the_playhead(store, puppeteer, player):
    player.frame = 12
    gesture = object()
    puppeteer.hold(gesture)
    puppeteer.pull(-30.0, 0.0)
    puppeteer.pull(-60.0, 15.0)
    puppeteer.finish()

    assert not player.is_playing
    assert curve(store, "yaw").keys == (Key(12, 10.0),)
    assert curve(store, "pitch").keys == (Key(12, 2.0),)
    assert store.undo_stack.count() == 1

    puppeteer.hold(gesture)
    puppeteer.pull(-60.0, 0.0)
    puppeteer.cancel()
    assert curve(store, "yaw").keys == (Key(12, 10.0),)


def test_a_key_that_the_hand_changes_keeps_its_kind(store, puppeteer, player):
    key = Key(12, 1.0, "linear", "flat")
    store.edit("", lambda project: add_layer(project, CLIP, "Mine"))
    yaw = LayerCurve(FIRST_LAYER, "yaw")
    store.edit("", lambda project: set_curve(project, CLIP, yaw, Curve((key, Key(30, 0.0)))))
    player.frame = 12
    puppeteer.hold(object())
    puppeteer.pull(-60.0, 0.0)
    puppeteer.finish()

    assert curve(store, "yaw").keys[0] == Key(12, 11.0, "linear", "flat")


def test_while_it_plays_the_pad_sets_no_key(store, puppeteer, player):
    player.play()
    puppeteer.hold(object())
    puppeteer.pull(50.0, 50.0)

    assert layers(store) == ()


def test_a_layer_with_a_piece_of_motion_is_left_alone(store, puppeteer, player, hand):
    row = [0.0] * 63 + [1.0] + [0.0] * 6
    store.edit("", lambda project: drop_motion(project, CLIP, "Nod", 3, "a" * 64, 9, row))
    nod = layers(store)[0]
    record(puppeteer, player, hand, circle(10))

    assert [layer.name for layer in layers(store)] == ["Nod", "Puppet"]
    assert layers(store)[0] == nod


def test_what_can_not_be_recorded_is_refused_with_a_reason(store, puppeteer, player, active, refusals):
    puppeteer.set_armed(False)
    puppeteer.record()
    puppeteer.set_armed(True)
    player.frame = 39
    puppeteer.record()
    player.frame = 5
    store.edit("", lambda project: add_layer(project, CLIP, "Mine"))
    store.edit("", lambda project: set_layer_flag(project, CLIP, FIRST_LAYER, "is_locked", True))
    puppeteer.record()
    active.selection.clear()
    store.edit("", lambda project: delete_clips(project, (CLIP, 5)))
    puppeteer.record()

    assert [text.split(".")[0] for text in refusals] == [
        "The puppeteer is not armed",
        "The playhead is not in the active clip",
        "The layer “Mine” is locked",
        "No clip is active",
    ]
    assert not puppeteer.is_recording
    assert not player.is_playing


def test_on_a_locked_track_nothing_begins(store, puppeteer, player, refusals):
    store.edit("", lambda project: add_layer(project, CLIP, "Mine"))
    track = store.project.track_of_clip(CLIP)
    store.edit("", lambda project: lock_track(project, track.id, True))
    puppeteer.record()

    assert [text.split(".")[0] for text in refusals] == [f"The track “{track.name}” is locked"]
    assert not puppeteer.is_recording
    assert not player.is_playing


def test_a_clip_that_goes_away_ends_the_pass(store, puppeteer, player, hand, refusals):
    player.frame = 5
    puppeteer.record()
    play(player, hand, circle(5))
    store.edit("Delete", lambda project: delete_clips(project, (CLIP,)))
    hand.x = 77.0
    player.go(12)

    assert not puppeteer.is_recording
    assert not player.is_playing
    assert len(refusals) == 1
    player.go(13)
    assert len(refusals) == 1


def test_another_project_ends_the_pass(store, puppeteer, player, hand):
    player.frame = 5
    puppeteer.record()
    store.replace(Project(), {})
    player.go(6)

    assert not puppeteer.is_recording
    assert store.project == Project()


def test_a_trimmed_clip_is_recorded_in_frames_of_its_sound(qapp, player, hand, project):
    clip = Clip(5, 2, 60, 40, 40, name="Second")
    store = Store(project)
    selection = Selection(store)
    selection.select_clips(frozenset({clip.id}))
    puppeteer = Puppeteer(store, ActiveClip(store, selection), player, hand)
    puppeteer.set_strings(SHARP)
    puppeteer.set_armed(True)
    record(puppeteer, player, hand, circle(10), start=65)

    (layer,) = store.project.clip(5).performance.layers
    assert layer.curve("yaw").keys[0].frame == 45
