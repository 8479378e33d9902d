"""The bundled gestures are those that their script makes."""

import numpy as np

from installer.make_library import PIECES, least_jerk, write_library
from joyvasa_runtime.motion.storage import load_piece
from joyvasa_runtime.resources import resource


def test_the_bundled_pieces_are_what_the_script_makes(tmp_path):
    write_library(tmp_path)

    made = {path.name: load_piece(path) for path in tmp_path.iterdir()}
    kept = {path.name: load_piece(path) for path in resource("library").iterdir()}
    assert len(made) == len(PIECES)
    assert made.keys() == kept.keys()
    for name, piece in made.items():
        np.testing.assert_allclose(piece.motion.values, kept[name].motion.values, atol=1e-6)
        assert (piece.name, piece.part, piece.licence) == (kept[name].name, kept[name].part, "MIT")


def test_a_movement_rests_at_its_stops_and_is_halfway_in_the_middle():
    values = least_jerk(21, ((0, 1.0), (20, 3.0)))

    assert (values[0], values[10], values[20]) == (1.0, 2.0, 3.0)
    assert abs(values[1] - values[0]) < 0.01
