"""Files that are no project, damaged or made to do harm: each is refused, and says why."""

import json
import random
import struct
import tracemalloc
import zipfile
from contextlib import nullcontext, suppress

import numpy as np
import pytest

from joyvasa_runtime.errors import ProjectError
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.project.archive import MAX_ENTRIES
from joyvasa_runtime.project.document import Clip, Generation, Media, Project, Take, Track
from joyvasa_runtime.project.migrations import VERSION
from joyvasa_runtime.project.motions import motion_sha256
from joyvasa_runtime.project.storage import load_project, save_project

MOTION = MotionSequence(np.random.default_rng(0).standard_normal((30, 70), np.float32))
SHA256 = motion_sha256(MOTION)
TAKE = f"takes/{SHA256}.npy"


@pytest.fixture
def path(tmp_path):
    """A good project file with a clip, a take and a motion."""
    project = Project(
        title="Talk",
        media=(Media(1, "sound", tmp_path / "v.wav", 4, "0" * 64, 40),),
        tracks=(Track(2, "Voice", clips=(Clip(3, 1, 0, 0, 30, take_id=4),)),),
        takes=(Take(4, 1, 0, 30, SHA256, (0.5,) * 70, Generation(), "1.0"),),
        next_id=5,
    )
    file = tmp_path / "talk.joyvasa"
    save_project(file, project, {SHA256: MOTION})
    return file


def contents(path):
    with zipfile.ZipFile(path) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def pack(path, entries, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


def change(path, edit):
    """Save the file again with another document."""
    entries = contents(path)
    document = json.loads(entries["project.json"])
    edit(document)
    pack(path, {**entries, "project.json": json.dumps(document)})


def refused(path, reason):
    with pytest.raises(ProjectError, match=reason) as caught:
        load_project(path)
    assert str(path) in caught.value.message
    assert caught.value.hint


def test_the_good_file_is_good(path):
    assert load_project(path).project.title == "Talk"


def test_what_is_no_file_of_ours_is_refused(tmp_path):
    (tmp_path / "empty").write_bytes(b"")
    (tmp_path / "text").write_bytes(b"Hello, this is no project at all. " * 10)
    (tmp_path / "picture").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    (tmp_path / "folder").mkdir()
    pack(tmp_path / "zip", {"readme.txt": b"Hello"})

    for name, reason in [
        ("gone", "does not exist"),
        ("gone/deeper", "does not exist"),
        ("empty", "is empty"),
        ("text", "no project, or was cut short"),
        ("picture", "no project, or was cut short"),
        ("folder", "is a folder"),
        ("zip", "holds no project.json"),
    ]:
        refused(tmp_path / name, reason)


def test_a_file_cut_anywhere_is_refused(path):
    data = path.read_bytes()

    for length in [*range(1, 120), *range(120, len(data), 173), len(data) - 1]:
        path.write_bytes(data[:length])
        refused(path, "cut short|damaged")


def test_a_change_anywhere_is_refused_or_without_effect(path):
    good, data = load_project(path), path.read_bytes()
    random_ = random.Random(0)

    for _ in range(400):
        changed = bytearray(data)
        for _ in range(random_.randint(1, 4)):
            changed[random_.randrange(len(data))] = random_.randrange(256)
        path.write_bytes(changed)
        try:
            loaded = load_project(path)
        except ProjectError:
            continue
        assert loaded.project == good.project
        assert loaded.motions[SHA256].values.tobytes() == MOTION.values.tobytes()


def test_a_newer_file_asks_for_an_update_whatever_it_holds(path):
    change(path, lambda document: document.update(version=VERSION + 1, layers=[]))
    pack(path, {**contents(path), "layers/1.bin": b""})

    refused(path, "newer version of the Studio")


@pytest.mark.parametrize(
    "name",
    [
        "../evil.txt",
        "/etc/passwd",
        "takes/../../evil.npy",
        "takes\\evil.npy",
        "C:/evil.npy",
        "takes/" + "0" * 64 + ".npy/x",
        "takes/" + "0" * 63 + ".npy",
        "takes/",
        "notes.txt",
    ],
)
def test_an_entry_that_no_project_has_is_refused(path, name):
    pack(path, {**contents(path), name: b"x"})

    refused(path, "unsafe: no project has an entry")


def test_an_entry_whose_name_hides_more_behind_a_nul_is_refused(path):
    pack(path, {**contents(path), "thumbnail.pngX.exe": b"x"})
    path.write_bytes(path.read_bytes().replace(b"thumbnail.pngX", b"thumbnail.png\0"))

    refused(path, "unsafe|damaged")


def test_a_link_is_refused(path):
    entries = contents(path)
    pack(path, {name: data for name, data in entries.items() if name != TAKE})
    with zipfile.ZipFile(path, "a") as archive:
        link = zipfile.ZipInfo(TAKE)
        link.external_attr = 0o120777 << 16
        archive.writestr(link, entries[TAKE])

    refused(path, "a link or a device")


@pytest.mark.parametrize("name", ["project.json", "PROJECT.JSON"])
def test_two_entries_of_one_name_are_refused(path, name):
    told = pytest.warns(UserWarning, match="Duplicate") if name == "project.json" else nullcontext()
    with told, zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"{}")

    refused(path, "two files of one name")


def test_an_encrypted_entry_is_refused(path):
    data = bytearray(path.read_bytes())
    flags = data.rindex(b"PK\1\2", 0, data.rindex(b"PK\1\2")) + 8
    data[flags] |= 1
    path.write_bytes(data)

    refused(path, "is encrypted|damaged")


def test_a_document_that_unpacks_to_far_too_much_is_refused_without_unpacking(path):
    pack(path, {"project.json": b" " * (40 * 2**20)}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 100_000

    tracemalloc.start()
    refused(path, "far too large")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 2**20


def test_a_document_larger_than_it_says_is_refused(path):
    pack(path, {"project.json": b" " * 200_000 + contents(path)["project.json"]}, zipfile.ZIP_DEFLATED)
    data = path.read_bytes()
    true_size = struct.pack("<L", zipfile.ZipFile(path).infolist()[0].file_size)
    path.write_bytes(data.replace(true_size, struct.pack("<L", 1000)))

    refused(path, "damaged")


def test_a_compressed_take_is_refused(path):
    pack(path, contents(path), zipfile.ZIP_DEFLATED)

    refused(path, "must hold")


def test_entries_that_share_their_bytes_are_refused(path):
    data = path.read_bytes()
    index = data.index(b"PK\1\2")
    entries, end = data[index:-22], bytearray(data[-22:])
    # Each entry of the index a second time, under names of the same length.
    copies = entries.replace(b"project.json", b"PROJECT.jsom").replace(SHA256.encode(), b"0" * 64)
    struct.pack_into("<2H2L", end, 8, 4, 4, 2 * len(entries), index)
    path.write_bytes(data[:index] + entries + copies + bytes(end))

    refused(path, "overlap|Overlap|damaged")


@pytest.mark.parametrize(
    ("offset", "form", "value"), [(10, "<H", MAX_ENTRIES + 1), (12, "<L", 2**31), (10, "<H", 0xFFFF)]
)
def test_an_index_that_says_it_is_huge_is_refused_before_it_is_read(path, offset, form, value):
    data = bytearray(path.read_bytes())
    struct.pack_into(form, data, len(data) - 22 + offset, value)
    path.write_bytes(data)

    refused(path, "far too many entries")


def test_an_end_that_leads_to_another_end_is_refused(path):
    data = path.read_bytes()
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, 0, 1)
    path.write_bytes(data[:-22] + locator + data[-22:])

    refused(path, "far too many entries")


@pytest.mark.parametrize(
    ("edit", "reason"),
    [
        (lambda d: d.update(colour="red"), "colour is unknown"),
        (lambda d: d.pop("markers"), "markers is missing"),
        (lambda d: d["tracks"][0]["clips"][0].update(frames=10**9), r"clips\[0\]\.frames must be"),
        (lambda d: d["takes"][0].update(frames=10**9), r"takes\[0\]\.frames must be"),
        (lambda d: d["media"][0].update(frames=10**9), r"media\[0\]\.frames must be"),
        (lambda d: d.update(markers=[{"id": 6, "frame": 10**9, "name": ""}]), "frame must be"),
        (lambda d: d.update(range={"start": 0, "stop": 10**9}), "stop must be"),
        (lambda d: d.update(range={"start": 5, "stop": 5}), "range ends"),
        (lambda d: d["tracks"][0].update(gain_db=float("nan")), "NaN"),
        (lambda d: d["tracks"][0].update(gain_db=float("inf")), "Infinity"),
        (lambda d: d["takes"][0].update(reference=[0.5] * 69), "list of 70"),
        (lambda d: d["takes"][0].update(frames=29), "must hold"),
        (lambda d: d["takes"][0].update(motion_sha256="0" * 64), "is missing"),
        (lambda d: d["takes"][0].update(motion_sha256="../../evil"), "damaged"),
        (lambda d: d["takes"][0]["generation"].update(seed=-1), "seed must be"),
        (lambda d: d["takes"][0]["generation"].update(guidance=21), "guidance 21"),
        (lambda d: d["takes"][0]["generation"].update(sampler="magic"), "sampler must be one of"),
        (lambda d: d["media"][0]["path"].update(relative="/etc/passwd"), "path can't be"),
        (lambda d: d["media"][0]["path"].update(absolute=""), "path can't be"),
        (lambda d: d["tracks"][0]["clips"][0].update(media_id=99), "no sound 99"),
        (lambda d: d["tracks"][0]["clips"][0].update(id=1), "used twice"),
        (lambda d: d.update(next_id=1), "next"),
        (lambda d: d.update(tracks={}), "must be a list"),
    ],
)
def test_a_document_that_no_edit_leads_to_is_refused(path, edit, reason):
    change(path, edit)

    refused(path, reason)


def test_a_number_too_large_for_a_float_is_refused(path):
    entries = contents(path)
    entries["project.json"] = entries["project.json"].replace(b'"gain_db": 0.0', b'"gain_db": 1e999')
    pack(path, entries)

    refused(path, "gain_db must be a finite number")


def test_a_billion_frames_take_no_memory(path):
    change(path, lambda document: document["takes"][0].update(frames=900_000))
    change(path, lambda document: document["media"][0].update(frames=900_000))

    tracemalloc.start()
    refused(path, "must hold 252000128 bytes")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert peak < 2**20


def test_a_motion_that_was_exchanged_is_refused(path):
    entries = contents(path)
    pack(path, {**entries, TAKE: entries[TAKE][:-4] + b"\0\0\0\0"})

    refused(path, "wrong SHA-256")


def test_a_motion_with_numbers_that_are_not_finite_is_refused(path):
    values = MOTION.values.copy()
    values[3, 3] = np.nan
    sha256 = motion_sha256(MotionSequence(values))
    entries = contents(path)
    header = entries[TAKE][: -values.nbytes]
    text = entries["project.json"].replace(SHA256.encode(), sha256.encode())
    pack(path, {"project.json": text, f"takes/{sha256}.npy": header + values.tobytes()})

    refused(path, "not finite")


ODD = (None, True, -1, 0, 10**30, 1.5, "", "x\0", "../x", [], [None], {}, {"a": 1})


def places(value, path=()):
    """Where every value of a document stands."""
    children = (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    )
    for key, child in children:
        yield (*path, key)
        yield from places(child, (*path, key))


def test_an_odd_value_anywhere_ends_in_nothing_but_our_error(path):
    text = contents(path)["project.json"]
    random_ = random.Random(0)

    for place in random_.sample(list(places(json.loads(text))), 60):
        for odd in ODD:
            document = json.loads(text)
            parent = document
            for key in place[:-1]:
                parent = parent[key]
            parent[place[-1]] = odd
            pack(path, {"project.json": json.dumps(document), TAKE: contents(path)[TAKE]})
            with suppress(ProjectError):
                load_project(path)
