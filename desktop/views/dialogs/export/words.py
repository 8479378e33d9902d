"""What codecs and bundled presets are called in the user's language. It knows no settings and no encoders."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from joyvasa_runtime.video.compression import CodecName

_CODECS = {
    "h264": QT_TRANSLATE_NOOP("Codecs", "MP4, H.264: plays everywhere"),
    "h265": QT_TRANSLATE_NOOP("Codecs", "MP4, H.265: smaller, for newer players"),
    "av1": QT_TRANSLATE_NOOP("Codecs", "MP4, AV1: smallest, takes longer"),
    "vp9": QT_TRANSLATE_NOOP("Codecs", "WebM, VP9: for web pages"),
    "prores_422_hq": QT_TRANSLATE_NOOP("Codecs", "MOV, ProRes 422 HQ: for editing"),
    "prores_4444": QT_TRANSLATE_NOOP("Codecs", "MOV, ProRes 4444: with transparency"),
    "png": QT_TRANSLATE_NOOP("Codecs", "PNG pictures: with transparency"),
    "gif": QT_TRANSLATE_NOOP("Codecs", "GIF: an animated picture"),
    "wav": QT_TRANSLATE_NOOP("Codecs", "WAV: the sound alone"),
}

_PRESETS = {
    "picture": QT_TRANSLATE_NOOP("Presets", "As the picture"),
    "web": QT_TRANSLATE_NOOP("Presets", "Web video, 1080p"),
    "vertical": QT_TRANSLATE_NOOP("Presets", "Vertical, 1080 × 1920"),
    "square": QT_TRANSLATE_NOOP("Presets", "Square, 1080 × 1080"),
    "small": QT_TRANSLATE_NOOP("Presets", "Small file (AV1)"),
    "h265": QT_TRANSLATE_NOOP("Presets", "High quality (H.265)"),
    "webm": QT_TRANSLATE_NOOP("Presets", "For web pages (WebM)"),
    "master": QT_TRANSLATE_NOOP("Presets", "Editing master (ProRes)"),
    "transparent": QT_TRANSLATE_NOOP("Presets", "Transparent (ProRes)"),
    "png": QT_TRANSLATE_NOOP("Presets", "Transparent (PNG)"),
    "gif": QT_TRANSLATE_NOOP("Presets", "Animated picture (GIF)"),
    "sound": QT_TRANSLATE_NOOP("Presets", "Sound only (WAV)"),
    "draft": QT_TRANSLATE_NOOP("Presets", "Draft, quick and small"),
}


def codec_words(name: CodecName) -> str:
    """What a kind of file is called, and what it is good for."""
    return QCoreApplication.translate("Codecs", str(_CODECS[name]))


def preset_words(short: str) -> str:
    """What a bundled preset is called, by its short name."""
    return QCoreApplication.translate("Presets", str(_PRESETS[short]))
