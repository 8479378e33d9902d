"""The whole examination: machine, GPU, then every model pack."""

from joyvasa_runtime.doctor.accelerator import examine_accelerator
from joyvasa_runtime.doctor.finding import Finding
from joyvasa_runtime.doctor.machine import examine_machine
from joyvasa_runtime.doctor.packs import examine_packs
from joyvasa_runtime.gpu import find_driver, list_gpus
from joyvasa_runtime.models.cuda_check import check_cuda
from joyvasa_runtime.monitor import Monitor


def examine(monitor: Monitor, *, probes: bool = False) -> tuple[Finding, ...]:
    """Findings on the system, the libraries, the GPU, sound devices and model packs.

    Parameters
    ----------
    monitor : Monitor
        Gets stage "examine" with packs done.
    probes : bool
        Whether packs that bring a known picture along shall draw it; that loads them, which takes time.

    Raises
    ------
    Cancelled
    """
    gpu = examine_accelerator(check_cuda(), list_gpus(), find_driver())
    return examine_machine() + gpu + examine_packs(monitor, probes=probes)
