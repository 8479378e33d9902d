"""The bundled sample project is the one that its script makes."""

from dataclasses import replace

import numpy as np

from installer.make_sample import sample_project
from joyvasa_runtime.project.storage import load_project
from joyvasa_runtime.resources import resource


def test_the_bundled_sample_is_what_the_script_makes():
    made, motion = sample_project()

    kept = load_project(resource("sample", "sample.joyvasa"))

    (take,) = kept.project.takes
    # Processors differ in the last bits of a motion, and so does its hash.
    expected = replace(made.takes[0], motion_sha256=take.motion_sha256)
    assert kept.project == replace(made, takes=(expected,))
    np.testing.assert_allclose(kept.motions[take.motion_sha256].values, motion.values, atol=0.01)
