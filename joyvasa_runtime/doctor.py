"""What this machine has for making videos: one finding per part, each with what it means.

It only looks; a finding that isn't good says what to do, and a missing GPU is a normal state.
"""

import os
import platform
import sys
from dataclasses import dataclass

import av
import cv2
import numpy as np

from joyvasa_runtime.models.catalog import PackEntry, list_packs
from joyvasa_runtime.models.session import accelerator_problem, versions


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of the machine: its name, whether it serves, and what was found or what to do."""

    name: str
    is_good: bool
    text: str


def examine() -> tuple[Finding, ...]:
    """Findings on the system, the libraries, the accelerator, sound devices and model packs."""
    checks = (_system, _libraries, _accelerator, _encoder, _sound_devices)
    return tuple(check() for check in checks) + _packs()


def _system() -> Finding:
    cores = os.cpu_count() or 1
    python = ".".join(map(str, sys.version_info[:3]))
    return Finding("system", True, f"{platform.platform()}, {cores} cores, Python {python}")


def _libraries() -> Finding:
    text = f"{versions()}, OpenCV {cv2.__version__}, PyAV {av.__version__}, numpy {np.__version__}"
    return Finding("libraries", True, text)


def _accelerator() -> Finding:
    problem = accelerator_problem()
    if problem:
        return Finding("accelerator", True, f"models run on the CPU: {problem}")
    return Finding("accelerator", True, "CUDA can be tried; animate says what was really used")


def _encoder() -> Finding:
    if "libx264" in av.codecs_available:
        return Finding("video encoder", True, "H.264 (libx264) with AAC sound")
    return Finding("video encoder", False, "H.264 is missing: install the package av from its wheel")


def _sound_devices() -> Finding:
    """Recording and playing need PortAudio and a device; making videos needs neither."""
    try:
        import sounddevice
    except OSError:
        return Finding("sound devices", True, "none: PortAudio is missing (Debian: libportaudio2)")
    names = [device["name"] for device in sounddevice.query_devices()]
    return Finding("sound devices", True, ", ".join(names) if names else "none")


def _packs() -> tuple[Finding, ...]:
    entries = list_packs()
    if not entries:
        return (Finding("packs", False, "no model pack is installed; install the program again"),)
    return tuple(_pack(entry) for entry in entries)


def _pack(entry: PackEntry) -> Finding:
    if entry.manifest is None:
        return Finding(f"pack {entry.folder.name}", False, str(entry.problem))
    manifest = entry.manifest
    return Finding(f"pack {manifest.id}", True, f"{manifest.name} {manifest.version}, {manifest.licence}")
