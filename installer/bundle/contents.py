"""What of an environment goes into the bundle, and why the rest stays out: names and rules, no building.

PyInstaller follows imports; this adds what it can't see and takes away what the program never uses.
"""

import os
from collections.abc import Collection, Iterable
from pathlib import Path, PurePosixPath

Entry = tuple[str, str, str]
"""PyInstaller's triple: place in the bundle, the file that it comes from, kind."""

UNSEEN_MODULES = (
    "c2pa",
    "cryptography",
    "opentimelineio",
    "otio_cmx3600_adapter",
    "pysubs2",
    "PIL.ImageFont",
)
"""Modules that are imported late, or by name."""

PLUGIN_PACKAGES = ("opentimelineio", "otio_cmx3600_adapter")
"""Packages that read their own source and manifests as files."""

METADATA = ("joyvasa-studio", "otio-cmx3600-adapter")
"""Distributions that are looked up by name while the program runs."""

VERSION_SHOWN = (
    "onnxruntime-gpu",
    "onnxruntime",
    "PySide6-Essentials",
    "numpy",
    "av",
    "opencv-python-headless",
)
"""Distributions whose versions the log and the about dialog show; only one of the first two is there."""

UNUSED_MODULES = (
    # Training, conversion and the hub need PyTorch, 750 MB: they stay with the installation from source.
    *(
        "torch",
        "onnx",
        "onnxscript",
        "transformers",
        "huggingface_hub",
        "httpx2",
        "pocketsphinx",
        "soundfile",
    ),
    *("joyvasa_runtime.training", "distributed", "dask", "scipy", "sympy", "matplotlib", "pandas"),
    # Tests and tools.
    *(
        "pytest",
        "_pytest",
        "hypothesis",
        "unittest",
        "doctest",
        "pdb",
        "pydoc",
        "setuptools",
        "pkg_resources",
    ),
    *("pip", "mypy", "rich", "pygments", "IPython", "tkinter", "lib2to3", "distutils", "numpy.f2py"),
    *("curses", "readline", "sqlite3", "dbm", "idlelib", "ensurepip", "venv", "turtledemo"),
    # What is imported only where it is there: c2pa's downloader, numpy's and the adapters' extras.
    *(
        "requests",
        "urllib3",
        "certifi",
        "idna",
        "charset_normalizer",
        "toml",
        "yaml",
        "psutil",
        "click",
        "anyio",
    ),
    # AVIF and others that Pillow imports for formats we never open by it.
    *("PIL._avif", "PIL.AvifImagePlugin", "PIL._webp", "PIL.WebPImagePlugin", "PIL.ImageQt", "PIL.ImageTk"),
    # ONNX Runtime's own tools.
    *("onnxruntime.quantization", "onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.datasets"),
    *("flatbuffers", "google.protobuf", "packaging", "typing_extensions"),
)
"""Modules that PyInstaller must not follow."""

UNUSED_DISTRIBUTIONS = frozenset(
    {
        *("typing-extensions", "flatbuffers", "protobuf", "packaging", "toml"),
        *("requests", "urllib3", "certifi", "idna", "charset-normalizer"),
    }
)
"""What the distributions of the bundle say they need, and what it does without."""

_QT_PARTS = (
    *("Core", "DBus", "Gui", "OpenGL", "Svg", "Widgets", "XcbQpa"),
    *("WaylandClient", "WaylandEglClientHwIntegration", "WlShellIntegration"),
)
_QT_PLUGINS = {
    "platforms": ("qxcb", "qwayland", "qoffscreen", "qminimal", "qwindows"),
    "imageformats": ("qgif", "qico", "qjpeg", "qsvg", "qwebp", "qtiff"),
    "iconengines": ("qsvgicon",),
    # Chinese is typed through these.
    "platforminputcontexts": ("composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"),
    "platformthemes": ("qxdgdesktopportal",),
    "styles": ("qmodernwindowsstyle", "qwindowsvistastyle"),
    "wayland-decoration-client": ("adwaita", "bradient"),
    "wayland-shell-integration": ("xdg-shell",),
}
_QT_TRANSLATIONS = ("qtbase_zh_CN.qm",)

_CASCADE = "haarcascade_frontalcatface.xml"

_KEPT_OF_THE_SYSTEM = ("libpython", "libssl.", "libcrypto.", "libffi.", "liblzma.", "libbz2.")
"""Python itself and what its own modules need, under names that differ from one Linux to the next."""


def is_wanted(entry: Entry, homes: Collection[Path]) -> bool:
    """Whether a file belongs into the bundle.

    Parameters
    ----------
    entry : tuple
        Place in the bundle with slashes of the system, file, kind.
    homes : collection of Path
        Folders of the environment and of its Python. Libraries from elsewhere are the system's: the user's
        system has its own, which fit its sound server and its display.
    """
    place, source, kind = entry
    path = PurePosixPath(place.replace("\\", "/"))
    if path.parts[0] == "PySide6":
        return _is_wanted_of_qt(path)
    if path.parts[:2] == ("cv2", "data") and path.suffix == ".xml":
        return path.name == _CASCADE
    if "ffmpeg" in path.name and path.parts[0] == "cv2":
        # OpenCV's video reader of Windows, a library of its own there; videos are PyAV's business.
        return False
    if "-asio." in path.name:
        # PortAudio built with Steinberg's kit, whose licence is another; nothing here asks for it.
        return False
    if "onnxruntime_providers_" in path.name:
        # CUDA's is in the add-on for NVIDIA cards; TensorRT is never asked for.
        return "shared" in path.name
    if path.parent.name.endswith(".dist-info") or ".dist-info/" in str(path):
        return path.name in ("METADATA", "entry_points.txt")
    return kind != "BINARY" or _is_ours(source, path.name, homes)


def without_dead_links(entries: Collection[Entry]) -> tuple[Entry, ...]:
    """The entries without the links to files that are not among them."""
    places = {os.path.normpath(place) for place, _, _ in entries}

    def leads_somewhere(entry: Entry) -> bool:
        place, target, kind = entry
        return kind != "SYMLINK" or os.path.normpath(os.path.join(os.path.dirname(place), target)) in places

    return tuple(entry for entry in entries if leads_somewhere(entry))


def cuda_libraries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The files of the add-on for NVIDIA cards, of all that PyInstaller found."""
    return tuple(entry for entry in entries if "onnxruntime_providers_cuda" in Path(entry[0]).name)


def _is_wanted_of_qt(path: PurePosixPath) -> bool:
    if "translations" in path.parts:
        return path.name in _QT_TRANSLATIONS
    if "plugins" in path.parts:
        folder = path.parent.name
        return path.name.split(".")[0].removeprefix("lib") in _QT_PLUGINS.get(folder, ())
    if "qml" in path.parts or path.name == "opengl32sw.dll":
        return False
    stem = path.name.split(".")[0]
    for prefix in ("libQt6", "Qt6", "Qt"):
        if stem.startswith(prefix) and stem not in ("Qt", "Qt6"):
            return stem.removeprefix(prefix) in _QT_PARTS
    return True


def _is_ours(source: str, name: str, homes: Collection[Path]) -> bool:
    if name.startswith(_KEPT_OF_THE_SYSTEM) or source.lower().endswith((".dll", ".pyd")):
        return True
    return any(Path(source).is_relative_to(home) for home in homes)
