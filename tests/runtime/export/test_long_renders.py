"""Renders in a process of their own: killed, and gone on with; and as long as five minutes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest

from joyvasa_runtime.export.workplace import workplace_folder
from joyvasa_runtime.video.probe import probe
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[3]
FIVE_MINUTES = 5 * 60 * 25


def start(output, frames, *killed, largest=None):
    """Run a render to its end; returns its exit code, its peak memory in MiB and the frames it drew.

    `largest` is the size in bytes from which on no file can grow, as on a full disk.
    """
    module = "tests.runtime.export.render_process"
    arguments = [sys.executable, "-m", module, str(output), str(frames), *map(str, killed)]
    ended = subprocess.run(
        arguments,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
        preexec_fn=None if largest is None else lambda: limit_files(largest),
    )
    if ended.returncode:
        return ended.returncode, 0.0, ended.stderr
    memory, drawn = ended.stdout.split()
    return 0, float(memory), int(drawn)


def limit_files(largest):
    """Let the system refuse larger files in this process."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))


def packets_of(path):
    """Every packet of the pictures, and when it is shown."""
    with av.open(str(path)) as file:
        return [(packet.pts, bytes(packet)) for packet in file.demux(video=0) if packet.pts is not None]


@pytest.mark.skipif(os.name != "posix", reason="only there a process can be killed like this")
def test_killed_three_times_a_render_gives_the_same_video(output):
    frames, whole = 620, output.with_name("whole.mp4")
    assert start(whole, frames)[2] == frames
    for killed, finished in ((("render", 120), 0), (("keep", 2), 2), (("Joining", 400), 3)):
        code, _, _ = start(output, frames, *killed)
        assert code == -signal.SIGKILL
        assert not output.exists()
        assert len(list(workplace_folder(output).glob("segment-*.json"))) == finished
    assert start(output, frames)[2] == 0
    assert packets_of(output) == packets_of(whole)
    assert not workplace_folder(output).exists()


@pytest.mark.skipif(os.name != "posix", reason="only there the size of files can be limited")
@pytest.mark.parametrize(("share", "finished"), [(0.7, 3), (0.05, 0)])
def test_a_disk_that_is_full_while_joining_or_drawing_loses_nothing(output, share, finished):
    frames, whole = 620, output.with_name("whole.mp4")
    start(whole, frames)
    output.write_text("old")
    code, _, told = start(output, frames, largest=round(whole.stat().st_size * share))
    assert code == 1
    assert f"{output} could not be written: the disk is full" in told
    assert ("goes on behind what is finished" in told) is bool(finished)
    assert output.read_text() == "old"
    assert len(list(workplace_folder(output).glob("segment-*.json"))) == finished
    assert start(output, frames)[2] == (0 if finished else frames)
    assert packets_of(output) == packets_of(whole)


@pytest.mark.skipif(sys.platform == "win32", reason="the system doesn't tell the peak")
def test_five_minutes_take_the_memory_of_half_a_minute_and_stay_in_step(tmp_path):
    _, short_mib, _ = start(tmp_path / "short.mp4", FIVE_MINUTES // 10)
    output = tmp_path / "long.mp4"
    _, long_mib, drawn = start(output, FIVE_MINUTES)
    assert drawn == FIVE_MINUTES
    assert long_mib < short_mib * 1.15
    info = probe(output)
    assert info.frames == FIVE_MINUTES
    assert abs(info.audio_duration_s - 300) < 1 / 25
    assert abs(last_click_s(output) - 299) < 1 / 25


def last_click_s(path):
    """When the last click is heard, in seconds."""
    clicks, position = [], 0
    with av.open(str(path)) as file:
        for frame in file.decode(audio=0):
            values = np.abs(frame.to_ndarray()[0])
            if values.max() > 0.2:
                clicks.append(frame.time + int(np.argmax(values)) / frame.sample_rate)
            position += frame.samples
    return clicks[-1]
