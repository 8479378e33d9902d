"""The program's language: which one is shown, and Qt's translators for it.

It must be set before any widget is built; no widget is translated anew while it lives.
"""

import logging
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from desktop.settings import LanguageName
from joyvasa_runtime.resources import resource

_LOG = logging.getLogger(__name__)

CHINESE = "zh_CN"


class Translation(QObject):
    """Shows the program in one language until it is removed.

    Parameters
    ----------
    application : QCoreApplication
    language : str
        Of the program's texts: ``"en"``, which they are written in, or ``"zh_CN"``.
    """

    def __init__(self, application: QCoreApplication, language: str) -> None:
        super().__init__(application)
        self._application = application
        self._locale = QLocale()
        self._translators: list[QTranslator] = []
        if language != "en":
            self._install(QLocale(language))

    def remove(self) -> None:
        """Show widgets that are built from now on in English."""
        for translator in self._translators:
            self._application.removeTranslator(translator)
        self._translators.clear()
        QLocale.setDefault(self._locale)

    def _install(self, locale: QLocale) -> None:
        QLocale.setDefault(locale)
        qt = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for name, folder in (("qtbase", qt), ("studio", _folder())):
            translator = QTranslator(self)
            if translator.load(f"{name}_{locale.name()}", str(folder)):
                self._application.installTranslator(translator)
                self._translators.append(translator)
            else:
                _LOG.warning("There is no translation %s_%s in %s", name, locale.name(), folder)


def shown_language(chosen: LanguageName, system: list[str] | None = None) -> str:
    """The language of the program's texts, ``"en"`` or ``"zh_CN"``.

    Parameters
    ----------
    chosen : "system", "en" or "zh_CN"
        In the settings.
    system : list of str, optional
        Languages that the user prefers, the best first, such as ``["zh-Hans-CN", "en-US"]``.
    """
    if chosen != "system":
        return chosen
    wanted = QLocale.system().uiLanguages() if system is None else system
    known = (_known(language) for language in wanted)
    return next((language for language in known if language), "en")


def _known(language: str) -> str:
    locale = QLocale(language)
    if locale.language() == QLocale.Language.Chinese:
        return CHINESE if locale.script() != QLocale.Script.TraditionalHanScript else ""
    return "en" if locale.language() == QLocale.Language.English else ""


def _folder() -> Path:
    return resource("translations", "messages.txt").parent
