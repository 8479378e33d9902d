"""`joyvasa` with a Ctrl-C as soon as the first segment of a render is finished."""

import os
import signal
import sys

from joyvasa_runtime.cli import main
from joyvasa_runtime.export import video

_keep = video.RenderWorkplace.keep


def keep_and_interrupt(workplace: video.RenderWorkplace, index: int) -> None:
    """Keep a segment, then press Ctrl-C."""
    _keep(workplace, index)
    os.kill(os.getpid(), signal.SIGINT)


if __name__ == "__main__":
    video.RenderWorkplace.keep = keep_and_interrupt  # type: ignore[method-assign]
    sys.exit(main(sys.argv[1:]))
