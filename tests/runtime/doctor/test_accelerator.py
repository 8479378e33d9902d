"""What is said of the GPU, from facts given by hand."""

from joyvasa_runtime.doctor.accelerator import examine_accelerator
from joyvasa_runtime.doctor.finding import Finding
from joyvasa_runtime.gpu import CudaDriver, Gpu
from joyvasa_runtime.models.cuda_check import CudaCheck

DRIVER = CudaDriver((13, 0), 1)
H100 = Gpu("NVIDIA H100 80GB HBM3", "580.65.06", 81559, 1024)


def texts(*facts: object) -> list[str]:
    return [finding.text for finding in examine_accelerator(*facts)]


def test_a_machine_without_a_gpu_is_well():
    findings = examine_accelerator(CudaCheck("no NVIDIA driver was found"), (), None)
    assert findings == (
        Finding("accelerator", True, "models run on the CPU: no NVIDIA driver was found"),
        Finding("GPU", True, "none was found"),
        Finding("volume sampling", True, "in 5 dimensions on the CPU"),
    )


def test_a_gpu_at_work_is_told_with_its_memory_and_driver():
    findings = examine_accelerator(CudaCheck(samples_volumes=True), (H100,), DRIVER)
    assert findings == (
        Finding("accelerator", True, "models run on the GPU (CUDA): a small network just did"),
        Finding(
            "GPU",
            True,
            "NVIDIA H100 80GB HBM3 with 79.6 GiB, 78.6 GiB of it free; driver 580.65.06, "
            "which knows CUDA 13.0",
        ),
        Finding("volume sampling", True, "in 5 dimensions on the GPU"),
    )


def test_a_gpu_that_lies_idle_is_no_good_and_says_what_to_do():
    accelerator = examine_accelerator(CudaCheck("the driver is too old", "Update it"), (H100,), DRIVER)[0]
    assert accelerator == Finding(
        "accelerator", False, "models run on the CPU: the driver is too old. Update it"
    )


def test_a_gpu_without_volume_sampling_uses_the_plain_form():
    assert "plain form" in texts(CudaCheck(), (H100,), DRIVER)[2]


def test_what_is_not_known_of_a_gpu_is_not_told():
    assert texts(CudaCheck(), (), DRIVER)[1] == "1, the driver knows CUDA 13.0; nvidia-smi tells no more"
    assert texts(CudaCheck(), (Gpu("GB10", "580", 0, 0),), None)[1] == "GB10; driver 580"
