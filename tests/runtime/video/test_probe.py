"""Reading a video back says clearly when there is none."""

import numpy as np
import pytest

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.video.probe import probe, read_frames


def test_a_sound_has_no_pictures(sound_file):
    path = sound_file("a.wav", np.zeros(1000, np.float32))
    with pytest.raises(ExportError, match="no pictures"):
        probe(path)
    with pytest.raises(ExportError, match="no pictures"):
        next(read_frames(path))


def test_a_missing_and_a_damaged_video_are_refused(tmp_path):
    with pytest.raises(ExportError, match="does not exist"):
        probe(tmp_path / "none.mp4")
    (tmp_path / "a.mp4").write_bytes(bytes(1000))
    with pytest.raises(ExportError, match="damaged"):
        probe(tmp_path / "a.mp4")
