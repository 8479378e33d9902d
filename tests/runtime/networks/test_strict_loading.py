from collections.abc import Mapping

import pytest
import torch
from torch import Tensor, nn

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.networks.strict_loading import load_sized, load_strict, plain_names

GAIN, DIRECTION = "parametrizations.weight.original0", "parametrizations.weight.original1"


class OldSpelling(nn.Module):
    """What torch's older weight norm called its tensors."""

    def __init__(self) -> None:
        super().__init__()
        self.weight_g = nn.Parameter(torch.zeros(4, 1))
        self.weight_v = nn.Parameter(torch.zeros(4, 3))


class Normed(nn.Module):
    """One layer of each kind that loading must tell apart."""

    def __init__(self) -> None:
        super().__init__()
        self.linear = nn.Linear(2, 3)
        self.norm = nn.BatchNorm1d(3)
        self.spectral = nn.utils.spectral_norm(nn.Linear(3, 3, bias=False))
        self.weighted = nn.utils.parametrizations.weight_norm(nn.Linear(3, 4))


def filled(module: nn.Module) -> dict[str, Tensor]:
    generator = torch.Generator().manual_seed(3)
    return {
        name: torch.full((), 7)
        if tensor.dtype == torch.int64
        else torch.rand(tensor.shape, generator=generator)
        for name, tensor in module.state_dict().items()
    }


def older(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {
        name.replace(GAIN, "weight_g").replace(DIRECTION, "weight_v"): value for name, value in state.items()
    }


def wrapped(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {f"module.{name}": value for name, value in state.items()}


@pytest.mark.parametrize("spell", [dict, older, wrapped, lambda state: wrapped(older(state))])
def test_every_spelling_fills_the_network_with_the_same_tensors(spell) -> None:
    network = Normed()
    state = filled(network)
    load_strict(network, spell(state), "test network")
    for name, tensor in network.state_dict().items():
        assert torch.equal(tensor, state[name]), name


@pytest.mark.parametrize("name", ["weighted.weight_{}", "weighted.parametrizations.weight.original{}"])
def test_a_network_of_the_older_spelling_takes_both(name: str) -> None:
    network = nn.ModuleDict({"weighted": OldSpelling()})
    ends = ("g", "v") if name.endswith("weight_{}") else ("0", "1")
    gain, direction = torch.rand(4, 1), torch.rand(4, 3)
    load_strict(network, {name.format(ends[0]): gain, name.format(ends[1]): direction}, "test network")
    assert torch.equal(network["weighted"].weight_g, gain)
    assert torch.equal(network["weighted"].weight_v, direction)


def test_the_v_of_spectral_norm_keeps_its_name() -> None:
    state = filled(Normed())
    assert set(plain_names(wrapped(older(state)))) == set(state)
    assert "spectral.weight_v" in plain_names(state)


def test_a_network_without_memory_of_its_own_takes_the_tensors_themselves() -> None:
    with torch.device("meta"):
        network = nn.Linear(2, 3)
    state = {"weight": torch.rand(3, 2), "bias": torch.rand(3).half()}
    load_strict(network, state, "test network")
    assert network.weight.data_ptr() == state["weight"].data_ptr()
    assert network.bias.dtype == torch.float32
    assert torch.equal(network.bias, state["bias"].float())


def refused(state: dict[str, Tensor]) -> str:
    network = Normed()
    before = {name: tensor.clone() for name, tensor in network.state_dict().items()}
    with pytest.raises(ModelPackError) as caught:
        load_strict(network, state, "test network")
    for name, tensor in network.state_dict().items():
        assert torch.equal(tensor, before[name]), f"{name} changed although the checkpoint was refused"
    assert caught.value.hint.startswith("Get the published file")
    return caught.value.message


def test_a_missing_tensor_is_named_with_its_network() -> None:
    state = filled(Normed())
    del state["norm.running_var"]
    assert refused(state) == "The checkpoint of the test network lacks norm.running_var"


def test_an_unexpected_tensor_is_named() -> None:
    state = filled(Normed()) | {"linear.extra": torch.zeros(2)}
    assert "has no place for: linear.extra" in refused(state)


def test_a_tensor_given_in_two_spellings_is_unexpected() -> None:
    state = filled(Normed())
    assert "module.linear.bias" in refused(state | {"module.linear.bias": state["linear.bias"]})
    assert "weighted.weight_g" in refused(state | {"weighted.weight_g": torch.zeros(4, 1)})


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (torch.zeros(2, 3), "linear.weight of shape (2, 3) instead of (3, 2)"),
        (torch.zeros(3, 2, dtype=torch.int64), "linear.weight of type torch.int64 instead of torch.float32"),
        ({"nested": 1}, "linear.weight as a dict instead of a tensor"),
    ],
)
def test_a_tensor_that_does_not_fit_is_named_with_what_is_wrong(value: Tensor, fault: str) -> None:
    state = filled(Normed())
    state["linear.weight"] = value
    assert fault in refused(state)


def test_all_kinds_of_faults_are_told_at_once_and_long_lists_cut() -> None:
    message = refused({f"other.{index}": torch.zeros(1) for index in range(5)})
    assert "lacks linear.weight, linear.bias, norm.weight and 10 more; it holds" in message
    assert message.endswith("other.0, other.1, other.2 and 2 more")


def test_a_single_number_may_be_stored_with_an_axis_of_its_own() -> None:
    network = Normed()
    load_strict(network, filled(network) | {"norm.num_batches_tracked": torch.tensor([9])}, "test network")
    assert network.norm.num_batches_tracked.shape == ()
    assert network.norm.num_batches_tracked == 9


def test_a_wrong_tensor_that_tells_a_size_is_named_by_the_published_sizes() -> None:
    def make(width: int) -> nn.Module:
        return nn.Sequential(nn.Linear(2, width), nn.Linear(width, 3))

    def width_of(tensors: Mapping[str, Tensor]) -> int:
        return len(tensors["0.bias"])

    state = dict(make(4).state_dict()) | {"0.bias": torch.zeros(5)}
    with pytest.raises(ModelPackError, match=r"network has 0\.bias of shape \(5,\) instead of \(4,\)\. "):
        load_sized(make, width_of, 4, state, "test network")
    assert load_sized(make, width_of, 4, make(6).state_dict(), "test network")[1].in_features == 6
