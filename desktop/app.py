"""The Studio's entry point and composition root: builds everything once and passes it down.

It does no work of its own.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop.garbage import collect_rarely
from desktop.jobs.studio import Folders, open_studio
from desktop.log import start_log, stop_log
from desktop.self_test.run import self_test
from desktop.settings import AppSettings, open_settings
from desktop.translation import Translation, shown_language
from desktop.views.actions.key_guard import KeyGuard
from desktop.views.dialogs.unexpected import UnexpectedErrors
from desktop.views.main_window import MainWindow
from desktop.views.widgets.theme import Theme
from joyvasa_runtime.audio.sound_cache import sound_cache_folder
from joyvasa_runtime.resources import resource
from joyvasa_runtime.user_folders import user_data_folder

SELF_TEST = "--self-test"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window and return the exit status when it is closed."""
    words = list(sys.argv if arguments is None else arguments)
    if SELF_TEST in words:
        # Before Qt looks for a screen, which it may not find.
        return self_test(_parser().parse_args(words[1:]).report)
    application = QApplication(words)
    options = _parser().parse_args(application.arguments()[1:])
    application.setApplicationName("JoyVASA Studio")
    # Wayland finds the icon by the name of the menu entry.
    application.setDesktopFileName("joyvasa-studio")
    application.setWindowIcon(QIcon(str(resource("icons", "joyvasa-studio.svg"))))
    folders = Folders(user_data_folder(), sound_cache_folder())
    log = start_log(folders.logs)
    try:
        return _run(application, folders, options)
    finally:
        stop_log(log)


def _run(application: QApplication, folders: Folders, options: argparse.Namespace) -> int:
    collect_rarely()
    settings = open_settings()
    Translation(application, shown_language(settings.language))
    theme = Theme(application)
    theme.apply(settings.theme)
    settings.changed.connect(lambda name: theme.apply(settings.theme) if name == "theme" else None)
    KeyGuard(application)
    window = MainWindow(open_studio(settings, folders))
    unexpected = UnexpectedErrors(window, folders.logs)
    unexpected.install()
    window.show()
    _begin(window, settings, options)
    try:
        return application.exec()
    finally:
        unexpected.uninstall()


def _begin(window: MainWindow, settings: AppSettings, options: argparse.Namespace) -> None:
    """What the window shows first; unsaved work of a killed program goes before everything."""
    if window.files.offer_recovery():
        # A recording goes into the project that was recovered.
        once = Qt.ConnectionType.SingleShotConnection
        window.files.recovery_settled.connect(window.recorder.offer_rescued, once)
    else:
        window.recorder.offer_rescued()
        if options.sample:
            window.files.open_sample()
        elif options.project is not None:
            window.open(options.project.absolute())
    settings.is_first_run = False


def _parser() -> argparse.ArgumentParser:
    about = "Turns a portrait and a voice into a talking video."
    parser = argparse.ArgumentParser("joyvasa-studio", description=about)
    parser.add_argument("project", nargs="?", type=Path, help="project file to open")
    parser.add_argument("--sample", action="store_true", help="open the bundled sample project")
    parser.add_argument(SELF_TEST, action="store_true", help="look whether the installation is complete")
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write the self-test's result there")
    return parser
