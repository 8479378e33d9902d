"""The libraries in C, C++ and Rust that come inside other packages: a table of what the wheels hold.

A test compares it with the files of the installed wheels, so that a new library in one is noticed.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Native:
    """A library: its name, licence, where its source is, and how its files begin."""

    name: str
    licence: str
    source: str
    files: tuple[str, ...]


_MICROSOFT_RUNTIME = Native(
    "Microsoft's C++ runtime (Windows)",
    "Microsoft's terms for redistributable code",
    "https://learn.microsoft.com/cpp/windows/redistributing-visual-cpp-files",
    ("msvcp140", "vcruntime140"),
)

INSIDE: dict[str, tuple[Native, ...]] = {
    "av": (
        Native(
            "FFmpeg, built with version 3 of its licences and with x264 and x265",
            "LGPL-3.0-or-later; with x264 and x265 as a whole GPL-3.0-or-later",
            "https://ffmpeg.org and, for the build, https://github.com/PyAV-Org/pyav-ffmpeg",
            ("libav", "libsw", "av", "sw"),
        ),
        Native("x264", "GPL-2.0-or-later", "https://code.videolan.org/videolan/x264", ("libx264",)),
        Native("x265", "GPL-2.0-or-later", "https://bitbucket.org/multicoreware/x265_git", ("libx265",)),
        Native("SVT-AV1", "BSD-3-Clause-Clear", "https://gitlab.com/AOMediaCodec/SVT-AV1", ("libSvtAv1",)),
        Native("dav1d", "BSD-2-Clause", "https://code.videolan.org/videolan/dav1d", ("libdav1d",)),
        Native("libvpx", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libvpx", ("libvpx",)),
        Native("LAME", "LGPL-2.0-or-later", "https://lame.sourceforge.io", ("libmp3lame",)),
        Native("Opus", "BSD-3-Clause", "https://opus-codec.org", ("libopus",)),
        Native("OpenCORE AMR", "Apache-2.0", "https://opencore-amr.sourceforge.io", ("libopencore",)),
        Native(
            "WebP",
            "BSD-3-Clause",
            "https://chromium.googlesource.com/webm/libwebp",
            ("libwebp", "libsharpyuv"),
        ),
        Native("GnuTLS", "LGPL-2.1-or-later", "https://www.gnutls.org", ("libgnutls",)),
        Native(
            "Nettle",
            "LGPL-3.0-or-later",
            "https://www.lysator.liu.se/~nisse/nettle",
            ("libnettle", "libhogweed"),
        ),
        Native("GMP", "LGPL-3.0-or-later", "https://gmplib.org", ("libgmp",)),
        Native(
            "libunistring",
            "LGPL-3.0-or-later",
            "https://www.gnu.org/software/libunistring",
            ("libunistring",),
        ),
        Native("libvpl", "MIT", "https://github.com/intel/libvpl", ("libvpl",)),
        Native("libdrm", "MIT", "https://gitlab.freedesktop.org/mesa/drm", ("libdrm",)),
        Native("libxcb, libXau", "MIT", "https://xcb.freedesktop.org", ("libxcb", "libXau")),
        Native("ALSA library", "LGPL-2.1-or-later", "https://www.alsa-project.org", ("libasound",)),
        Native(
            "GNU libiconv (Windows)",
            "LGPL-2.1-or-later",
            "https://www.gnu.org/software/libiconv",
            ("libiconv",),
        ),
        Native(
            "libgcc, libstdc++ (Windows)",
            "GPL-3.0 with GCC's runtime exception",
            "https://gcc.gnu.org",
            ("libgcc", "libstdc++"),
        ),
        Native(
            "winpthreads (Windows)", "MIT and BSD-3-Clause", "https://www.mingw-w64.org", ("libwinpthread",)
        ),
        Native("zlib (Windows)", "Zlib", "https://zlib.net", ("zlib",)),
    ),
    "opencv-python-headless": (
        Native(
            "FFmpeg, built without x264 and x265",
            "LGPL-2.1-or-later",
            "https://ffmpeg.org and, for the build, https://github.com/opencv/opencv-python",
            ("libav", "libsw"),
        ),
        Native("OpenBLAS", "BSD-3-Clause", "https://www.openblas.net", ("libopenblas",)),
        Native(
            "libgfortran, libquadmath",
            "GPL-3.0 with GCC's runtime exception",
            "https://gcc.gnu.org",
            ("libgfortran", "libquadmath"),
        ),
        Native("libaom", "BSD-2-Clause", "https://aomedia.googlesource.com/aom", ("libaom",)),
        Native("libavif", "BSD-2-Clause", "https://github.com/AOMediaCodec/libavif", ("libavif",)),
        Native("dav1d", "BSD-2-Clause", "https://code.videolan.org/videolan/dav1d", ("libdav1d",)),
        Native("libvpx", "BSD-3-Clause", "https://chromium.googlesource.com/webm/libvpx", ("libvpx",)),
        Native("libdrm", "MIT", "https://gitlab.freedesktop.org/mesa/drm", ("libdrm",)),
        Native("OpenSSL", "OpenSSL licence", "https://www.openssl.org", ("libcrypto", "libssl")),
        Native("libpng", "libpng-2.0", "http://www.libpng.org", ("libpng",)),
    ),
    "numpy": (
        Native("OpenBLAS", "BSD-3-Clause", "https://www.openblas.net", ("libscipy_openblas",)),
        Native(
            "libgfortran, libquadmath",
            "GPL-3.0 with GCC's runtime exception",
            "https://gcc.gnu.org",
            ("libgfortran", "libquadmath"),
        ),
        _MICROSOFT_RUNTIME,
    ),
    "pillow": (
        Native("FreeType", "FTL", "https://freetype.org", ("libfreetype",)),
        Native("HarfBuzz", "MIT", "https://harfbuzz.github.io", ("libharfbuzz",)),
        Native("libjpeg-turbo", "IJG and BSD-3-Clause", "https://libjpeg-turbo.org", ("libjpeg",)),
        Native("libpng", "libpng-2.0", "http://www.libpng.org", ("libpng",)),
        Native("LibTIFF", "libtiff", "https://libtiff.gitlab.io", ("libtiff",)),
        Native("OpenJPEG", "BSD-2-Clause", "https://www.openjpeg.org", ("libopenjp2",)),
        Native("Little CMS", "MIT", "https://www.littlecms.com", ("liblcms2",)),
        Native(
            "WebP",
            "BSD-3-Clause",
            "https://chromium.googlesource.com/webm/libwebp",
            ("libwebp", "libsharpyuv"),
        ),
        Native(
            "libavif with AOM and dav1d",
            "BSD-2-Clause",
            "https://github.com/AOMediaCodec/libavif",
            ("libavif",),
        ),
        Native("brotli", "MIT", "https://github.com/google/brotli", ("libbrotli",)),
        Native("XZ Utils", "0BSD", "https://tukaani.org/xz", ("liblzma",)),
        Native("Zstandard", "BSD-3-Clause", "https://facebook.github.io/zstd", ("libzstd",)),
        Native("libxcb, libXau", "MIT", "https://xcb.freedesktop.org", ("libxcb", "libXau")),
    ),
    "pyside6-essentials": (
        Native(
            "Qt 6: Core, D-Bus, GUI, OpenGL, SVG, Wayland client, Widgets, XCB",
            "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
            "https://download.qt.io/official_releases/qt",
            (),
        ),
        Native("ICU", "Unicode-3.0", "https://icu.unicode.org", ()),
        _MICROSOFT_RUNTIME,
    ),
    "soxr": (Native("libsoxr", "LGPL-2.1-or-later", "https://sourceforge.net/projects/soxr", ()),),
    "sounddevice": (
        Native("PortAudio (Windows; on Linux the system's)", "MIT", "https://www.portaudio.com", ()),
    ),
}
"""Libraries by the distribution that carries them. Those linked into one file have no files of their own."""

WHEEL_FOLDERS = {
    "av": "av.libs",
    "opencv-python-headless": "opencv_python_headless.libs",
    "numpy": "numpy.libs",
    "pillow": "pillow.libs",
}
"""Where a wheel for Linux keeps its libraries, beside its package."""
