"""Where a video will lie in the end, and whether it can: asked before hours are spent on it."""

from pathlib import Path

from joyvasa_runtime.export import check_output, check_package, package_path
from joyvasa_runtime.presets.settings import ExportSettings


def check_target(output: Path, settings: ExportSettings) -> None:
    """Refuse a path at which no such video, or no package of it, could be written; nothing is left there.

    Parameters
    ----------
    output : Path
        Of the video alone.
    settings : ExportSettings

    Raises
    ------
    ExportError
        If something else lies there, or the folder is missing or can't be written to.
    """
    check_output(output, settings.compression)
    check_package(output, settings)


def final_path(output: Path, settings: ExportSettings) -> Path:
    """What will be seen in the file manager: the video, or the package that holds it."""
    return output if settings.package == "none" else package_path(output, settings)
