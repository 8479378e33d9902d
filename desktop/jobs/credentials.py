"""Who signs the user's videos, and what is found in files: read and changed off the window's thread.

The export signs by itself; here it is only set up and looked at.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from joyvasa_runtime.credentials.certificate_files import identity_from_files
from joyvasa_runtime.credentials.certificates import NAMELESS
from joyvasa_runtime.credentials.credentials import Credentials
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.identity_shelf import (
    choose_identity,
    current_identity,
    forget_chosen_identity,
    known_signers,
    own_identity,
)
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.credentials.rehearsal import rehearse
from joyvasa_runtime.errors import Cancelled, CredentialsError, JoyVasaError
from joyvasa_runtime.monitor import Monitor

_log = logging.getLogger(__name__)

Outcome = Callable[[], object]


@dataclass(frozen=True, slots=True)
class SignerInfo:
    """Who signs, without the key.

    Parameters
    ----------
    name : str
        Empty where nobody is named.
    issuer : str
    expires : datetime
    is_self_made : bool
    """

    name: str
    issuer: str
    expires: datetime
    is_self_made: bool


@dataclass(frozen=True, slots=True)
class CertificateFiles:
    """Where a creator's own certificate lies; see `identity_from_files`."""

    certificates: Path
    key: Path | None = None
    passphrase: str = ""


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file says of how it was made; None where it says nothing."""

    path: Path
    found: Credentials | None


class CredentialsJobs(QObject):
    """Does one thing at a time; what comes of it is a signal.

    Parameters
    ----------
    folder : Path
        Where the identities are kept.

    Signals
    -------
    signer_changed(object)
        The `SignerInfo` as it is now.
    signer_failed(object)
        The `JoyVasaError` for which nothing was changed, or nobody can sign.
    progressed(object, object)
        Mebibytes, or pictures, of the file that is checked: done and total.
    checked(object)
        A `CheckedFile`.
    check_failed(object)
        The `JoyVasaError` for which a file can't be checked.
    """

    signer_changed = Signal(object)
    signer_failed = Signal(object)
    progressed = Signal(object, object)
    checked = Signal(object)
    check_failed = Signal(object)
    _finished = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="credentials")
        self._check: _SignallingMonitor | None = None
        self._finished.connect(self._deliver)

    def refresh(self) -> None:
        """Find out who signs; a self-made certificate is made if there is none."""
        self._do(partial(self._tell, current_identity), self.signer_failed.emit)

    def rename(self, name: str) -> None:
        """Let the self-made certificate carry another name; empty names nobody."""
        self._do(partial(self._rename, name), self.signer_failed.emit)

    def choose(self, files: CertificateFiles) -> None:
        """Sign with the creator's own certificate from now on."""
        self._do(partial(self._choose, files), self.signer_failed.emit)

    def forget(self) -> None:
        """Sign with the self-made certificate again."""
        self._do(self._forget, self.signer_failed.emit)

    def check(self, path: Path) -> None:
        """Look what a file says; a check that is under way is given up."""
        self.cancel()
        monitor = self._check = _SignallingMonitor(self.progressed.emit)
        self._do(partial(self._read, path, monitor), partial(self._show_failure, monitor))

    def cancel(self) -> None:
        """Give up the check that is under way; nothing more is heard of it."""
        if self._check is not None:
            self._check.cancel()
            self._check = None

    def close(self) -> None:
        """Stop what is under way and wait for it."""
        self.cancel()
        self._finished.disconnect(self._deliver)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _do(self, work: Callable[[], Outcome], failed: Callable[[JoyVasaError], object]) -> None:
        self._pool.submit(self._work, work, failed)

    def _work(self, work: Callable[[], Outcome], failed: Callable[[JoyVasaError], object]) -> None:
        """On the thread: every work ends in one outcome, to be carried out on the window's thread."""
        try:
            outcome = work()
        except Cancelled:
            return
        except JoyVasaError as error:
            outcome = partial(failed, error)
        except Exception:
            _log.exception("Work on content credentials failed")
            unexpected = CredentialsError(
                "The content credentials could not be handled", "The log says more about this."
            )
            outcome = partial(failed, unexpected)
        self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: Outcome) -> None:
        outcome()

    def _tell(self, identity_of: Callable[[Path, datetime], Identity]) -> Outcome:
        return partial(self.signer_changed.emit, _info(identity_of(self._folder, datetime.now(UTC))))

    def _rename(self, name: str) -> Outcome:
        return self._tell(partial(own_identity, name=name))

    def _choose(self, files: CertificateFiles) -> Outcome:
        identity = identity_from_files(
            files.certificates, files.key, files.passphrase or None, datetime.now(UTC)
        )
        rehearse(identity)
        choose_identity(self._folder, identity)
        return partial(self.signer_changed.emit, _info(identity))

    def _forget(self) -> Outcome:
        forget_chosen_identity(self._folder)
        return self._tell(own_identity)

    def _read(self, path: Path, monitor: "_SignallingMonitor") -> Outcome:
        found = read_credentials(path, known_signers(self._folder), monitor)
        return partial(self._show, CheckedFile(path, found), monitor)

    def _show(self, checked: CheckedFile, monitor: "_SignallingMonitor") -> None:
        if monitor is self._check:
            self._check = None
            self.checked.emit(checked)

    def _show_failure(self, monitor: "_SignallingMonitor", error: JoyVasaError) -> None:
        if monitor is self._check:
            self._check = None
            self.check_failed.emit(error)


class _SignallingMonitor(Monitor):
    """Sends each step to the window."""

    def __init__(self, tell: Callable[[int, int], object]) -> None:
        super().__init__()
        self._tell = tell

    def show(self, stage: str, done: int, total: int) -> None:
        self._tell(done, total)


def _info(identity: Identity) -> SignerInfo:
    name = "" if identity.name == NAMELESS else identity.name
    return SignerInfo(name, identity.issuer, identity.expires, identity.is_self_made)
