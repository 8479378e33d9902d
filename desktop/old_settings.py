"""Settings of older versions of the program, moved to where they are kept now. It knows no others."""

import contextlib
import json

from PySide6.QtCore import QSettings

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.portrait.canvas import Canvas, View
from joyvasa_runtime.presets.format import decode_settings, encode_settings
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.video.compression import Compression

_NEW = "export/settings"
_OLD = ("export/view", "export/size", "export/fps", "export/crf")


def move_old_export(file: QSettings) -> None:
    """Make one choice of the four numbers and words that an export was remembered by; damaged ones go."""
    if not any(file.contains(key) for key in _OLD):
        return
    if not file.contains(_NEW):
        with contextlib.suppress(ExportError, ValueError):
            file.setValue(_NEW, json.dumps(encode_settings(_old_export(file))))
    for key in _OLD:
        file.remove(key)


def _old_export(file: QSettings) -> ExportSettings:
    view: View = "face" if file.value("export/view") == "face" else "full"
    size, fps, crf = (int(str(file.value(key, "0"))) for key in _OLD[1:])
    chosen = ExportSettings(Compression(crf=crf or None), Canvas(view, size or None), fps or 25)
    # Through the format, which knows what is possible.
    return decode_settings(encode_settings(chosen))
