"""Finds the messages of errors in the source, as patterns: what was formatted in is a ``{name}``.

It reads source and runs none of it. Messages are made in English, by code that knows no Qt; the window
recognises them by these patterns where it shows them.
"""

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

UNSEEN = ("training", "convert", "cli", "bench", "networks", "doctor", "fetching")
"""Parts of the runtime whose errors go to a terminal only."""

_PROBLEM = re.compile(r"(^|_)(problem|refusal|reason|note)$")
"""Functions whose result becomes a message, see `project.operations.text.sentence`, or an export's note."""

WORDS = (
    "human",
    "animal",
    "drawing",
    "the gain",
    "the mask's inset",
    "the mask's feather",
    "the mask's roundness",
    "the crop's centre",
    "the crop's side",
    "the crop's angle",
    "a point",
    "a network runs on the CPU",
    "JoyVASA: from voice to motion",
    "LivePortrait: pictures of people",
    "LivePortrait: pictures of animals",
)
"""English words that are formatted into messages and mean something to the user."""

_NOTES_WRITER = "_note"
"""The method with which an engine notes what it had to give up."""

_NOTES_TABLE = "NOTES"
"""Table of a file whose values are such notes."""

_LEAST_LETTERS = 4
"""A pattern with fewer would fit other messages too."""


def runtime_files(root: Path) -> list[Path]:
    """The source files whose errors the window can show."""
    runtime = root / "joyvasa_runtime"
    seen = [file for file in runtime.rglob("*.py") if file.relative_to(runtime).parts[0] not in UNSEEN]
    return sorted(seen) + sorted((root / "desktop").rglob("*.py"))


def message_patterns(root: Path, files: Iterable[Path] | None = None) -> list[str]:
    """Patterns of all messages and hints, sorted, each once.

    Parameters
    ----------
    root : Path
        Of the checkout.
    files : iterable of Path, optional
        Source files; all that the window meets by default.
    """
    kinds = _error_kinds(root)
    found: set[str] = set(WORDS)
    for file in runtime_files(root) if files is None else files:
        found.update(_of_file(ast.parse(file.read_text(encoding="utf-8")), kinds))
    return sorted(text for text in found if text in WORDS or len(_letters(text)) >= _LEAST_LETTERS)


def _letters(pattern: str) -> str:
    return re.sub(r"\{\w+\}|\W", "", pattern)


def _of_file(tree: ast.Module, kinds: set[str]) -> Iterator[str]:
    wording = _Wording(tree)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    passed_on = {function.name: places for function in functions if (places := _passed_on(function, kinds))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for argument in _arguments(node, kinds):
                yield from wording.patterns(argument)
            if getattr(node.func, "attr", "") == _NOTES_WRITER and node.args:
                yield from wording.patterns(node.args[0])
            for place in passed_on.get(getattr(node.func, "id", ""), ()):
                if place < len(node.args):
                    yield from wording.patterns(node.args[place])
    yield from _of_tables(tree, wording)
    for function in functions:
        yield from _of_variables(function, kinds, wording)
        if _PROBLEM.search(function.name):
            yield from _of_results(function, wording)


def _arguments(call: ast.Call, kinds: set[str]) -> list[ast.expr]:
    """Message and hint of an error that is made."""
    if getattr(call.func, "id", "") not in kinds:
        return []
    return [*call.args[:2], *(word.value for word in call.keywords)]


def _passed_on(function: ast.FunctionDef, kinds: set[str]) -> list[int]:
    """Places of the parameters that become the message or hint of an error."""
    names = [argument.arg for argument in function.args.args]
    used = _names_in_errors(function, kinds)
    return [index for index, name in enumerate(names) if name in used]


def _of_variables(function: ast.FunctionDef, kinds: set[str], wording: "_Wording") -> Iterator[str]:
    used = _names_in_errors(function, kinds)
    for node in ast.walk(function):
        if isinstance(node, ast.Assign) and any(getattr(target, "id", "") in used for target in node.targets):
            yield from wording.patterns(node.value)


def _of_tables(tree: ast.Module, wording: "_Wording") -> Iterator[str]:
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and getattr(node.target, "id", "") == _NOTES_TABLE:
            assert isinstance(node.value, ast.Dict), "notes are a table"
            for value in node.value.values:
                yield from wording.patterns(value)


def _names_in_errors(function: ast.FunctionDef, kinds: set[str]) -> set[str]:
    calls = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
    arguments = [argument for call in calls for argument in _arguments(call, kinds)]
    return {argument.id for argument in arguments if isinstance(argument, ast.Name)}


def _error_kinds(root: Path) -> set[str]:
    tree = ast.parse((root / "joyvasa_runtime" / "errors.py").read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.ClassDef)} - {"Cancelled"}


def _of_results(function: ast.FunctionDef, wording: "_Wording") -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            for text in wording.patterns(node.value):
                yield text[:1].upper() + text[1:]


class _Wording:
    """Turns what an error is made with into patterns; a file's own constants are written out.

    Parameters
    ----------
    tree : ast.Module
        The file.
    """

    def __init__(self, tree: ast.Module) -> None:
        self._constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            and isinstance(node.value, ast.Constant)
            and isinstance(node.value.value, str)
            for target in node.targets
            if isinstance(target, ast.Name)
        }

    def patterns(self, node: ast.expr) -> Iterator[str]:
        """The pattern of a text, or of each one that a condition chooses from."""
        if isinstance(node, ast.IfExp):
            yield from self.patterns(node.body)
            yield from self.patterns(node.orelse)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
            yield node.value
        elif isinstance(node, ast.Name) and self._constants.get(node.id):
            yield self._constants[node.id]
        elif isinstance(node, ast.JoinedStr):
            yield self._joined(node)

    def _joined(self, node: ast.JoinedStr) -> str:
        parts: list[str] = []
        names: list[str] = []
        for value in node.values:
            if isinstance(value, ast.Constant):
                parts.append(str(value.value))
            elif isinstance(value, ast.FormattedValue):
                constant = self._constants.get(getattr(value.value, "id", ""))
                name = _name(value.value)
                again = names.count(name)
                parts.append(f"{{{name}{again + 1 if again else ''}}}" if constant is None else constant)
                names += [] if constant is not None else [name]
        return "".join(parts)


def _name(node: ast.expr) -> str:
    """A word for what is formatted in, for the translator."""
    if isinstance(node, ast.Name):
        return node.id.strip("_")
    if isinstance(node, ast.Attribute):
        return node.attr.strip("_") if node.attr != "name" else _name(node.value)
    if isinstance(node, ast.Call) and node.args:
        return _name(node.args[-1])
    if isinstance(node, ast.Call):
        return _name(node.func)
    if isinstance(node, ast.BoolOp):
        return _name(node.values[0])
    if isinstance(node, ast.Subscript):
        return _name(node.value)
    return "value"
