"""`python -m installer.translations update | missing | put FILE`; see `resources/translations/README.md`.

The work is done in `catalogue`.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.translations.catalogue import Catalogue
from installer.translations.ts_file import Translations
from installer.translations.window_texts import UnclearTextError

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Do one command; 1 where something is left to do."""
    options = _parser().parse_args(arguments)
    catalogue = Catalogue(options.root)
    try:
        if options.command == "update":
            left = catalogue.update()
        elif options.command == "missing":
            left = catalogue.missing()
        else:
            left = catalogue.put(json.loads(options.file.read_text(encoding="utf-8")))
    except (UnclearTextError, FileNotFoundError) as error:
        print(error, file=sys.stderr)
        return 2
    _show(left)
    return 1 if left else 0


def _show(left: Translations) -> None:
    if left:
        print(json.dumps(left, ensure_ascii=False, indent=1))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("installer.translations", description="Keeps the translations.")
    parser.add_argument("--root", type=Path, default=ROOT, help="checkout to work on")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("update", help="read the source, write .ts and .qm, show what is untranslated")
    commands.add_parser("missing", help="show what is untranslated, as JSON; writes nothing")
    put = commands.add_parser("put", help="take translations in and compile; show those that fit nowhere")
    put.add_argument(
        "file", type=Path, help='JSON: {"Context": {"English": "translation"}}; "*" is every context'
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
