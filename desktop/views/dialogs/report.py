"""What a user can copy when something went wrong: the error, its causes, the versions, the end of the log."""

import traceback
from pathlib import Path

from desktop.log import log_tail, versions
from joyvasa_runtime.errors import JoyVasaError

_LOG_LINES = 40


def error_report(error: JoyVasaError, log_folder: Path | None = None, trace: str = "") -> str:
    """A plain text about an error, in English, for whoever is to help.

    Parameters
    ----------
    error : JoyVasaError
    log_folder : Path, optional
        Where the log lies; its last lines are put at the end.
    trace : str
        Of an unexpected error; by default that of the error's own causes.
    """
    parts = [f"{type(error).__name__}: {error}", trace or _causes(error), "\n".join(versions())]
    if log_folder is not None:
        parts.append(log_tail(log_folder, _LOG_LINES))
    return "\n\n".join(part.strip() for part in parts if part.strip()) + "\n"


def _causes(error: BaseException) -> str:
    """One line for each error behind `error`, the nearest first."""
    lines = []
    cause = error.__cause__
    while cause is not None:
        lines += traceback.format_exception_only(cause)
        cause = cause.__cause__
    return "".join(f"Because of {line}" for line in lines)
