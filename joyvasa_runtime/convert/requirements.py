"""Whether this installation can convert checkpoints: it needs packages that running a pack does not.

Importing this module needs none of them.
"""

import importlib

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.extras import install_command

PACKAGES = ("torch", "onnx", "onnxscript", "transformers")
"""What the extra `convert` installs and conversion imports."""

_WAYS = (
    f"In the folder with the program's source, type: {install_command('convert')}; "
    "or take a ready-made pack: joyvasa packs install FILE.jvpack"
)


def check_requirements() -> None:
    """Import every package that conversion needs.

    Raises
    ------
    ModelPackError
        If one is missing, or is there but does not load.
    """
    for name in PACKAGES:
        try:
            importlib.import_module(name)
        except ModuleNotFoundError as error:
            missing = error.name or name
            raise ModelPackError(
                f"Checkpoints can't be converted without the package {missing}", _WAYS
            ) from error
        # A library of the wrong system or version fails in any of these ways.
        except (ImportError, OSError, RuntimeError, AttributeError) as error:
            reason = next(iter(str(error).splitlines()), type(error).__name__)
            raise ModelPackError(
                f"The package {name} is installed but does not load ({reason})", _WAYS
            ) from error
