"""Recording for real, through a microphone that is no hardware: level, place, losses, crashes, half an hour.

Run: python tests/benchmarks/recording.py [MINUTES]   (30 by default; 0 leaves the long recording out)
Needs Linux with pulseaudio, pulseaudio-utils and libasound2-plugins; it starts a sound server of its own.
"""

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QEventLoop, QTimer

from desktop.document.store import Store
from desktop.jobs.capture import CapturedTake
from desktop.jobs.live_sound import LiveSound
from desktop.jobs.playback import Playback
from desktop.jobs.recorder import Recorder
from desktop.jobs.recording_pass import FinishedPass, PassPlan, RecordingPass
from desktop.jobs.sounds import MeasuredSound, Sounds
from desktop.settings import open_settings
from joyvasa_runtime.audio.recording.rescue import recover
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.timebase import MOTION_FPS, FrameSpan

Samples = NDArray[np.float32]
Numbers = NDArray[np.float64]

RATE = 48_000
TONE_HZ, LEVEL = 997.0, 0.3
SERVER = (
    "module-native-protocol-unix",
    f"module-null-sink sink_name=speakers rate={RATE}",
    f"module-null-sink sink_name=spoken rate={RATE}",
    "module-remap-source master=spoken.monitor source_name=microphone",
    "module-remap-source master=speakers.monitor source_name=room",
    "module-always-sink",
)
"""What is played into `spoken` comes out of the microphone; `room` hears the speakers."""


@contextmanager
def sound_server(folder: Path) -> Iterator[None]:
    """A sound server of our own; PortAudio, which starts with the first recorder, finds it."""
    (folder / "run").mkdir(mode=0o700)
    (folder / "home").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder / "run")
    os.environ["HOME"] = str(folder / "home")
    os.environ.pop("PULSE_SERVER", None)
    modules = [word for module in SERVER for word in ("-L", module)]
    server = subprocess.Popen(
        ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--log-target=null", *modules]
    )
    wait_for_server()
    pulse("set-default-sink", "speakers")
    pulse("set-default-source", "microphone")
    try:
        yield
    finally:
        server.kill()
        server.wait()


def wait_for_server() -> None:
    """Return once the server answers."""
    for _ in range(100):
        if subprocess.run(["pactl", "info"], capture_output=True, check=False).returncode == 0:
            return
        time.sleep(0.1)
    sys.exit("pulseaudio doesn't answer")


def pulse(*words: str) -> str:
    """What the sound server answers to a command."""
    return subprocess.run(["pactl", *words], capture_output=True, text=True, check=True).stdout


@contextmanager
def tone(folder: Path, seconds: float) -> Iterator[None]:
    """A tone is spoken into the microphone."""
    path = folder / "tone.wav"
    with soundfile.SoundFile(path, "w", RATE, 1, "FLOAT") as file:
        for second in range(int(seconds) + 1):
            n = np.arange(second * RATE, (second + 1) * RATE)
            file.write((LEVEL * np.sin(2 * np.pi * TONE_HZ * n / RATE)).astype(np.float32))
    player = subprocess.Popen(["paplay", "--device=spoken", "--latency-msec=2000", str(path)])
    time.sleep(1.0)
    try:
        yield
    finally:
        player.kill()
        player.wait()


class Desk:
    """A recorder as the Studio has it, without a window."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "takes"
        settings = open_settings(folder / "settings.ini")
        settings.count_in_s = 0
        self.live = LiveSound()
        self.recorder = Recorder(settings, self.folder, self.live)
        self.settings = settings
        self.takes: list[CapturedTake] = []
        self.recorder.ended.connect(self.takes.append)
        self.recorder.problem.connect(lambda error: print(f"    told: {error}"))

    def listen(self) -> None:
        """Open the microphone and wait until it runs."""
        self.recorder.listen(True)
        wait_until(lambda: self.recorder.is_ready, 10)
        # The device's first moments are told wrong; a hand doesn't get at the key sooner.
        pause(1.0)

    def record(self, seconds: float) -> CapturedTake:
        """A take of so long."""
        self.recorder.arm()
        self.recorder.begin(time.monotonic(), seconds)
        count = len(self.takes)
        wait_until(lambda: len(self.takes) > count, seconds + 10)
        return self.takes[-1]


def pause(seconds: float) -> None:
    """Let the window's thread work."""
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(is_done: Callable[[], bool], seconds: float) -> bool:
    """Let the window's thread work until something holds; whether it does in time."""
    end_s = time.monotonic() + seconds
    while not is_done() and time.monotonic() < end_s:
        pause(0.02)
    return is_done()


def phases(values: Samples, rate_hz: int, window_s: float = 1.0) -> tuple[Numbers, Numbers]:
    """Phase of the tone in degrees against a perfect one, and its level, of each window."""
    window = round(window_s * rate_hz)
    whole = values[: len(values) // window * window].reshape(-1, window)
    n = np.arange(len(whole) * window).reshape(-1, window)
    turn = np.exp(-2j * np.pi * ((TONE_HZ * n / rate_hz) % 1.0))
    found = 2 * (whole * turn).mean(axis=1)
    return np.degrees(np.unwrap(np.angle(found))), np.abs(found)


def frequency(values: Samples, rate_hz: int) -> float:
    """Of the tone: its nominal one, corrected by how its phase moves."""
    angle, _level = phases(values, rate_hz, 0.1)
    slope = float(np.polyfit(np.arange(len(angle)) / 10, angle, 1)[0])
    return TONE_HZ + slope / 360


def three_takes(desk: Desk, folder: Path) -> None:
    """Frequency and level of a tone come back, three times in a row."""
    with tone(folder, 60):
        desk.listen()
        for number in range(3):
            take = desk.record(5.0)
            assert take.file is not None
            values, rate = soundfile.read(take.file.path, dtype="float32")
            _angle, level = phases(values, rate)
            print(
                f"take {number + 1}: {len(values) / rate:.3f} s at {rate} Hz, "
                f"{frequency(values, rate):.4f} Hz (spoken {TONE_HZ}), "
                f"level {level.min():.4f} to {level.max():.4f} (spoken {LEVEL}), "
                f"dropouts {take.dropouts}, problem {take.problem}"
            )
    desk.recorder.listen(False)
    pause(0.5)


def placed(desk: Desk, folder: Path) -> None:
    """Clicks that are played are recorded at the frames where they are heard."""
    pulse("set-default-source", "room")
    samples = np.zeros(12 * RATE, np.float32)
    for second in range(1, 12):
        samples[second * RATE : second * RATE + 240] = 0.8
    path = folder / "clicks.wav"
    soundfile.write(path, samples, RATE)
    sounds, store, found = Sounds(folder / "cache"), Store(), []
    playback = Playback(sounds)
    sounds.measured.connect(found.append)
    sounds.measure(path)
    wait_until(lambda: bool(found) and playback.has_sound, 15)
    store.replace(project_of(found[0]), {})
    playback.set_project(store.project)
    recording = RecordingPass(desk.recorder, playback, store, desk.live, desk.settings)
    done: list[FinishedPass] = []
    recording.finished.connect(done.append)
    desk.listen()
    for plan in (PassPlan(0), PassPlan(37), PassPlan(60, FrameSpan(60, 160))):
        count = len(done)
        recording.start(plan)
        wait_until(lambda: recording.state == "recording", 10)
        if plan.span is None:
            pause(6.0)
            recording.stop()
        wait_until(lambda count=count: len(done) > count, 15)
        values, rate = soundfile.read(done[-1].file.path, dtype="float32")
        clicks = np.flatnonzero(np.abs(values) > 0.4)
        starts = clicks[np.diff(clicks, prepend=-rate) > rate // 4] / rate + plan.frame / MOTION_FPS
        late = 1000 * (starts - np.round(starts))
        print(
            f"from frame {plan.frame}{' punched in' if plan.span else ''}: {len(values) / rate:.3f} s, "
            f"{len(late)} clicks, recorded {late.min():+.2f} to {late.max():+.2f} ms from where they belong"
        )
    desk.recorder.listen(False)
    playback.close()
    sounds.close()
    pulse("set-default-source", "microphone")


def project_of(sound: MeasuredSound) -> Project:
    """The sound as the only clip."""
    media = Media(1, "sound", sound.path, sound.size_bytes, sound.sha256, sound.frames)
    clip = Clip(3, 1, 0, 0, sound.frames)
    return Project(media=(media,), tracks=(Track(2, "Music", drives=False, clips=(clip,)),), next_id=4)


def killed(folder: Path, count: int) -> None:
    """A program that records is killed: how much of what was spoken until then isn't there afterwards."""
    lost = []
    for number in range(count):
        place = folder / f"killed{number}"
        child = subprocess.Popen(
            [sys.executable, __file__, "--child", str(place)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        began_s = float(child.stdout.readline())
        time.sleep(random.uniform(1.0, 4.0))
        child.send_signal(signal.SIGKILL)
        killed_s = time.monotonic()
        child.wait()
        (rescued,) = recover(place / "takes")
        lost.append(1000 * (killed_s - began_s - rescued.seconds))
    low, middle, high = np.percentile(lost, [0, 50, 100])
    print(f"killed {count} times: lost {low:.0f} to {high:.0f} ms, median {middle:.0f}")


def record_until_killed(folder: Path) -> None:
    """The program that is killed."""
    folder.mkdir()
    application = QCoreApplication([])
    desk = Desk(folder)
    desk.listen()
    desk.recorder.arm()
    began_s = time.monotonic()
    desk.recorder.begin(began_s)
    print(began_s, flush=True)
    application.exec()


def long_take(desk: Desk, folder: Path, minutes: float) -> None:
    """No dropout and no drift: the tone's phase at the end is that of the beginning."""
    seconds = minutes * 60
    with tone(folder, seconds + 60):
        desk.listen()
        began_s = time.monotonic()
        take = desk.record(seconds)
        took_s = time.monotonic() - began_s
    assert take.file is not None
    values, rate = soundfile.read(take.file.path, dtype="float32")
    angle, level = phases(values, rate)
    samples = angle / 360 * rate / TONE_HZ
    print(
        f"{minutes:g} minutes: {len(values)} samples ({len(values) / rate:.3f} s at {rate} Hz), "
        f"on the clock {took_s:.3f} s; "
        f"phase at the end {samples[-1] - samples[0]:+.4f} samples from that of the beginning, "
        f"largest step in a second {np.abs(np.diff(samples)).max():.4f} samples; "
        f"level {level.min():.4f} to {level.max():.4f}; dropouts told {take.dropouts}, problem {take.problem}"
    )
    desk.recorder.listen(False)
    pause(0.5)


def lost(desk: Desk, folder: Path) -> None:
    """The device goes away in the middle; it is the last measurement, for the server goes with it."""
    with tone(folder, 30):
        desk.listen()
        desk.recorder.arm()
        desk.recorder.begin(time.monotonic())
        pause(3.0)
        gone_s = time.monotonic()
        subprocess.run(["pactl", "exit"], check=False)
        wait_until(lambda: desk.takes[-1].problem is not None, 10)
        took_s = time.monotonic() - gone_s
    take = desk.takes[-1]
    assert take.file is not None
    values, rate = soundfile.read(take.file.path, dtype="float32")
    print(
        f"device gone after 3 s: told after {took_s:.2f} s, {take.file.seconds:.3f} s kept, "
        f"level {phases(values, rate)[1][:2].min():.4f}; {take.problem}"
    )


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--child"]:
        record_until_killed(Path(sys.argv[2]))
        return
    minutes = float(sys.argv[1]) if len(sys.argv) > 1 else 30.0
    with tempfile.TemporaryDirectory() as name, sound_server(Path(name)):
        folder = Path(name)
        application = QCoreApplication([])
        desk = Desk(folder)
        three_takes(desk, folder)
        placed(desk, folder)
        killed(folder, 10)
        if minutes:
            long_take(desk, folder, minutes)
        lost(desk, folder)
        desk.recorder.close()
        application.quit()


if __name__ == "__main__":
    main()
