"""How much memory the work takes, as far as the system tells."""

import sys

from joyvasa_runtime.gpu import Ask, ask_nvidia_smi, list_gpus


def peak_memory_mib() -> float:
    """Largest resident memory of this process so far in MiB; 0 where the system doesn't tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 2**20 if sys.platform == "darwin" else peak / 2**10


def gpu_memory_used_mib(ask: Ask = ask_nvidia_smi) -> int | None:
    """Memory in MiB that is taken on all GPUs together, by whomever; None where nobody tells.

    Sessions keep what they once took until they are closed, so at the end this has grown by the most that was
    needed, unless another program came or went.
    """
    gpus = list_gpus(ask)
    return sum(gpu.used_mib for gpu in gpus) if gpus else None
