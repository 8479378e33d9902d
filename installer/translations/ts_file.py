"""Reads and writes Qt's translation source, a `.ts` file; without places in the code, it merges easily.

What should be in it is found by `window_texts` and `message_patterns`.
"""

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import escape

Translations = dict[str, dict[str, str]]
"""Translation by context and English text; empty where there is none yet."""


def read_ts(path: Path) -> Translations:
    """What a file holds; nothing if there is none."""
    if not path.is_file():
        return {}
    root = ElementTree.parse(path).getroot()
    return {
        context.findtext("name", ""): {
            message.findtext("source", ""): message.findtext("translation", "")
            for message in context.iter("message")
        }
        for context in root.iter("context")
    }


def write_ts(path: Path, language: str, translations: Translations) -> None:
    """Write a file, contexts and texts in alphabetical order."""
    head = f'<TS version="2.1" language="{language}">'
    lines = ['<?xml version="1.0" encoding="utf-8"?>', "<!DOCTYPE TS>", head]
    for context in sorted(translations):
        lines += ["<context>", f"    <name>{escape(context)}</name>"]
        for source in sorted(translations[context]):
            lines += _message(source, translations[context][source])
        lines.append("</context>")
    lines.append("</TS>")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def merged(texts: Mapping[str, Sequence[str]], known: Translations) -> Translations:
    """Every text with the translation it has, or the one that the same text has in another context."""
    elsewhere = {
        source: translation
        for context in known.values()
        for source, translation in context.items()
        if translation
    }
    return {
        context: {
            source: known.get(context, {}).get(source) or elsewhere.get(source, "") for source in sources
        }
        for context, sources in texts.items()
    }


def untranslated(translations: Translations) -> Translations:
    """The texts without a translation."""
    empty = {
        context: {source: "" for source, translation in messages.items() if not translation}
        for context, messages in translations.items()
    }
    return {context: messages for context, messages in empty.items() if messages}


def _message(source: str, translation: str) -> list[str]:
    open_tag = "<translation>" if translation else '<translation type="unfinished">'
    return [
        "    <message>",
        f"        <source>{escape(source)}</source>",
        f"        {open_tag}{escape(translation)}</translation>",
        "    </message>",
    ]
