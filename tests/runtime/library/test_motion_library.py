"""The library's folder: what is kept, renamed, removed, imported and exported, and what is refused."""

import pickle

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.library.motion_library import MotionLibrary
from joyvasa_runtime.motion.piece import MotionPiece, plain_line
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.storage import save_motion, save_piece
from joyvasa_runtime.resources import resource

ROWS = np.random.default_rng(1).standard_normal((12, 70)).astype(np.float32) * 0.1 + 1
REST = np.ones(70, np.float32)


def piece(name="Wave", **changes):
    return MotionPiece(**{"motion": MotionSequence(ROWS), "reference": ROWS[0], "name": name} | changes)


def facts(item):
    return (
        item.name,
        item.part,
        item.source,
        item.licence,
        item.motion.values.tobytes(),
        item.reference.tobytes(),
    )


@pytest.fixture
def library(tmp_path):
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    save_piece(bundled / "nod.motion.npz", piece("Nod", source="Us"))
    return MotionLibrary(tmp_path / "mine", bundled)


@settings(max_examples=25, deadline=None)
@given(
    name=st.text(max_size=60).filter(plain_line),
    part=st.sampled_from(["all", "head", "face"]),
    frames=st.integers(1, 12),
)
def test_what_is_kept_comes_back_and_under_any_name(tmp_path_factory, name, part, frames):
    folder = tmp_path_factory.mktemp("library")
    library = MotionLibrary(folder, folder / "none")
    kept = library.add(piece(name, motion=MotionSequence(ROWS[:frames]), part=part))

    (found,) = library.look().items

    assert facts(found) == facts(kept)
    assert found.name == plain_line(name)
    assert found.motion.values.tobytes() == ROWS[:frames].tobytes()


def test_the_shelf_is_ordered_by_name_and_holds_what_is_bundled(library):
    for name in ("wave", "Adieu", "wave"):
        library.add(piece(name))

    shelf = library.look()

    assert [(item.name, item.is_bundled) for item in shelf.items] == [
        ("Adieu", False), ("Nod", True), ("wave", False), ("wave", False),
    ]  # fmt: skip
    assert len({item.path for item in shelf.items}) == 4
    assert shelf.problems == ()


def test_a_file_that_is_damaged_is_told_and_the_others_are_shown(library, tmp_path):
    item = library.add(piece())
    (tmp_path / "mine" / "torn.motion.npz").write_bytes(item.path.read_bytes()[:100])
    save_motion(tmp_path / "mine" / "bare.motion.npz", MotionSequence(ROWS))
    (tmp_path / "mine" / "notes.txt").write_text("not a piece")

    shelf = library.look()

    assert [one.name for one in shelf.items] == ["Nod", "Wave"]
    assert [str(problem).split(" ")[0] != "" for problem in shelf.problems] == [True, True]
    assert "bare.motion.npz is motion, but no piece of a library" in str(shelf.problems[0])
    assert "torn.motion.npz can't be read" in str(shelf.problems[1])


def test_a_piece_is_renamed_and_stays_the_same_otherwise(library):
    item = library.add(piece())

    renamed = library.rename(item, "  Big\nwave ")

    assert renamed.path == item.path
    assert facts(library.look().items[0]) == ("Big wave", *facts(item)[1:])


def test_a_piece_without_a_name_is_refused(library):
    item = library.add(piece())
    for do in (lambda: library.rename(item, " "), lambda: library.add(piece(""))):
        with pytest.raises(MotionError, match="needs a name"):
            do()


def test_a_removed_piece_is_gone(library):
    item = library.add(piece())
    library.remove(item)
    library.remove(item)

    assert [one.name for one in library.look().items] == ["Nod"]


def test_what_came_with_the_program_stays(library):
    (nod,) = library.look().items
    for do in (lambda: library.remove(nod), lambda: library.rename(nod, "Mine")):
        with pytest.raises(MotionError, match="“Nod” came with the program"):
            do()
    assert [one.name for one in library.look().items] == ["Nod"]


def test_a_folder_that_can_not_be_made_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(MotionError, match=r"folder .* can't be made"):
        MotionLibrary(tmp_path / "file" / "mine", tmp_path).add(piece())


def template(path, frames=10):
    motion = [
        {
            "scale": np.full((1, 1), 1.2, np.float32),
            "R": np.eye(3, dtype=np.float32)[None],
            "exp": np.full((1, 21, 3), frame, np.float32),
            "t": np.zeros((1, 3), np.float32),
        }
        for frame in range(frames)
    ]
    path.write_bytes(pickle.dumps({"n_frames": frames, "output_fps": 50, "motion": motion}))
    return path


def test_a_published_template_is_imported_relative_to_its_first_row(library, tmp_path):
    item = library.import_file(template(tmp_path / "laugh.fast.pkl"))

    assert (item.name, item.source, len(item.motion)) == ("laugh", "laugh.fast.pkl", 5)
    assert item.motion.values[:, 0].tolist() == [0, 2, 4, 6, 8]
    assert item.reference[0] == 0
    assert item.reference[63] == np.float32(1.2)


class Trap:
    def __reduce__(self):
        return (exec, ("raise SystemExit",))


def test_a_file_that_would_run_something_is_refused_and_nothing_is_kept(library, tmp_path):
    (tmp_path / "evil.pkl").write_bytes(pickle.dumps({"motion": [Trap()]}))
    with pytest.raises(MotionError):
        library.import_file(tmp_path / "evil.pkl")
    assert [one.name for one in library.look().items] == ["Nod"]


def test_motion_of_which_nothing_is_known_is_relative_to_the_given_row_or_its_first(library, tmp_path):
    save_motion(tmp_path / "take.npz", MotionSequence(ROWS))

    assert library.import_file(tmp_path / "take.npz", REST).reference.tolist() == REST.tolist()
    assert library.import_file(tmp_path / "take.npz").reference.tolist() == ROWS[0].tolist()


@pytest.mark.parametrize("name", ["out.csv", "out.motion.npz", "o u 手.npz"])
def test_an_exported_piece_is_imported_as_it_was(library, tmp_path, name):
    item = library.add(piece(part="head" if name.endswith("npz") else "all"))
    library.export(item, tmp_path / name)

    again = library.import_file(tmp_path / name)

    assert again.motion.values.tobytes() == item.motion.values.tobytes()
    assert again.reference.tobytes() == item.reference.tobytes()
    assert again.part == item.part


BUNDLED = MotionLibrary(resource("library") / "none", resource("library")).look()


def test_the_bundled_pieces_are_all_there():
    assert BUNDLED.problems == ()
    assert [item.name for item in BUNDLED.items] == [
        "Brow raise", "Glance aside", "Laugh", "Nod", "Shake of the head", "Tilt of the head",
    ]  # fmt: skip


@pytest.mark.parametrize("item", BUNDLED.items, ids=lambda item: item.name)
def test_a_bundled_piece_is_natural_and_begins_and_ends_at_rest(item):
    rows = item.motion.values
    away = rows - item.reference

    assert 25 <= len(item.motion) <= 75
    assert np.abs(away[[0, -1]]).max() < 1e-6
    # The starter pack's safe pose; and no faster than a head that shakes firmly.
    assert np.abs(away[:, 67]).max() < 10
    assert np.abs(away[:, 68]).max() < 15
    assert np.abs(away[:, 69]).max() < 10
    assert np.abs(np.diff(rows[:, 67:], axis=0)).max() * 25 < 120
    assert np.abs(away[:, :63]).max() < 0.06
    assert item.licence == "MIT"
    if item.part == "head":
        assert np.abs(away[:, :63]).max() == 0
