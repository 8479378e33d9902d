"""What the system says of its NVIDIA GPUs: names, memory, driver. It computes nothing on them.

It asks, and needs no answer: a machine without a GPU, or without NVIDIA's tools, has nothing to tell.
"""

import ctypes
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Any

_ASK_S = 5.0
"""A driver that is asleep takes a second to answer; one that takes longer than this has other troubles."""

_FIELDS = ("name", "driver_version", "memory.total", "memory.used")

Ask = Callable[[tuple[str, ...]], str]
"""Gives the lines of a table, one a GPU, with the fields that are asked for, separated by commas."""


@dataclass(frozen=True, slots=True)
class Gpu:
    """One GPU: its name, the driver's version, its memory in MiB and how much of it is taken; 0 unknown."""

    name: str
    driver: str
    memory_mib: int
    used_mib: int


@dataclass(frozen=True, slots=True)
class CudaDriver:
    """The newest CUDA that the driver knows, such as (13, 0), and how many GPUs it sees."""

    cuda: tuple[int, int]
    gpus: int


def nvidia_smi(environment: Mapping[str, str], platform: str = sys.platform) -> str:
    """The command that starts NVIDIA's tool.

    Windows would look for a bare name in the current folder first, which is that of the project that was
    opened: there, a stranger's file of this name would be run.
    """
    if platform != "win32":
        return "nvidia-smi"
    return str(PureWindowsPath(environment.get("SystemRoot", r"C:\Windows"), "System32", "nvidia-smi.exe"))


def ask_nvidia_smi(fields: tuple[str, ...]) -> str:
    """What NVIDIA's tool answers, or nothing where it is missing, fails or does not answer soon."""
    command = [nvidia_smi(os.environ), f"--query-gpu={','.join(fields)}", "--format=csv,noheader,nounits"]
    # On Windows a program without a console would open one for a moment.
    quiet = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_ASK_S, check=True, creationflags=quiet
        )
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return ""
    return done.stdout


def list_gpus(ask: Ask = ask_nvidia_smi) -> tuple[Gpu, ...]:
    """The GPUs of this machine in the order of NVIDIA's tool; empty where it is not there."""
    rows = ([value.strip() for value in line.split(",")] for line in ask(_FIELDS).splitlines())
    return tuple(
        Gpu(name, driver, _whole(memory), _whole(used))
        for name, driver, memory, used in (row for row in rows if len(row) == len(_FIELDS))
    )


def find_driver(load: Callable[[str], Any] = ctypes.CDLL) -> CudaDriver | None:
    """The driver of this machine, or None where there is none.

    Parameters
    ----------
    load : callable
        Opens a library of the system, or raises OSError.
    """
    try:
        library = load("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
    except OSError:
        return None
    version, count = ctypes.c_int(), ctypes.c_int()
    library.cuDriverGetVersion(ctypes.byref(version))
    # Without a GPU the first of these fails, and the count stays 0.
    if library.cuInit(0) == 0:
        library.cuDeviceGetCount(ctypes.byref(count))
    return CudaDriver((version.value // 1000, version.value % 1000 // 10), count.value)


def _whole(text: str) -> int:
    """A number of the table; some GPUs answer "[N/A]"."""
    return int(text) if text.isdecimal() else 0
