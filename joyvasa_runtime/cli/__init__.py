"""The command line `joyvasa`: options in, one call of the runtime, a result or one line of error out.

It holds no logic of its own; everything it does is a public call of the runtime.
"""

from joyvasa_runtime.cli.entry import main

__all__ = ["main"]
