"""Milliseconds a run of the bundled small models, by threads and by sessions; run it as a script."""

import statistics
import threading
import time
from collections.abc import Callable

import numpy as np

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.resources import resource

MODELS = ("person_matte", "face_mesh_attention", "face_detector")
RUNS = 30


def median_ms(run: Callable[[], object]) -> float:
    """Median time of one call in milliseconds, after three to warm up."""
    times = []
    for index in range(RUNS + 3):
        start = time.perf_counter()
        run()
        if index >= 3:
            times.append(time.perf_counter() - start)
    return statistics.median(times) * 1e3


def two_at_once_ms(sessions: list[Session], feeds: dict[str, np.ndarray]) -> float:
    """Time per run when two sessions run side by side."""

    def work(session: Session) -> None:
        for _ in range(RUNS):
            session.run(feeds)

    threads = [threading.Thread(target=work, args=(session,)) for session in sessions]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return (time.perf_counter() - start) / (2 * RUNS) * 1e3


def main() -> None:
    """Print one row a model."""
    print(f"{'model':22}{'1 thread':>10}{'2 threads':>11}{'2 sessions x 1':>16}")
    for name in MODELS:
        path = resource("face", f"{name}.onnx")
        one, other = (Session(path, threads=1, provider="cpu") for _ in range(2))
        two = Session(path, threads=2, provider="cpu")
        feeds = {spec.name: np.zeros(spec.shape, spec.dtype) for spec in one.inputs}
        rows = median_ms(lambda s=one, f=feeds: s.run(f)), median_ms(lambda s=two, f=feeds: s.run(f))
        print(f"{name:22}{rows[0]:10.1f}{rows[1]:11.1f}{two_at_once_ms([one, other], feeds):16.1f}")


if __name__ == "__main__":
    main()
