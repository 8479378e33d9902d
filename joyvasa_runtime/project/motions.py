"""The motions of a project's takes and layers, beside the project value and found by their hash.

A motion is never changed, so a table of them only grows; what nothing needs any more is left out when saving.
"""

import hashlib
from collections.abc import Iterator, Mapping

import numpy as np

from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.performance.layer import LayerMotion

Motions = Mapping[str, MotionSequence]
"""Motion by the hash of its values."""


def motion_sha256(motion: MotionSequence) -> str:
    """Hash of a motion's values (little-endian float32, row by row), lower-case hexadecimal."""
    # Seen, not copied: an hour is 25 MB.
    return hashlib.sha256(np.ascontiguousarray(motion.values, "<f4").data).hexdigest()


def layer_motions(project: Project) -> Iterator[tuple[Clip, LayerMotion]]:
    """The pieces of motion in layers, with their clips."""
    for track in project.tracks:
        for clip in track.clips:
            for layer in clip.performance.layers:
                if layer.motion is not None:
                    yield clip, layer.motion
