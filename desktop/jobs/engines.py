"""The engines of the inference thread: opened when first needed, the two used last are kept.

Only that thread calls it; what it is asked for comes with the work.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from joyvasa_runtime.engine import Engine
from joyvasa_runtime.models.session import Provider

_KEPT = 2
"""One for the preview and one for a job; the official packs take gigabytes each."""

OpenEngine = Callable[[str, Provider], Engine]

_Key = tuple[str, Provider, int]
"""Pack id, provider, and how often packs have been changed since the start."""


def open_engine(pack_id: str, provider: Provider) -> Engine:
    """The engine of an installed pack; see `Engine.open`."""
    return Engine.open(pack_id, provider=provider)


class Engines:
    """Engines by pack.

    Parameters
    ----------
    provider : {"auto", "cpu", "cuda"}
        Where models run.
    opened : callable
        Told of each engine after it was opened.
    open_engine : callable
    """

    def __init__(
        self,
        provider: Provider,
        opened: Callable[[Engine], None],
        open_engine: OpenEngine = open_engine,
    ) -> None:
        # Both are set from the window's thread, and take effect at the next `get`.
        self.provider = provider
        self.edition = 0
        self._opened, self._open = opened, open_engine
        self._engines: OrderedDict[_Key, Engine] = OrderedDict()
        self._held: Counter[_Key] = Counter()

    @property
    def circumstances(self) -> tuple[Provider, int]:
        """What engines are opened under now; where it changes, what failed may work."""
        return self.provider, self.edition

    @property
    def open(self) -> tuple[Engine, ...]:
        """Those that are open, the one used last at the end."""
        return tuple(self._engines.values())

    def get(self, pack_id: str) -> Engine:
        """The engine of a pack.

        Raises
        ------
        ModelPackError
            If there is no such pack, or it is damaged.
        """
        key = self._key(pack_id)
        if key not in self._engines:
            self._let_go(key)
            engine = self._open(pack_id, key[1])
            engine.keep_lanes()
            self._engines[key] = engine
            self._opened(engine)
        self._engines.move_to_end(key)
        return self._engines[key]

    @contextmanager
    def hold(self, pack_id: str) -> Iterator[Engine]:
        """The engine of a pack, kept however many others are asked for meanwhile.

        Raises
        ------
        ModelPackError
            As `get`.
        """
        engine = self.get(pack_id)
        key = next(key for key, known in self._engines.items() if known is engine)
        self._held[key] += 1
        try:
            yield engine
        finally:
            self._held[key] -= 1

    def close(self) -> None:
        """Let go of all of them."""
        for engine in self._engines.values():
            engine.close()
        self._engines.clear()

    def _key(self, pack_id: str) -> _Key:
        return pack_id, *self.circumstances

    def _let_go(self, coming: _Key) -> None:
        """Make room for one more: first of what is out of date, then of what was used longest ago."""
        free = [key for key in self._engines if not self._held[key]]
        outdated = [key for key in free if key[1:] != coming[1:]]
        excess = len(self._engines) - len(outdated) - (_KEPT - 1)
        current = [key for key in free if key not in outdated]
        for key in outdated + current[: max(0, excess)]:
            self._engines.pop(key).close()
