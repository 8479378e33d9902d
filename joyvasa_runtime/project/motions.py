"""The motions of a project's takes, beside the project value and found by their hash.

A motion is never changed, so a table of them only grows; what no take needs any more is left out when saving.
"""

import hashlib
from collections.abc import Mapping

from joyvasa_runtime.motion.sequence import MotionSequence

Motions = Mapping[str, MotionSequence]
"""Motion by the hash of its values."""


def motion_sha256(motion: MotionSequence) -> str:
    """Hash of a motion's values (little-endian float32, row by row), lower-case hexadecimal."""
    return hashlib.sha256(motion.values.astype("<f4", copy=False).tobytes()).hexdigest()
