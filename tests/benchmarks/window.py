"""The whole window at work, off screen: start, playing, scrubbing, and how long its thread is ever busy.

    python -m tests.benchmarks.window

Prints one line a figure. Nothing is asserted: other programs on the machine count, too.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
import soundfile
from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from desktop.jobs.studio import Folders, open_studio
from desktop.settings import open_settings
from desktop.views.main_window import MainWindow
from desktop.views.widgets.theme import Theme
from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.portrait import set_portrait
from joyvasa_runtime.project.storage import save_project
from joyvasa_runtime.resources import resource
from tests.benchmarks.project_file import an_hour

_TICK_MS = 1
_HAND_S = 0.1


def no_device(_cancelled):
    raise AudioError("No sound device was found", "Connect headphones or speakers.")


class Watchdog:
    """Measures how long the window's thread does not come back to its events."""

    def __init__(self):
        self._clock = QElapsedTimer()
        self._timer = QTimer(interval=_TICK_MS)
        self._timer.timeout.connect(self._tick)
        self.gaps = []

    def _tick(self):
        self.gaps.append(self._clock.nsecsElapsed() / 1e6 - _TICK_MS)
        self._clock.restart()

    @contextmanager
    def watch(self, name):
        """Print the longest and the 99.9th percentile of the gaps while something goes on."""
        self.gaps = []
        self._clock.start()
        self._timer.start()
        yield
        self._timer.stop()
        gaps = np.array(self.gaps)
        over = int((gaps > 50).sum())
        print(
            f"window's thread while {name:26} longest {gaps.max():6.1f} ms   "
            f"p99.9 {np.percentile(gaps, 99.9):6.1f} ms   over 50 ms: {over} of {len(gaps)}",
            flush=True,
        )


def wait(signal, timeout_s=600.0):
    """Run the event loop until a signal."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    QTimer.singleShot(int(timeout_s * 1000), loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)


def rest(seconds):
    """Run the event loop for a while."""
    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def first_frame(folder):
    """Time from the start of the program's process to the sample's first frame."""
    code = (
        "import time, sys; t = float(sys.argv[1]); sys.argv = ['studio'];"
        "from tests.benchmarks.window import show_first_frame; show_first_frame(t, sys.argv[0])"
    )
    times = []
    for _ in range(4):
        began = time.time()
        command = (sys.executable, "-c", code, repr(began))
        answer = subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "BENCH_FOLDER": str(folder)},
        )
        times.append(float(answer.stdout.split()[-1]))
    print(
        f"sample open, first frame shown: cold {times[0]:.2f} s, warm {np.median(times[1:]):.2f} s",
        flush=True,
    )


def show_first_frame(began, _name):
    """In a process of its own: open the sample and say when its first frame was shown."""
    application = QApplication.instance() or QApplication([])
    window, studio = open_window(application, Path(os.environ["BENCH_FOLDER"]))
    window.files.open_sample()
    wait(studio.preview.frame_shown)
    print(time.time() - began, flush=True)
    studio.close()
    os._exit(0)


def open_window(application, folder):
    """A window with folders of its own."""
    Theme(application).apply("dark")
    settings = open_settings(folder / "studio.ini")
    studio = open_studio(settings, Folders(folder / "data", folder / "sounds"), no_device)
    window = MainWindow(studio)
    window.resize(1440, 900)
    window.show()
    return window, studio


def play(studio, watchdog, seconds, name):
    """Play from the start; frames due and dropped."""
    studio.playback.seek(0)
    rest(0.2)
    shown = []
    studio.preview.frame_shown.connect(lambda frame, _image: shown.append(frame))
    with watchdog.watch(f"playing, {name}"):
        studio.playback.play()
        rest(seconds)
        studio.playback.pause()
    due = round(min(seconds, studio.store.project.frames / 25) * 25)
    dropped = studio.preview.dropped
    print(f"playing {name}: {due} frames due, {dropped} dropped ({100 * dropped / due:.1f} %)", flush=True)


def scrub(studio, name, count=40):
    """Jump to frames at random and wait for each."""
    frames = np.random.default_rng(1).permutation(studio.store.project.frames)[:count]
    times = []
    for frame in frames:
        began = time.perf_counter()
        studio.playback.seek(int(frame))
        while studio.preview._shown.frame != frame:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
        times.append((time.perf_counter() - began) * 1000)
    print(
        f"scrubbing {name}: median {np.median(times):.0f} ms, p95 {np.percentile(times, 95):.0f} ms, "
        f"longest {max(times):.0f} ms",
        flush=True,
    )


def long_voice(folder, minutes):
    """The sample voice repeated."""
    samples, rate = soundfile.read(resource("sample", "voice.wav"), dtype="float32")
    path = folder / f"voice_{minutes}_min.wav"
    soundfile.write(path, np.tile(samples, int(minutes * 60 * rate / len(samples)) + 1), rate)
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=5.0, help="length of the imported voice")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first_frame(folder)
        application = QApplication([])
        window, studio = open_window(application, folder)
        watchdog = Watchdog()
        window.files.open_sample()
        wait(studio.preview.frame_shown)
        studio.preview.set_memory_limit(1)
        play(studio, watchdog, 6.5, "the sample, nothing cached")
        scrub(studio, "the sample, nothing cached")
        studio.preview.set_memory_limit(2**30)
        studio.playback.seek(0)
        play(studio, watchdog, 6.5, "the sample, first time")
        play(studio, watchdog, 6.5, "the sample, cached")
        measure_long_project(window, studio, watchdog, folder, options.minutes)
        measure_an_hour(window, studio, watchdog, folder)
        window._may_close = True
        window.close()


def measure_long_project(window, studio, watchdog, folder, minutes):
    """Import, generate, save and export a long voice while watching the window's thread."""
    voice = long_voice(folder, minutes)
    studio.playback.seek(studio.store.project.frames)
    with watchdog.watch("importing a voice"):
        window.imports.take((voice,))
        wait(studio.store.changed)
        rest(0.5)
    clip = studio.store.project.tracks[0].clips[-1]
    with watchdog.watch("generating"):
        # A hand takes longer from one command to the next than this.
        for command in (lambda: window._generation.generate((clip.id,)), lambda: studio.playback.seek(0)):
            command()
            rest(_HAND_S)
        studio.playback.play()
        wait(studio.jobs.finished)
        studio.playback.pause()
    print(f"  dropped while generating: {studio.preview.dropped}", flush=True)
    with watchdog.watch("saving"):
        studio.session.save(folder / "long.joyvasa")
        wait(studio.session.saved)
    with watchdog.watch("rendering a video"):
        studio.exports.export(folder / "out.mp4", ExportSettings(canvas=Canvas(longer_side=512)))
        studio.playback.seek(0)
        rest(1.0)
        scrub(studio, "while rendering", 15)
        rest(5.0)
        for job in studio.jobs.jobs:
            studio.jobs.cancel(job.id)


def measure_an_hour(window, studio, watchdog, folder):
    """Open and save a project of an hour and 200 clips while watching the window's thread."""
    voice = long_voice(folder, 60)
    project, motions = an_hour(folder)
    picture = resource("sample", "portrait.jpg")
    sound = replace(
        project.media[0], path=voice, size_bytes=voice.stat().st_size, sha256=file_sha256(voice, Monitor())
    )
    project, media_id = add_media(
        replace(project, media=(sound,)),
        "picture",
        picture,
        picture.stat().st_size,
        file_sha256(picture, Monitor()),
    )
    path = folder / "hour.joyvasa"
    save_project(path, set_portrait(project, media_id), motions)
    with watchdog.watch("opening an hour"):
        began = time.perf_counter()
        studio.session.open(path)
        wait(studio.session.opened)
        opened = time.perf_counter() - began
        wait(studio.preview.frame_shown)
        shown = time.perf_counter() - began
        rest(3.0)
    print(f"an hour, 200 clips: open after {opened:.2f} s, first frame after {shown:.2f} s", flush=True)
    scrub(studio, "an hour", 20)
    with watchdog.watch("saving an hour"):
        window.actions_by_id["marker.add"].trigger()
        rest(_HAND_S)
        began = time.perf_counter()
        studio.session.save()
        wait(studio.session.saved)
        print(f"an hour, 200 clips: saved after {time.perf_counter() - began:.2f} s", flush=True)
        rest(0.5)


if __name__ == "__main__":
    main()
