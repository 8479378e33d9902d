"""Facts in a row with dots between them, such as "H.264 · 25 fps · 12 s"; it words none."""

from collections.abc import Iterable

_HARD_SPACE = "\N{NO-BREAK SPACE}"


def fact_line(facts: Iterable[str]) -> str:
    """The facts in one text, which is broken only behind a dot."""
    return f"{_HARD_SPACE}· ".join(fact.replace(" ", _HARD_SPACE) for fact in facts)
