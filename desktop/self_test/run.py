"""Running the self-test: one step after another in a folder of its own, with a report line for each.

Nothing of the user's is written: settings, projects, caches and the log stay as they are.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from desktop.log import versions
from desktop.self_test.step import Step, Workbench
from desktop.self_test.video import read_back, render
from desktop.self_test.window import open_window
from joyvasa_runtime.user_folders import CACHE_VARIABLE

STEPS = (
    Step("Render five frames with the starter pack on the CPU", render),
    Step("Read the video back", read_back),
    Step("Open the window", open_window),
)

Write = Callable[[str], object]


def self_test(report: Path | None = None, steps: Sequence[Step] = STEPS) -> int:
    """Run the self-test and return 0 if all is well, else 1.

    Parameters
    ----------
    report : Path or None
        A file that gets the lines as well: a window's program has no console on Windows.
    steps : sequence of Step
    """
    with ExitStack() as stack:
        # A standard stream is None where there is no console.
        streams = [sys.stdout] if sys.stdout is not None else []
        if report is not None:
            streams.append(stack.enter_context(report.open("w", encoding="utf-8")))

        def write(line: str) -> None:
            for stream in streams:
                stream.write(f"{line}\n")
                stream.flush()

        folder = stack.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
        # Every cache that is asked for lies in it as well.
        os.environ[CACHE_VARIABLE] = str(Path(folder) / "cache")
        return run_steps(steps, Workbench(Path(folder)), write)


def run_steps(steps: Sequence[Step], bench: Workbench, write: Write) -> int:
    """Run steps in order until one fails; 0 if none did, else 1."""
    write("; ".join(versions()))
    application = _ensure_application()
    assert application is not None, "it must live as long as the steps run"
    for step in steps:
        began = time.perf_counter()
        try:
            found = step.run(bench)
        except Exception as error:  # the border: whatever is wrong becomes a line and an exit status
            write(f"FAILED  {step.name}: {type(error).__name__}: {error}")
            return 1
        write(f"ok      {step.name}: {found} ({time.perf_counter() - began:.1f} s)")
    write("All is well.")
    return 0


def _ensure_application() -> QCoreApplication:
    """The application; one without a screen, unless there is one already."""
    existing = QCoreApplication.instance()
    if existing is not None:
        return existing
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    return QApplication([sys.argv[0]])
