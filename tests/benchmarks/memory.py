"""Peak memory of `joyvasa animate` for a short and a long voice: it must not grow with the length.

Run: python tests/benchmarks/memory.py [MINUTES ...]   (1 and 10 by default)
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import soundfile

from joyvasa_runtime.resources import resource

_RUN = (
    "import sys; from joyvasa_runtime.bench.memory import peak_memory_mib; "
    "from joyvasa_runtime.cli import main; "
    "code = main(sys.argv[1:]); print(peak_memory_mib()); sys.exit(code)"
)


def repeated_voice(minutes: float, path: Path) -> None:
    """Write the sample voice over and over until `minutes` are full."""
    samples, rate = soundfile.read(resource("sample", "voice.wav"), dtype="float32")
    soundfile.write(path, np.resize(samples, round(minutes * 60 * rate)), rate)


def peak_of(minutes: float) -> float:
    """Peak resident memory in MiB of animating the sample portrait with a voice of `minutes`."""
    with tempfile.TemporaryDirectory() as folder:
        voice, video = Path(folder) / "voice.wav", Path(folder) / "out.mp4"
        repeated_voice(minutes, voice)
        arguments = [
            "animate",
            str(resource("sample", "portrait.jpg")),
            str(voice),
            "-o",
            str(video),
            "--quiet",
        ]
        done = subprocess.run(
            [sys.executable, "-c", _RUN, *arguments], capture_output=True, text=True, check=True
        )
        return float(done.stdout.split()[-1])


def main() -> None:
    """Print a line for each length, with the ratio to the first."""
    peaks: list[float] = []
    for minutes in [float(argument) for argument in sys.argv[1:]] or [1.0, 10.0]:
        peaks.append(peak_of(minutes))
        print(f"{minutes:6.1f} min  {peaks[-1]:7.0f} MiB  x {peaks[-1] / peaks[0]:.3f}", flush=True)


if __name__ == "__main__":
    main()
