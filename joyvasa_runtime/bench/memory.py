"""How much memory the work takes, as far as the system tells."""

import sys
from pathlib import Path

from joyvasa_runtime.gpu import Ask, ask_nvidia_smi, list_gpus

_STATUS = Path("/proc/self/status")


def peak_memory_mib() -> float:
    """Largest resident memory of this process so far in MiB; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    # On Linux the other figure begins with that of the program that started this one.
    peak = _own_peak_kib() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def _own_peak_kib() -> int:
    """What Linux tells of this program's memory alone; 0 on other systems."""
    try:
        lines = _STATUS.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


def gpu_memory_used_mib(ask: Ask = ask_nvidia_smi) -> int | None:
    """Memory in MiB that is taken on all GPUs together, by whomever; None where nobody tells.

    Sessions keep what they once took until they are closed, so at the end this has grown by the most that was
    needed, unless another program came or went.
    """
    gpus = list_gpus(ask)
    return sum(gpu.used_mib for gpu in gpus) if gpus else None
