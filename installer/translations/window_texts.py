"""Finds the window's texts in its source: literals given to `tr` and `translate`, and those of known tables.

It reads source and runs none of it; the runtime's messages are in `message_patterns`.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

Texts = dict[str, list[str]]
"""English texts by context, in the order of their first use."""

TABLES: dict[str, tuple[str, tuple[int, ...]]] = {"ActionSpec": ("Actions", (1, 2, 5))}
"""Rows of tables: the context that their texts are looked up in, and which arguments are texts."""

FOUND_ELSEWHERE = ("Messages",)
"""Contexts whose texts come from elsewhere: `message_patterns`."""

OWNERS = {"window": "MainWindow"}
"""Whose `tr` a variable's is, where functions build a part of somebody else."""


class UnclearTextError(Exception):
    """A text that cannot be found by reading, such as one made by a variable."""


def window_texts(root: Path, files: Iterable[Path] | None = None) -> Texts:
    """Every text of the window.

    Parameters
    ----------
    root : Path
        Of the checkout.
    files : iterable of Path, optional
        Source files; those of `desktop` by default.

    Raises
    ------
    UnclearTextError
        If a text is neither a literal nor of a table.
    """
    found: Texts = {}
    looked_up: list[tuple[str, str]] = []
    for file in sorted((root / "desktop").rglob("*.py")) if files is None else files:
        reader = _Reader(file.relative_to(root).as_posix(), ast.parse(file.read_text(encoding="utf-8")))
        for context, text in reader.texts():
            texts = found.setdefault(context, [])
            if text not in texts:
                texts.append(text)
        looked_up += reader.looked_up
    for context, place in looked_up:
        if context not in found and context not in FOUND_ELSEWHERE:
            raise UnclearTextError(f"{place} looks texts up in {context!r}, and no table has any")
    return found


class _Reader:
    """Reads one file."""

    def __init__(self, name: str, tree: ast.Module) -> None:
        self._name, self._tree = name, tree
        self._constants = dict(_constants(tree))
        self.looked_up: list[tuple[str, str]] = []

    def texts(self) -> Iterator[tuple[str, str]]:
        """Context and text of each use."""
        yield from self._walk(self._tree, "")

    def _walk(self, node: ast.AST, owner: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.Call):
            yield from self._call(node, owner)
        inside = node.name if isinstance(node, ast.ClassDef) else owner
        for child in ast.iter_child_nodes(node):
            yield from self._walk(child, inside)

    def _call(self, call: ast.Call, owner: str) -> Iterator[tuple[str, str]]:
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if name == "tr" and isinstance(call.func, ast.Attribute):
            yield self._owner(call, call.func.value, owner), self._literal(call, call.args[0])
        elif name == "QT_TRANSLATE_NOOP" or (name == "translate" and len(call.args) == 2):
            yield from self._translated(call)
        elif name in TABLES:
            context, places = TABLES[name]
            for index in places:
                text = _string(call.args[index]) if index < len(call.args) else ""
                if text:
                    yield context, text

    def _translated(self, call: ast.Call) -> Iterator[tuple[str, str]]:
        context = self._constants.get(getattr(call.args[0], "id", "")) or _string(call.args[0])
        if not context:
            return  # a painter's `translate`
        text = _string(call.args[1])
        if text is None:
            self.looked_up.append((context, self._place(call)))
        else:
            yield context, text

    def _owner(self, call: ast.Call, value: ast.expr, owner: str) -> str:
        name = getattr(value, "id", "")
        if name == "self" and owner:
            return owner
        if name in OWNERS:
            return OWNERS[name]
        raise UnclearTextError(f"{self._place(call)}: whose text this is? Use self.tr or translate")

    def _literal(self, call: ast.Call, argument: ast.expr) -> str:
        text = _string(argument)
        if text is None:
            raise UnclearTextError(f"{self._place(call)}: the text is no literal")
        return text

    def _place(self, node: ast.expr) -> str:
        return f"{self._name}:{node.lineno}"


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and (text := _string(node.value)) is not None:
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, text


def _string(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
