"""Keys copied from curves, as a value that can be pasted at another time and into another curve."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.curves.edits.selection import Limits, clamped, indices_of, put

Address = TypeVar("Address", bound=Hashable)


@dataclass(frozen=True, slots=True)
class CopiedKeys(Generic[Address]):
    """Copied keys.

    Parameters
    ----------
    curves : tuple of (address, tuple of Key)
        Keys of each curve, at least one; their frames count from the earliest of all.
    """

    curves: tuple[tuple[Address, tuple[Key, ...]], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.curves)

    @property
    def frames(self) -> int:
        """How many frames they cover, from the earliest key to the latest."""
        return max((keys[-1].frame for _, keys in self.curves), default=-1) + 1

    def keys(self, address: Address) -> tuple[Key, ...]:
        """The keys that were copied from a curve."""
        return next((keys for name, keys in self.curves if name == address), ())


def copy_keys(
    curves: Mapping[Address, Curve], frames: Mapping[Address, Collection[int]]
) -> CopiedKeys[Address]:
    """Keys of curves as a value of their own.

    Parameters
    ----------
    curves : mapping of address to Curve
    frames : mapping of address to collection of int
        Of the keys to copy; a curve that isn't named gives none.
    """
    chosen = {
        address: [curve.keys[index] for index in indices_of(curve, frames.get(address, ()))]
        for address, curve in curves.items()
    }
    first = min((keys[0].frame for keys in chosen.values() if keys), default=0)
    return CopiedKeys(
        tuple(
            (address, tuple(replace(key, frame=key.frame - first) for key in keys))
            for address, keys in chosen.items()
            if keys
        )
    )


def paste_keys(curve: Curve, keys: Sequence[Key], at_frame: int, limits: Limits) -> Curve:
    """The curve with copied keys put in; those that they land on go.

    Parameters
    ----------
    curve : Curve
    keys : sequence of Key
        Their frames count from `at_frame`.
    at_frame : int
    limits : (float, float)
        Lowest and highest value; each key stays within them.
    """
    return put(
        curve,
        [replace(key, frame=key.frame + at_frame, value=clamped(key.value, limits)) for key in keys],
    )
