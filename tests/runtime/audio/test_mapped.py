"""Memory of mapped samples that is given back."""

import sys

import numpy as np
import pytest

from joyvasa_runtime.audio.mapped import forget_pages


def resident_kib():
    """Memory of this process that is backed by files."""
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("RssFile"))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what is resident")
def test_samples_that_were_read_take_no_memory_any_more_and_are_the_same(tmp_path):
    values = np.arange(8_000_000, dtype="<i2")
    values.tofile(tmp_path / "a")
    samples = np.memmap(tmp_path / "a", "<i2", "r", shape=(4_000_000, 2))
    before, total = resident_kib(), int(samples.sum())
    read = resident_kib()
    forget_pages(samples)
    assert read - before > 12_000
    assert resident_kib() - before < 2_000
    assert int(samples.sum()) == total


def test_samples_in_memory_stay():
    samples = np.ones((10, 2), np.int16)
    forget_pages(samples)
    assert samples.sum() == 20
