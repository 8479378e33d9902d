"""What is known of the machine and its memory, and what is not."""

from joyvasa_runtime.bench.machine import describe_machine
from joyvasa_runtime.bench.memory import gpu_memory_used_mib, peak_memory_mib
from joyvasa_runtime.gpu import CudaDriver, Gpu
from joyvasa_runtime.models.session import versions


def test_the_memory_of_all_gpus_is_added_up():
    assert gpu_memory_used_mib(lambda _fields: "A, 580, 16000, 300\nB, 580, 16000, 42\n") == 342


def test_memory_of_gpus_that_nobody_tells_of_is_unknown():
    assert gpu_memory_used_mib(lambda _fields: "") is None


def test_this_process_takes_some_memory():
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
