"""Gives a network the tensors of a checkpoint: every one it has a place for, and not one more.

It does not read files (`joyvasa_runtime.convert` does) and finds no sizes (`networks.tensor_sizes`).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import torch
from torch import Tensor, nn

from joyvasa_runtime.errors import ModelPackError

Sizes = TypeVar("Sizes")
Network = TypeVar("Network", bound=nn.Module)

_WRAPPED = "module."
"""What training on several devices puts in front of every name."""

_OLD_GAIN, _OLD_DIRECTION = "weight_g", "weight_v"
_GAIN, _DIRECTION = "parametrizations.weight.original0", "parametrizations.weight.original1"
"""Weight norm's two tensors, as torch named them before version 2 and since."""

_SPECTRAL = "weight_orig"
"""Beside this one, a `weight_v` belongs to spectral norm."""

_NAMED = 3
"""Tensors named in one part of an error; more would not be read."""


def plain_names(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """The tensors under the names that networks use: without ``module.``, weight norm in the newer spelling.

    A name stays as it is where the plain one is taken, so nothing is lost on the way to the strict check.
    """
    plain: dict[str, Tensor] = {}
    for name, tensor in state.items():
        wanted = name.removeprefix(_WRAPPED)
        wanted = _newer_spelling(wanted, state, name)
        taken = wanted in plain or (wanted != name and wanted in state)
        plain[name if taken else wanted] = tensor
    return plain


def load_strict(module: nn.Module, state: Mapping[str, Tensor], name: str) -> None:
    """Fill a network with a checkpoint's tensors, or refuse them all.

    Parameters
    ----------
    module : nn.Module
        May live on the meta device; it then takes the tensors as they are, without a copy.
    state : mapping of str to Tensor
        In either spelling of weight norm, with or without ``module.`` in front. A single number may be stored
        with or without an axis, as torch has done over time.
    name : str
        The network in the user's words, for errors: "warping network".

    Raises
    ------
    ModelPackError
        If a tensor is missing, unexpected, or of another shape or kind; the network is then unchanged.
    """
    places = module.state_dict()
    tensors = _spelled_like(places, plain_names(state))
    faults = _Faults.between(places, tensors)
    if faults.count:
        raise faults.error(name)
    fitting = {key: tensors[key].reshape(place.shape).to(place.dtype) for key, place in places.items()}
    module.load_state_dict(fitting, assign=any(place.is_meta for place in places.values()))


def load_sized(
    make: Callable[[Sizes], Network],
    read_sizes: Callable[[Mapping[str, Tensor]], Sizes],
    published: Sizes,
    state: Mapping[str, Tensor],
    name: str,
) -> Network:
    """A network of the sizes that a checkpoint tells, filled with its tensors and ready to run.

    Parameters
    ----------
    make : callable
        Makes the network of given sizes.
    read_sizes : callable
        Reads the sizes from plainly named tensors.
    published : object
        Sizes of the published network. Where a wrong tensor is the one that tells a size, every other one
        seems wrong beside it; the error is then told by these.
    state, name
        See `load_strict`.

    Raises
    ------
    ModelPackError
        See `load_strict`.
    """
    tensors = plain_names(state)
    with torch.device("meta"):
        candidates = [make(read_sizes(tensors)), make(published)]
    network = min(candidates, key=lambda candidate: _faults(candidate, tensors).count)
    load_strict(network, tensors, name)
    return network.eval().requires_grad_(False)


@dataclass(frozen=True, slots=True)
class _Faults:
    """What is wrong between a network's places and the tensors of a checkpoint."""

    missing: tuple[str, ...]
    unexpected: tuple[str, ...]
    misfits: tuple[str, ...]

    @classmethod
    def between(cls, places: Mapping[str, Tensor], tensors: Mapping[str, Tensor]) -> "_Faults":
        return cls(
            missing=tuple(key for key in places if key not in tensors),
            unexpected=tuple(key for key in tensors if key not in places),
            misfits=tuple(_misfits(places, tensors)),
        )

    @property
    def count(self) -> int:
        return len(self.missing) + len(self.unexpected) + len(self.misfits)

    def error(self, name: str) -> ModelPackError:
        parts = [
            _listed("lacks", self.missing),
            _listed("holds what the network has no place for:", self.unexpected),
            _listed("has", self.misfits),
        ]
        return ModelPackError(
            f"The checkpoint of the {name} {'; it '.join(part for part in parts if part)}",
            "Get the published file of this network again; one of another network or version cannot be used.",
        )


def _faults(module: nn.Module, tensors: Mapping[str, Tensor]) -> _Faults:
    """What is wrong with plainly named tensors for a network."""
    places = module.state_dict()
    return _Faults.between(places, _spelled_like(places, tensors))


def _newer_spelling(wanted: str, state: Mapping[str, Tensor], name: str) -> str:
    """`wanted` with weight norm's older names replaced."""
    if wanted.endswith(f".{_OLD_GAIN}"):
        return wanted.removesuffix(_OLD_GAIN) + _GAIN
    if wanted.endswith(f".{_OLD_DIRECTION}") and name.removesuffix(_OLD_DIRECTION) + _SPECTRAL not in state:
        return wanted.removesuffix(_OLD_DIRECTION) + _DIRECTION
    return wanted


def _spelled_like(places: Mapping[str, Tensor], tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Plainly named tensors with weight norm spelled as the network does."""
    spelled: dict[str, Tensor] = {}
    for name, tensor in tensors.items():
        older = name.replace(_GAIN, _OLD_GAIN).replace(_DIRECTION, _OLD_DIRECTION)
        spelled[older if name not in places and older in places else name] = tensor
    return spelled


def _misfits(places: Mapping[str, Tensor], tensors: Mapping[str, Tensor]) -> list[str]:
    """Tensors that have a place but do not fit it, each with what is wrong."""
    misfits = []
    for name, place in places.items():
        tensor = tensors.get(name, place)
        if not isinstance(tensor, Tensor):
            misfits.append(f"{name} as a {type(tensor).__name__} instead of a tensor")
        elif not _has_shape_of(place, tensor):
            misfits.append(f"{name} of shape {tuple(tensor.shape)} instead of {tuple(place.shape)}")
        elif _kind(tensor) != _kind(place):
            misfits.append(f"{name} of type {tensor.dtype} instead of {place.dtype}")
    return misfits


def _has_shape_of(place: Tensor, tensor: Tensor) -> bool:
    """Whether the shapes agree; a single number may have an axis of its own."""
    return tensor.shape == place.shape or (place.ndim == 0 and tensor.shape == (1,))


def _kind(tensor: Tensor) -> str:
    """What can stand for each other: floats of any width, integers of any width, truth values."""
    if tensor.dtype == torch.bool:
        return "bool"
    return "float" if tensor.is_floating_point() else "int"


def _listed(verb: str, items: Sequence[str]) -> str:
    """ "<verb> a, b, c and 4 more", or nothing if there are no items."""
    if not items:
        return ""
    more = f" and {len(items) - _NAMED} more" if len(items) > _NAMED else ""
    return f"{verb} {', '.join(items[:_NAMED])}{more}"
