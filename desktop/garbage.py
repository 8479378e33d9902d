"""How often Python looks for garbage while the window is open; nothing is collected here."""

import gc

_RARE = 100


def collect_rarely() -> None:
    """Look through everything ten times more rarely than Python does by itself.

    In a project of 20,000 keys that stops every thread for 70 ms, which shows in a drag and in playing.
    What was made lately is looked through as often as ever.
    """
    gc.set_threshold(*gc.get_threshold()[:2], _RARE)
