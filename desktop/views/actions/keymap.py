"""Which keys belong to which action: the table's defaults, and what the user changed.

Pure functions over texts; who asks for keys and who remembers them is elsewhere.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from PySide6.QtGui import QKeySequence

from desktop.views.actions.spec import ActionSpec

Keys = tuple[str, ...]
Overrides = Mapping[str, Keys]
"""Keys of the actions whose keys the user changed, by id."""


def portable(keys: str | QKeySequence) -> str:
    """One key combination as it is remembered and compared, the same in every language; empty if none."""
    sequence = QKeySequence(keys, QKeySequence.SequenceFormat.PortableText) if isinstance(keys, str) else keys
    return sequence.toString(QKeySequence.SequenceFormat.PortableText)


def native(keys: str) -> str:
    """A remembered key combination as it is printed on the user's keyboard."""
    return QKeySequence(keys, QKeySequence.SequenceFormat.PortableText).toString(
        QKeySequence.SequenceFormat.NativeText
    )


def default_keys(spec: ActionSpec) -> Keys:
    """The table's keys of an action."""
    return tuple(portable(keys) for keys in spec.shortcuts)


def keys_of(spec: ActionSpec, overrides: Overrides) -> Keys:
    """The keys of an action, the user's where they were changed."""
    chosen = overrides.get(spec.id)
    if chosen is None:
        return default_keys(spec)
    return tuple(keys for keys in map(portable, chosen) if keys)


def with_keys(specs: Iterable[ActionSpec], overrides: Overrides, id: str, keys: Iterable[str]) -> Overrides:
    """`overrides` after an action was given `keys`; whoever had one of them before loses it."""
    wanted = tuple(dict.fromkeys(portable(item) for item in keys))
    after = dict(overrides)
    for spec in specs:
        old = keys_of(spec, overrides)
        new = wanted if spec.id == id else tuple(item for item in old if item not in wanted)
        if new == default_keys(spec):
            after.pop(spec.id, None)
        elif new != old:
            after[spec.id] = new
    return after


def owners(specs: Iterable[ActionSpec], overrides: Overrides, keys: str) -> tuple[ActionSpec, ...]:
    """The actions that have a key combination."""
    wanted = portable(keys)
    return tuple(spec for spec in specs if wanted and wanted in keys_of(spec, overrides))


def conflicts(specs: Iterable[ActionSpec], overrides: Overrides) -> Mapping[str, tuple[str, ...]]:
    """Key combinations that several actions have, with those actions' ids."""
    users: dict[str, list[str]] = defaultdict(list)
    for spec in specs:
        for keys in keys_of(spec, overrides):
            users[keys].append(spec.id)
    return {keys: tuple(ids) for keys, ids in users.items() if len(ids) > 1}
