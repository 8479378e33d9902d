import io
from types import SimpleNamespace

import pytest

from joyvasa_runtime.cli.progress import TerminalMonitor
from joyvasa_runtime.errors import Cancelled


def test_a_bar_shows_stage_and_count_and_ends_full() -> None:
    stream = io.StringIO()
    monitor = TerminalMonitor(stream)
    monitor.step("render", 0, 4)
    monitor.step("render", 4, 4)
    monitor.finish()
    last = stream.getvalue().splitlines()[-1].split("\r")[-1]
    assert last.startswith("render")
    assert "4/4" in last
    assert "-" not in last[last.index("[") : last.index("]")]


def test_bytes_are_shown_in_megabytes() -> None:
    stream = io.StringIO()
    TerminalMonitor(stream).step("download", 414_067_833, 1_456_315_213)
    assert "] 414.1 MB/1456.3 MB" in stream.getvalue()


def test_each_stage_gets_a_line_of_its_own() -> None:
    stream = io.StringIO()
    monitor = TerminalMonitor(stream)
    monitor.step("listen", 1, 1)
    monitor.step("render", 1, 1)
    monitor.finish()
    assert stream.getvalue().count("\n") == 2


def test_a_cancelled_monitor_stops_at_its_next_step() -> None:
    monitor = TerminalMonitor(io.StringIO())
    monitor.cancel()
    with pytest.raises(Cancelled):
        monitor.step("render", 1, 2)


def test_what_a_stage_begins_with_takes_no_time(monkeypatch: pytest.MonkeyPatch) -> None:
    stream, now = io.StringIO(), iter((100.0, 110.0))
    # Not `time.monotonic` itself: other threads may look at the clock meanwhile.
    clock = SimpleNamespace(monotonic=lambda: next(now))
    monkeypatch.setattr("joyvasa_runtime.cli.progress.time", clock)
    monitor = TerminalMonitor(stream)
    monitor.step("render", 50, 100)
    monitor.step("render", 75, 100)
    assert "75/100 10 s left" in stream.getvalue()
