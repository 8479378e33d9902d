"""`python -m installer.notices FILE` writes the licences of everything in the bundle into a file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from installer.notices.distributions import bundled_distributions
from installer.notices.document import notices_document


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the file; 1 where a part has no licence."""
    parser = argparse.ArgumentParser("installer.notices", description="Writes the licences of the bundle.")
    parser.add_argument("file", type=Path)
    file = parser.parse_args(arguments).file
    parts = bundled_distributions()
    bare = [part.name for part in parts if not part.licence or not part.texts]
    if bare:
        print(f"Without a licence: {', '.join(bare)}. Say theirs in distributions.py.", file=sys.stderr)
        return 1
    file.write_text(notices_document(parts), encoding="utf-8")
    print(f"{len(parts)} parts: {file}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
