"""Filling a network with a checkpoint's tensors: every name and shape must be right, or nothing is loaded.

It opens no files and asks for no particular network; errors name the first tensor that is wrong.
"""

from collections.abc import Mapping

from torch import Tensor, nn

from joyvasa_runtime.errors import ModelPackError

_HINT = "Use the published checkpoint, or one trained with the published code."

_TODAY = {"weight_g": "parametrizations.weight.original0", "weight_v": "parametrizations.weight.original1"}
"""Weight norm's older spelling, and today's. Spectral norm also has a `weight_v`, beside a `weight_orig`."""


def load_strictly(network: nn.Module, tensors: Mapping[str, Tensor], what: str) -> None:
    """Copy the tensors into the network.

    Parameters
    ----------
    network : Module
    tensors : mapping
        A state dict, with weight norm as `respell_weight_norm` leaves it.
    what : str
        What the network is called in messages, such as "The motion generator".

    Raises
    ------
    ModelPackError
        If a tensor is missing, unexpected, or of another shape or kind.
    """
    expected = network.state_dict()
    for name in sorted(expected.keys() - tensors.keys()):
        raise ModelPackError(f"{what} has no tensor {name!r}", _HINT)
    for name in sorted(tensors.keys() - expected.keys()):
        raise ModelPackError(f"{what} has a tensor {name!r} that nothing here uses", _HINT)
    for name, wanted in expected.items():
        found = tensors[name]
        if found.shape != wanted.shape or found.is_floating_point() != wanted.is_floating_point():
            raise ModelPackError(
                f"{what}: {name!r} must be {_described(wanted)}, not {_described(found)}", _HINT
            )
    network.load_state_dict(dict(tensors), strict=True)


def respell_weight_norm(tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors with weight norm in today's spelling, whichever of the two they have."""
    return {_respelled(name, tensors): tensor for name, tensor in tensors.items()}


def _respelled(name: str, tensors: Mapping[str, Tensor]) -> str:
    module, _, last = name.rpartition(".")
    if last in _TODAY and f"{module}.weight_g" in tensors:
        return f"{module}.{_TODAY[last]}"
    return name


def _described(tensor: Tensor) -> str:
    return f"{str(tensor.dtype).removeprefix('torch.')} {tuple(tensor.shape)}"
