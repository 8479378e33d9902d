"""The sample project, a take of the starter pack, is not marked all over."""

from dataclasses import replace

import numpy as np
import pytest

from joyvasa_runtime.audio.conform import conform
from joyvasa_runtime.audio.frame_levels import frame_levels
from joyvasa_runtime.models.specs import SafeRanges
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.project.operations.performance import change_performance
from joyvasa_runtime.project.quality.analysis import find_faults
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.resources import resource


@pytest.fixture(scope="module")
def sample():
    return load_project(resource("sample/sample.joyvasa"))


@pytest.fixture(scope="module")
def levels(sample, tmp_path_factory):
    sound = conform(resource("sample/voice.wav"), tmp_path_factory.mktemp("sounds"), Monitor())
    voice = next(media for media in sample.project.media if media.kind == "sound")
    return {voice.sha256: frame_levels(sound.peaks, voice.frames)}


def found(sample, levels, project=None):
    rest = np.eye(1, 70, 63, dtype=np.float32)[0]
    return find_faults(project or sample.project, sample.motions, rest, SafeRanges(), levels)


def test_the_sample_has_no_faults(sample, levels):
    assert found(sample, levels) == ()


@pytest.mark.parametrize("late_ms", [-200, 200])
def test_its_lips_are_missed_when_they_are_moved_away(sample, levels, late_ms):
    (clip,) = next(track for track in sample.project.tracks if track.drives).clips
    moved = change_performance(sample.project, clip.id, lambda one: replace(one, lip_sync_ms=late_ms))
    (fault,) = found(sample, levels, moved)
    assert fault.kind == "sync"
    assert fault.amount == pytest.approx(late_ms, abs=30)
