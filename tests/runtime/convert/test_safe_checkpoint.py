"""Reading checkpoints safely: what is let in, and hostile or damaged files, of which nothing is run."""

import argparse
import os
import pathlib
import pickle
import zipfile
from pathlib import PurePosixPath, PureWindowsPath

import numpy as np
import pytest
import torch

from joyvasa_runtime.convert.safe_checkpoint import read_checkpoint, read_tensors
from joyvasa_runtime.errors import ModelPackError


class Calls:
    """Pickled, it asks its reader to call a function."""

    def __init__(self, function, *args):
        self.wanted = function, args

    def __reduce__(self):
        return self.wanted


@pytest.fixture
def path(tmp_path):
    return tmp_path / "network.pth"


@pytest.fixture
def mark(tmp_path):
    """A folder that a hostile pickle would make."""
    return tmp_path / "mark"


def rewrite(path, change, compression=zipfile.ZIP_STORED):
    """Write a checkpoint's archive again, each entry changed."""
    with zipfile.ZipFile(path) as archive:
        entries = {name: change(archive.read(name)) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)


@pytest.mark.parametrize("is_zip", [True, False])
def test_tensors_of_both_formats_come_back_as_they_were(path, is_zip):
    state = {"weight": torch.arange(6.0).reshape(2, 3), "count": torch.tensor(7)}
    torch.save(state, path, _use_new_zipfile_serialization=is_zip)
    held = read_tensors(path)
    assert held.keys() == state.keys()
    assert all(torch.equal(held[name], state[name]) for name in state)


def test_settings_paths_and_numpy_values_are_let_in(path):
    settings = argparse.Namespace(
        name="hubert", rate=np.float32(0.5), root=PurePosixPath("a/b"), sizes=np.arange(3), flags=[1, None]
    )
    torch.save({"args": settings, "model": {"weight": torch.ones(2)}}, path)
    held = read_checkpoint(path)
    assert (held["args"].name, held["args"].flags) == ("hubert", [1, None])
    assert torch.equal(held["model"]["weight"], torch.ones(2))


@pytest.mark.parametrize("system", ["Posix", "Windows"])
@pytest.mark.parametrize("module", [b"pathlib", b"pathlib._local"])
def test_real_paths_of_both_systems_are_read_on_either(path, system, module):
    pure = {"Posix": PurePosixPath, "Windows": PureWindowsPath}[system]
    torch.save({"root": pure("a", "b")}, path)
    # As the other system, or another version of Python, spells it.
    spelled = b"c%s\n%sPath\n" % (module, system.encode())
    rewrite(path, lambda data: data.replace(b"cpathlib\nPure%sPath\n" % system.encode(), spelled))
    assert read_checkpoint(path) == {"root": pure("a", "b")}


@pytest.mark.parametrize("protocol", [2, 4])
@pytest.mark.parametrize("is_plain", [False, True])
def test_a_pickle_that_calls_a_function_is_refused_by_its_name_and_nothing_is_run(
    path, mark, protocol, is_plain
):
    held = {"weight": torch.ones(1), "more": Calls(os.mkdir, str(mark))}
    if is_plain:
        path.write_bytes(pickle.dumps({"more": held["more"]}, protocol=protocol))
    else:
        torch.save(held, path, pickle_protocol=protocol)
    with pytest.raises(ModelPackError, match=rf"unsafe: it asks for {os.mkdir.__module__}\.mkdir") as caught:
        read_checkpoint(path)
    assert "Nothing of it was run" in caught.value.hint
    assert not mark.exists()


def test_the_older_format_is_read_as_carefully(path, mark):
    torch.save({"more": Calls(os.mkdir, str(mark))}, path, _use_new_zipfile_serialization=False)
    with pytest.raises(ModelPackError, match=r"asks for \w+\.mkdir"):
        read_checkpoint(path)
    assert not mark.exists()


@pytest.mark.parametrize("function", [eval, getattr, np.load, torch.load, pathlib.Path.unlink])
def test_functions_of_allowed_modules_are_refused_too(path, function):
    torch.save({"more": Calls(function, "x")}, path)
    with pytest.raises(ModelPackError, match="unsafe"):
        read_checkpoint(path)


@pytest.mark.parametrize(
    ("data", "complaint"),
    [
        (b"", "is empty"),
        (b"<html>Not found</html>", "damaged"),
        (b"PK\x03\x04" + bytes(100), "damaged or not a checkpoint"),
        (pickle.dumps([1, 2, 3]), "damaged"),
    ],
)
def test_a_file_that_is_no_checkpoint_is_refused(path, data, complaint):
    path.write_bytes(data)
    with pytest.raises(ModelPackError, match=complaint):
        read_checkpoint(path)


@pytest.mark.parametrize("is_zip", [True, False])
@pytest.mark.parametrize("kept", [0.2, 0.6, 0.99])
def test_a_truncated_file_is_refused(path, is_zip, kept):
    torch.save({"weight": torch.ones(5000)}, path, _use_new_zipfile_serialization=is_zip)
    path.write_bytes(path.read_bytes()[: round(kept * path.stat().st_size)])
    with pytest.raises(ModelPackError, match="damaged"):
        read_checkpoint(path)


def test_a_missing_file_is_named(path):
    with pytest.raises(ModelPackError, match=r"network\.pth can't be read: No such file"):
        read_checkpoint(path)


def test_an_archive_that_unpacks_to_more_than_it_weighs_is_refused_before_unpacking(path):
    torch.save({"weight": torch.zeros(1_000_000)}, path)
    rewrite(path, bytes, zipfile.ZIP_DEFLATED)
    with pytest.raises(ModelPackError, match="unpacks to more than it weighs"):
        read_checkpoint(path)


@pytest.mark.parametrize(
    "value",
    [
        torch.ones(1).expand(10**9),
        torch.eye(3).to_sparse(),
        torch.ones(3, device="meta"),
        3.5,
    ],
)
def test_what_is_no_plain_tensor_is_refused_by_its_name(path, value):
    torch.save({"weight": torch.ones(1), "odd": value}, path)
    with pytest.raises(ModelPackError, match="something else than a tensor under the name 'odd'"):
        read_tensors(path)


@pytest.mark.parametrize("held", [{}, [torch.ones(1)], {3: torch.ones(1)}])
def test_a_checkpoint_without_named_tensors_is_refused(path, held):
    torch.save(held, path)
    with pytest.raises(ModelPackError, match=r"network\.pth holds"):
        read_tensors(path)
