"""An array that stays on the device where a model made it, so that the next model needs no copy.

What it holds is known to sessions only (`session`).
"""

from dataclasses import dataclass
from typing import Any

from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class DeviceArray:
    """A model's answer, left where it was computed; any session of the same device takes it as an input.

    Parameters
    ----------
    value : object
        The inference engine's own value.
    """

    value: Any

    @property
    def shape(self) -> tuple[int, ...]:
        """Its sizes."""
        return tuple(self.value.shape())

    def numpy(self) -> NDArray[Any]:
        """A copy in the computer's memory."""
        array: NDArray[Any] = self.value.numpy()
        return array
