"""The live preview: which pictures come, in what order, from where, and what it says of problems."""

from dataclasses import replace

import numpy as np
import pytest

from desktop.jobs.frame_cache import FrameCache
from desktop.jobs.preview import Preview
from desktop.jobs.scene import PreviewOptions
from joyvasa_runtime.errors import InferenceError, ModelPackError, PortraitError
from joyvasa_runtime.project.document import Consent, Mask
from joyvasa_runtime.project.evaluate import evaluate
from joyvasa_runtime.timebase import FrameSpan
from tests.patience import PATIENCE_S

SIDE = 96


class Seen:
    """What the window was told."""

    def __init__(self, preview):
        self.frames, self.images, self.problems, self.prepared = [], [], [], []
        preview.frame_shown.connect(self.show)
        preview.problem.connect(self.problems.append)
        preview.prepared.connect(self.prepared.append)

    def show(self, frame, image):
        self.frames.append(frame)
        self.images.append(image)

    @property
    def grey(self):
        """Of the middle of the last picture."""
        image = self.images[-1]
        return image.pixelColor(image.width() // 2, image.height() // 2).red()


@pytest.fixture
def preview(worker):
    preview = Preview(worker, settled_ms=0)
    preview.set_options(PreviewOptions("face", 4))
    return preview


@pytest.fixture
def seen(preview):
    return Seen(preview)


@pytest.fixture
def engine(qtbot, preview, seen, project, open_engine):
    """The engine that the preview has opened to show frame 0 of the project."""
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_document(project, {})
    qtbot.waitUntil(lambda: preview.cached(FrameSpan(0, 6)).all())
    return open_engine.last


def row_of(project, frame, engine):
    return evaluate(project, FrameSpan(frame, frame + 1), {}, engine.neutral).values[0]


def test_the_first_frame_is_shown_when_a_document_comes(preview, seen, project, engine, grey):
    assert seen.frames == [0]
    assert seen.grey == grey(row_of(project, 0, engine))
    assert seen.problems == []
    assert engine.threads == {"inference"}


def test_a_frame_that_is_asked_for_is_shown(qtbot, preview, seen, project, engine, grey):
    with qtbot.waitSignal(preview.frame_shown) as shown:
        preview.show(70)
    assert shown.args[0] == 70
    assert seen.grey == grey(row_of(project, 70, engine))
    assert seen.images[-1].width() == 512 // 4


def test_a_cached_frame_is_shown_at_once(qtbot, preview, seen, engine):
    with qtbot.waitSignal(preview.frame_shown):
        preview.show(70)
    preview.show(0)
    assert seen.frames[-1] == 0


def test_of_many_requests_the_newest_comes_next(qtbot, preview, seen, engine):
    engine.may_draw.clear()
    engine.is_drawing.clear()
    preview.show(50)
    assert engine.is_drawing.wait(PATIENCE_S)
    for frame in (55, 60, 65, 95):
        preview.show(frame)
    engine.may_draw.set()
    qtbot.waitUntil(lambda: seen.frames[-1] == 95)
    assert seen.frames == [0, 50, 95]


def test_a_late_picture_never_follows_a_newer_one(qtbot, preview, seen, engine):
    engine.may_draw.clear()
    engine.is_drawing.clear()
    preview.show(50)
    assert engine.is_drawing.wait(PATIENCE_S)
    preview.show(0)
    engine.may_draw.set()
    qtbot.waitUntil(lambda: preview.cached(FrameSpan(50, 51)).all())
    assert seen.frames == [0, 0]


def test_nothing_is_rendered_twice(qtbot, preview, seen, engine):
    for frame in (70, 3, 70, 0, 71, 70):
        with qtbot.waitSignal(preview.frame_shown):
            preview.show(frame)
    qtbot.waitUntil(lambda: preview.cached(FrameSpan(65, 76)).all())
    assert len(engine.rendered) == len(set(engine.rendered))


def test_playing_reads_two_seconds_ahead(qtbot, preview, seen, engine):
    with qtbot.waitSignal(preview.frame_shown):
        preview.show(20, True)
    qtbot.waitUntil(lambda: bool(preview.cached(FrameSpan(20, 70)).all()))
    for frame in range(21, 70):
        preview.show(frame, True)
        assert seen.frames[-1] == frame
    assert preview.dropped == 0


def test_playing_in_a_loop_reads_on_from_its_start(qtbot, preview, seen, project, engine):
    preview.set_document(replace(project, range=FrameSpan(10, 30)), {})
    preview.set_loop(True)
    preview.show(25, True)
    qtbot.waitUntil(lambda: bool(preview.cached(FrameSpan(10, 30)).all()))


def test_frames_that_never_came_are_counted(qtbot, preview, seen, engine):
    told = []
    preview.dropped_changed.connect(told.append)
    engine.may_draw.clear()
    for frame in range(40, 46):
        preview.show(frame, True)
    assert preview.dropped == 5
    engine.may_draw.set()
    preview.show(45, False)
    preview.show(45, True)
    assert told == [0, 1, 2, 3, 4, 5, 0]


def test_while_playing_a_picture_a_little_late_is_better_than_none(qtbot, preview, seen, engine):
    with qtbot.waitSignal(preview.frame_shown):
        preview.show(50)
    qtbot.waitUntil(lambda: preview.cached(FrameSpan(50, 56)).all())
    engine.may_draw.clear()
    preview.show(50, True)
    preview.show(58, True)
    assert seen.frames[-1] == 55
    engine.may_draw.set()
    qtbot.waitUntil(lambda: seen.frames[-1] == 58)


def test_an_edit_shows_the_same_frame_anew_and_undo_finds_the_old_one(qtbot, preview, seen, project, engine):
    with qtbot.waitSignal(preview.frame_shown):
        preview.show(70)
    before, drawn = seen.images[-1], len(engine.rendered)
    with qtbot.waitSignal(preview.frame_shown) as shown:
        preview.set_document(replace(project, idle_seed=5), {})
    assert shown.args[0] == 70
    assert seen.images[-1] != before
    assert len(engine.rendered) > drawn
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_document(project, {})
    assert seen.images[-1] == before
    assert engine.rendered.count(engine.rendered[drawn]) == 1


def test_markers_and_consent_change_no_picture(qtbot, preview, seen, project, engine):
    drawn = len(engine.rendered)
    setup = replace(project.portrait, consent=Consent(True, "It is me"))
    preview.set_document(replace(project, title="Other", range=FrameSpan(1, 3)), {})
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_document(replace(project, portrait=setup), {})
    assert engine.prepared == 1
    assert len(engine.rendered) == drawn


def test_another_mask_needs_no_other_portrait(qtbot, preview, seen, project, engine):
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_options(PreviewOptions("full"))
    setup = replace(project.portrait, mask=Mask(feather=90))
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_document(replace(project, portrait=setup), {})
    assert engine.prepared == 1
    assert seen.images[-1].width() == SIDE


def test_before_shows_the_picture_itself_in_the_same_framing(qtbot, preview, seen, picture, engine):
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_options(PreviewOptions("full", is_before=True))
    assert (seen.images[-1].width(), seen.images[-1].height()) == (SIDE, SIDE)
    from_file = type(seen.images[-1])(str(picture)).convertToFormat(seen.images[-1].format())
    assert seen.images[-1] == from_file
    drawn = len(engine.rendered)
    preview.show(90)
    assert seen.frames[-1] == 90
    assert len(engine.rendered) == drawn


def test_the_range_is_made_while_nothing_moves(qtbot, preview, seen, project, engine):
    preview.set_document(replace(project, range=FrameSpan(30, 80)), {})
    qtbot.waitUntil(lambda: bool(preview.cached(FrameSpan(30, 80)).all()))
    assert not preview.cached(FrameSpan(85, 95)).any()


def test_a_range_larger_than_the_cache_is_made_as_far_as_it_goes(qtbot, worker, project, open_engine):
    preview = Preview(worker, FrameCache(20 * 128 * 128 * 4), settled_ms=0)
    preview.set_options(PreviewOptions("face", 4))
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_document(replace(project, range=FrameSpan(30, 80)), {})
    # Nine tenths of twenty frames: five around the playhead, and thirteen of the range.
    qtbot.waitUntil(lambda: bool(preview.cached(FrameSpan(30, 43)).all()))
    assert preview.cached(FrameSpan(0, 6)).all()
    assert not preview.cached(FrameSpan(43, 80)).any()
    assert len(open_engine.last.rendered) == 1 + 5 + 13


def test_what_is_cached_is_found_again_after_an_edit_that_left_it_alone(
    qtbot, preview, seen, project, engine
):
    track = project.tracks[0]
    renamed = replace(project, tracks=(replace(track, name="Other", gain_db=-3.0),))
    with qtbot.waitSignal(preview.cached_changed):
        preview.set_document(renamed, {})
    qtbot.waitUntil(lambda: bool(preview.cached(FrameSpan(0, 6)).all()))


def test_the_memory_limit_holds(qtbot, preview, engine):
    with qtbot.waitSignal(preview.cached_changed):
        preview.set_memory_limit(3 * 128 * 128 * 4)
    assert preview.memory_limit == 3 * 128 * 128 * 4
    assert preview.cached(FrameSpan(0, 200)).sum() <= 3


def test_frames_beyond_the_timeline_rest(qtbot, preview, seen, project, engine):
    with qtbot.waitSignal(preview.frame_shown) as shown:
        preview.show(5000)
    assert shown.args[0] == 5000
    assert preview.cached(FrameSpan(4999, 5001)).tolist() == [False, False]


def test_the_portrait_is_told_once(preview, seen, project, engine):
    (prepared,) = seen.prepared
    assert (prepared.width, prepared.height, prepared.kind) == (SIDE, SIDE, "drawing")
    assert prepared.points == project.portrait.points
    assert prepared.faces == ()
    assert np.shape(prepared.corners) == (4, 2)
    assert prepared.image.width() == SIDE


def test_without_a_portrait_nothing_is_shown(qtbot, preview, seen, without_portrait, engine):
    with qtbot.waitSignal(preview.prepared) as told:
        preview.set_document(without_portrait, {})
    assert told.args == [None]
    shown = len(seen.frames)
    preview.show(50)
    assert len(seen.frames) == shown


def test_a_missing_picture_is_a_problem_until_it_is_back(qtbot, preview, seen, project, picture):
    content = picture.read_bytes()
    picture.unlink()
    with qtbot.waitSignal(preview.problem) as problem:
        preview.set_document(project, {})
    assert isinstance(problem.args[0], PortraitError)
    assert "Relink" in problem.args[0].hint
    preview.show(3)
    picture.write_bytes(content)
    with qtbot.waitSignals([preview.problem, preview.frame_shown]):
        preview.retry()
    assert seen.problems[-1] is None
    assert seen.frames == [3]


def test_points_that_are_not_placed_are_a_problem_with_the_picture_known(qtbot, preview, seen, project):
    bare = replace(project, portrait=replace(project.portrait, points=None))
    with qtbot.waitSignal(preview.problem) as problem:
        preview.set_document(bare, {})
    assert "Place the points" in problem.args[0].hint
    assert seen.prepared[-1].corners is None
    assert seen.prepared[-1].image.width() == SIDE
    with qtbot.waitSignal(preview.frame_shown):
        preview.set_document(project, {})
    assert seen.problems[-1] is None


def test_a_pack_that_cannot_be_opened_is_a_problem(qtbot, preview, seen, project, open_engine):
    open_engine.error = ModelPackError("The pack is damaged", "Install it again.")
    with qtbot.waitSignal(preview.problem) as problem:
        preview.set_document(project, {})
    assert problem.args[0].message == "The pack is damaged"


def test_a_pack_that_was_installed_meanwhile_is_used(qtbot, preview, seen, project, open_engine, worker):
    open_engine.error = ModelPackError("There is no such pack", "Install it.")
    with qtbot.waitSignal(preview.problem):
        preview.set_document(project, {})
    open_engine.error = None
    with qtbot.waitSignal(preview.frame_shown):
        worker.refresh_packs()
    assert seen.problems[-1] is None


def test_another_provider_is_taken_at_once(qtbot, preview, engine, worker):
    with qtbot.waitSignal(worker.status_changed) as status:
        worker.set_provider("cuda")
    assert status.args[0].provider == "cuda"


def test_a_generator_that_fails_is_a_problem_of_this_document_only(qtbot, preview, seen, project, engine):
    engine.error = InferenceError("It failed", "Try another provider.")
    with qtbot.waitSignal(preview.problem):
        preview.show(70)
    engine.error = None
    with qtbot.waitSignals([preview.problem, preview.frame_shown]):
        preview.set_document(replace(project, idle_seed=3), {})
    assert seen.problems[-1] is None


def test_a_fault_of_the_program_is_logged_and_said(qtbot, preview, seen, engine, caplog):
    engine.error = ZeroDivisionError()
    with qtbot.waitSignal(preview.problem) as problem:
        preview.show(70)
    assert "log" in problem.args[0].hint
    assert "ZeroDivisionError" in caplog.text


def test_the_preview_goes_on_while_a_job_runs(qtbot, preview, seen, worker, engine):
    ends = []

    def run(_engines, monitor):
        while not ends:
            monitor.step("motion", 0, 1)

    worker.submit(run, lambda _stage, _done, _total: None)
    for frame in (80, 40, 90):
        with qtbot.waitSignal(preview.frame_shown) as shown:
            preview.show(frame)
        assert shown.args[0] == frame
    ends.append(True)
