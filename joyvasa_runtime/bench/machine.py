"""What the measurement ran on, for its report."""

import os
import sys

from joyvasa_runtime.bench.report import Machine
from joyvasa_runtime.gpu import CudaDriver, Gpu
from joyvasa_runtime.models.session import versions


def describe_machine(gpus: tuple[Gpu, ...], driver: CudaDriver | None, load: float | None) -> Machine:
    """Cores, GPUs, driver and inference library of this machine, and its load before."""
    return Machine(
        cores=os.cpu_count() or 1,
        gpu="; ".join(gpu.name for gpu in gpus),
        driver=gpus[0].driver if gpus else "",
        cuda=".".join(map(str, driver.cuda)) if driver is not None and driver.gpus else "",
        runtime=versions(),
        load=load,
    )


def busy_cores() -> float | None:
    """Cores that all programs kept busy in the last minute; None where the system doesn't tell."""
    return os.getloadavg()[0] if sys.platform != "win32" else None
