"""Reading plain data and numpy arrays from a pickle without running anything that it asks for.

No class or function of the pickle's choosing is ever called: what numpy's pickles name is answered by our own
stand-ins, everything else is refused by name. What the data mean is `template_import`'s business.
"""

import io
import math
import pickle
import re
from collections.abc import Callable
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import MotionError

_DTYPE_CODE = re.compile(r"[fiu][1248]|b1")


def read_plain_pickle(data: bytes, name: str) -> object:
    """What the pickle holds: None, numbers, strings, lists, tuples, dicts, sets and numeric arrays.

    Parameters
    ----------
    data : bytes
    name : str
        What to call it in messages.

    Raises
    ------
    MotionError
        If it names anything else than numpy arrays, or is damaged.
    """
    try:
        return _Reader(io.BytesIO(data)).load()
    except _RefusedError as error:
        raise MotionError(
            f"{name} is unsafe: it asks for {error}, which a motion file has no use for",
            "Nothing of it was run. Don't trust this file.",
        ) from error
    except Exception as error:  # a damaged pickle raises whatever its bytes happen to spell
        raise MotionError(f"{name} is damaged or not a pickle: {error}", "Get the file again.") from error


class _RefusedError(Exception):
    """A name that the pickle may not use."""


class _Call:
    """A stand-in for something callable; it can't be changed or subclassed from inside the pickle."""

    __slots__ = ("_make",)

    def __init__(self, make: Callable[..., object]) -> None:
        self._make = make

    def __call__(self, *args: object) -> object:
        return self._make(*args)

    def __setstate__(self, state: object) -> NoReturn:
        raise pickle.UnpicklingError("it changes a function")


class _Dtype:
    """Stands for `numpy.dtype`: a code such as ``f4`` and a byte order."""

    __slots__ = ("_code", "_order")

    def __init__(self, code: object, *_flags: object) -> None:
        if not isinstance(code, str) or not _DTYPE_CODE.fullmatch(code):
            raise pickle.UnpicklingError(f"it holds an array of {code!r}")
        self._code = code
        self._order = "="

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        if state[1] not in ("<", ">", "|", "="):
            raise pickle.UnpicklingError(f"unknown byte order {state[1]!r}")
        self._order = state[1]

    def dtype(self) -> np.dtype[Any]:
        return np.dtype(self._order + self._code)


class _Array:
    """Stands for an array under construction: `numpy` fills it by its state, so do we."""

    __slots__ = ("value",)

    def __init__(self, *_args: object) -> None:
        self.value: NDArray[Any] | None = None

    def __setstate__(self, state: tuple[Any, ...]) -> None:
        _version, shape, dtype, is_fortran, raw = state
        self.value = _array(raw, dtype, shape, "F" if is_fortran else "C")


class _Reader(pickle._Unpickler):
    """The unpickler written in Python: unlike the C one, its memory is bounded by the size of the file."""

    def find_class(self, module: str, name: str) -> Any:
        """The stand-in for a name, or the refusal of it."""
        make = NUMPY_STAND_INS.get((module.replace("numpy._core.", "numpy.core."), name))
        if make is None:
            raise _RefusedError(f"{module}.{name}")
        return _Call(make)

    def load(self) -> object:
        return _plain(super().load())


def _array(raw: object, dtype: object, shape: object, order: object = "C") -> NDArray[Any]:
    """An array from its bytes, if they are exactly as many as shape and dtype ask for."""
    if (
        not isinstance(dtype, _Dtype)
        or not isinstance(shape, tuple)
        or not isinstance(raw, bytes | bytearray)
    ):
        raise pickle.UnpicklingError("an array is not made of numbers")
    kind = dtype.dtype()
    sizes = [size for size in shape if type(size) is int and size >= 0]
    if len(sizes) != len(shape) or len(shape) > 8 or math.prod(sizes) * kind.itemsize != len(raw):
        raise pickle.UnpicklingError("an array has another size than its shape")
    return np.frombuffer(raw, kind).reshape(sizes, order="F" if order == "F" else "C")


def _scalar(dtype: object, raw: object) -> object:
    return _array(raw, dtype, ())[()]


def _latin1(text: object, encoding: object) -> bytes:
    """How pickles of protocol 2 and older write bytes."""
    if not isinstance(text, str) or encoding != "latin1":
        raise pickle.UnpicklingError("unknown text encoding")
    return text.encode("latin1")


def _plain(value: object) -> object:
    """The value with every stand-in replaced by its array; anything half-made is refused.

    Containers are visited with a list of our own instead of recursion: a hostile pickle nests deeply.
    """
    root: list[object] = [value]
    seen: set[int] = set()
    open_containers: list[Any] = [root]
    while open_containers:
        container = open_containers.pop()
        if id(container) in seen:
            continue
        seen.add(id(container))
        pairs = container.items() if isinstance(container, dict) else enumerate(container)
        for key, item in list(pairs):
            if isinstance(item, _Array) and item.value is not None and not isinstance(container, tuple):
                container[key] = item.value
            elif isinstance(item, list | dict | tuple):
                open_containers.append(item)
            elif isinstance(item, _Array | _Call | _Dtype):
                raise pickle.UnpicklingError("it holds something that is not data")
    return root[0]


NUMPY_STAND_INS: dict[tuple[str, str], Callable[..., object]] = {
    ("numpy", "ndarray"): _Array,
    ("numpy", "dtype"): _Dtype,
    ("numpy.core.multiarray", "_reconstruct"): _Array,
    ("numpy.core.multiarray", "scalar"): _scalar,
    ("numpy.core.numeric", "_frombuffer"): _array,
    ("_codecs", "encode"): _latin1,
    ("__builtin__", "bytes"): lambda: b"",
}
"""What answers to the names in numpy's own pickles of all versions and protocols (2.x: ``numpy._core``)."""
