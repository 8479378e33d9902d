"""Where frames are drawn: the probe's verdicts, and what gives way when memory is short."""

import numpy as np
import pytest

from joyvasa_runtime.errors import DeviceMemoryError
from joyvasa_runtime.portrait.liveportrait.placement import Placement

NO_MEMORY = DeviceMemoryError("The GPU has too little memory for generator", "")


def placed(pack, memory_mib=81_559) -> Placement:
    return Placement(pack, lambda: memory_mib)


def where(placement: Placement) -> str:
    stages = placement.place.stages
    return f"{stages.provider} {stages.precision}"


def test_a_gpu_that_draws_right_draws_in_half_precision(fake_pack):
    placement = placed(fake_pack())
    assert where(placement) == "cuda fp16"
    assert (placement.place.batch, placement.place.lanes) == (4, 3)
    assert placement.notes == ()


@pytest.mark.parametrize(
    ("memory_mib", "load"), [(24_564, (4, 3)), (12_288, (2, 2)), (4_096, (1, 1)), (0, (1, 1))]
)
def test_a_smaller_gpu_is_given_less_at_once(fake_pack, memory_mib, load):
    place = placed(fake_pack(), memory_mib).place
    assert (place.batch, place.lanes) == load


def test_without_a_gpu_nothing_is_probed_and_nothing_is_told(fake_pack):
    pack = fake_pack(has_gpu=False)
    placement = placed(pack)
    assert where(placement) == "cpu fp32"
    assert placement.place.batch == 1
    assert placement.notes == ()
    assert pack.batches == []


def test_a_pack_without_half_precision_draws_in_full_on_the_gpu(fake_pack):
    assert where(placed(fake_pack(missing=("generator_fp16",)))) == "cuda fp32"


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (lambda picture: picture * np.float32(np.nan), "not finite"),
        (lambda picture: picture * 0, "black"),
        (lambda picture: picture + np.float32(0.1), "20 dB"),
    ],
)
def test_a_wrong_probe_in_half_precision_means_full_precision_and_is_told(fake_pack, fault, told):
    placement = placed(fake_pack(drawn={"cuda fp16": fault}))
    assert where(placement) == "cuda fp32"
    assert len(placement.notes) == 1
    assert "fp16" in placement.notes[0]
    assert told in placement.notes[0]


def test_a_tiny_deviation_is_no_fault(fake_pack):
    near = fake_pack(drawn={"cuda fp16": lambda picture: picture + np.float32(0.004)})
    assert where(placed(near)) == "cuda fp16"


def test_a_gpu_that_is_wrong_in_every_precision_is_not_used(fake_pack):
    black = {place: lambda picture: picture * 0 for place in ("cuda fp16", "cuda fp32")}
    placement = placed(fake_pack(drawn=black))
    assert where(placement) == "cpu fp32"
    assert ["fp16" in note for note in placement.notes] == [True, False]


def test_a_gpu_too_small_for_the_probe_is_not_used(fake_pack):
    placement = placed(fake_pack(most_frames={"cuda": 0}))
    assert where(placement) == "cpu fp32"
    assert "too little memory" in placement.notes[0]


def test_short_memory_takes_the_batch_then_the_picture_networks_then_the_drawing(fake_pack):
    placement = placed(fake_pack())
    steps = []
    for _ in range(3):
        placement.step_down(placement.place, NO_MEMORY)
        place = placement.place
        steps.append((place.batch, place.reads_on_cpu, where(placement)))
    assert steps == [(1, False, "cuda fp16"), (1, True, "cuda fp16"), (1, True, "cpu fp32")]
    assert len(placement.notes) == 3
    with pytest.raises(DeviceMemoryError, match="too little memory for generator"):
        placement.step_down(placement.place, NO_MEMORY)


def test_two_threads_that_fail_at_the_same_place_step_down_once(fake_pack):
    placement = placed(fake_pack())
    failed = placement.place
    placement.step_down(failed, NO_MEMORY)
    placement.step_down(failed, NO_MEMORY)
    assert placement.place.reads_on_cpu is False
    assert len(placement.notes) == 1


@pytest.mark.parametrize(("samples", "role"), [(True, "sampling_fp16"), (False, "sampling_plain_fp16")])
def test_a_gpu_that_cannot_sample_volumes_gets_the_plain_form(fake_pack, samples, role):
    pack = fake_pack(samples_volumes=samples)
    assert where(placed(pack)) == "cuda fp16"
    assert [name for name in pack.opened if name.startswith("sampling")] == [role]
