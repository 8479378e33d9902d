import pytest

from joyvasa_runtime.models import session


@pytest.fixture(autouse=True)
def _no_gpu(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the machine has, packs are drawn on its CPU."""
    monkeypatch.setattr(session, "accelerator_problem", lambda: "no NVIDIA driver was found")
