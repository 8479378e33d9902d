"""What to type for what is left out of the program at first: its extras, installed from its source.

Never by the program's name: on an index, a package of that name would be a stranger's. Nothing is installed
here.
"""

import sys


def source_command(program: str, platform: str = sys.platform) -> str:
    """A program of the source's environment, typed in the folder with the source."""
    return f".venv\\Scripts\\{program}" if platform == "win32" else f".venv/bin/{program}"


def install_command(extra: str, platform: str = sys.platform) -> str:
    """What installs an extra, typed in the folder with the program's source."""
    return f'{source_command("pip", platform)} install -e ".[{extra}]"'
