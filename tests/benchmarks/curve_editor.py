"""How long the curve editor takes for a drag of 500 of 20,000 keys, and how soon the preview shows an edit.

Run: QT_QPA_PLATFORM=offscreen python tests/benchmarks/curve_editor.py [MOVEMENTS]   (200 by default)

The keys lie on a layer's pitch, in a project of 60 minutes; the canvas has 1400 x 420 pixels. A drag is timed
from the mouse's event to the end of the repaint: the edit with its checks, the undo history, all that follows
the project in the editor, and the picture. Its times are the thread's own on the processor, which draws here
as it does on a screen. The preview is that of the starter pack with the sample portrait, in wall time: from
the edit to the frame at the playhead, each time another pose.
"""

import hashlib
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.store import Store
from desktop.garbage import collect_rarely
from desktop.jobs.preview import Preview
from desktop.jobs.worker import InferenceWorker
from desktop.views.curves.editor import CurveEditor
from joyvasa_runtime.audio.peaks import Peaks
from joyvasa_runtime.motion.sequence import CHANNELS, EXP, PITCH, SCALE, YAW, MotionSequence
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.project.operations.portrait import set_portrait
from joyvasa_runtime.project.performance.addresses import LayerCurve
from joyvasa_runtime.project.performance.layer import Layer
from joyvasa_runtime.project.performance.performance import Performance
from joyvasa_runtime.resources import resource

KEYS, DRAGGED = 20_000, 500
FRAMES = 60 * 60 * 25
CANVAS = 1400, 420
PITCH_CURVE = LayerCurve(7, "pitch")
LIMIT = 2**30


class _Sounds(QObject):
    """An hour of noise."""

    ready = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._peaks = Peaks.of(np.resize(np.random.default_rng(0).normal(0, 0.2, 480_000), FRAMES * 1920))

    def peaks(self, _sha256: str) -> Peaks | None:
        """Peaks of the sound."""
        return self._peaks


def _long_project() -> tuple[Project, MotionSequence]:
    """An hour of a slowly moving head, with keys on its pitch."""
    time_s = np.arange(FRAMES) / 25
    rows = np.zeros((FRAMES, CHANNELS), np.float32)
    rows[:, EXP] = 0.01 * np.sin(9 * time_s)[:, None]
    rows[:, SCALE], rows[:, PITCH], rows[:, YAW] = 1, 3 * np.sin(time_s), 6 * np.sin(0.7 * time_s)
    motion = MotionSequence(rows)
    reference = tuple(1.0 if column == SCALE else 0.0 for column in range(CHANNELS))
    take = Take(2, 1, 0, FRAMES, motion_sha256(motion), reference, Generation(), "1")
    rng = np.random.default_rng(1)
    frames = np.sort(rng.choice(FRAMES, KEYS, replace=False)).tolist()
    curve = Curve(tuple(map(Key, frames, rng.uniform(-8, 8, KEYS).tolist())))
    layer = Layer(PITCH_CURVE.layer_id, "Head", curves=(("pitch", curve),))
    clip = Clip(5, 1, 0, 0, FRAMES, take_id=2, performance=Performance(layers=(layer,)))
    media = (Media(1, "sound", Path("/hour.wav"), 1, "a" * 64, FRAMES),)
    track = Track(4, "Voice", clips=(clip,))
    project = Project("hour", media=media, tracks=(track,), takes=(take,), reference=reference, next_id=100)
    return project, motion


def _with_portrait(project: Project) -> Project:
    path = resource("sample", "portrait.jpg")
    data = path.read_bytes()
    project, picture = add_media(project, "picture", path, len(data), hashlib.sha256(data).hexdigest(), 0)
    return set_portrait(project, picture)


def _mouse(editor: CurveEditor, kind: QEvent.Type, point: QPointF) -> None:
    is_move = kind == QEvent.Type.MouseMove
    button = Qt.MouseButton.NoButton if is_move else Qt.MouseButton.LeftButton
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else Qt.MouseButton.LeftButton
    where, keys = editor.canvas.mapToGlobal(point), Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(editor.canvas, QMouseEvent(kind, point, where, button, held, keys))


def _drag(editor: CurveEditor, frames: list[int], count: int) -> list[float]:
    """Milliseconds of each movement of selected keys with its repaint."""
    scene = editor.scene
    scene.select({PITCH_CURVE: frozenset(frames)})
    QApplication.processEvents()
    key = scene.curve(PITCH_CURVE).key_at(frames[len(frames) // 2])
    assert key is not None
    scale = scene.scale(PITCH_CURVE)
    start = QPointF(scene.viewport.time.x_of(key.frame), scale.y_of(key.value))
    took = []
    _mouse(editor, QEvent.Type.MouseButtonPress, start)
    for index in range(count):
        point = start + QPointF(20 + 30 * np.sin(index / 9), 30 * np.cos(index / 7))
        began = time.thread_time()
        _mouse(editor, QEvent.Type.MouseMove, point)
        QApplication.sendPostedEvents(editor.canvas.window(), QEvent.Type.UpdateRequest.value)
        took.append((time.thread_time() - began) * 1e3)
        # What follows a drag in the background has its turns too.
        QApplication.processEvents()
    _mouse(editor, QEvent.Type.MouseButtonRelease, start)
    editor.scene.store.undo_stack.undo()
    return took


def _preview_ms(editor: CurveEditor, preview: Preview, count: int) -> list[float]:
    """Milliseconds from an edit of the keys around the playhead to its picture."""
    scene, store, shown = editor.scene, editor.scene.store, list[int]()
    preview.set_memory_limit(LIMIT)
    preview.frame_shown.connect(lambda frame, _image: shown.append(frame))
    store.changed.connect(lambda _before, after: preview.set_document(after, store.motions))
    preview.set_document(store.project, store.motions)

    def wait() -> None:
        while not shown:
            QApplication.processEvents()
            time.sleep(0.0005)

    frame = scene.curve(PITCH_CURVE).keys[KEYS // 2].frame
    editor.set_playhead(frame)
    preview.show(frame)
    wait()
    scene.select({PITCH_CURVE: frozenset({frame})})
    took = []
    for _ in range(count):
        shown.clear()
        began = time.perf_counter()
        editor.commands.nudge(0, 1)
        wait()
        took.append((time.perf_counter() - began) * 1e3)
    return took


def _report(name: str, took: list[float]) -> None:
    ordered = sorted(took)
    middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.95)]
    print(f"{name:44} median {middle:6.1f} ms   p95 {high:6.1f} ms   max {ordered[-1]:6.1f} ms", flush=True)


def _zoom(editor: CurveEditor, first: float, last: float) -> Callable[[], None]:
    editor.scene.viewport.fit_time(first, last)
    editor.scene.viewport.fit_values(-12, 12)
    return QApplication.processEvents


def main() -> None:
    """Print median, 95th percentile and maximum of both."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    application = QApplication([])
    collect_rarely()
    project, motion = _long_project()
    store = Store()
    store.replace(_with_portrait(project), {motion_sha256(motion): motion})
    editor = CurveEditor(store, ActiveClip(store, Selection(store)), _Sounds())
    editor.set_following(False)
    editor.show()
    editor.canvas.setFixedSize(*CANVAS)
    QApplication.processEvents()
    editor.scene.make_current(PITCH_CURVE)
    frames = [key.frame for key in store.project.clip(5).performance.layer(7).curve("pitch").keys]
    middle = KEYS // 2
    near = frames[middle : middle + DRAGGED]
    print(f"{KEYS} keys, {FRAMES // 1500} minutes, canvas {editor.canvas.width()} x {editor.canvas.height()}")
    _zoom(editor, near[0], near[-1])()
    _report("drag of 500 keys that fill the canvas", _drag(editor, near, count))
    _zoom(editor, frames[0], frames[-1])()
    _report("the same with all 60 minutes in sight", _drag(editor, near, count))
    _report("drag of 500 keys all over the 60 minutes", _drag(editor, frames[:: KEYS // DRAGGED], count))
    _zoom(editor, near[0], near[20])()
    worker = InferenceWorker()
    preview = Preview(worker)
    _report("edit to the preview's frame", _preview_ms(editor, preview, min(count, 40)))
    worker.close()
    editor.close()
    application.quit()


if __name__ == "__main__":
    main()
