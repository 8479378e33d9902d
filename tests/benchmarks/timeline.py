"""How long a repaint of the timeline takes: an hour, 200 clips of 200 sounds on 8 tracks, 1600 pixels wide.

Run: QT_QPA_PLATFORM=offscreen python tests/benchmarks/timeline.py [REPAINTS]   (200 of each kind by default)

Each repaint shows ruler and lanes anew. Times are the thread's own on the processor, which draws here as it
does on a screen. "zoom" is the hard one: at each step every waveform in sight is another picture.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.views.timeline.track_header import HEADER_WIDTH
from desktop.views.timeline.view import TimelineView
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.project.document import Clip, Marker, Media, Project, Track

_RATE_HZ = 48_000
_FRAME = 1920
_MINUTES = 60
_TRACKS = 8
_CLIPS = 200
_WIDTH, _HEIGHT = 1600, 640

# Repaints that may follow before the next notch of a quickly turned wheel.
_FOLLOWING = 2
_NOTHING_S = 0.0005


class _Sounds(QObject):
    """Noise that swells and fades, one sound per clip and a long one for the music."""

    ready = Signal(str)

    def __init__(self, lengths: dict[str, int]) -> None:
        super().__init__()
        noise = np.random.default_rng(0).normal(0, 0.2, _RATE_HZ * 60).astype(np.float32)
        noise *= np.abs(np.sin(np.arange(len(noise)) / _RATE_HZ)).astype(np.float32)
        # Sounds of one length share their samples: what is drawn differs by the hash all the same.
        known = {frames: Peaks.of(np.resize(noise, frames * _FRAME)) for frames in set(lengths.values())}
        self._peaks = {sha256: known[frames] for sha256, frames in lengths.items()}

    def peaks(self, sha256: str) -> Peaks | None:
        """Peaks of a sound."""
        return self._peaks.get(sha256)


def _project() -> Project:
    frames = _MINUTES * 60 * 25
    length = frames * (_TRACKS - 1) // _CLIPS
    media = [Media(1, "sound", Path("/bed.flac"), 1, _sha256(0), frames)]
    tracks = [Track(2, "Music", False, clips=(Clip(3, 1, 0, 0, frames, fade_in=100, fade_out=100),))]
    number = 10
    for row in range(_TRACKS - 1):
        clips = []
        for index in range((_CLIPS - 1 + row) // (_TRACKS - 1)):
            media.append(Media(number, "sound", Path(f"/line {number}.wav"), 1, _sha256(number), length))
            clips.append(
                Clip(number + 1, number, index * length, 5, length - 15, fade_in=12, fade_out=12, gain_db=-2)
            )
            number += 2
        tracks.append(Track(1000 + row, f"Voice {row + 1}", clips=tuple(clips)))
    markers = tuple(Marker(2000 + index, index * 1500, f"Scene {index}") for index in range(60))
    return Project("hour", media=tuple(media), tracks=tuple(tracks), markers=markers, next_id=3000)


def _sha256(number: int) -> str:
    return f"{number:064x}"


def _timed(view: TimelineView, steps: Iterator[Callable[[], None]]) -> list[float]:
    """Seconds of every step with its repaint, and of every repaint that brings what it left out."""
    seconds = []
    for step in steps:
        began = time.thread_time()
        step()
        QApplication.sendPostedEvents(view, QEvent.Type.UpdateRequest.value)
        seconds.append(time.thread_time() - began)
        for _ in range(_FOLLOWING):
            QTest.qWait(0)
            began = time.thread_time()
            QApplication.sendPostedEvents(view, QEvent.Type.UpdateRequest.value)
            took = time.thread_time() - began
            if took > _NOTHING_S:
                seconds.append(took)
    return seconds


def _zooms(view: TimelineView, count: int) -> Iterator[Callable[[], None]]:
    """In and out again through the whole range of zooms."""
    viewport = view.scene.viewport
    for index in range(count):
        factor = 1.15 if (index // 60) % 2 == 0 else 1 / 1.15
        yield lambda factor=factor: viewport.zoom(factor, 700)


def _scrolls(view: TimelineView, count: int) -> Iterator[Callable[[], None]]:
    viewport = view.scene.viewport
    for index in range(count):
        pixels = 37 if (index // 100) % 2 == 0 else -37
        yield lambda pixels=pixels: viewport.scroll_by(pixels)


def _playheads(view: TimelineView, count: int) -> Iterator[Callable[[], None]]:
    for index in range(count):
        yield lambda index=index: view.set_playhead(1000 + index)


def _report(name: str, seconds: list[float]) -> None:
    ms = sorted(1000 * one for one in seconds)
    print(
        f"{name:28} median {statistics.median(ms):6.2f} ms   p95 {ms[int(len(ms) * 0.95)]:6.2f} ms   "
        f"max {ms[-1]:6.2f} ms",
        flush=True,
    )


def main() -> None:
    """Print median, 95th percentile and maximum of each kind of repaint."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    application = QApplication([])
    project = _project()
    sounds = _Sounds({media.sha256: media.frames for media in project.media})
    store = Store(project)
    view = TimelineView(store, Selection(store), sounds)
    view.resize(_WIDTH + HEADER_WIDTH, _HEIGHT)
    view.show()
    application.processEvents()
    clips = sum(len(track.clips) for track in project.tracks)
    print(f"{clips} clips, {_MINUTES} minutes, lanes {view.lanes.width()} px")
    _report("zoom, whole range", _timed(view, _zooms(view, count)))
    view.fit()
    for px_per_frame in (0.03, 0.1, 1.0, 8.0):
        view.scene.viewport.zoom(px_per_frame / view.scene.viewport.scale.px_per_frame, 0)
        _report(f"scroll, {px_per_frame} px per frame", _timed(view, _scrolls(view, count)))
    view.set_playhead(1000)
    view.set_playing(True)
    _report("playhead", _timed(view, _playheads(view, count)))


if __name__ == "__main__":
    main()
