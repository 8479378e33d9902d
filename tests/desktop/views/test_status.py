"""The right end of the status bar: where models run, and what an engine had to give up."""

import pytest

from desktop.jobs.engine_status import EngineStatus
from desktop.views.status import Status

NOTE = "The GPU has too little memory for generator; frames are drawn one by one"


@pytest.fixture
def status(qtbot):
    status = Status()
    qtbot.addWidget(status)
    return status


def test_the_place_the_precision_and_the_pack_are_shown(status):
    status.show_engine(EngineStatus("JoyVASA human", "cuda", "fp16"))
    assert status._engine.text() == "GPU (CUDA), half precision  ·  JoyVASA human"
    status.show_engine(EngineStatus("Starter", "cpu"))
    assert status._engine.text() == "CPU  ·  Starter"


def test_what_was_given_up_is_told_and_stays_readable(qtbot, status):
    with qtbot.waitSignal(status.noted) as noted:
        status.show_engine(EngineStatus("JoyVASA human", "cuda", "fp16", (NOTE,)))
    assert noted.args == [NOTE]
    assert status._engine.text().endswith("⚠")
    assert NOTE in status._engine.toolTip()
    with qtbot.assertNotEmitted(status.noted):
        status.show_engine(EngineStatus("Starter", "cpu"))
    assert NOTE not in status._engine.toolTip()
