"""What is known of the machine and its memory, and what is not."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.bench import memory
from joyvasa_runtime.bench.machine import describe_machine
from joyvasa_runtime.bench.memory import gpu_memory_used_mib, peak_memory_mib
from joyvasa_runtime.gpu import CudaDriver, Gpu
from joyvasa_runtime.models.session import versions

ROOT = Path(__file__).parents[3]


def test_the_memory_of_all_gpus_is_added_up():
    assert gpu_memory_used_mib(lambda _fields: "A, 580, 16000, 300\nB, 580, 16000, 42\n") == 342


def test_memory_of_gpus_that_nobody_tells_of_is_unknown():
    assert gpu_memory_used_mib(lambda _fields: "") is None


def test_this_process_takes_some_memory():
    assert 10 < peak_memory_mib() < 1_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of a program's memory alone")
def test_the_memory_of_the_program_that_started_this_one_does_not_count():
    ballast = np.ones(50_000_000)
    code = "from joyvasa_runtime.bench.memory import peak_memory_mib; print(peak_memory_mib())"
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    told = subprocess.run([sys.executable, "-c", code], env=variables, capture_output=True, check=True)
    assert 1 < float(told.stdout) < ballast.nbytes / 2**20


def test_where_the_system_has_no_such_list_the_peak_is_known_all_the_same(monkeypatch, tmp_path):
    monkeypatch.setattr(memory, "_STATUS", tmp_path / "missing")
    if sys.platform != "win32":
        assert 10 < peak_memory_mib() < 1_000_000


def test_a_machine_is_described_by_what_is_known_of_it():
    gpus = Gpu("NVIDIA H100", "580.65.06", 81559, 0), Gpu("NVIDIA T4", "580.65.06", 15360, 0)
    machine = describe_machine(gpus, CudaDriver((13, 0), 2), 0.5)
    assert (machine.gpu, machine.driver, machine.cuda) == ("NVIDIA H100; NVIDIA T4", "580.65.06", "13.0")
    assert machine.runtime == versions()
    assert machine.cores >= 1
    assert machine.load == 0.5
    bare = describe_machine((), CudaDriver((13, 0), 0), None)
    assert not bare.is_busy
    assert (bare.gpu, bare.driver, bare.cuda) == ("", "", "")
