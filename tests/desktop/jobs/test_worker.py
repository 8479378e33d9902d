"""The inference thread: order, the slot between steps, cancelling, surviving, closing."""

import gc
import threading
import weakref
from pathlib import Path

import pytest

from desktop.jobs.engine_status import EngineStatus
from desktop.jobs.job_list import JobList
from desktop.jobs.pictures import Pictures
from desktop.jobs.preview import Preview
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.errors import Cancelled
from tests.patience import PATIENCE_S


class Slot:
    """Has the pieces of work that the test gives it."""

    def __init__(self, worker):
        self.worker = worker
        self.pieces = 0
        self.served = []
        self.gave_up = 0
        self.error = None
        worker.attach(self)

    def add(self, pieces):
        self.pieces = pieces
        self.worker.poke()

    def serve(self, engines, is_between):
        if self.error is not None and self.pieces:
            self.pieces = 0
            raise self.error
        if not self.pieces:
            return False
        self.pieces -= 1
        self.served.append((threading.current_thread().name, is_between))
        return True

    def give_up(self, engines):
        self.gave_up += 1


def ignore(_stage, _done, _total):
    """Nobody watches."""


def test_jobs_run_one_after_another_in_order(qtbot, worker):
    order = []
    for name in "abc":
        worker.submit(lambda _engines, _monitor, name=name: order.append(name), ignore)
    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["a", "b", "c"]


def test_the_slot_is_served_between_two_steps_of_a_job(qtbot, worker, monkeypatch):
    monkeypatch.setattr("desktop.jobs.worker._SLOT_S", PATIENCE_S)
    slot, steps = Slot(worker), []
    stepped, is_asked = threading.Event(), threading.Event()

    def run(_engines, monitor):
        stepped.set()
        assert is_asked.wait(PATIENCE_S)
        monitor.step("motion", 0, 2)
        steps.append(len(slot.served))
        monitor.step("motion", 1, 2)

    worker.submit(run, ignore)
    assert stepped.wait(PATIENCE_S)
    slot.add(3)
    is_asked.set()
    qtbot.waitUntil(lambda: len(steps) == 1)
    assert steps == [3]
    assert slot.served == [("inference", True)] * 3


def test_each_step_is_shown(qtbot, worker):
    shown = []
    worker.submit(lambda _engines, monitor: monitor.step("listen", 1, 4), lambda *step: shown.append(step))
    qtbot.waitUntil(lambda: len(shown) == 1)
    assert shown == [("listen", 1, 4)]


def test_a_cancelled_job_ends_at_its_next_step_and_the_next_one_runs(qtbot, worker):
    is_running, ended, after = threading.Event(), [], []

    def run(_engines, monitor):
        is_running.set()
        try:
            while True:
                monitor.step("motion", 0, 1)
        except Cancelled:
            ended.append(True)
            raise

    monitor = worker.submit(run, ignore)
    worker.submit(lambda _engines, _monitor: after.append(True), ignore)
    assert is_running.wait(PATIENCE_S)
    monitor.cancel()
    qtbot.waitUntil(lambda: bool(after))
    assert ended == [True]


def test_a_job_that_fails_is_logged_and_the_thread_goes_on(qtbot, worker, caplog):
    after = []
    worker.submit(lambda _engines, _monitor: 1 / 0, ignore)
    worker.submit(lambda _engines, _monitor: after.append(True), ignore)
    qtbot.waitUntil(lambda: bool(after))
    assert "ZeroDivisionError" in caplog.text


def test_a_slot_that_fails_is_told_and_the_thread_goes_on(qtbot, worker, caplog):
    slot = Slot(worker)
    slot.error = ValueError("no")
    slot.add(1)
    qtbot.waitUntil(lambda: slot.gave_up == 1)
    slot.error = None
    slot.add(1)
    qtbot.waitUntil(lambda: len(slot.served) == 1)
    assert slot.served == [("inference", False)]
    assert "ValueError" in caplog.text


def test_closing_cancels_what_runs_and_what_waits(qapp, open_engine):
    worker, is_running, ran = InferenceWorker("cpu", open_engine), threading.Event(), []

    def endless(_engines, monitor):
        while True:
            is_running.set()
            monitor.step("motion", 0, 1)

    worker.submit(endless, ignore)
    worker.submit(lambda _engines, _monitor: ran.append(True), ignore)
    assert is_running.wait(PATIENCE_S)
    worker.close()
    assert ran == []


def test_an_engine_is_opened_once_and_its_status_told(qtbot, worker, open_engine):
    with qtbot.waitSignal(worker.status_changed) as status:
        worker.submit(lambda engines, _monitor: engines.get("starter") and engines.get("starter"), ignore)
    assert status.args == [EngineStatus("Pack starter", "cpu")]
    assert len(open_engine.opened) == 1
    assert open_engine.last.is_open


def test_an_engine_that_gives_something_up_while_it_works_says_so_once(qtbot, worker, open_engine):
    told = []
    worker.status_changed.connect(told.append)

    def run_out_of_memory(engines, _monitor):
        engines.get("starter").notes = ("The GPU has too little memory; frames are drawn one by one",)

    ended = []
    for run in (lambda engines, _monitor: engines.get("starter"), run_out_of_memory, lambda *_: None):
        worker.submit(run, ignore)
    worker.submit(lambda *_: ended.append(True), ignore)
    qtbot.waitUntil(lambda: bool(ended) and len(told) == 2)
    assert [len(status.notes) for status in told] == [0, 1]


@pytest.mark.parametrize("change", ["provider", "packs"])
def test_another_provider_or_other_packs_open_engines_anew(qtbot, worker, open_engine, change):
    with qtbot.waitSignal(worker.status_changed):
        worker.submit(lambda engines, _monitor: engines.get("starter"), ignore)
    worker.set_provider("cuda") if change == "provider" else worker.refresh_packs()
    with qtbot.waitSignal(worker.status_changed) as status:
        worker.submit(lambda engines, _monitor: engines.get("starter"), ignore)
    assert status.args[0].provider == ("cuda" if change == "provider" else "cpu")
    assert [engine.is_open for engine in open_engine.opened] == [False, True]


def test_two_engines_are_kept_and_one_in_use_always(qtbot, worker, open_engine):
    done = []

    def run(engines, _monitor):
        with engines.hold("a"):
            for pack in "bcb":
                engines.get(pack)
        done.append({engine.pack.id for engine in open_engine.opened if engine.is_open})
        engines.get("c")
        engines.get("d")
        done.append({engine.pack.id for engine in open_engine.opened if engine.is_open})

    worker.submit(run, ignore)
    qtbot.waitUntil(lambda: len(done) == 2)
    assert done == [{"a", "b"}, {"c", "d"}]


def test_while_a_job_is_paused_the_slot_and_other_jobs_go_on(qtbot, worker):
    slot, ended = Slot(worker), []
    stepped, is_paused = threading.Event(), threading.Event()

    def run(_engines, monitor):
        stepped.set()
        assert is_paused.wait(PATIENCE_S)
        monitor.step("render", 1, 2)
        ended.append("paused one")

    monitor = worker.submit(run, ignore)
    assert stepped.wait(PATIENCE_S)
    monitor.pause()
    is_paused.set()
    slot.add(2)
    qtbot.waitUntil(lambda: len(slot.served) == 2)
    worker.submit(lambda _engines, _monitor: ended.append("other one"), ignore)
    qtbot.waitUntil(lambda: ended == ["other one"])
    slot.add(1)
    qtbot.waitUntil(lambda: len(slot.served) == 3)
    monitor.resume()
    qtbot.waitUntil(lambda: ended == ["other one", "paused one"])


def test_a_patient_job_lets_the_others_go_first_and_between_its_steps(qtbot, worker):
    order, may_begin, may_go_on, has_begun = [], threading.Event(), threading.Event(), threading.Event()

    def note(name):
        return lambda _engines, _monitor: order.append(name)

    def patient(_engines, monitor):
        order.append("patient begins")
        has_begun.set()
        assert may_go_on.wait(PATIENCE_S)
        monitor.step("render", 1, 2)
        order.append("patient ends")

    worker.submit(lambda _engines, _monitor: may_begin.wait(PATIENCE_S), ignore)
    worker.submit(patient, ignore, is_patient=True)
    worker.submit(note("other patient"), ignore, is_patient=True)
    worker.submit(note("first"), ignore)
    may_begin.set()
    assert has_begun.wait(PATIENCE_S)
    worker.submit(note("second"), ignore)
    worker.submit(note("third"), ignore)
    may_go_on.set()
    qtbot.waitUntil(lambda: len(order) == 6)
    assert order == ["first", "patient begins", "second", "third", "patient ends", "other patient"]


def test_closing_ends_a_patient_job_and_the_one_within_its_step(qapp):
    worker, ended, is_within = InferenceWorker(), [], threading.Event()

    def until_cancelled(name):
        def run(_engines, monitor):
            try:
                while True:
                    is_within.set() if name == "inner" else None
                    monitor.step("render", 0, 1)
            except Cancelled:
                ended.append(name)
                raise

        return run

    worker.submit(until_cancelled("outer"), ignore, is_patient=True)
    worker.submit(until_cancelled("never"), ignore, is_patient=True)
    worker.submit(until_cancelled("inner"), ignore)
    assert is_within.wait(PATIENCE_S)
    worker.close()
    assert set(ended) <= {"inner", "outer"}
    assert "inner" in ended


def test_a_paused_job_can_be_cancelled(qtbot, worker):
    outcome = []

    def run(_engines, monitor):
        monitor.pause()
        try:
            # What comes while it is on its way to stand still is seen at the next step.
            while True:
                monitor.step("render", 1, 2)
        except Cancelled:
            outcome.append("cancelled")

    monitor = worker.submit(run, ignore)
    qtbot.waitUntil(lambda: monitor.is_paused)
    monitor.cancel()
    qtbot.waitUntil(lambda: outcome == ["cancelled"])


def test_closing_ends_a_paused_job_and_the_one_that_passed_it(qtbot):
    worker, ended = InferenceWorker(), []

    def run(name):
        def job(_engines, monitor):
            monitor.pause()
            try:
                while True:
                    monitor.step("render", 1, 2)
            except Cancelled:
                ended.append(name)

        return job

    monitors = [worker.submit(run(name), ignore) for name in "ab"]
    qtbot.waitUntil(lambda: all(monitor.is_paused for monitor in monitors))
    worker.close()
    assert ended == ["b", "a"]


@pytest.mark.parametrize(
    "listen", [Preview, JobList, lambda worker: Pictures(worker, Path())], ids=["preview", "jobs", "pictures"]
)
def test_whoever_tells_of_the_thread_lives_until_it_has_ended(worker, listen):
    listener = weakref.ref(listen(worker))
    gc.collect()
    assert listener() is not None

    worker.close()
    gc.collect()
    assert listener() is None
