"""Motion files that say what they are: round trips, and every way the additions can be wrong."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import load_motion, load_piece, save_motion, save_piece

ROWS = np.random.default_rng(3).standard_normal((4, 70)).astype(np.float32) * 0.1 + 1
WORDS = st.text(st.characters(exclude_categories=("C", "Z")), max_size=20)


@settings(max_examples=25, deadline=None)
@given(WORDS, st.sampled_from(["all", "head", "face"]), WORDS, st.booleans())
def test_a_piece_is_loaded_as_it_was_saved(tmp_path_factory, name, part, source, has_reference):
    path = tmp_path_factory.mktemp("piece") / "m.npz"
    reference = ROWS[1] if has_reference else None
    save_piece(path, MotionPiece(MotionSequence(ROWS, 30), reference, name, part, source, "CC0"))

    piece = load_piece(path)

    assert piece.motion.values.tobytes() == ROWS.tobytes()
    assert (piece.motion.fps, piece.name, piece.part) == (30, name, part)
    assert (piece.source, piece.licence) == (source, "CC0")
    assert (piece.reference is None) == (reference is None)
    if reference is not None:
        assert piece.reference.tobytes() == reference.tobytes()
        assert not piece.reference.flags.writeable
    assert load_motion(path).values.tobytes() == ROWS.tobytes()


def test_motion_alone_is_a_piece_of_which_nothing_is_known(tmp_path):
    save_motion(tmp_path / "m.npz", MotionSequence(ROWS))

    piece = load_piece(tmp_path / "m.npz")

    assert (piece.reference, piece.name, piece.part, piece.source) == (None, "", "all", "")


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"reference": ROWS[0, :69]}, r"must be 70 floats, not float32 \(69,\)"),
        ({"reference": ROWS}, r"must be 70 floats"),
        ({"reference": np.arange(70)}, r"must be 70 floats"),
        ({"reference": np.full(70, np.nan, np.float32)}, "not finite"),
        ({"reference": -np.ones(70, np.float32)}, "scale of 0"),
        ({"part": np.str_("feet")}, "the part 'feet'"),
        ({"name": np.array(["a", "b"])}, "The name .* is not a line of text"),
        ({"name": np.int64(3)}, "The name .* is not a line of text"),
        ({"name": np.str_("x" * 501)}, "The name .* is not a line of text"),
        ({"source": np.array([print], object)}, "can't be read"),
    ],
)
def test_a_wrong_piece_is_refused(tmp_path, changes, complaint):
    path = tmp_path / "m.npz"
    np.savez(path, **{"motion": ROWS, "fps": np.int64(25)} | changes)
    with pytest.raises(MotionError, match=complaint):
        load_piece(path)
