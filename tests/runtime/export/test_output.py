"""Names under which a video, or its package, could not be kept are refused before it is made."""

import pytest

from joyvasa_runtime import file_names
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export import check_output, check_package
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression


@pytest.fixture
def windows(monkeypatch):
    monkeypatch.setattr(file_names, "ON_WINDOWS", True)


@pytest.mark.usefixtures("windows")
@pytest.mark.parametrize(
    ("codec", "name"), [("h264", "part 1: intro.mp4"), ("vp9", "NUL.webm"), ("png", "frames ")]
)
def test_a_video_has_no_name_that_windows_can_not_keep(tmp_path, codec, name):
    with pytest.raises(ExportError, match="Windows"):
        check_output(tmp_path / name, Compression(codec))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("windows")
def test_a_package_has_no_name_that_windows_can_not_keep(tmp_path):
    output = tmp_path / "film..mp4"
    check_output(output)
    with pytest.raises(ExportError, match="a dot or a space at the end of a name, as in film\\."):
        check_package(output, ExportSettings(package="folder"))


def test_a_name_leaves_room_for_what_lies_beside_the_video(tmp_path):
    check_output(tmp_path / ("a" * 251 + ".mp4"))
    check_output(tmp_path / ("a" * 245 + ".webm"), Compression("vp9"))
    with pytest.raises(ExportError, match="is too long"):
        check_output(tmp_path / ("a" * 246 + ".webm"), Compression("vp9"))
    with pytest.raises(ExportError, match="is too long"):
        check_output(tmp_path / ("a" * 252 + ".mp4"))


def test_a_name_leaves_room_for_what_is_in_the_package(tmp_path):
    settings = ExportSettings(package="folder")
    check_package(tmp_path / ("a" * 250 + ".mp4"), settings)
    with pytest.raises(ExportError, match="is too long"):
        check_package(tmp_path / ("a" * 251 + ".mp4"), settings)
