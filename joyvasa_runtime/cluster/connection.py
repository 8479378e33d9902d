"""The way to the workers: a cluster that exists, or one of this machine's own processes.

What is done there is `draw`'s business. It is the only module that opens clusters.
"""

import contextlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from joyvasa_runtime.errors import ClusterError
from joyvasa_runtime.extras import install_command

if TYPE_CHECKING:
    from distributed import Client

_CONNECT_S = 10
"""A scheduler that doesn't answer within that time won't."""

_SILENT = logging.CRITICAL + 1

_WORKERS_S = 60
"""Starting a Python process on a busy machine takes seconds; a cluster may start its workers on demand."""


@dataclass(frozen=True, slots=True)
class ClusterSettings:
    """Which workers render.

    Parameters
    ----------
    scheduler : str
        Address of a Dask scheduler; empty starts processes of this machine for the time of the render.
    workers : int
        How many processes are started then.
    """

    scheduler: str = ""
    workers: int = 2


def check_installed() -> None:
    """Refuse where Dask is not installed.

    Raises
    ------
    ClusterError
    """
    if find_spec("distributed") is None:
        raise ClusterError(
            "Rendering in segments on many machines needs Dask, which is not installed",
            f"In the folder with the program's source, type: {install_command('cluster')}",
        )


@contextmanager
def connected(settings: ClusterSettings) -> Iterator["Client"]:
    """A client of the cluster with at least one worker; what was started for it ends with the block.

    Raises
    ------
    ClusterError
        If Dask is not installed, the scheduler doesn't answer, or no worker comes.
    """
    check_installed()
    _silence()
    with contextlib.ExitStack() as opened:
        client = opened.enter_context(_at(settings) if settings.scheduler else _here(settings))
        try:
            client.wait_for_workers(1, timeout=_WORKERS_S)
        except TimeoutError:
            raise ClusterError(
                f"The cluster at {settings.scheduler or 'this machine'} has no workers",
                "Start some: dask worker ADDRESS --nthreads 1",
            ) from None
        yield client


@contextmanager
def _at(settings: ClusterSettings) -> Iterator["Client"]:
    from distributed import Client

    try:
        client = Client(settings.scheduler, timeout=_CONNECT_S, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        reason = str(error) or type(error).__name__
        # Not from the error: it would be taken for a problem of the output's drive.
        raise ClusterError(
            f"There is no answer from the cluster at {settings.scheduler} ({reason})",
            "Check the address, and that its scheduler runs: tcp://HOST:8786",
        ) from None
    with client:
        yield client


@contextmanager
def _here(settings: ClusterSettings) -> Iterator["Client"]:
    from distributed import Client, LocalCluster

    # One thread each: an engine has its own. No dashboard: nobody asked for a web page. Dask listens for
    # visitors all the same; at a free port it has no words on another render that does. No limit of memory
    # either: a worker that is ended in the middle of a segment begins it anew, and so on.
    with (
        LocalCluster(
            n_workers=settings.workers,
            threads_per_worker=1,
            processes=True,
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,
            silence_logs=_SILENT,
        ) as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        yield client


def _silence() -> None:
    """Dask's own words on workers that come and go are no user's words; what matters becomes an error."""
    import_module("distributed")
    # Each of its modules has a level of its own. They stay silent: some speak after everything is closed.
    for name in logging.root.manager.loggerDict:
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(_SILENT)
