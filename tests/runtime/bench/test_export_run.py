"""The measurement of an export: what it counts, and that it makes a real video."""

from itertools import count

from joyvasa_runtime.bench.benchmark import BenchRequest
from joyvasa_runtime.bench.export_run import format_export, record_of_export, run_export_bench
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.portrait.subject import Subject
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.resources import resource


def test_two_seconds_are_exported_and_counted():
    settings = ExportSettings(canvas=Canvas("face", 64))
    subject, voice = Subject(resource("sample", "portrait.jpg")), resource("sample", "voice.wav")
    request = BenchRequest("starter", "cpu", subject, voice, settings)
    # A clock that goes on by one second whenever it is asked.
    bench = run_export_bench(request, Monitor(), count(0.0, 1.0).__next__, seconds=2)
    assert (bench.frames, bench.width, bench.height, bench.voice_frames) == (50, 64, 64, 178)
    assert (bench.open_s, bench.motion_s, bench.export_s) == (1.0, 1.0, 1.0)
    assert bench.fps == 50.0
    assert bench.whole_fps == 50 / (2 + 50 / 178)
    assert record_of_export(bench)["fps"] == 50.0
    assert "50.0 frames/s" in format_export(bench)
