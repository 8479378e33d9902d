"""`joyvasa render --segments`: the segments of one video on many machines, or many processes of this one."""

import argparse

from joyvasa_runtime.cli.options import whole_number_within
from joyvasa_runtime.cluster.connection import ClusterSettings

_WORKERS = ClusterSettings().workers


def add_cluster_options(parser: argparse.ArgumentParser) -> None:
    """Options that give segments to a Dask cluster."""
    group = parser.add_argument_group("many machines (needs the extra: cluster)")
    group.add_argument(
        "--segments",
        action="store_true",
        dest="is_segments",
        help="render segments as tasks of a Dask cluster",
    )
    group.add_argument(
        "--scheduler",
        default="",
        metavar="ADDRESS",
        help="tcp://HOST:8786 of a cluster in a network that you trust (processes of this machine)",
    )
    group.add_argument(
        "--workers", type=_workers, metavar="N", help=f"processes of this machine ({_WORKERS})"
    )


def cluster_settings(options: argparse.Namespace) -> ClusterSettings | None:
    """Which workers render; None where this process does it alone."""
    if not options.is_segments:
        return None
    return ClusterSettings(options.scheduler, options.workers or _WORKERS)


def _workers(text: str) -> int:
    return whole_number_within(text, 1, 256)
