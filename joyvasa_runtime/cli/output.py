"""Where `joyvasa` prints to: any terminal, file or pipe, whatever its encoding and when its reader goes.

It chooses no words; everything that the commands print passes through `say`.
"""

import errno
import io
import os
import sys
from typing import TextIO

_NOBODY_READS = {errno.EPIPE, errno.EINVAL}
"""What POSIX says of a pipe whose reader has gone, and what Windows does."""


_STEERING = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


class OutputClosedError(Exception):
    """Whoever read what is printed has gone, as `head` does when it has seen enough."""


class OutputRefusedError(Exception):
    """What is printed can't be written, as to a full disk."""


def make_lenient() -> None:
    """Let every text be printed: what a stream's encoding doesn't know stands there as an escape."""
    for stream in _streams():
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str, stream: TextIO | None) -> None:
    """Print a text at once; nothing where the program was started without that stream.

    Of what steers a terminal only line ends and tabs pass: names in files of others shall not.

    Raises
    ------
    OutputClosedError
        If nobody reads any more.
    OutputRefusedError
        If the system refuses.
    """
    if stream is not None:
        try:
            print(text.translate(_STEERING), file=stream, flush=True)
        except OSError as error:
            raise _problem(error) from error


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person may be at the other end."""
    return stream is not None and stream.isatty()


def flush_output() -> None:
    """Write what others have printed, such as the parser's help.

    Raises
    ------
    OutputClosedError, OutputRefusedError
        As `say`.
    """
    for stream in _streams():
        try:
            stream.flush()
        except OSError as error:
            raise _problem(error) from error


def drop_output() -> None:
    """Let what can't be written go nowhere, or the interpreter would complain of it at its end."""
    for stream in _streams():
        try:
            stream.flush()
        except OSError:
            _lead_nowhere(stream.fileno())


def _streams() -> list[TextIO]:
    """Those that the program was started with; a closed one is None."""
    return [stream for stream in (sys.stdout, sys.stderr) if stream is not None]


def _lead_nowhere(descriptor: int) -> None:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, descriptor)
    finally:
        os.close(nowhere)


def _problem(error: OSError) -> Exception:
    if error.errno in _NOBODY_READS:
        return OutputClosedError()
    return OutputRefusedError(error.strerror or str(error))
