"""A fixed report as a table and as a record."""

import json

from joyvasa_runtime.bench.record import record_of
from joyvasa_runtime.bench.report import BenchReport, ModelTime
from joyvasa_runtime.bench.table import format_report

TABLE = """\
joyvasa-human 1.0.0: frames on cuda in fp16, 4 at once; motion on cuda
16 cores; NVIDIA H100, driver 580.65.06, CUDA 13.0; ONNX Runtime 1.31.1
note: a network was given up

load pack                         1500 ms
render, paste, encode             2000 ms     75.0 frames/s

model                               ms  of a     at once     GFLOP   GFLOP/s
cross-attention                   0.25  window         1         -         -
generator                         4.00  frame          4     892.0   223,000

beside eager PyTorch                ms  of a     at once    its ms
warping + generator               6.00  frame          4     15.00  0.41 of eager half

peak memory                       1234 MiB
GPU memory                        5678 MiB  (what all programs take together grew by)"""

CPU_TABLE = """\
joyvasa-human 1.0.0: frames on cpu in fp32, 1 at once; motion on cpu
2 cores; no GPU known; ONNX Runtime 1.31.1
note: other programs kept 1.5 cores busy, so times are too long

load pack                         1500 ms
render, paste, encode            30000 ms    0.033 frames/s
drawn were the first 1 of 178 frames, since drawing is slow here

model                               ms  of a     at once     GFLOP   GFLOP/s
cross-attention                   0.25  window         1         -         -
flow source                       0.50  picture        1     0.017      34.0

peak memory                    unknown"""


def test_the_table_shows_everything(report: BenchReport):
    assert format_report(report) == TABLE


def test_the_table_leaves_out_what_is_not_there(plain_report: BenchReport):
    assert format_report(plain_report) == CPU_TABLE


def test_the_record_has_these_keys(report: BenchReport):
    record = json.loads(json.dumps(record_of(report)))
    assert record == {
        "machine": {
            "cores": 16,
            "gpu": "NVIDIA H100",
            "driver": "580.65.06",
            "cuda": "13.0",
            "runtime": "ONNX Runtime 1.31.1",
            "load": 0.25,
        },
        "pack": "joyvasa-human",
        "version": "1.0.0",
        "provider": "cuda",
        "motion_provider": "cuda",
        "precision": "fp16",
        "batch": 4,
        "notes": ["a network was given up"],
        "stages": [
            {"name": "load pack", "seconds": 1.5, "frames": 0, "fps": 0.0},
            {"name": "render, paste, encode", "seconds": 2.0, "frames": 150, "fps": 75.0},
        ],
        "frames_of_voice": 150,
        "models": [
            {
                "name": "cross-attention",
                "unit": "window",
                "batch": 1,
                "ms": 0.25,
                "runs": 20,
                "gflop": None,
                "gflop_s": None,
            },
            {
                "name": "generator",
                "unit": "frame",
                "batch": 4,
                "ms": 4.0,
                "runs": 20,
                "gflop": 892.0,
                "gflop_s": 223000.0,
            },
        ],
        "eager": [
            {
                "name": "warping + generator",
                "form": "half",
                "unit": "frame",
                "batch": 4,
                "ms": 6.0,
                "eager_ms": 15.0,
                "ratio": 0.41,
                "rounds": 12,
            }
        ],
        "peak_memory_mib": 1234.4,
        "gpu_memory_mib": 5678.0,
        "gpu_memory_of": "growth of all programs' use of the GPUs",
    }


def test_a_run_too_short_for_the_clock_has_no_speed():
    assert ModelTime("flow", "frame", 1, 0.0, 3, 30.0).gflop_s is None
