"""Taking the formatting off subtitles, so that only words remain. Files and times are not here."""

import html
import re

_TAG = re.compile(r"</?(?:[A-Za-z][^<>]{0,200}|\d\d[\d:.]{4,12})>|<>")
"""Tags of SRT and WebVTT and the times inside lines; a lone "<" of a sentence is none."""

_OVERRIDE = re.compile(r"\{\\[^{}]{0,400}\}")
"""What SubStation's players take for formatting, also found in SRT files."""


def plain_lines(text: str) -> str:
    """A text without tags, surrounding spaces and empty lines."""
    bare = _TAG.sub("", _OVERRIDE.sub("", text))
    return "\n".join(line for raw in bare.split("\n") if (line := raw.strip()))


def unescaped(text: str) -> str:
    """Words with the signs that WebVTT writes as entities, such as ``&amp;``."""
    return html.unescape(text).replace("\xa0", " ").replace("\u200e", "").replace("\u200f", "")


def escaped(text: str) -> str:
    """Words as WebVTT may hold them."""
    return html.escape(text, quote=False)
