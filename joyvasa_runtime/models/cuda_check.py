"""Whether models really run on this machine's GPU, shown by running one, and if not, why and what to do.

A library that lists CUDA as available only means that it was built for it.
"""

import math
import re
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import JoyVasaError
from joyvasa_runtime.extras import install_command
from joyvasa_runtime.gpu import CudaDriver, find_driver
from joyvasa_runtime.models.session import (
    Session,
    TensorSpec,
    accelerator_problem,
    missing_cuda_libraries,
    wanted_cuda,
)
from joyvasa_runtime.resources import resource

Proof = Literal["convolution", "volume_sampling"]
"""A small network: a convolution and a matrix product, or the sampling of a volume in 5 dimensions."""

_LIBRARIES = (
    "Install CUDA 13 and cuDNN 9 from NVIDIA, or in the folder with the program's source, type: "
    f"{install_command('cuda')}"
)

_TOLERANCE = 0.01
"""A GPU may multiply with ten bits (TF32); what is wrong is wrong by more."""


@dataclass(frozen=True, slots=True)
class CudaCheck:
    """Whether models run on the GPU.

    Parameters
    ----------
    problem : str
        Why they don't; empty where they do.
    hint : str
        What to do about it; empty where nothing is wrong, there is just no GPU.
    samples_volumes : bool
        Whether the GPU samples volumes (5 dimensions) without help.
    """

    problem: str = ""
    hint: str = ""
    samples_volumes: bool = False


def check_cuda() -> CudaCheck:
    """Try it: run small networks on the GPU, if there is one."""
    problem, hint = accelerator_problem(), ""
    if not problem:
        problem, hint = obstacle(find_driver(), wanted_cuda(), missing_cuda_libraries())
    if not problem and (failure := proof_problem("convolution", "cuda")):
        problem = f"a small network does not run on the GPU: {failure}"
        hint = f"CUDA or cuDNN may be missing or damaged. {_LIBRARIES}; if they are there, update the driver"
    if problem:
        return CudaCheck(problem, hint)
    return CudaCheck(samples_volumes=not proof_problem("volume_sampling", "cuda"))


def obstacle(driver: CudaDriver | None, wanted: str, missing: tuple[str, ...]) -> tuple[str, str]:
    """What keeps CUDA from working and what to do about it; two empty strings where nothing is known.

    Parameters
    ----------
    driver : CudaDriver or None
    wanted : str
        Version of CUDA that ONNX Runtime was built for.
    missing : tuple of str
        File names of libraries that it did not find.
    """
    if driver is None or not driver.gpus:
        return "the NVIDIA driver finds no GPU", ""
    if (major := re.match(r"\d+", wanted)) and driver.cuda[0] < int(major[0]):
        known = ".".join(map(str, driver.cuda))
        return (
            f"the NVIDIA driver is too old: it knows CUDA {known}, and CUDA {wanted} is needed",
            "Install a newer driver from NVIDIA (for CUDA 13: version 580 or newer)",
        )
    if missing:
        return f"libraries of CUDA are missing: {', '.join(missing)}", _LIBRARIES
    return "", ""


def proof_problem(name: Proof, provider: Literal["cpu", "cuda"]) -> str:
    """What goes wrong when a small network runs there, or an empty string."""
    model = resource("proof", f"{name}.onnx")
    try:
        session = Session(model, provider=provider, is_whole=True)
        feeds = {spec.name: _ramp(spec) for spec in session.inputs}
        answer = session.run(feeds)["y"]
        expected = Session(model, provider="cpu").run(feeds)["y"]
    except JoyVasaError as error:
        return error.message
    if session.provider != provider:
        return "it was run on the CPU instead"
    return "" if np.allclose(answer, expected, atol=_TOLERANCE) else "its answer is wrong"


def _ramp(spec: TensorSpec) -> NDArray[np.float32]:
    """Numbers from -1 to 1 in the shape of an input."""
    shape = [int(size) for size in spec.shape]
    return np.linspace(-1, 1, math.prod(shape), dtype=np.float32).reshape(shape)
