"""The errors of the installer: something the user has to do first. They are not of the runtime's kinds,
which are not importable before the program is installed.
"""

EXIT_SYSTEM_LIBRARIES = 3
EXIT_ENVIRONMENT = 4
EXIT_INSTALL = 5
EXIT_BUILD = 6


class SetupError(Exception):
    """Setting up cannot go on.

    Parameters
    ----------
    message : str
        What is wrong and what to type, ready to print.
    exit_code : int
        Exit status of the process: one of the constants of this module.
    """

    def __init__(self, message: str, exit_code: int) -> None:
        super().__init__(message)
        self.exit_code = exit_code


class BuildError(SetupError):
    """A bundle or an installer can't be made; the message says what is wrong and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message, EXIT_BUILD)
