import pytest

from joyvasa_runtime.lettering.fonts import Fonts


@pytest.fixture(scope="session")
def bundled() -> Fonts:
    """The bundled font alone: what a computer has besides must not change a test."""
    return Fonts()
