"""Where the program's own data files lie: models, packs, samples, icons. It reads none of them.

The same call works from a checkout, from an installed wheel and inside a frozen app.
"""

import sys
from pathlib import Path

from joyvasa_runtime.errors import JoyVasaError

_BESIDE_PACKAGE = Path(__file__).resolve().parent.parent


def resource(*parts: str) -> Path:
    """Path of a file or folder under ``resources/``.

    Parameters
    ----------
    *parts : str
        Names below the folder, such as ``resource("face", "face_detector.onnx")``.

    Raises
    ------
    JoyVasaError
        If the installation lacks it.
    """
    for root in _roots():
        path = root.joinpath("resources", *parts)
        if path.exists():
            return path
    raise JoyVasaError(f"The program's file {'/'.join(parts)} is missing", "Install the program again.")


def _roots() -> tuple[Path, ...]:
    """Folders that may hold ``resources/``, the most specific first."""
    # PyInstaller unpacks data here; in a checkout as in site-packages the folder is the package's neighbour.
    frozen = getattr(sys, "_MEIPASS", None)
    return (Path(frozen), _BESIDE_PACKAGE) if frozen else (_BESIDE_PACKAGE,)
