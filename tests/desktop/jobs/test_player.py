"""Playing a video by a clock that the test moves."""

import pytest


def grey(image):
    return image.pixelColor(0, 0).red()


@pytest.fixture
def loaded(qtbot, player, video):
    with qtbot.waitSignal(player.frame_read):
        player.load(video)
    return player


def test_loading_shows_the_first_frame_and_plays_nothing(qtbot, player, video, clock):
    lengths = []
    player.loaded.connect(lambda *length: lengths.append(length))

    with qtbot.waitSignal(player.frame_read) as read:
        player.load(video)

    assert lengths == [(video.frame_count, video.fps)]
    assert grey(read.args[0]) == 0
    assert not player.is_playing
    assert not clock.is_running


def test_the_frame_due_by_the_clock_is_shown(qtbot, loaded, clock):
    loaded.toggle()

    with qtbot.waitSignal(loaded.frame_read, check_params_cb=lambda image: grey(image) == 3):
        clock.now_s = 3 / 25 + 0.01

    assert loaded.is_playing


def test_it_stops_at_the_end_and_plays_again_from_the_beginning(qtbot, loaded, clock):
    loaded.toggle()
    with qtbot.waitSignal(loaded.playing_changed) as stopped:
        clock.now_s = 10.0
    assert stopped.args == [False]
    loaded.seek(5)

    with qtbot.waitSignal(loaded.frame_read, check_params_cb=lambda image: grey(image) == 0):
        loaded.toggle()

    assert clock.is_running
    assert clock.now_s == 0.0


def test_seeking_back_and_forth_shows_exactly_those_frames(qtbot, loaded):
    for number in (4, 1, 5, 0):
        with qtbot.waitSignal(loaded.frame_read) as read:
            loaded.seek(number)
        assert grey(read.args[0]) == number


def test_seeking_while_playing_moves_the_clock(qtbot, loaded, clock):
    loaded.toggle()

    loaded.seek(2)

    assert clock.now_s == 2 / 25


def test_pausing_keeps_the_place(qtbot, loaded, clock):
    loaded.seek(2)
    loaded.toggle()
    loaded.toggle()

    assert not clock.is_running
    loaded.toggle()
    assert clock.now_s == 2 / 25


def test_without_a_video_there_is_nothing_to_play(player):
    player.toggle()

    assert not player.is_playing


def test_closing_lets_go_of_the_sound_card(loaded, clock):
    loaded.close()

    assert clock.is_closed
