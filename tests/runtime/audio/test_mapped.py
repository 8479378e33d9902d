"""Memory of mapped samples that is given back."""

from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.audio.mapped import forget_pages

SMAPS = Path("/proc/self/smaps")


def resident_kib(path):
    """Memory of this process that is backed by a file; that of all files changes at any time."""
    lines = SMAPS.read_text("utf-8").splitlines()
    (at,) = (number for number, line in enumerate(lines) if line.endswith(str(path)))
    return next(int(line.split()[1]) for line in lines[at:] if line.startswith("Rss:"))


@pytest.mark.skipif(not SMAPS.exists(), reason="only Linux tells what is resident")
def test_samples_that_were_read_take_no_memory_any_more_and_are_the_same(tmp_path):
    values = np.arange(8_000_000, dtype="<i2")
    path = tmp_path.resolve() / "a"
    values.tofile(path)
    samples = np.memmap(path, "<i2", "r", shape=(4_000_000, 2))
    before, total = resident_kib(path), int(samples.sum())
    read = resident_kib(path)
    forget_pages(samples)
    assert before == 0
    assert read > 12_000
    assert resident_kib(path) == 0
    assert int(samples.sum()) == total


def test_samples_in_memory_stay():
    samples = np.ones((10, 2), np.int16)
    forget_pages(samples)
    assert samples.sum() == 20
