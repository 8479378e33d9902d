"""Exporting as a job: what is handed on, and what is refused."""

import pytest

from desktop.jobs.export import ExportJobs
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import ExportReport
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.timebase import FrameSpan


class Written:
    """Stands for `export_project`."""

    def __init__(self):
        self.calls = []
        self.error = None

    def __call__(self, engine, project, motions, output, video, span, monitor, folder):
        self.calls.append((engine.pack.id, project, dict(motions), output, video, span, folder))
        monitor.step("render", 1, 2)
        if self.error is not None:
            raise self.error
        return ExportReport(output, len(span), video.fps, 10, 10)


@pytest.fixture
def written():
    return Written()


@pytest.fixture
def exports(jobs, store, tmp_path, written):
    return ExportJobs(jobs, store, tmp_path / "sounds", written)


def test_the_project_is_written_as_it_was_when_asked(qtbot, exports, jobs, store, project, written, tmp_path):
    video, output = ExportSettings(fps=30), tmp_path / "out.mp4"
    with qtbot.waitSignal(jobs.finished) as finished:
        exports.export(output, video, FrameSpan(5, 20))
        store.replace(Project(), {})
    assert written.calls == [("starter", project, {}, output, video, FrameSpan(5, 20), tmp_path / "sounds")]
    (job,) = finished.args
    assert (job.kind, job.text, job.output) == ("export", "Export out.mp4", output)


def test_without_a_range_it_is_the_whole(qtbot, exports, jobs, written, tmp_path):
    with qtbot.waitSignal(jobs.finished):
        exports.export(tmp_path / "out.mp4", ExportSettings())
    assert written.calls[0][5] == FrameSpan(0, 100)


def test_an_empty_timeline_is_refused(exports, jobs, store, tmp_path):
    store.replace(Project(), {})
    with pytest.raises(ExportError, match="nothing on the timeline"):
        exports.export(tmp_path / "out.mp4", ExportSettings())
    assert jobs.jobs == ()


def test_an_error_reaches_the_window(qtbot, exports, jobs, written, tmp_path):
    written.error = ExportError("The disk is full", "Make room.")
    with qtbot.waitSignal(jobs.failed) as failed:
        exports.export(tmp_path / "out.mp4", ExportSettings())
    assert failed.args[0].error is written.error
