"""Sessions on tiny graphs built here; the CPU only."""

import logging
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper

from joyvasa_runtime.errors import DeviceMemoryError, InferenceError, ModelPackError
from joyvasa_runtime.models import session as session_module
from joyvasa_runtime.models.session import Session, TensorSpec

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def doubling() -> bytes:
    """A model that returns its input times two."""
    free = helper.make_tensor_value_info("x", TensorProto.FLOAT, ["B", 3])
    result = helper.make_tensor_value_info("y", TensorProto.FLOAT, ["B", 3])
    graph = helper.make_graph([helper.make_node("Add", ["x", "x"], ["y"])], "doubling", [free], [result])
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=10)
    return bytes(onnx.ModelProto.SerializeToString(model))


RUN_ONCE = """
import sys
from joyvasa_runtime.models.session import Session
print(Session(sys.argv[1], provider="cpu").provider)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows is told by the system, not by a file")
def test_nothing_is_noted_of_the_user_for_reports_to_the_makers_of_the_library(doubling, tmp_path):
    (tmp_path / "model.onnx").write_bytes(doubling)
    home = tmp_path / "home"
    home.mkdir()
    # The library also keeps quiet where it takes itself to be tested.
    clean = {
        name: value for name, value in os.environ.items() if not name.startswith(("ORT_", "CI", "GITHUB"))
    }
    surroundings = clean | {"HOME": str(home), "XDG_CACHE_HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    command = (sys.executable, "-c", RUN_ONCE, str(tmp_path / "model.onnx"))

    done = subprocess.run(command, env=surroundings, cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "cpu\n"
    assert list(home.rglob("*")) == []


def test_a_run_returns_outputs_by_name(doubling):
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    outputs = Session(doubling, provider="cpu").run({"x": x})
    assert list(outputs) == ["y"]
    np.testing.assert_array_equal(outputs["y"], 2 * x)


def test_the_signature_tells_names_dtypes_and_free_dimensions(doubling):
    session = Session(doubling, provider="cpu")
    assert session.inputs == (TensorSpec("x", "float32", ("B", 3)),)
    assert session.outputs == (TensorSpec("y", "float32", ("B", 3)),)
    assert session.provider == "cpu"


def test_a_model_can_lie_in_a_folder_with_any_name(doubling, tmp_path):
    path = tmp_path / "модель 模型 🙂.onnx"
    path.write_bytes(doubling)
    session = Session(path, provider="cpu")
    assert session.name == path.name
    assert session.run({"x": np.ones((1, 3), np.float32)})["y"].tolist() == [[2, 2, 2]]


def test_answers_left_on_the_device_are_inputs_of_the_next_run(doubling):
    first, second = (Session(doubling, provider="cpu") for _ in range(2))
    x = np.arange(6, dtype=np.float32).reshape(2, 3)
    kept = first.run_kept({"x": x})["y"]
    assert kept.shape == (2, 3)
    again = second.run_kept({"x": kept}, ("y",))["y"]
    np.testing.assert_array_equal(again.numpy(), 4 * x)
    np.testing.assert_array_equal(second.run({"x": again})["y"], 8 * x)
    np.testing.assert_array_equal(second.run({"x": first.upload(x)})["y"], 2 * x)


def test_arrays_of_any_layout_can_be_mixed_with_kept_ones(doubling):
    session = Session(doubling, provider="cpu")
    x = np.arange(6, dtype=np.float32).reshape(3, 2).T
    np.testing.assert_array_equal(session.run_kept({"x": x})["y"].numpy(), 2 * x)


@pytest.mark.parametrize(
    "message",
    [
        "bfc_arena.cc:376 Failed to allocate memory for requested buffer of size 33554432",
        "CUDA failure 2: out of memory",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED",
        "std::bad_alloc",
    ],
)
def test_too_little_memory_is_an_error_of_its_own(doubling, monkeypatch, message):
    class Full:
        def run(self, *_: object) -> None:
            raise RuntimeError(f"[ONNXRuntimeError] : 6 : RUNTIME_EXCEPTION : {message}")

        def get_providers(self) -> list[str]:
            return ["CUDAExecutionProvider", "CPUExecutionProvider"]

    session = Session(doubling, name="doubling.onnx", provider="cpu")
    monkeypatch.setattr(session, "_session", Full())
    with pytest.raises(DeviceMemoryError, match=r"The GPU has too little memory for doubling\.onnx"):
        session.run({"x": np.ones((1, 3), np.float32)})


def test_wrong_input_names_are_refused_with_what_the_model_takes(doubling):
    with pytest.raises(InferenceError, match=r"wrong inputs \(x, z\)") as caught:
        Session(doubling, name="doubling.onnx", provider="cpu").run({"z": np.ones((1, 3), np.float32)})
    assert "x: float32 (B, 3)" in caught.value.hint


@pytest.mark.parametrize("x", [np.ones((1, 4), np.float32), np.ones((1, 3), np.int64)])
def test_a_failing_run_is_an_inference_error_in_one_line(doubling, x):
    with pytest.raises(InferenceError, match=r"doubling.onnx failed while running") as caught:
        Session(doubling, name="doubling.onnx", provider="cpu").run({"x": x})
    assert "\n" not in str(caught.value)
    assert "ONNXRuntimeError" not in str(caught.value)


def test_a_damaged_model_is_refused(doubling, capfd):
    with pytest.raises(ModelPackError, match=r"half\.onnx can't be loaded"):
        Session(doubling[: len(doubling) // 2], name="half.onnx", provider="cpu")
    assert capfd.readouterr() == ("", "")


def test_a_missing_model_is_refused(tmp_path):
    with pytest.raises(ModelPackError, match=r"none\.onnx is missing"):
        Session(tmp_path / "none.onnx")


def test_asking_for_cuda_without_a_driver_runs_on_the_cpu_and_says_why(doubling, monkeypatch, caplog, capfd):
    monkeypatch.setattr(session_module, "accelerator_problem", lambda: "no NVIDIA driver was found")
    session_module._tell_once.cache_clear()
    caplog.set_level(logging.INFO, logger=session_module.__name__)
    sessions = [Session(doubling, provider="cuda"), Session(doubling)]
    assert [session.provider for session in sessions] == ["cpu", "cpu"]
    assert [record.getMessage() for record in caplog.records] == [
        "running on the CPU: no NVIDIA driver was found"
    ]
    assert capfd.readouterr() == ("", "")


def test_cuda_libraries_that_are_missing_mean_the_cpu(doubling, monkeypatch, capfd):
    monkeypatch.setattr(session_module, "accelerator_problem", lambda: "")
    session = Session(doubling, provider="cuda")
    x = np.ones((1, 3), np.float32)
    np.testing.assert_array_equal(session.run({"x": x})["y"], 2 * x)
    assert capfd.readouterr() == ("", "")
