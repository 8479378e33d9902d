"""Tables of motion: round trips, columns by name, other rates, and every way a table can be wrong."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from joyvasa_runtime.errors import MotionError
from joyvasa_runtime.motion.axes import JAW, SMILE
from joyvasa_runtime.motion.csv_file import COLUMNS, read_csv, write_csv
from joyvasa_runtime.motion.piece import MotionPiece
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.motion.template_import import load_motion_file

NUMBERS = st.floats(-1e6, 1e6, width=32)


@pytest.fixture
def table(tmp_path):
    def write(*lines, encoding="utf-8"):
        path = tmp_path / "table.csv"
        path.write_text("\n".join(lines) + "\n", encoding=encoding)
        return path

    return write


@settings(max_examples=25, deadline=None)
@given(arrays(np.float32, st.tuples(st.integers(1, 6), st.just(70)), elements=NUMBERS), st.booleans())
def test_all_numbers_come_back_bit_for_bit(tmp_path_factory, values, has_reference):
    values[:, 63] = np.abs(values[:, 63]) + np.float32(0.1)
    path = tmp_path_factory.mktemp("csv") / "m.csv"
    write_csv(path, MotionPiece(MotionSequence(values), values[0] if has_reference else None))

    read = load_motion_file(path)

    assert read.motion.values.tobytes() == values.tobytes()
    assert read.motion.fps == 25
    assert (read.reference is not None) == has_reference
    if has_reference:
        assert read.reference.tobytes() == values[0].tobytes()


def test_motion_at_another_rate_is_written_at_twenty_five_frames(tmp_path):
    values = np.ones((60, 70), np.float32) * np.arange(1, 61, dtype=np.float32)[:, None]
    write_csv(tmp_path / "m.csv", MotionPiece(MotionSequence(values, 50)))

    assert read_csv(tmp_path / "m.csv").motion.values[:, 0].tolist() == list(range(1, 61, 2))


def test_columns_may_stand_in_any_order(table):
    names = [*reversed(COLUMNS), "frame"]
    line = [str(COLUMNS.index(name) + 1) if name in COLUMNS else "3" for name in names]

    piece = read_csv(table(",".join(names), ",".join(line)))

    assert piece.motion.values.tolist() == [list(range(1, 71))]


def test_a_table_of_head_and_expressions_is_measured_from_the_face_at_rest(table):
    piece = read_csv(table("frame,pitch,x,scale,Smile,jaw", "0,1,0.5,1.5,0,0", "1,-2,0,1,1,0.5"))

    rows = piece.motion.values
    assert piece.part == "all"
    assert rows[:, [67, 64, 63]].tolist() == [[1, 0.5, 1.5], [-2, 0, 1]]
    np.testing.assert_allclose(rows[1, :63], SMILE + 0.5 * JAW, atol=1e-7)
    assert piece.reference.tolist() == [0] * 63 + [1] + [0] * 6


@pytest.mark.parametrize(("column", "part"), [("yaw", "head"), ("brows", "face")])
def test_a_table_of_one_part_says_which(table, column, part):
    assert read_csv(table(f"frame,{column}", "0,1")).part == part


def test_times_are_resampled(table):
    piece = read_csv(table("time,yaw", "1.0,0", "1.02,1", "1.04,2", "1.06,3", "1.08,4"))

    assert piece.motion.values[:, 68].tolist() == [0, 2, 4]


def test_frames_that_were_left_out_are_interpolated(table):
    assert read_csv(table("frame,yaw", "10,0", "14,8")).motion.values[:, 68].tolist() == [0, 2, 4, 6, 8]


def test_a_spreadsheets_mark_and_empty_lines_do_no_harm(table):
    path = table("frame,yaw", "0,1", ",", "", "1,2", encoding="utf-8-sig")

    assert read_csv(path).motion.values[:, 68].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ((), "Line 1 .* names no column “frame”"),
        (("frame;yaw", "0;1"), "Line 1 .* names no column “frame”"),
        (("frame",), "names no column of motion"),
        (("frame,yaw,yaw", "0,1,1"), "the column “yaw” twice"),
        (("frame,nose", "0,1"), "names an unknown column “nose”"),
        (("frame,exp_0_x", "0,1"), "no column “exp_0_y”"),
        ((",".join(("frame", *COLUMNS, "smile")), "0"), "all 70 numbers and named"),
        (("frame,yaw",), "no line of motion"),
        (("frame,yaw", "0,1", "1"), "Line 3 of table.csv has 1 cells, not 2"),
        (("frame,yaw", "0,1", "1,fast"), "“fast” in line 3, column “yaw”"),
        (("frame,yaw", "0,nan"), "“nan” in line 2, column “yaw”"),
        (("frame,yaw", "0,1e999"), "“1e999” in line 2"),
        (("frame,scale", "0,0"), "“0” in line 2, column “scale”"),
        (("frame,scale", "0,1e-60"), "scale of 0 or less"),
        (("frame,yaw", "0.5,1"), "frame 0.5 in line 2"),
        (("frame,yaw", "1,1", "1,2"), "Line 3 .* is not later"),
        (("time,yaw", "0,1", "1e8,2"), "more than ten hours"),
        (('frame,yaw', '0,"1'), "can't be read"),
    ],
)  # fmt: skip
def test_a_wrong_table_is_refused_with_the_place(table, lines, complaint):
    with pytest.raises(MotionError, match=complaint):
        read_csv(table(*lines))


def test_a_table_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "m.csv").write_bytes(b"frame,yaw\n0,\xff\n")
    with pytest.raises(MotionError, match="can't be read"):
        read_csv(tmp_path / "m.csv")


def test_a_missing_table_and_a_missing_folder_are_named(tmp_path):
    with pytest.raises(MotionError, match=r"none\.csv can't be read: No such file"):
        read_csv(tmp_path / "none.csv")
    piece = MotionPiece(MotionSequence(np.ones((1, 70), np.float32)))
    with pytest.raises(MotionError, match="could not be written"):
        write_csv(tmp_path / "none" / "m.csv", piece)
