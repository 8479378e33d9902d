"""The translations are whole: every text of the program, nothing else, with its placeholders, compiled."""

import ast
import json
import re
import shutil
import string
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator

from installer.translations.__main__ import main
from installer.translations.catalogue import MESSAGES, Catalogue
from installer.translations.message_patterns import message_patterns
from installer.translations.ts_file import merged, read_ts, untranslated, write_ts
from installer.translations.window_texts import UnclearTextError, window_texts

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Catalogue(ROOT)
HOW_TO = "see resources/translations/README.md"
CHINESE = [
    (context, source, translation)
    for context, messages in read_ts(CATALOGUE.source).items()
    for source, translation in messages.items()
]


def placeholders(text):
    return sorted((name, form) for _, name, form, _ in string.Formatter().parse(text) if name is not None)


@pytest.fixture
def checkout(tmp_path):
    """A small checkout with one window, one table and one operation."""
    for folder in ("desktop", "joyvasa_runtime", "resources/translations"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "joyvasa_runtime" / "errors.py").write_text("class EditError(Exception): ...\n")
    return tmp_path


def write(checkout, name, *lines):
    (checkout / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_every_text_is_translated():
    assert CATALOGUE.missing() == {}, HOW_TO


def test_nothing_is_translated_that_the_program_does_not_say():
    said = {(context, text) for context, texts in CATALOGUE.texts().items() for text in texts}

    assert {(context, source) for context, source, _ in CHINESE} == said, HOW_TO


def test_a_translation_has_the_placeholders_of_its_text():
    wrong = [text for text in CHINESE if placeholders(text[1]) != placeholders(text[2])]

    assert wrong == []


def test_a_translation_keeps_ellipsis_line_ends_and_mnemonic():
    for _, source, translation in CHINESE:
        assert source.endswith("…") == translation.endswith("…"), source
        assert source.count("\n") == translation.count("\n"), source
        assert re.findall("&(.)", source.upper()) == re.findall(r"\(&(.)\)", translation), source


def test_the_patterns_are_those_of_the_source():
    lines = CATALOGUE.patterns.read_text(encoding="utf-8").splitlines()

    assert [json.loads(line) for line in lines] == message_patterns(ROOT), HOW_TO


def test_the_compiled_file_says_what_the_source_says(qapp):
    translator = QTranslator()

    assert translator.load(str(CATALOGUE.source.with_suffix(".qm")))
    assert [text for text in CHINESE if translator.translate(text[0], text[1]) != text[2]] == [], HOW_TO


def test_the_compiled_file_is_what_the_compiler_makes(tmp_path):
    folder = tmp_path / "resources" / "translations"
    shutil.copytree(CATALOGUE.folder, folder)
    copy = Catalogue(tmp_path)
    copy.compile()

    assert copy.source.with_suffix(".qm").read_bytes() == CATALOGUE.source.with_suffix(".qm").read_bytes()


def test_every_refusal_of_an_edit_has_a_pattern():
    files = sorted((ROOT / "joyvasa_runtime" / "project" / "operations").glob("*.py"))
    calls = [
        node
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "EditError"
    ]
    known = set(read_ts(CATALOGUE.source)[MESSAGES])
    literal = {
        part.value
        for call in calls
        for part in call.args
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }

    assert len(calls) > 20
    assert set(message_patterns(ROOT, files)) <= known
    assert literal <= known


def test_texts_are_found_by_class_window_context_and_table(checkout):
    write(
        checkout,
        "desktop/a.py",
        'C = "Words"',
        "class Panel:",
        '    def title(self): return self.tr("Title " "of it")',
        '    def other(self): return QCoreApplication.translate(C, "Other")',
        'def build(window): window.tr("Tools")',
        'ROWS = (ActionSpec("a.b", "Do it", "Edit", (), "icon", "Does it"),)',
        'NAMES = {"x": QT_TRANSLATE_NOOP("Words", "Left")}',
        "def name(x): return QCoreApplication.translate(C, NAMES[x])",
    )

    assert window_texts(checkout) == {
        "Panel": ["Title of it"],
        "Words": ["Other", "Left"],
        "MainWindow": ["Tools"],
        "Actions": ["Do it", "Edit", "Does it"],
    }


@pytest.mark.parametrize(
    "line",
    [
        "class Panel:\n    def title(self, text): return self.tr(text)",
        'class Panel:\n    def title(self, x): return self.tr(f"{x} clips")',
        'def title(parent): return parent.tr("Title")',
        'def title(text): return QCoreApplication.translate("Nowhere", text)',
    ],
)
def test_a_text_that_cannot_be_read_is_an_error_with_its_place(checkout, line):
    write(checkout, "desktop/a.py", line)

    with pytest.raises(UnclearTextError, match=r"desktop/a\.py:\d"):
        window_texts(checkout)


def test_notes_of_an_export_are_messages_too(checkout):
    write(
        checkout,
        "joyvasa_runtime/notes.py",
        'NOTES: dict[str, str] = {"matte": "The head was cut out."}',
        'OTHER: dict[str, str] = {"matte": "Nobody reads this."}',
        "def note(letters):",
        '    return f"No font has these letters: {letters}"',
    )
    found = message_patterns(checkout)
    assert {"The head was cut out.", "No font has these letters: {letters}"} <= set(found)
    assert "Nobody reads this." not in found


def test_messages_are_patterns_with_names_for_what_is_formatted_in(checkout):
    write(
        checkout,
        "joyvasa_runtime/tracks.py",
        '_HINT = "Unlock it first."',
        "def lock(track, path, n):",
        '    raise EditError(f"The track “{track.name}” of {path} has {n + 1} and {n:.1f} clips", _HINT)',
        "def gain_problem(x):",
        '    return None if x else f"the gain {x} is wrong"',
        "def _refuse(problem, hint):",
        "    raise EditError(problem, hint)",
        "def refuse(x):",
        '    _refuse(gain_problem(x), "Choose another.")',
        "def which(below):",
        '    problem = "Nothing is below" if below else "Nothing is above"',
        "    raise EditError(problem)",
    )

    found = message_patterns(checkout)

    for pattern in (
        "The track “{track}” of {path} has {value} and {n} clips",
        "Unlock it first.",
        "The gain {x} is wrong",
        "Choose another.",
        "Nothing is below",
        "Nothing is above",
    ):
        assert pattern in found


def test_a_text_known_elsewhere_is_taken_over_and_a_dropped_one_is_forgotten():
    known = {"Old": {"Delete": "删除", "Gone": "没了"}}

    found = merged({"New": ["Delete", "Add"]}, known)

    assert found == {"New": {"Delete": "删除", "Add": ""}}
    assert untranslated(found) == {"New": {"Add": ""}}


def test_a_written_file_reads_the_same(tmp_path):
    texts = {"A & B": {"Two\nlines <b>": "两行\n“&”", "Open…": ""}, "C": {" and ": "和"}}
    write_ts(tmp_path / "a.ts", "zh_CN", texts)

    assert read_ts(tmp_path / "a.ts") == texts


def test_the_command_lists_what_is_missing_and_takes_it_in(checkout, capsys):
    write(checkout, "desktop/a.py", "class Panel:", '    def title(self): return self.tr("Title")')

    assert main(["--root", str(checkout), "update"]) == 1
    missing = json.loads(capsys.readouterr().out)
    assert missing["Panel"] == {"Title": ""}
    given = {context: dict.fromkeys(texts, "好") for context, texts in missing.items()}
    (checkout / "given.json").write_text(json.dumps(given | {"Nowhere": {"X": "Y"}}), encoding="utf-8")
    assert main(["--root", str(checkout), "put", str(checkout / "given.json")]) == 1
    assert json.loads(capsys.readouterr().out) == {"Nowhere": {"X": "Y"}}
    assert main(["--root", str(checkout), "missing"]) == 0
    assert read_ts(Catalogue(checkout).source)["Panel"] == {"Title": "好"}
    assert Catalogue(checkout).source.with_suffix(".qm").stat().st_size > 0
