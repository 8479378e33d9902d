"""Asking the person at the terminal for a yes. Without a terminal nobody is asked, and nothing is assumed."""

import signal
import sys

from joyvasa_runtime.cli.output import is_terminal
from joyvasa_runtime.errors import Cancelled, JoyVasaError

_YES = ("y", "yes")


def ask_for_consent(question: str, unattended: str) -> None:
    """Return if the person says yes.

    Parameters
    ----------
    question : str
    unattended : str
        What to type where nobody can be asked.

    Raises
    ------
    JoyVasaError
        If there is no terminal to ask on.
    Cancelled
        If the answer is anything but yes.
    """
    if not (is_terminal(sys.stdin) and is_terminal(sys.stderr)):
        raise JoyVasaError("There is nobody to ask: this is not a terminal", f"To agree, type: {unattended}")
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    if _read_line().strip().casefold() not in _YES:
        raise Cancelled("consent")


def _read_line() -> str:
    # While work is under way Ctrl-C only asks it to stop at its next step; here nothing is under way.
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        return sys.stdin.readline()
    except KeyboardInterrupt:
        # The terminal's cursor still stands behind the question.
        print(file=sys.stderr)
        return ""
    finally:
        signal.signal(signal.SIGINT, previous)
