"""What gets into a bundle and what stays out, by the names and places that PyInstaller gives."""

from pathlib import Path

import pytest

from installer.bundle.contents import cuda_libraries, is_wanted, without_dead_links

HOMES = (Path("/env"), Path("/python"))


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Widgets.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "PySide6\\Qt6Core.dll",
        "_sounddevice_data\\portaudio-binaries\\libportaudio64bit.dll",
        "onnxruntime/capi/libonnxruntime_providers_shared.so",
        "cv2/data/haarcascade_frontalcatface.xml",
        "joyvasa_studio-0.1.0.dist-info/METADATA",
        "otio_cmx3600_adapter-1.0.0.dist-info/entry_points.txt",
    ],
)
def test_what_the_program_uses_goes_in(place):
    assert is_wanted((place, f"/env/{place}", "BINARY"), HOMES)


@pytest.mark.parametrize(
    "place",
    [
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/QtNetwork.abi3.so",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6\\opengl32sw.dll",
        "onnxruntime/capi/libonnxruntime_providers_cuda.so",
        "onnxruntime/capi/libonnxruntime_providers_tensorrt.so",
        "cv2/data/haarcascade_smile.xml",
        "cv2\\opencv_videoio_ffmpeg4140_64.dll",
        "_sounddevice_data\\portaudio-binaries\\libportaudio64bit-asio.dll",
        "joyvasa_studio-0.1.0.dist-info/direct_url.json",
        "joyvasa_studio-0.1.0.dist-info/licenses/LICENSE",
    ],
)
def test_what_the_program_never_uses_stays_out(place):
    assert not is_wanted((place, f"/env/{place}", "BINARY"), HOMES)


@pytest.mark.parametrize("name", ["libasound.so.2", "libjack.so.0", "libX11.so.6", "libstdc++.so.6"])
def test_libraries_of_the_system_stay_the_systems(name):
    assert not is_wanted((name, f"/usr/lib/x86_64-linux-gnu/{name}", "BINARY"), HOMES)


@pytest.mark.parametrize("name", ["libpython3.11.so.1.0", "libcrypto.so.3", "libffi.so.8"])
def test_python_and_what_its_modules_need_come_along(name):
    assert is_wanted((name, f"/usr/lib/x86_64-linux-gnu/{name}", "BINARY"), HOMES)


def test_a_link_to_a_file_that_stayed_out_stays_out_too():
    library = ("PySide6/Qt/lib/libQt6Gui.so.6", "/env/libQt6Gui.so.6", "BINARY")
    living = ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", "SYMLINK")
    dead = ("libQt6Quick.so.6", "PySide6/Qt/lib/libQt6Quick.so.6", "SYMLINK")

    assert without_dead_links((library, living, dead)) == (library, living)


def test_a_link_is_followed_from_where_it_lies():
    library = ("a/libs/one.so", "/env/one.so", "BINARY")
    link = ("a/other/one.so", "../libs/one.so", "SYMLINK")

    assert without_dead_links((library, link)) == (library, link)


def test_the_add_on_for_nvidia_cards_gets_what_the_bundle_leaves_out():
    cuda = ("onnxruntime/capi/libonnxruntime_providers_cuda.so", "/env/cuda.so", "BINARY")
    other = ("onnxruntime/capi/libonnxruntime_providers_shared.so", "/env/shared.so", "BINARY")

    assert cuda_libraries((cuda, other)) == (cuda,)
