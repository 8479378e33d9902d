"""The step that opens the whole window with the sample in it, where nobody sees it, and closes it again."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from desktop.jobs.studio import Folders, Studio, open_studio
from desktop.self_test.step import SelfTestError, Workbench
from desktop.settings import open_settings
from desktop.translation import Translation
from desktop.views.main_window import MainWindow
from desktop.views.widgets.theme import Theme

_PATIENCE_MS = 60_000
# A blank widget has one colour, or two with a frame; the window has thousands.
_LEAST_COLOURS = 50


def open_window(bench: Workbench) -> str:
    """Open the sample project in the window, in Chinese, and look whether something is drawn."""
    application = QApplication.instance()
    assert isinstance(application, QApplication), "the runner makes one"
    translation = Translation(application, "zh_CN")
    Theme(application).apply("dark")
    studio = open_studio(open_settings(bench.folder / "settings.ini"), _folders(bench))
    window = MainWindow(studio)
    try:
        window.show()
        _open_sample(window, studio)
        colours = _colours(window)
    finally:
        window.close()
        translation.remove()
    if colours < _LEAST_COLOURS:
        raise SelfTestError(f"The window is blank: {colours} colours")
    return f"{QGuiApplication.platformName()}, {len(studio.store.project.tracks)} tracks"


def _folders(bench: Workbench) -> Folders:
    return Folders(bench.folder / "data", bench.folder / "sounds")


def _open_sample(window: MainWindow, studio: Studio) -> None:
    """Wait until the project is there; its file is read by another thread."""
    loop = QEventLoop()
    studio.session.opened.connect(loop.quit)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    window.files.open_sample()
    if not studio.store.project.tracks:
        loop.exec()
    if not studio.store.project.tracks:
        raise SelfTestError("The sample project could not be opened")


def _colours(widget: QWidget) -> int:
    picture = widget.grab().toImage()
    places = ((x, y) for x in range(0, picture.width(), 4) for y in range(0, picture.height(), 4))
    return len({picture.pixel(x, y) for x, y in places})
