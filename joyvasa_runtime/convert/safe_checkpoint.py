"""Reading a torch checkpoint without running anything that it asks for.

Only weights and a few plain things are let in; whether the tensors fit a network is `strict_loading`'s.
"""

import argparse
import contextlib
import os
import pickle
import pickletools
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

import torch
from torch import Tensor

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.motion.safe_pickle import NUMPY_STAND_INS

MAX_CHECKPOINT_BYTES = 4 * 2**30
"""The largest published file has 0.5 GB."""

_SCANNED_BYTES = 2**20
"""Where the names of a pickle are looked for, once it was refused."""

_DISTRUST = "Nothing of it was run. Don't trust this file; get the published one."
_AGAIN = "Get the published file again."

_OURS = re.compile(r"torch\b|collections\.OrderedDict$")
"""What every checkpoint names."""

_REFUSED = re.compile(r"GLOBAL (\S+) (?:was not an allowed|whose module)")
"""How torch names what a pickle may not use."""


def read_checkpoint(path: Path) -> object:
    """What a file of `torch.save` holds, of either format: tensors, plain data, a Namespace, paths.

    Paths come back as pure ones of their own system; numpy's arrays and numbers as stand-ins of no use.

    Raises
    ------
    ModelPackError
        If the file is missing, damaged, no checkpoint, or asks for anything else; nothing of it is run.
    """
    _check_size(path)
    try:
        with warnings.catch_warnings(), torch.serialization.safe_globals(_allowed()):
            warnings.simplefilter("ignore")  # of unusual protocols, which are refused anyway
            return torch.load(path, map_location="cpu", weights_only=True)
    except pickle.UnpicklingError as error:
        raise _refused(path, error) from error
    except Exception as error:  # damaged bytes raise whatever they happen to spell
        reason = next(iter(str(error).splitlines()), "") or type(error).__name__
        raise ModelPackError(f"{path} is damaged or not a checkpoint ({reason[:200]})", _AGAIN) from error


def read_tensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a checkpoint that holds nothing else.

    Raises
    ------
    ModelPackError
        See `read_checkpoint`; also if it holds something else.
    """
    return tensors_in(read_checkpoint(path), path)


def tensors_in(held: object, path: Path) -> dict[str, Tensor]:
    """`held` as tensors by name, once each is found to be a plain one.

    Parameters
    ----------
    held : object
        A checkpoint or a part of one.
    path : Path
        Where it came from, for errors.

    Raises
    ------
    ModelPackError
    """
    if not isinstance(held, Mapping) or not held:
        raise ModelPackError(f"{path} holds no tensors where a network's should be", _AGAIN)
    for name, value in held.items():
        if not isinstance(name, str) or not _is_plain(value):
            raise ModelPackError(f"{path} holds something else than a tensor under the name {name!r}", _AGAIN)
    return dict(held)


def _is_plain(value: object) -> bool:
    """Whether it is a tensor with a number of its own for every element: one can claim to be far larger."""
    return (
        type(value) in (Tensor, torch.nn.Parameter)
        and isinstance(value, Tensor)
        and value.layout == torch.strided
        and value.device.type == "cpu"
        and not value.is_quantized
        and value.numel() * value.element_size() <= value.untyped_storage().nbytes()
    )


def _allowed() -> list[Callable[..., Any] | tuple[Callable[..., Any], str]]:
    """What a checkpoint may name besides torch's own tensors, and what answers to the name."""
    answers: list[Callable[..., Any] | tuple[Callable[..., Any], str]] = [argparse.Namespace]
    for system, path in (("Posix", PurePosixPath), ("Windows", PureWindowsPath)):
        # A real path of the other system can't even be made.
        for module in ("pathlib", "pathlib._local"):
            answers += [(path, f"{module}.{system}Path"), (path, f"{module}.Pure{system}Path")]
    for (module, name), answer in NUMPY_STAND_INS.items():
        if module.startswith("numpy"):
            answers.append((answer, f"{module}.{name}"))
            answers.append((answer, f"{module.replace('numpy.core', 'numpy._core')}.{name}"))
    return answers


def _check_size(path: Path) -> None:
    """Refuse what is empty, enormous, or an archive that unpacks to more than it weighs."""
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
        if not 0 < size <= MAX_CHECKPOINT_BYTES:
            what = "is empty" if size == 0 else f"is far too large for a checkpoint ({size / 1e9:.0f} GB)"
            raise ModelPackError(f"{path} {what}", _AGAIN)
        if not zipfile.is_zipfile(path):
            return  # the older format, or nothing at all: torch tells
        with zipfile.ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except OSError as error:
        raise ModelPackError(f"{path} can't be read: {error.strerror or error}", _AGAIN) from error
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as error:
        raise ModelPackError(f"{path} is damaged or not a checkpoint ({error})", _AGAIN) from error
    if unpacked > size:
        raise ModelPackError(f"{path} is unsafe: it unpacks to more than it weighs", _DISTRUST)


def _refused(path: Path, error: pickle.UnpicklingError) -> ModelPackError:
    """The error for a pickle that torch would not go on with."""
    named = _REFUSED.search(str(error))
    name = named.group(1) if named else _foreign_name(path)
    if not name:
        return ModelPackError(f"{path} is damaged, or holds more than weights", _AGAIN)
    return ModelPackError(f"{path} is unsafe: it asks for {name}, which weights have no use for", _DISTRUST)


def _foreign_name(path: Path) -> str:
    """The first thing outside torch that a pickle of a newer protocol names; empty if there is none."""
    words: list[str] = []
    # What is no pickle names nothing.
    with contextlib.suppress(OSError, ValueError, zipfile.BadZipFile, zlib.error):
        for code, word, _ in pickletools.genops(_pickled(path)):
            if code.name == "STACK_GLOBAL" and not _OURS.match(name := ".".join(words[-2:])):
                return name
            if isinstance(word, str):
                words.append(word)
    return ""


def _pickled(path: Path) -> bytes:
    """The pickle of a checkpoint, its beginning at least."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            return stream.read(_SCANNED_BYTES)
    with zipfile.ZipFile(path) as archive:
        pickles = [item for item in archive.infolist() if item.filename.endswith("data.pkl")]
        if not pickles:
            return b""
        with archive.open(pickles[0]) as stream:
            return stream.read(_SCANNED_BYTES)
