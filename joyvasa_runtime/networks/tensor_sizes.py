"""Sizes of a network, read from the tensors of its checkpoint.

Nothing is judged here: the published size stands in for a missing tensor, and strict loading names the fault.
"""

from collections.abc import Mapping, Sequence

from torch import Tensor


def length(tensors: Mapping[str, Tensor], name: str, published: int, axis: int = 0) -> int:
    """Length of a tensor along an axis, at least 1; `published` where there is no such tensor or axis."""
    shape = getattr(tensors.get(name), "shape", ())
    return max(1, int(shape[axis])) if len(shape) > axis else published


def lengths(tensors: Mapping[str, Tensor], names: str, published: Sequence[int]) -> tuple[int, ...]:
    """Length of one tensor of each numbered part, such as ``blocks.{}.bias``; as many as there are parts."""
    parts = count_parts(tensors, names.partition("{}")[0]) or len(published)
    defaults = (*published, *[1] * parts)
    return tuple(length(tensors, names.format(part), defaults[part]) for part in range(parts))


def count_parts(tensors: Mapping[str, Tensor], prefix: str) -> int:
    """How many different words follow `prefix` in the names, up to a full stop: numbered parts."""
    return len({name[len(prefix) :].split(".")[0] for name in tensors if name.startswith(prefix)})
