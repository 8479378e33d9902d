"""Installing packs from zips, honest and hostile."""

import stat
import zipfile

import pytest

from joyvasa_runtime.errors import Cancelled, ModelPackError
from joyvasa_runtime.models import install
from joyvasa_runtime.models.install import install_pack
from joyvasa_runtime.models.pack import open_pack
from joyvasa_runtime.monitor import Monitor


def entry(name, kind=stat.S_IFREG):
    info = zipfile.ZipInfo(name)
    info.external_attr = (kind | 0o644) << 16
    return info


@pytest.fixture
def root(tmp_path):
    """The folder to install into; not there yet."""
    return tmp_path / "packs"


@pytest.fixture
def pack_zip(pack_folder, tmp_path):
    """Writes the tiny pack as a zip, with further entries."""

    def write(*extra, prefix="", leave_out=()):
        path = tmp_path / "tiny.jvpack"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for file in sorted(pack_folder.rglob("*")):
                name = file.relative_to(pack_folder).as_posix()
                if file.is_file() and name not in leave_out:
                    archive.write(file, prefix + name)
            for info, contents in extra:
                archive.writestr(info, contents)
        return path

    return write


@pytest.mark.parametrize("prefix", ["", "tiny-1.0/"])
def test_a_pack_is_installed_whole_and_usable(pack_zip, root, prefix):
    archive = pack_zip((prefix + "README.md", "Read me"), prefix=prefix)
    pack = install_pack(archive, Monitor(), folder=root)
    assert pack.folder == root / "tiny"
    open_pack(root / "tiny", provider="cpu").check(Monitor())
    assert [path.name for path in root.iterdir()] == ["tiny"]
    assert (root / "tiny" / "README.md").read_text() == "Read me"


def test_the_users_folder_is_the_default(pack_zip, root, monkeypatch):
    monkeypatch.setenv("JOYVASA_PACKS", str(root))
    assert install_pack(pack_zip(), Monitor()).folder == root / "tiny"


def test_an_installed_pack_is_replaced_only_on_request(pack_zip, root):
    install_pack(pack_zip(), Monitor(), folder=root)
    (root / "tiny" / "mark").write_text("old")
    with pytest.raises(ModelPackError, match="installed already"):
        install_pack(pack_zip(), Monitor(), folder=root)
    assert (root / "tiny" / "mark").exists()
    install_pack(pack_zip(), Monitor(), folder=root, replace=True)
    assert not (root / "tiny" / "mark").exists()
    assert [path.name for path in root.iterdir()] == ["tiny"]


@pytest.mark.parametrize(
    ("extra", "complaint"),
    [
        (("../evil.txt", "x"), "outside the pack's folder"),
        (("/evil.txt", "x"), "outside the pack's folder"),
        (("a/../../evil.txt", "x"), "outside the pack's folder"),
        (("C:evil.txt", "x"), "outside the pack's folder"),
        (("..\\evil.txt", "x"), "outside the pack's folder"),
        ((entry("link.txt", stat.S_IFLNK), "/etc/passwd"), "link or a device"),
        ((entry("pipe.txt", stat.S_IFIFO), ""), "link or a device"),
        (("PACK.toml", "x"), "two files of one name"),
        (("sub/pack.toml", "x"), "exactly one pack.toml"),
        (("setup.py", "import os"), "'setup.py' is not listed"),
    ],
)
def test_a_hostile_entry_is_refused_and_nothing_is_written(pack_zip, root, extra, complaint):
    archive = pack_zip(extra)
    with pytest.raises(ModelPackError, match=complaint):
        install_pack(archive, Monitor(), folder=root)
    assert not root.exists()
    assert not (root.parent / "evil.txt").exists()


def test_a_zip_that_unpacks_to_too_much_is_refused_before_unpacking(pack_zip, root, monkeypatch):
    monkeypatch.setattr(install, "MAX_PACK_BYTES", 10_000_000)
    archive = pack_zip(("zeros.txt", bytes(20_000_000)))
    assert archive.stat().st_size < 100_000
    with pytest.raises(ModelPackError, match="far too much"):
        install_pack(archive, Monitor(), folder=root)
    assert not root.exists()


def test_a_zip_of_very_many_files_is_refused(pack_zip, root):
    archive = pack_zip(*((f"{index}.txt", "") for index in range(300)))
    with pytest.raises(ModelPackError, match="far too much"):
        install_pack(archive, Monitor(), folder=root)


def test_a_file_that_lies_about_its_size_leaves_nothing_behind(pack_zip, root):
    archive = pack_zip(("zeros.txt", bytes(1_000_000)))
    data = bytearray(archive.read_bytes())
    # The uncompressed size in the central directory and in the local header: claim 1 kB.
    data = data.replace((1_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    archive.write_bytes(data)
    with pytest.raises(ModelPackError, match=r"damaged|not a \.jvpack"):
        install_pack(archive, Monitor(), folder=root)
    assert list(root.iterdir()) == []


def test_a_pack_with_a_wrong_hash_never_becomes_visible(pack_folder, pack_zip, root):
    with (pack_folder / "layered_warp.onnx").open("ab") as stream:
        stream.write(b"\0")
    with pytest.raises(ModelPackError, match="wrong SHA-256"):
        install_pack(pack_zip(), Monitor(), folder=root)
    assert list(root.iterdir()) == []


def test_a_zip_without_a_listed_file_is_refused(pack_zip, root):
    with pytest.raises(ModelPackError, match=r"lacks template\.npz"):
        install_pack(pack_zip(leave_out=("template.npz",)), Monitor(), folder=root)


@pytest.mark.parametrize("contents", [b"", b"just text", b"PK\x03\x04"])
def test_a_file_that_is_no_zip_is_refused(tmp_path, root, contents):
    path = tmp_path / "no.jvpack"
    path.write_bytes(contents)
    with pytest.raises(ModelPackError, match=r"damaged or not a \.jvpack"):
        install_pack(path, Monitor(), folder=root)


def test_a_truncated_zip_is_refused(pack_zip, root):
    archive = pack_zip()
    archive.write_bytes(archive.read_bytes()[:-200])
    with pytest.raises(ModelPackError, match=r"damaged or not a \.jvpack"):
        install_pack(archive, Monitor(), folder=root)


def test_a_zip_with_a_damaged_name_is_refused(pack_zip, root):
    archive = pack_zip(("é.txt", "text"))
    data = archive.read_bytes()
    # In the list of contents, at the end; the name stands before the contents, too.
    at = data.rindex("é".encode())
    archive.write_bytes(data[:at] + b"\xff" + data[at + 1 :])
    with pytest.raises(ModelPackError, match=r"damaged or not a \.jvpack"):
        install_pack(archive, Monitor(), folder=root)
    assert list(root.glob("*")) == []


def test_a_missing_file_is_named(tmp_path, root):
    with pytest.raises(ModelPackError, match=r"none\.jvpack could not be installed"):
        install_pack(tmp_path / "none.jvpack", Monitor(), folder=root)


def test_a_folder_that_can_not_be_made_is_an_error(pack_zip, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ModelPackError, match="could not be installed"):
        install_pack(pack_zip(), Monitor(), folder=tmp_path / "file" / "packs")


def test_a_cancelled_install_leaves_the_old_pack_and_nothing_else(pack_zip, root):
    install_pack(pack_zip(), Monitor(), folder=root)
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        install_pack(pack_zip(), monitor, folder=root, replace=True)
    assert [path.name for path in root.iterdir()] == ["tiny"]
