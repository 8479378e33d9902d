"""Removing a model pack that the user installed. What came with the program stays."""

import os
import secrets
import shutil
from pathlib import Path

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.catalog import user_packs_folder


def remove_pack(pack: Path, *, folder: Path | None = None) -> None:
    """Remove an installed pack from the disk.

    Parameters
    ----------
    pack : Path
        The pack's own folder.
    folder : Path, optional
        Where packs are installed; the user's folder by default.

    Raises
    ------
    ModelPackError
        If it lies elsewhere or can't be removed; then it is as it was.
    """
    root = user_packs_folder() if folder is None else folder
    if Path(os.path.abspath(pack)).parent != Path(os.path.abspath(root)):
        raise ModelPackError(
            f"The model pack {pack} was not installed by you", f"Only packs in {root} can be removed."
        )
    # Hidden at one stroke: the catalog never sees half a pack.
    hidden = root / f".{pack.name}-{secrets.token_hex(4)}"
    try:
        pack.rename(hidden)
    except OSError as error:
        raise ModelPackError(
            f"The model pack {pack} could not be removed: {error.strerror or error}",
            "Check that you may write there and that nothing uses it.",
        ) from error
    if hidden.is_symlink():
        hidden.unlink()
    else:
        shutil.rmtree(hidden, ignore_errors=True)
