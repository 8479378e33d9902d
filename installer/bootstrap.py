"""`bootstrap.py run` starts the program from a checkout, `bootstrap.py test` runs every check.

It only looks at the Python version, in words every Python can read; the work is in `installer/actions.py`.
"""

import os
import platform
import sys

OLDEST_PYTHON = (3, 11)
NEWEST_PYTHON = (3, 13)
EXIT_WRONG_PYTHON = 4

if __name__ == "__main__":
    if not OLDEST_PYTHON <= sys.version_info[:2] <= NEWEST_PYTHON:
        sys.stderr.write(
            "JoyVASA Studio needs Python 3.11, 3.12 or 3.13; this is Python "
            + platform.python_version()
            + ".\nInstall one of them and start this file with it, for instance: "
            + ("py -3.13 " if os.name == "nt" else "python3.13 ")
            + os.path.join("installer", "bootstrap.py")
            + " run\n"
        )
        sys.exit(EXIT_WRONG_PYTHON)
    # The checkout's root, so that the installer is importable as a package from a script.
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from installer.actions import main

    sys.exit(main(sys.argv[1:]))
