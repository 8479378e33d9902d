"""The one error of the installer: something the user has to do first. It is not the runtime's error type,
which is not importable before the program is installed.
"""

EXIT_SYSTEM_LIBRARIES = 3
EXIT_ENVIRONMENT = 4
EXIT_INSTALL = 5


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
