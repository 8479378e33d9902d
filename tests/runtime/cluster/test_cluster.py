"""Videos rendered by several processes: the same frames as here, whatever becomes of the processes."""

import contextlib
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S

pytest.importorskip("distributed")

ROOT = Path(__file__).parents[3]


def test_a_killed_worker_changes_no_frame_and_a_lost_scheduler_loses_nothing(tmp_path):
    script = Path(__file__).with_name("two_workers.py")
    variables = os.environ | {"PYTHONPATH": str(ROOT), "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(script), str(tmp_path)]
    with socket.socket() as taken:
        # The port that Dask likes best, as another render may have it.
        with contextlib.suppress(OSError):
            taken.bind(("127.0.0.1", 8787))
            taken.listen()
        done = subprocess.run(command, env=variables, capture_output=True, text=True, timeout=PATIENCE_S)
    assert done.returncode == 0, done.stderr
    assert "already in use" not in done.stderr
    told = json.loads(done.stdout)
    assert told["has_killed"]
    assert told["is_same"]
    assert told["files"] == ["here.mp4", "there.mp4"]
    assert "scheduler is not there any more" in told["lost"]
    assert 1 <= told["kept"] < 6
    assert told["goes_on_the_same"]
