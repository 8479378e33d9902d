"""Running one ONNX model with named arrays, on CUDA where it really works and else on the CPU.

The only importer of onnxruntime; it does not know packs, and it does not decide what a model is for.
"""

import contextlib
import ctypes
import functools
import io
import logging
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import DeviceError, DeviceMemoryError, InferenceError, ModelPackError
from joyvasa_runtime.models.device_array import DeviceArray

_LOG = logging.getLogger(__name__)

Provider = Literal["auto", "cpu", "cuda"]

Feeds = Mapping[str, NDArray[Any] | DeviceArray]
"""Inputs by name, each in the computer's memory or left on the device by another session of it."""

SMALL_MODEL_BYTES = 32 * 2**20
"""Models up to this size run on one thread by default.

Measured with `tests/benchmarks/session_threads.py` on two Zen 3 cores, ms a run (median of 30):

=====================  ========  =========  =======================
model                  1 thread  2 threads  2 sessions x 1 thread
=====================  ========  =========  =======================
person_matte           3.4       2.7        2.3
face_mesh_attention    6.2       6.3        3.6
face_detector          1.4       1.5        0.9
=====================  ========  =========  =======================

A second thread wins little and costs a whole core; a second session on that core nearly doubles the rate.
Spinning would win another 15-30 % on two idle cores, but it takes them from the video encoder and the
window, so it is off. Larger models (the official networks) take every core.
"""

_CUDA_OPTIONS = {
    "arena_extend_strategy": "kSameAsRequested",
    # An exhaustive search of algorithms costs time per shape, changes from run to run and wins nothing.
    "cudnn_conv_algo_search": "HEURISTIC",
    # Channels last: a half-precision convolution of 512 channels takes 35 instead of 61 us on an H100.
    "prefer_nhwc": "1",
}

_QUIET = 4
"""ONNX Runtime's severity "fatal": what goes wrong reaches the user as an error, not as chatter on stderr."""

_NO_MEMORY = re.compile(
    r"failed to allocate|out of memory|ALLOC_FAILED|bad allocation|bad_alloc|smaller than requested", re.I
)
"""How the library, CUDA and cuDNN say that there is not enough memory."""

_CODE = re.compile(r"^\[ONNXRuntimeError\] : \d+ : \w+ : ")
"""How the library's messages begin."""

_NOT_LOADED = re.compile(r"Failed to load (.+?): ")
"""What the library prints of each CUDA library that it does not find."""

_DTYPES = {
    "tensor(float)": "float32",
    "tensor(float16)": "float16",
    "tensor(double)": "float64",
    "tensor(uint8)": "uint8",
    "tensor(int8)": "int8",
    "tensor(int32)": "int32",
    "tensor(int64)": "int64",
    "tensor(bool)": "bool",
}


@dataclass(frozen=True, slots=True)
class TensorSpec:
    """Name, dtype and shape of one input or output.

    Parameters
    ----------
    name : str
        Name in the graph.
    dtype : str
        numpy's name of the dtype, such as ``float32``.
    shape : tuple of int or str
        A string is a free dimension.
    """

    name: str
    dtype: str
    shape: tuple[int | str, ...]

    def __str__(self) -> str:
        return f"{self.name}: {self.dtype} ({', '.join(map(str, self.shape))})"


class Session:
    """One loaded model.

    Parameters
    ----------
    model : path or bytes
        An ONNX file, or its contents.
    name : str, optional
        What to call it in messages; the file's name by default.
    threads : int, optional
        Threads inside one run; by default one for a small model, else every core.
    provider : {"auto", "cpu", "cuda"}
        Where to run. ``auto`` and ``cuda`` take CUDA when it works and else the CPU, with one log line a
        process that says why; ask `provider` which it became.
    device_memory_mb : int, optional
        Upper limit of the memory taken on the GPU.
    is_exact : bool
        Whether a GPU must keep single precision where the model has it, and not round products to
        TensorFloat-32. It has no say in half precision, but forbids cuDNN's fast ways for that as well.
    is_whole : bool
        Whether a GPU must run all of it. Else what it can't run goes to the CPU and back, silently.

    Raises
    ------
    ModelPackError
        If the model is missing or is not a model that can run here.
    """

    def __init__(
        self,
        model: str | os.PathLike[str] | bytes,
        *,
        name: str = "",
        threads: int | None = None,
        provider: Provider = "auto",
        device_memory_mb: int | None = None,
        is_exact: bool = True,
        is_whole: bool = False,
    ) -> None:
        self.name = name or ("model" if isinstance(model, bytes) else Path(model).name)
        providers = _providers(provider, device_memory_mb, is_exact)
        self._session = _create(model, self.name, threads, providers, is_whole)
        self.inputs = tuple(_spec(item) for item in self._session.get_inputs())
        self.outputs = tuple(_spec(item) for item in self._session.get_outputs())
        self._input_names = frozenset(spec.name for spec in self.inputs)
        self._output_names = [spec.name for spec in self.outputs]

    @property
    def provider(self) -> Literal["cpu", "cuda"]:
        """Where the model really runs."""
        return "cuda" if "CUDAExecutionProvider" in self._session.get_providers() else "cpu"

    def run(self, feeds: Feeds, wanted: Sequence[str] | None = None) -> dict[str, NDArray[Any]]:
        """Outputs by name; safe to call from several threads.

        Parameters
        ----------
        feeds : mapping
        wanted : sequence of str, optional
            The outputs to give; all by default.

        Raises
        ------
        DeviceError
            If the GPU fails, a `DeviceMemoryError` if there is not enough memory there or in the computer.
        InferenceError
            If an input is missing, unknown or of the wrong kind, or the model fails on the CPU.
        """
        names = self._output_names if wanted is None else list(wanted)
        if any(isinstance(value, DeviceArray) for value in feeds.values()):
            values = self._bound(feeds, names, "cpu", lambda binding: binding.copy_outputs_to_cpu())
        else:
            values = self._guarded(feeds, lambda: self._session.run(names, dict(feeds)))
        return dict(zip(names, values, strict=True))

    def run_kept(self, feeds: Feeds, wanted: Sequence[str] | None = None) -> dict[str, DeviceArray]:
        """The same outputs left on the device, for another session of it.

        Raises
        ------
        InferenceError
            As `run`.
        """
        names = self._output_names if wanted is None else list(wanted)
        values = self._bound(feeds, names, self.provider, lambda binding: binding.get_outputs())
        return {name: DeviceArray(value) for name, value in zip(names, values, strict=True)}

    def upload(self, array: NDArray[Any]) -> DeviceArray:
        """A copy of an array on the device of this session.

        Raises
        ------
        DeviceMemoryError
            If there is not enough memory.
        """
        try:
            value = _onnxruntime().OrtValue.ortvalue_from_numpy(np.ascontiguousarray(array), self.provider)
        except Exception as error:  # as in `_guarded`
            raise self._failure(error) from error
        return DeviceArray(value)

    def _bound(self, feeds: Feeds, names: list[str], device: str, outputs: Callable[[Any], Any]) -> Any:
        """What a run gives whose inputs and outputs lie where they are said to."""

        def run() -> Any:
            binding = self._session.io_binding()
            for name, value in feeds.items():
                if isinstance(value, DeviceArray):
                    binding.bind_ortvalue_input(name, value.value)
                else:
                    binding.bind_cpu_input(name, np.ascontiguousarray(value))
            for name in names:
                binding.bind_output(name, device)
            self._session.run_with_iobinding(binding)
            return outputs(binding)

        return self._guarded(feeds, run)

    def _guarded(self, feeds: Feeds, run: Callable[[], Any]) -> Any:
        """What `run` gives, its failures as errors that a user can read."""
        if feeds.keys() != self._input_names:
            wrong = ", ".join(sorted(self._input_names ^ feeds.keys()))
            raise InferenceError(
                f"{self.name} was given the wrong inputs ({wrong})",
                f"It takes: {'; '.join(map(str, self.inputs))}.",
            )
        try:
            return run()
        except Exception as error:  # onnxruntime raises a dozen unrelated classes, ValueError among them
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> InferenceError:
        is_cuda = self.provider == "cuda"
        if _NO_MEMORY.search(str(error)):
            place = "The GPU" if is_cuda else "This computer"
            hint = "Close other programs that use it, or choose the starter pack."
            return DeviceMemoryError(f"{place} has too little memory for {self.name}", hint)
        message = f"{self.name} failed while running: {_first_line(error)}"
        if is_cuda:
            return DeviceError(message, "Try again on the CPU (--provider cpu).")
        return InferenceError(message, "Check the pack's files.")


def accelerator_problem() -> str:
    """Why CUDA can't be used on this machine, or an empty string when nothing speaks against trying it.

    The last word is `Session.provider`: only a session that was made shows that CUDA works.
    """
    if "CUDAExecutionProvider" not in _onnxruntime().get_available_providers():
        return "this build of ONNX Runtime has no CUDA support"
    driver = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        ctypes.CDLL(driver)
    except OSError:
        return "no NVIDIA driver was found"
    return ""


def missing_cuda_libraries() -> tuple[str, ...]:
    """File names of NVIDIA's libraries that ONNX Runtime wants and this machine does not have."""
    return tuple(_NOT_LOADED.findall(_preload_cuda()))


def wanted_cuda() -> str:
    """Version of CUDA that ONNX Runtime was built for, such as "13.0"; empty for a build without it."""
    return str(getattr(_onnxruntime(), "cuda_version", None) or "")


def versions() -> str:
    """ONNX Runtime's name and version, for the start-up line and for `joyvasa doctor`."""
    return f"ONNX Runtime {_onnxruntime().__version__}"


@functools.cache
def _onnxruntime() -> ModuleType:
    """The library, imported on first use: it takes 0.13-0.23 s, which `joyvasa --help` need not pay."""
    # Since 1.29 it reports to Microsoft what it runs, and keeps a number for each user. On Linux only this
    # turns that off, and only before it is loaded.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    onnxruntime.disable_telemetry_events()  # what counts on Windows
    onnxruntime.set_default_logger_severity(_QUIET)
    return onnxruntime  # type: ignore[no-any-return]


def _create(
    model: str | os.PathLike[str] | bytes,
    name: str,
    threads: int | None,
    providers: list[Any],
    is_whole: bool,
) -> Any:
    """An InferenceSession, or the error that says what is wrong with the model."""
    if not isinstance(model, bytes) and not Path(model).is_file():
        raise ModelPackError(f"The model {model} is missing", "Install the pack again.")
    source = model if isinstance(model, bytes) else os.fspath(model)
    size = len(model) if isinstance(model, bytes) else Path(model).stat().st_size
    try:
        session = _new_session(source, threads or _default_threads(size), providers, is_whole)
    except Exception as error:  # onnxruntime raises a dozen unrelated classes
        raise ModelPackError(
            f"{name} can't be loaded as a model: {_first_line(error)}",
            "The file is damaged or needs a newer version of JoyVASA Studio; install the pack again.",
        ) from error
    if len(providers) > 1 and len(session.get_providers()) == 1:
        _tell_once("running on the CPU: CUDA 13 or cuDNN 9 is missing or does not work with this GPU")
    return session


def _new_session(source: str | bytes, threads: int, providers: list[Any], is_whole: bool) -> Any:
    """An InferenceSession with our options; falls back to the CPU when a GPU refuses, unless it must not."""
    runtime = _onnxruntime()
    options = runtime.SessionOptions()
    options.log_severity_level = _QUIET
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A plan of the memory is made at the first run and takes its own block at the second, beside the first's:
    # drawing with the official models then holds 4.8 instead of 3.7 GB, and is no faster.
    options.enable_mem_pattern = False
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    is_bound = is_whole and len(providers) > 1
    if is_bound:
        options.add_session_config_entry("session.disable_cpu_ep_fallback", "1")
        providers = providers[:1]
    # Its own fallback prints on stdout and repeats failed runs silently.
    make = functools.partial(runtime.InferenceSession, source, options, enable_fallback=0)
    try:
        return make(providers=providers)
    except Exception as error:
        if is_bound or len(providers) == 1:
            raise
        _tell_once(f"running on the CPU: CUDA failed ({_first_line(error)})")
        return make(providers=providers[-1:])


def _providers(provider: Provider, device_memory_mb: int | None, is_exact: bool) -> list[Any]:
    """ONNX Runtime's provider list, the CPU last."""
    if provider == "cpu":
        return ["CPUExecutionProvider"]
    problem = accelerator_problem()
    if problem:
        _tell_once(f"running on the CPU: {problem}")
        return ["CPUExecutionProvider"]
    _preload_cuda()
    options = _CUDA_OPTIONS | {"use_tf32": "0" if is_exact else "1"}
    if device_memory_mb is not None:
        options["gpu_mem_limit"] = str(device_memory_mb * 2**20)
    return [("CUDAExecutionProvider", options), "CPUExecutionProvider"]


@functools.cache
def _preload_cuda() -> str:
    """Find the CUDA libraries that the `cuda` extra installs; gives what the library prints meanwhile."""
    with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.suppress(OSError):
        _onnxruntime().preload_dlls()
    return printed.getvalue()


@functools.cache
def _tell_once(message: str) -> None:
    _LOG.info(message)


def _default_threads(model_bytes: int) -> int:
    return 1 if model_bytes <= SMALL_MODEL_BYTES else (os.cpu_count() or 1)


def _spec(item: Any) -> TensorSpec:
    """Signature entry; an unnamed free dimension becomes "?"."""
    shape = tuple(size if isinstance(size, int) else (size or "?") for size in item.shape)
    return TensorSpec(item.name, _DTYPES.get(item.type, item.type), shape)


def _first_line(error: Exception) -> str:
    """The part of a library's message that a user can read."""
    lines = _CODE.sub("", str(error).strip()).splitlines()
    return lines[0][:200] if lines else type(error).__name__
