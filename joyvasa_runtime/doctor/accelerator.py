"""Findings on the GPU: which there is, whether models run on it, and if not, why and what to do."""

from joyvasa_runtime.doctor.finding import Finding
from joyvasa_runtime.gpu import CudaDriver, Gpu
from joyvasa_runtime.models.cuda_check import CudaCheck, proof_problem


def examine_accelerator(
    check: CudaCheck, gpus: tuple[Gpu, ...], driver: CudaDriver | None
) -> tuple[Finding, ...]:
    """Findings on the provider that is used, the GPUs, and how volumes are sampled."""
    return _provider(check), _gpus(gpus, driver), _sampling(check)


def _provider(check: CudaCheck) -> Finding:
    if not check.problem:
        return Finding("accelerator", True, "models run on the GPU (CUDA): a small network just did")
    text = f"models run on the CPU: {check.problem}"
    # Without a GPU all is well; with one that lies idle something can be done.
    return Finding("accelerator", not check.hint, f"{text}. {check.hint}" if check.hint else text)


def _gpus(gpus: tuple[Gpu, ...], driver: CudaDriver | None) -> Finding:
    if gpus:
        knows = f", which knows CUDA {'.'.join(map(str, driver.cuda))}" if driver else ""
        return Finding("GPU", True, f"{'; '.join(map(_gpu, gpus))}; driver {gpus[0].driver}{knows}")
    if driver is not None and driver.gpus:
        cuda = ".".join(map(str, driver.cuda))
        return Finding("GPU", True, f"{driver.gpus}, the driver knows CUDA {cuda}; nvidia-smi tells no more")
    return Finding("GPU", True, "none was found")


def _gpu(gpu: Gpu) -> str:
    if not gpu.memory_mib:
        return gpu.name
    total, free = gpu.memory_mib / 1024, (gpu.memory_mib - gpu.used_mib) / 1024
    return f"{gpu.name} with {total:.1f} GiB, {free:.1f} GiB of it free"


def _sampling(check: CudaCheck) -> Finding:
    if check.samples_volumes:
        text = "in 5 dimensions on the GPU"
    elif not check.problem:
        text = "not in 5 dimensions on this GPU: packs use their plain form, which is slower"
    else:
        problem = proof_problem("volume_sampling", "cpu")
        text = f"not possible ({problem})" if problem else "in 5 dimensions on the CPU"
        return Finding("volume sampling", not problem, text)
    return Finding("volume sampling", True, text)
