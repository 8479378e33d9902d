"""Actions on takes: what they ask for, what they edit, and when they are possible."""

import pytest
from PySide6.QtCore import QObject

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.jobs.audition import Audition, Tried
from desktop.settings import open_settings
from desktop.views.actions.actions import Actions
from desktop.views.commands.desk import Desk
from desktop.views.commands.take_commands import TakeCommands
from desktop.views.takes.takes_panel import TakesPanel
from joyvasa_runtime.errors import EditError
from joyvasa_runtime.project.consistency import check_consistency
from joyvasa_runtime.project.operations.clips import delete_clips
from joyvasa_runtime.project.operations.comp import choose_comp
from joyvasa_runtime.project.operations.markers import set_range
from joyvasa_runtime.project.performance.performance import CompSpan
from joyvasa_runtime.timebase import FrameSpan
from tests.desktop.views.taken import store_with_takes


class Generation:
    """Stands in for the jobs and remembers what was asked for."""

    def __init__(self):
        self.further, self.stretches, self.error = [], [], None

    def generate_further(self, clip_ids, seeds):
        self._fail()
        self.further.append((set(clip_ids), list(seeds)))

    def regenerate(self, clip_id, span, generation):
        self._fail()
        self.stretches.append((clip_id, span, generation))

    def _fail(self):
        if self.error is not None:
            raise self.error


class Shown:
    """Stands in for the preview."""

    def __init__(self):
        self.project = None

    def set_document(self, project, _motions):
        self.project = project


class Playback:
    frame = 0


@pytest.fixture
def store(qapp):
    return store_with_takes()


@pytest.fixture
def said():
    return []


@pytest.fixture
def window(qapp):
    return QObject()


@pytest.fixture
def actions(tmp_path, window):
    return Actions(open_settings(tmp_path / "studio.ini"), window)


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def panel(qtbot, store, selection):
    panel = TakesPanel(store, ActiveClip(store, selection))
    qtbot.addWidget(panel)
    panel.show()
    return panel


@pytest.fixture
def shown():
    return Shown()


@pytest.fixture
def audition(store, shown):
    return Audition(store, shown)


@pytest.fixture
def generation():
    return Generation()


@pytest.fixture
def commands(store, selection, actions, panel, audition, generation, said):
    desk = Desk(store, selection, Playback(), actions, said.append)
    return TakeCommands(desk, panel._active, generation, audition, panel)


def set_points(store, start, stop):
    store.edit("Range", lambda project: set_range(project, FrameSpan(start, stop)))


def clip(store):
    return store.project.clip(3)


def possible(actions):
    return {
        action.objectName()[6:]
        for action in actions
        if action.objectName()[:6] == "takes." and action.isEnabled()
    }


def test_several_takes_are_asked_for_with_seeds_of_their_own(commands, actions, generation, panel):
    panel._count.setValue(4)
    actions["takes.generate"].trigger()
    ((clips, seeds),) = generation.further
    assert clips == {3}
    assert len(set(seeds)) == 4
    assert all(0 <= seed <= 999_999 for seed in seeds)


def test_the_range_is_made_anew_as_far_as_the_clip_goes(commands, actions, generation, store):
    set_points(store, 0, 50)
    actions["takes.regenerate"].trigger()
    ((clip_id, span, made),) = generation.stretches
    assert (clip_id, span) == (3, FrameSpan(20, 60))
    assert made.pack_id == clip(store).generation.pack_id


def test_without_a_range_the_stretch_at_the_playhead_is_made_anew(
    commands, actions, generation, store, panel, said
):
    store.edit("Comp", lambda project: choose_comp(project, 3, FrameSpan(40, 60), 5))
    actions["takes.regenerate"].trigger()
    assert generation.stretches == []
    assert len(said) == 1
    panel.set_playhead(35)
    actions["takes.regenerate"].trigger()
    assert generation.stretches[0][1] == FrameSpan(40, 60)


def test_what_the_jobs_refuse_is_said(commands, actions, generation, store, said):
    generation.error = EditError("The track is locked", "Unlock it first.")
    set_points(store, 0, 50)
    actions["takes.regenerate"].trigger()
    actions["takes.generate"].trigger()
    assert said == ["The track is locked. Unlock it first."] * 2


def test_a_take_is_used_for_the_whole_clip_and_one_undo_takes_it_back(commands, actions, store, panel):
    store.edit("Comp", lambda project: choose_comp(project, 3, FrameSpan(40, 60), 5))
    before = store.project
    actions["takes.previous"].trigger()
    assert panel.take_id == 5
    actions["takes.use_whole"].trigger()
    check_consistency(store.project)
    assert (clip(store).take_id, clip(store).performance.comp) == (5, ())
    store.undo_stack.undo()
    assert store.project == before


def test_a_take_is_used_for_the_range(commands, actions, store, panel, said):
    set_points(store, 20, 40)
    actions["takes.previous"].trigger()
    panel._crossfade.entry.setValue(9)
    actions["takes.use_range"].trigger()
    assert clip(store).performance.comp == (CompSpan(30, 50, 5, 9),)
    actions["takes.clear"].trigger()
    assert clip(store).performance.comp == ()
    assert said == []


def test_a_take_that_does_not_reach_is_refused_in_words(commands, actions, store, said):
    set_points(store, 20, 100)
    actions["takes.use_range"].trigger()
    assert "doesn't perform all of this stretch" in said[0]


def test_an_unused_take_is_deleted_and_a_played_one_is_not(commands, actions, store, panel, said):
    actions["takes.delete"].trigger()
    assert [take.id for take in store.project.takes] == [4, 5]
    actions["takes.previous"].trigger()
    panel.step(-1)
    assert panel.take_id == 4
    actions["takes.delete"].trigger()
    assert said == ["The take is played by “Hello”. Let the clip play another take first."]


def test_a_take_is_compared_without_an_edit(commands, actions, store, audition, shown, panel):
    project = store.project
    actions["takes.compare"].trigger()
    assert audition.tried == Tried(3, 6)
    assert shown.project.clip(3).take_id == 6
    actions["takes.previous"].trigger()
    assert audition.tried == Tried(3, 5)
    actions["takes.compare"].trigger()
    assert audition.tried is None
    assert shown.project is project
    assert store.project is project
    assert not actions["takes.compare"].isChecked()


def test_a_lane_tries_its_take_and_gives_it_up_again(commands, actions, audition, panel):
    panel.try_asked.emit(5)
    assert audition.tried == Tried(3, 5)
    assert actions["takes.compare"].isChecked()
    panel.try_asked.emit(5)
    assert audition.tried is None
    assert not actions["takes.compare"].isChecked()


def test_actions_are_possible_only_where_they_do_something(commands, actions, store):
    always = {"generate", "compare", "previous", "next", "use_whole", "delete"}
    assert possible(actions) == always
    set_points(store, 20, 40)
    assert possible(actions) == always | {"regenerate", "use_range"}
    store.edit("Comp", lambda project: choose_comp(project, 3, FrameSpan(40, 60), 5))
    assert possible(actions) == always | {"regenerate", "use_range", "clear"}
    store.edit("Delete", lambda project: delete_clips(project, {3}))
    assert possible(actions) == set()


def test_comparing_ends_with_the_clip(commands, actions, store, audition):
    actions["takes.compare"].trigger()
    store.edit("Delete", lambda project: delete_clips(project, {3}))
    assert audition.tried is None
