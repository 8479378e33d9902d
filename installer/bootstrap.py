"""`bootstrap.py run` starts the program from a checkout, `bootstrap.py test` runs every check.

It only looks at the Python version, in words every Python can read; the work is in `installer/actions.py`.
"""

import os
import platform
import sys

OLDEST_PYTHON = (3, 11)
EXIT_PYTHON_TOO_OLD = 4

if __name__ == "__main__":
    if sys.version_info < OLDEST_PYTHON:
        sys.stderr.write(
            "JoyVASA Studio needs Python 3.11 or newer; this is Python "
            + platform.python_version()
            + ".\nInstall a newer Python and start this file with it, for instance: python3.11 "
            + os.path.join("installer", "bootstrap.py")
            + " run\n"
        )
        sys.exit(EXIT_PYTHON_TOO_OLD)
    # The checkout's root, so that the installer is importable as a package from a script.
    sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    from installer.actions import main

    sys.exit(main(sys.argv[1:]))
