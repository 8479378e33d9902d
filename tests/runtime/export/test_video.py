"""From a scene to a video: whole, in spite of stops, and never half under its name."""

import errno
import os
import threading
from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.errors import Cancelled, CredentialsError, ExportError, InferenceError
from joyvasa_runtime.export.finishing import Finishing
from joyvasa_runtime.export.motion_source import GivenMotion
from joyvasa_runtime.export.report import RenderStopped
from joyvasa_runtime.export.video import draw_here, write_video
from joyvasa_runtime.export.workplace import RenderWorkplace, workplace_folder
from joyvasa_runtime.lettering.styles import LabelStyle
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.portrait.mask import Mask
from joyvasa_runtime.video.probe import probe, read_frames
from tests.patience import PATIENCE_S
from tests.runtime.export.stand_in import LOSSLESS, StandIn, picture_of, scene_of, wobble

FRAMES = 620
"""Three segments, the last one short."""


class At(Monitor):
    """Does something at a frame of the whole video."""

    def __init__(self, frame, act):
        super().__init__()
        self.frame, self.act, self.steps = frame, act, []

    def show(self, stage, done, total):
        if stage == "render":
            self.steps.append((done, total))
            if done == self.frame:
                self.act()


def stopping_at(frame):
    monitor = At(frame, lambda: monitor.cancel())
    return monitor


def write(engine, output, scene=None, settings=LOSSLESS, monitor=None, **rest):
    return write_video(
        engine, scene or scene_of(FRAMES), None, output, settings, monitor or Monitor(), **rest
    )


def frames_of(path):
    return np.stack(list(read_frames(path)))


def beside(output):
    return sorted(os.listdir(output.parent))


@pytest.fixture(scope="module")
def uninterrupted(tmp_path_factory):
    """The frames of the video of a render that nothing stopped."""
    path = tmp_path_factory.mktemp("whole") / "a.mp4"
    write(StandIn(), path)
    return frames_of(path)


def test_the_video_has_every_frame_in_its_place(uninterrupted):
    assert len(uninterrupted) == FRAMES
    expected = np.stack([picture_of(row) for row in wobble(FRAMES).values])
    shown = uninterrupted @ [0.2126, 0.7152, 0.0722]
    assert np.abs(shown - expected[..., 0]).max() < 4


def test_a_finished_render_leaves_only_the_video(stand_in, output):
    report = write(stand_in, output)
    assert beside(output) == [output.name]
    assert (report.path, report.frames, report.fps, report.width, report.height) == (output, 620, 25, 64, 64)
    info = probe(output)
    assert (info.frames, info.fps, info.width) == (FRAMES, 25, 64)
    assert "AI-generated" in info.comment


def test_steps_are_those_of_the_whole_video(stand_in, output):
    monitor = At(-1, None)
    write(stand_in, output, monitor=monitor)
    done = [step for step, _ in monitor.steps]
    assert done == sorted(done)
    assert (done[0], monitor.steps[-1]) == (0, (FRAMES, FRAMES))


@pytest.mark.parametrize(("frame", "kept"), [(250, 250), (499, 250), (619, 500)])
def test_a_stopped_render_goes_on_behind_its_segments_and_gives_the_same_video(
    stand_in, output, uninterrupted, frame, kept
):
    with pytest.raises(RenderStopped) as stopped:
        write(stand_in, output, monitor=stopping_at(frame))
    assert (stopped.value.output, stopped.value.finished_s) == (output, kept / 25)
    assert not output.exists()
    again = StandIn()
    write(again, output)
    assert again.drawn == FRAMES - kept
    np.testing.assert_array_equal(frames_of(output), uninterrupted)
    assert beside(output) == [output.name]


def test_stopped_before_anything_is_finished_nothing_is_left(stand_in, output):
    with pytest.raises(Cancelled) as stopped:
        write(stand_in, output, monitor=stopping_at(100))
    assert not isinstance(stopped.value, RenderStopped)
    assert beside(output) == []


def another_motion():
    values = wobble(FRAMES).values.copy()
    values[400, 9] = 1e-6
    return scene_of(FRAMES, GivenMotion(MotionSequence(values)))


def relooked(**fields):
    return replace(scene_of(FRAMES), **fields)


def reposed():
    """The same picture with other points."""
    scene = scene_of(FRAMES)
    scene.portrait.located.hand_points.points = np.eye(2) + 0.1
    return scene


def repainted():
    scene = scene_of(FRAMES)
    scene.portrait.picture.pixels = np.ones((64, 64, 3), np.uint8)
    return scene


@pytest.mark.parametrize(
    "change",
    [
        {"engine": StandIn("2")},
        {"settings": replace(LOSSLESS, fps=30)},
        {"settings": replace(LOSSLESS, compression=replace(LOSSLESS.compression, crf=10))},
        {"settings": replace(LOSSLESS, label=LabelStyle())},
        {"scene": another_motion()},
        {"scene": scene_of(FRAMES - 1)},
        {"scene": relooked(mask=Mask(left=9.0))},
        {"scene": relooked(reference=np.ones(70, np.float32))},
        {"scene": reposed()},
        {"scene": repainted()},
    ],
    ids=["pack", "fps", "crf", "label", "motion", "length", "mask", "reference", "points", "picture"],
)
def test_whatever_changes_a_picture_begins_anew(output, change):
    with pytest.raises(RenderStopped):
        write(StandIn(), output, monitor=stopping_at(260))
    engine = change.get("engine", StandIn())
    report = write(engine, output, change.get("scene"), change.get("settings", LOSSLESS))
    assert engine.drawn == report.frames


def test_what_cannot_be_seen_begins_nothing_anew(stand_in, output):
    with pytest.raises(RenderStopped):
        write(stand_in, output, monitor=stopping_at(260))
    again = StandIn()
    write(again, output, settings=replace(LOSSLESS, loudness_lufs=-14.0, package="zip", is_signed=True))
    assert again.drawn == FRAMES - 250


def test_a_paused_render_goes_on(stand_in, output, uninterrupted):
    paused = threading.Event()

    class Paused(At):
        def wait(self):
            paused.set()
            super().wait()

    monitor = Paused(300, lambda: monitor.pause())
    thread = threading.Thread(target=lambda: write(stand_in, output, monitor=monitor))
    thread.start()
    assert paused.wait(PATIENCE_S)
    assert not output.exists()
    monitor.resume()
    thread.join(PATIENCE_S)
    np.testing.assert_array_equal(frames_of(output), uninterrupted)


def test_an_older_video_stays_until_the_new_one_is_complete(stand_in, output):
    output.write_text("old")
    with pytest.raises(RenderStopped):
        write(stand_in, output, monitor=stopping_at(260))
    assert output.read_text() == "old"
    write(stand_in, output)
    assert probe(output).frames == FRAMES


def fails_at(index, error):
    """Draws as `draw_here`, but a segment can't be."""

    def draw(engine, scene, plan, workplace, missing, monitor):
        before = tuple(one for one in missing if one < index)
        draw_here(engine, scene, plan, workplace, before, monitor)
        raise error

    return draw


def full_disk():
    error = ExportError("part could not be written: the disk is full")
    error.__cause__ = OSError(errno.ENOSPC, "No space left on device")
    return error


def test_a_full_disk_keeps_what_is_finished_and_says_so(stand_in, output, uninterrupted):
    with pytest.raises(ExportError) as caught:
        write(stand_in, output, draw=fails_at(2, full_disk()))
    assert caught.value.message == f"{output} could not be written: the disk is full"
    assert "goes on behind what is finished" in caught.value.hint
    again = StandIn()
    write(again, output)
    assert again.drawn == 120
    np.testing.assert_array_equal(frames_of(output), uninterrupted)


def test_a_full_disk_at_once_leaves_nothing(stand_in, output):
    with pytest.raises(ExportError, match="the disk is full") as caught:
        write(stand_in, output, draw=fails_at(0, full_disk()))
    assert "goes on" not in caught.value.hint
    assert beside(output) == []


def test_a_model_that_fails_keeps_what_is_finished(stand_in, output):
    with pytest.raises(InferenceError, match="out of luck"):
        write(stand_in, output, draw=fails_at(1, InferenceError("The model is out of luck")))
    again = StandIn()
    write(again, output)
    assert again.drawn == FRAMES - 250


def test_a_folder_that_goes_away_in_the_middle_is_named(stand_in, output):
    away = output.parent.with_name("away")
    monitor = At(300, lambda: output.parent.rename(away))
    with pytest.raises(ExportError, match="does not exist any more"):
        write(stand_in, output, monitor=monitor)


def test_segments_can_be_drawn_in_any_order(stand_in, output, uninterrupted):
    def backwards(engine, scene, plan, workplace, missing, monitor):
        draw_here(engine, scene, plan, workplace, missing[::-1], monitor)

    write(stand_in, output, draw=backwards)
    np.testing.assert_array_equal(frames_of(output), uninterrupted)


def test_the_video_is_signed_before_it_gets_its_name(stand_in, output):
    seen = []

    def sign(path):
        seen.append((path.name, probe(path).frames, output.exists()))
        sidecar = path.with_suffix(".c2pa")
        sidecar.write_text("credentials")
        return sidecar

    report = write(stand_in, output, finishing=Finishing(sign))
    assert seen == [(output.name, FRAMES, False)]
    assert report.sidecar == output.with_suffix(".c2pa")
    assert report.sidecar.read_text() == "credentials"


def test_where_signing_fails_there_is_no_video_and_nothing_is_drawn_again(stand_in, output):
    def sign(_path):
        raise ExportError("The certificate is no longer valid", "Choose another.")

    with pytest.raises(ExportError, match="certificate"):
        write(stand_in, output, finishing=Finishing(sign))
    assert not output.exists()
    again = StandIn()
    write(again, output)
    assert again.drawn == 0


def test_a_disk_that_is_full_while_signing_is_told_of_the_video(stand_in, output):
    def sign(path):
        full = OSError(errno.ENOSPC, "No space left on device")
        raise CredentialsError(f"{path} could not be written: the disk is full") from full

    with pytest.raises(ExportError) as caught:
        write(stand_in, output, finishing=Finishing(sign))
    assert caught.value.message == f"{output} could not be written: the disk is full"
    assert "goes on behind what is finished" in caught.value.hint


def test_the_video_is_delivered_where_the_package_wants_it(stand_in, output):
    def deliver(path, wanted):
        folder = wanted.with_suffix("")
        folder.mkdir()
        return path.rename(folder / path.name)

    report = write(stand_in, output, finishing=Finishing(deliver=deliver))
    assert report.path == output.with_suffix("") / output.name
    assert beside(output) == ["结果 1"]


def test_a_video_that_is_being_made_is_not_made_twice(stand_in, output):
    def again(engine, scene, plan, workplace, missing, monitor):
        with pytest.raises(ExportError, match="being made already"):
            write(engine, output)
        draw_here(engine, scene, plan, workplace, missing, monitor)

    write(stand_in, output, draw=again)
    assert probe(output).frames == FRAMES


def test_segments_of_a_plan_can_be_brought_from_elsewhere(stand_in, output, uninterrupted, tmp_path):
    """What another machine rendered is taken over as if it had been made here."""
    from joyvasa_runtime.export.segments import render_segment

    def brought(engine, scene, plan, workplace: RenderWorkplace, missing, monitor):
        for index in missing:
            there = tmp_path / workplace.part(index).name
            render_segment(StandIn(), scene, plan, index, there, Monitor())
            workplace.part(index).write_bytes(there.read_bytes())
            workplace.keep(index)

    write(stand_in, output, draw=brought)
    assert stand_in.drawn == 0
    np.testing.assert_array_equal(frames_of(output), uninterrupted)
    assert not workplace_folder(output).exists()
