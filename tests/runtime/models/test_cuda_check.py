"""Why models don't run on a GPU, from what the machine says; and the small networks that prove they do."""

import importlib.util
from pathlib import Path

import onnx
import pytest

from joyvasa_runtime.extras import install_command
from joyvasa_runtime.gpu import CudaDriver
from joyvasa_runtime.models import cuda_check
from joyvasa_runtime.models import session as session_module
from joyvasa_runtime.models.cuda_check import CudaCheck, check_cuda, obstacle, proof_problem
from joyvasa_runtime.resources import resource

SCRIPT = Path(__file__).parents[2] / "data" / "proof" / "make_proof.py"
INSTALL = (
    "Install CUDA 13 and cuDNN 9 from NVIDIA, or in the folder with the program's source, type: "
    f"{install_command('cuda')}"
)


@pytest.mark.parametrize(
    ("driver", "missing", "problem", "hint"),
    [
        (None, (), "the NVIDIA driver finds no GPU", ""),
        (CudaDriver((13, 0), 0), (), "the NVIDIA driver finds no GPU", ""),
        (
            CudaDriver((12, 4), 1),
            ("libcublas.so.13",),
            "the NVIDIA driver is too old: it knows CUDA 12.4, and CUDA 13.0 is needed",
            "Install a newer driver from NVIDIA (for CUDA 13: version 580 or newer)",
        ),
        (
            CudaDriver((13, 1), 1),
            ("libcublasLt.so.13", "libcudnn.so.9"),
            "libraries of CUDA are missing: libcublasLt.so.13, libcudnn.so.9",
            INSTALL,
        ),
        (CudaDriver((13, 0), 1), (), "", ""),
        (CudaDriver((14, 0), 1), (), "", ""),
    ],
)
def test_the_first_obstacle_is_named_with_what_to_do(driver, missing, problem, hint):
    assert obstacle(driver, "13.0", missing) == (problem, hint)


def test_a_machine_without_a_gpu_has_nothing_to_mend(monkeypatch):
    monkeypatch.setattr(cuda_check, "accelerator_problem", lambda: "no NVIDIA driver was found")
    assert check_cuda() == CudaCheck("no NVIDIA driver was found", "", samples_volumes=False)


@pytest.fixture
def promising(monkeypatch):
    """A machine that has everything, as far as can be known without trying."""
    monkeypatch.setattr(cuda_check, "accelerator_problem", lambda: "")
    monkeypatch.setattr(cuda_check, "find_driver", lambda: CudaDriver((13, 0), 1))
    monkeypatch.setattr(cuda_check, "missing_cuda_libraries", lambda: ())


def test_a_gpu_that_does_not_compute_is_not_believed(monkeypatch, promising):
    # Without a driver the session goes to the CPU, whatever was hoped of the machine.
    monkeypatch.setattr(session_module, "accelerator_problem", lambda: "no driver")
    check = check_cuda()
    assert check.problem == "a small network does not run on the GPU: it was run on the CPU instead"
    assert INSTALL in check.hint
    assert not check.samples_volumes


@pytest.mark.parametrize("samples_volumes", [True, False])
def test_a_gpu_that_computes_is_believed_and_its_sampling_told(monkeypatch, promising, samples_volumes):
    problems = {"convolution": "", "volume_sampling": "" if samples_volumes else "no such kernel"}
    monkeypatch.setattr(cuda_check, "proof_problem", lambda name, _provider: problems[name])
    assert check_cuda() == CudaCheck("", "", samples_volumes)


@pytest.mark.parametrize("name", ["convolution", "volume_sampling"])
def test_the_small_networks_run_on_the_cpu(name):
    assert proof_problem(name, "cpu") == ""


def test_a_damaged_proof_is_told_and_not_raised(monkeypatch, tmp_path):
    (tmp_path / "convolution.onnx").write_bytes(b"nothing")
    monkeypatch.setattr(cuda_check, "resource", lambda _folder, name: tmp_path / name)
    assert "convolution.onnx can't be loaded" in proof_problem("convolution", "cpu")


@pytest.mark.parametrize("name", ["convolution", "volume_sampling"])
def test_the_small_networks_are_those_of_their_script(name):
    spec = importlib.util.spec_from_file_location("make_proof", SCRIPT)
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    assert onnx.load(resource("proof", f"{name}.onnx")).graph == getattr(script, name)().graph


def test_the_libraries_that_are_missing_are_read_off_what_is_printed(monkeypatch):
    printed = (
        "Failed to load libcublasLt.so.13: libcublasLt.so.13: cannot open shared object file\n"
        "Failed to load C:\\nvidia\\cudart64_13.dll: Could not find module\nPlease follow https://example.org\n"
    )
    monkeypatch.setattr(session_module, "_preload_cuda", lambda: printed)
    found = session_module.missing_cuda_libraries()
    assert found == ("libcublasLt.so.13", "C:\\nvidia\\cudart64_13.dll")
