"""How far the picture is from the sound while a project plays, in milliseconds.

Run: python tests/benchmarks/sync.py [SECONDS]   (60 by default)
Needs a sound device whose output is also the standard input, such as a null sink and its monitor:
pactl load-module module-null-sink sink_name=out; pactl set-default-source out.monitor
"""

import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import sounddevice
import soundfile
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication, QTimer

from desktop.jobs.playback import Playback
from desktop.jobs.sounds import MeasuredSound, Sounds
from joyvasa_runtime.project.document import Clip, Media, Project, Track
from joyvasa_runtime.timebase import HEARD_RATE_HZ, MOTION_FPS

CLICK_EVERY = MOTION_FPS
"""Frames from one click to the next."""


class Recorder:
    """What the standard input hears, with the time of each block."""

    def __init__(self) -> None:
        self._blocks: list[tuple[float, NDArray[np.float32]]] = []
        self._stream = sounddevice.InputStream(HEARD_RATE_HZ, channels=1, latency=0.05, callback=self._keep)
        self._stream.start()

    def _keep(self, block: NDArray[np.float32], _count: int, moment: object, _status: object) -> None:
        ago_s = moment.currentTime - moment.inputBufferAdcTime  # type: ignore[attr-defined]
        self._blocks.append((time.monotonic() - ago_s, block[:, 0].copy()))

    def clicks(self) -> list[float]:
        """Times at which a click began."""
        self._stream.close()
        found = [
            start_s + int(np.argmax(np.abs(block) > 0.2)) / HEARD_RATE_HZ
            for start_s, block in self._blocks
            if np.abs(block).max() > 0.2
        ]
        # A click that two blocks share is one.
        return [t for i, t in enumerate(found) if i == 0 or t - found[i - 1] > 0.3]


def click_track(path: Path, seconds: int) -> None:
    """A click of 5 ms at the beginning of every `CLICK_EVERY`-th frame but the first."""
    samples = np.zeros(seconds * HEARD_RATE_HZ, np.float32)
    every = CLICK_EVERY * HEARD_RATE_HZ // MOTION_FPS
    for start in range(every, len(samples) - 240, every):
        samples[start : start + 240] = 0.8
    soundfile.write(path, samples, HEARD_RATE_HZ)


def project_of(sound: MeasuredSound) -> Project:
    """The sound as the only clip."""
    media = Media(1, "sound", sound.path, sound.size_bytes, sound.sha256, sound.frames)
    clip = Clip(3, 1, 0, 0, sound.frames)
    return Project(media=(media,), tracks=(Track(2, "Voice", clips=(clip,)),), next_id=4)


def wait(application: QCoreApplication, seconds: float) -> None:
    """Let the window's thread work."""
    QTimer.singleShot(round(seconds * 1000), application.quit)
    application.exec()


def report(name: str, milliseconds: list[float]) -> None:
    """Print one row."""
    if not milliseconds:
        print(f"{name:<46} nothing measured")
        return
    low, middle, high = np.percentile(milliseconds, [0, 50, 100])
    print(f"{name:<46}{len(milliseconds):6d}{low:9.1f}{middle:9.1f}{high:9.1f}")


def main() -> None:
    """Play the click track and print how far clicks and frames are apart."""
    seconds = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    application = QCoreApplication([])
    with tempfile.TemporaryDirectory() as folder:
        sounds = Sounds(Path(folder) / "cache")
        playback = Playback(sounds)
        sounds.measured.connect(lambda sound: playback.set_project(project_of(sound)))
        playback.sound_lost.connect(print)
        click_track(Path(folder) / "clicks.wav", seconds)
        sounds.measure(Path(folder) / "clicks.wav")
        wait(application, 4)
        print(f"sound device: {playback.has_sound}")
        recorder = Recorder()
        wait(application, 3)
        shown: list[tuple[float, int]] = []
        playback.moved.connect(lambda frame: shown.append((time.monotonic(), frame)))
        playback.play()
        wait(application, seconds + 1)
        clicks = recorder.clicks()
        playback.close()
        sounds.close()
    print(f"{'milliseconds':<46}{'count':>6}{'lowest':>9}{'median':>9}{'highest':>9}")
    report("from one frame to the next", [1000 * gap for gap in np.diff([at for at, _ in shown])])
    due = [CLICK_EVERY * (number + 1) for number in range(len(clicks))]
    # A frame that was passed over counts as shown with the next.
    seen_at = [next((at for at, frame in shown if frame >= wanted), shown[-1][0]) for wanted in due]
    behind = [1000 * (seen - heard) for seen, heard in zip(seen_at, clicks, strict=True)]
    report("frame shown after its click was heard", behind)
    print(f"frames shown {len(shown)} of {seconds * MOTION_FPS}, clicks heard {len(clicks)} of {seconds - 1}")


if __name__ == "__main__":
    main()
