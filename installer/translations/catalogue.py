"""The catalogue of one language: its `.ts`, the compiled `.qm` and the list of message patterns.

It does what the commands ask for; they are in `__main__`.
"""

import importlib.util
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from installer.translations.message_patterns import message_patterns
from installer.translations.ts_file import Translations, merged, read_ts, untranslated, write_ts
from installer.translations.window_texts import window_texts

MESSAGES = "Messages"
"""Context of the runtime's messages; the window looks them up in it."""

EVERYWHERE = "*"
"""Instead of a context in a JSON: every context that has the text."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Files of one language.

    Parameters
    ----------
    root : Path
        Of the checkout whose texts are read.
    language : str
        Such as ``"zh_CN"``.
    """

    root: Path
    language: str = "zh_CN"

    @property
    def folder(self) -> Path:
        """Where the files lie."""
        return self.root / "resources" / "translations"

    @property
    def source(self) -> Path:
        """The `.ts` file."""
        return self.folder / f"studio_{self.language}.ts"

    @property
    def patterns(self) -> Path:
        """The message patterns, one a line, for every language."""
        return self.folder / "messages.txt"

    def texts(self) -> dict[str, list[str]]:
        """Every text of the program by context, as the source has them now."""
        return {**window_texts(self.root), MESSAGES: message_patterns(self.root)}

    def update(self) -> Translations:
        """Bring all files up to date with the source; what is left untranslated."""
        texts = self.texts()
        translations = merged(texts, read_ts(self.source))
        write_ts(self.source, self.language, translations)
        self.patterns.write_text(
            "".join(f"{json.dumps(text, ensure_ascii=False)}\n" for text in texts[MESSAGES]),
            encoding="utf-8",
            newline="\n",
        )
        self.compile()
        return untranslated(translations)

    def missing(self) -> Translations:
        """What has no translation, as the source has it now; writes nothing."""
        return untranslated(merged(self.texts(), read_ts(self.source)))

    def put(self, given: Translations) -> Translations:
        """Take translations in and compile; those whose context or text is not there come back."""
        self.update()
        translations = read_ts(self.source)
        unknown: Translations = {}
        for context, messages in given.items():
            places = translations if context == EVERYWHERE else {context: translations.get(context, {})}
            for text, translation in messages.items():
                homes = [place for place in places.values() if text in place]
                for home in homes:
                    home[text] = translation
                if not homes:
                    unknown.setdefault(context, {})[text] = translation
        write_ts(self.source, self.language, translations)
        self.compile()
        return unknown

    def compile(self) -> None:
        """Make the `.qm` from the `.ts`."""
        command = [str(_lrelease()), "-silent", str(self.source), "-qm", str(self.source.with_suffix(".qm"))]
        subprocess.run(command, check=True)


def _lrelease() -> Path:
    """Qt's compiler for translations, which comes with PySide6."""
    package = importlib.util.find_spec("PySide6")
    if package is None or package.origin is None:
        raise FileNotFoundError("PySide6 is not installed here; use the environment's Python")
    return Path(package.origin).parent / ("lrelease.exe" if sys.platform == "win32" else "lrelease")
