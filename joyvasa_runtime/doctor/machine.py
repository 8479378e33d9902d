"""Findings on the system and the libraries, the video encoder and sound devices."""

import os
import platform
import sys

import av
import cv2
import numpy as np

from joyvasa_runtime.doctor.finding import Finding
from joyvasa_runtime.models.session import versions


def examine_machine() -> tuple[Finding, ...]:
    """Findings on everything but GPUs and packs."""
    return _system(), _libraries(), _encoder(), _sound_devices()


def _system() -> Finding:
    cores = os.cpu_count() or 1
    python = ".".join(map(str, sys.version_info[:3]))
    return Finding("system", True, f"{platform.platform()}, {cores} cores, Python {python}")


def _libraries() -> Finding:
    text = f"{versions()}, OpenCV {cv2.__version__}, PyAV {av.__version__}, numpy {np.__version__}"
    return Finding("libraries", True, text)


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
