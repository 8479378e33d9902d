"""The Studio's entry point and composition root: builds everything once and passes it down.

It does no work of its own.
"""

import logging
import sys
from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.jobs.player import Player
from desktop.jobs.render import RenderJob, TalkRequest
from desktop.jobs.talk import TalkRenderer
from desktop.views.main_window import MainWindow
from joyvasa_runtime.resources import resource


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window with the sample and return the exit status when it is closed."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    application = QApplication(list(sys.argv if arguments is None else arguments))
    application.setApplicationName("JoyVASA Studio")
    application.setWindowIcon(QIcon(str(resource("icons", "joyvasa-studio.svg"))))
    sample = TalkRequest(resource("sample", "portrait.jpg"), resource("sample", "voice.wav"))
    window = MainWindow(RenderJob(TalkRenderer()), Player(), sample)
    window.show()
    window.render_video()
    return application.exec()
