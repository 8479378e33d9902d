"""The presets that come with the program, by the short name that the command line knows them by.

The user's own ones are on the `shelf`.
"""

from collections.abc import Mapping

from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import STREAMING_LUFS, ExportSettings, Preset
from joyvasa_runtime.video.compression import Compression

_UPLOAD_FPS = 30
"""What phones and the platforms for upright videos work with."""

_GIF_SIDE_PX = 480
"""A GIF of a minute at this size has some 50 MB already."""

_DRAFT_SIDE_PX = 512

BUNDLED: Mapping[str, Preset] = {
    "picture": Preset(
        "As the picture (MP4, H.264)",
        ExportSettings(Compression("h264")),
    ),
    # A portrait is rarely as wide as a screen: the sides are filled with the blurred picture rather than
    # cutting off forehead and chin.
    "web": Preset(
        "Web video, 1080p (MP4, H.264)",
        ExportSettings(
            Compression("h264"), Canvas(size=(1920, 1080), fit="fit"), loudness_lufs=STREAMING_LUFS
        ),
    ),
    "vertical": Preset(
        "Vertical, 1080 × 1920 (MP4, H.264)",
        ExportSettings(
            Compression("h264"),
            Canvas(size=(1080, 1920)),
            fps=_UPLOAD_FPS,
            loudness_lufs=STREAMING_LUFS,
        ),
    ),
    "square": Preset(
        "Square, 1080 × 1080 (MP4, H.264)",
        ExportSettings(
            Compression("h264"),
            Canvas(size=(1080, 1080)),
            fps=_UPLOAD_FPS,
            loudness_lufs=STREAMING_LUFS,
        ),
    ),
    "small": Preset(
        "Small file (MP4, AV1)",
        ExportSettings(Compression("av1", crf=34, speed="balanced"), loudness_lufs=STREAMING_LUFS),
    ),
    "h265": Preset("High quality (MP4, H.265)", ExportSettings(Compression("h265", speed="balanced"))),
    "webm": Preset(
        "For web pages (WebM, VP9)",
        ExportSettings(Compression("vp9", speed="balanced"), loudness_lufs=STREAMING_LUFS),
    ),
    "master": Preset("Editing master (MOV, ProRes 422 HQ)", ExportSettings(Compression("prores_422_hq"))),
    "transparent": Preset(
        "Transparent (MOV, ProRes 4444)", ExportSettings(Compression("prores_4444", has_alpha=True))
    ),
    "png": Preset("Transparent pictures (PNG)", ExportSettings(Compression("png", has_alpha=True))),
    "gif": Preset(
        "Animated picture (GIF)", ExportSettings(Compression("gif"), Canvas(longer_side=_GIF_SIDE_PX))
    ),
    "sound": Preset("Sound only (WAV)", ExportSettings(Compression("wav"))),
    "draft": Preset(
        "Draft, quick and small (MP4, H.264)",
        ExportSettings(Compression("h264", crf=30), Canvas(longer_side=_DRAFT_SIDE_PX)),
    ),
}
"""In the order in which they are offered; the first fits without knowing anything."""
