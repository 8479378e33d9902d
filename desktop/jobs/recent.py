"""A few values that took long to make, kept by what they were made from. Not for several threads."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """The values made last, by their keys.

    Parameters
    ----------
    count : int
        How many are kept.
    """

    def __init__(self, count: int) -> None:
        self._count = count
        self._values: OrderedDict[Hashable, Value] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], Value]) -> Value:
        """The value of a key, made where it isn't there; nothing is kept of a failure."""
        if key not in self._values:
            self._values[key] = make()
        self._values.move_to_end(key)
        while len(self._values) > self._count:
            self._values.popitem(last=False)
        return self._values[key]

    def clear(self) -> None:
        """Forget them all."""
        self._values.clear()
