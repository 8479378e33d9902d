"""Writing a pickle of long lists without holding them. What is in the lists is not known here.

The result is an ordinary pickle, read by any `pickle.load`: only the order of writing is our own.
"""

import io
import pickle
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import BinaryIO

_PROTOCOL = 3
"""The newest in which what is remembered has explicit numbers, so that they can be given anew."""

_AT_A_TIME = 16
"""Items that share what they have in common, such as names of entries; with more, their numbers grow."""


def write_table(stream: BinaryIO, facts: Mapping[str, object], lists: Mapping[str, Iterable[object]]) -> None:
    """Write the pickle of a dict.

    Parameters
    ----------
    stream : BinaryIO
    facts : mapping of str to object
        Entries that are written as they are.
    lists : mapping of str to iterable
        Entries that become lists; each is walked through once.

    Notes
    -----
    A pickle is a program for a stack. An item is what `pickle` writes of it, less its first and last
    instruction. The numbers of what is remembered begin anew every few items, and so nothing is kept longer.
    """
    stream.write(pickle.PROTO + bytes([_PROTOCOL]) + pickle.EMPTY_DICT)
    for name, value in facts.items():
        stream.write(_item(name) + _item(value) + pickle.SETITEM)
    for name, items in lists.items():
        stream.write(_item(name) + pickle.EMPTY_LIST)
        rest = iter(items)
        while some := list(islice(rest, _AT_A_TIME)):
            _append(stream, some)
        stream.write(pickle.SETITEM)
    stream.write(pickle.STOP)


def _append(stream: BinaryIO, items: list[object]) -> None:
    """Write what appends items to the list that was begun."""
    buffer = io.BytesIO()
    pickler = pickle.Pickler(buffer, _PROTOCOL)
    stream.write(pickle.MARK)
    for item in items:
        buffer.seek(0)
        buffer.truncate()
        pickler.dump(item)
        stream.write(_bare(buffer.getvalue()))
    stream.write(pickle.APPENDS)


def _item(value: object) -> bytes:
    return _bare(pickle.dumps(value, _PROTOCOL))


def _bare(whole: bytes) -> bytes:
    """A pickle without its first instruction, the protocol, and its last, to stop."""
    return whole[2:-1]
