import pytest

from tests.runtime.export.stand_in import StandIn


@pytest.fixture
def stand_in():
    """An engine that draws at once."""
    return StandIn()


@pytest.fixture
def output(tmp_path):
    """Where a video shall lie: a name with Chinese and a space."""
    folder = tmp_path / "我的 视频"
    folder.mkdir()
    return folder / "结果 1.mp4"
