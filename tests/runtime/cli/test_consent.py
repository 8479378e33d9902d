"""Asking at the terminal: only a yes is one, and without a terminal nobody is asked."""

import io

import pytest

from joyvasa_runtime.cli.consent import ask_for_consent
from joyvasa_runtime.errors import Cancelled, JoyVasaError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def at_a_terminal(monkeypatch: pytest.MonkeyPatch, typed: str) -> Terminal:
    shown = Terminal()
    monkeypatch.setattr("sys.stdin", Terminal(typed))
    monkeypatch.setattr("sys.stderr", shown)
    return shown


@pytest.mark.parametrize("typed", ["y\n", "YES\n", " y \n"])
def test_a_yes_at_the_terminal_is_a_yes(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    shown = at_a_terminal(monkeypatch, typed)
    ask_for_consent("Shall it?", "x --yes")
    assert shown.getvalue() == "Shall it? [y/N] "


@pytest.mark.parametrize("typed", ["\n", "n\n", "yep\n", "", "да\n"])
def test_anything_else_is_a_no(monkeypatch: pytest.MonkeyPatch, typed: str) -> None:
    at_a_terminal(monkeypatch, typed)
    with pytest.raises(Cancelled):
        ask_for_consent("Shall it?", "x --yes")


def test_without_a_terminal_it_says_what_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("y\n"))
    with pytest.raises(JoyVasaError, match="nobody to ask") as caught:
        ask_for_consent("Shall it?", "x --yes")
    assert caught.value.hint == "To agree, type: x --yes"
