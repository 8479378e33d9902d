"""What is read out of NVIDIA's tool and driver, both played by small fakes."""

import ctypes
import sys

import pytest

from joyvasa_runtime.gpu import CudaDriver, Gpu, ask_nvidia_smi, find_driver, list_gpus, nvidia_smi


class FakeLibrary:
    """NVIDIA's driver with some GPUs; without one it refuses to start, as the real one does."""

    def __init__(self, version: int, gpus: int) -> None:
        self.version, self.gpus = version, gpus

    def cuDriverGetVersion(self, answer: object) -> int:  # noqa: N802 - the driver's own name
        answer._obj.value = self.version  # type: ignore[attr-defined]
        return 0

    def cuInit(self, _flags: int) -> int:  # noqa: N802
        return 0 if self.gpus else 100

    def cuDeviceGetCount(self, answer: object) -> int:  # noqa: N802
        answer._obj.value = self.gpus  # type: ignore[attr-defined]
        return 0


def test_each_line_of_the_tool_is_a_gpu():
    asked = []

    def ask(fields: tuple[str, ...]) -> str:
        asked.append(fields)
        return "NVIDIA H100 80GB HBM3, 580.65.06, 81559, 512\nNVIDIA T4, 580.65.06, 15360, 0\n"

    assert list_gpus(ask) == (
        Gpu("NVIDIA H100 80GB HBM3", "580.65.06", 81559, 512),
        Gpu("NVIDIA T4", "580.65.06", 15360, 0),
    )
    assert asked == [("name", "driver_version", "memory.total", "memory.used")]


@pytest.mark.parametrize("answer", ["", "\n", "NVIDIA-SMI has failed\n"])
def test_a_tool_that_says_nothing_useful_tells_of_no_gpu(answer: str):
    assert list_gpus(lambda _fields: answer) == ()


def test_memory_that_a_gpu_does_not_tell_is_unknown():
    assert list_gpus(lambda _fields: "NVIDIA GB10, 580.95, [N/A], [N/A]\n") == (
        Gpu("NVIDIA GB10", "580.95", 0, 0),
    )


def test_on_windows_the_tool_is_started_by_its_place_and_never_from_the_folder_of_a_project():
    assert nvidia_smi({"SystemRoot": r"D:\Windows"}, "win32") == r"D:\Windows\System32\nvidia-smi.exe"
    assert nvidia_smi({}, "win32") == r"C:\Windows\System32\nvidia-smi.exe"
    assert nvidia_smi({}, "linux") == "nvidia-smi"


def test_a_missing_tool_is_silence(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", "")
    assert ask_nvidia_smi(("name",)) == ""


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")
def test_a_failing_tool_is_silence_and_a_working_one_is_asked_for_the_fields(monkeypatch, tmp_path):
    # The stand-in answers, however long that takes on a busy machine.
    monkeypatch.setattr("joyvasa_runtime.gpu._ASK_S", None)
    tool = tmp_path / "nvidia-smi"
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    tool.write_text("#!/bin/sh\necho broken\nexit 9\n")
    tool.chmod(0o755)
    assert ask_nvidia_smi(("name",)) == ""
    tool.write_text('#!/bin/sh\necho "$1"\n')
    assert ask_nvidia_smi(("name", "memory.used")) == "--query-gpu=name,memory.used\n"


def test_the_driver_tells_its_cuda_and_how_many_gpus_it_sees():
    loaded = []

    def load(name: str) -> FakeLibrary:
        loaded.append(name)
        return FakeLibrary(13010, 2)

    assert find_driver(load) == CudaDriver((13, 1), 2)
    assert loaded == ["nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"]


def test_a_driver_without_a_gpu_sees_none():
    assert find_driver(lambda _name: FakeLibrary(12080, 0)) == CudaDriver((12, 8), 0)


def test_without_a_driver_there_is_none():
    def load(name: str) -> ctypes.CDLL:
        raise OSError(f"{name}: cannot open shared object file")

    assert find_driver(load) is None
