"""The hub through `huggingface_hub`: the only module that knows that library.

Its downloader is not used: it begins anew after every interruption and retries for half a minute without a
network. The library says what to ask and what the answers mean; `download` writes the files.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal

import httpx2
from huggingface_hub import (
    HfFileMetadata,
    close_session,
    constants,
    get_hf_file_metadata,
    get_session,
    hf_hub_url,
    hf_raise_for_status,
)
from huggingface_hub.errors import HfHubHTTPError, OfflineModeIsEnabled

from joyvasa_runtime import __version__
from joyvasa_runtime.fetching import answers
from joyvasa_runtime.fetching.deadline import within
from joyvasa_runtime.fetching.patience import Patience
from joyvasa_runtime.fetching.published import PublishedFile, PublishedPart
from joyvasa_runtime.fetching.remote import RemoteFile, Transfer

TOKEN_VARIABLE = "HF_TOKEN"
"""The user's own token, sent only if it is set: the published files need none."""

_US = "joyvasa-studio"


class Hub:
    """One hub, asked with little patience.

    Parameters
    ----------
    endpoint : str, optional
        Its address; the environment's ``HF_ENDPOINT`` or the library's own by default.
    patience : Patience, optional
    """

    def __init__(self, endpoint: str | None = None, patience: Patience | None = None) -> None:
        self._endpoint = (endpoint or os.environ.get("HF_ENDPOINT") or constants.ENDPOINT).rstrip("/")
        # An address may hold a password, which no message shall show.
        self._shown = re.sub(r"//[^/]*@", "//", self._endpoint)
        self._patience = patience or Patience()
        # False, not None: with None the library would look for a token that was stored for other programs.
        self._token: str | Literal[False] = os.environ.get(TOKEN_VARIABLE) or False
        # Otherwise making a request's headers asks the hub which programs it should report.
        constants.HF_HUB_DISABLE_TELEMETRY = True

    def ask(self, part: PublishedPart, file: PublishedFile) -> RemoteFile:
        """Where a file is, once the answer shows that it is the published one.

        Raises
        ------
        DownloadError
            If the hub can't be reached or refuses, or if what it has is something else.
        """
        url = hf_hub_url(part.repository, file.path, revision=part.commit, endpoint=self._endpoint)
        try:
            metadata = within(self._patience.answer_s, partial(self._head, url))
        except OfflineModeIsEnabled as error:
            raise answers.offline_mode() from error
        except HfHubHTTPError as error:
            raise answers.refused(error.response.status_code, part, file) from error
        # UnicodeError: a host name that can't be one.
        except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, UnicodeError) as error:
            raise answers.unreachable(self._shown, error) from error
        return self._checked(url, metadata, part, file)

    @contextmanager
    def read(self, remote: RemoteFile, start: int) -> Iterator[Transfer]:
        """The bytes of a file from position `start`, or from 0 where the server can't continue.

        Raises
        ------
        BrokenOffError
            If they stop coming.
        DownloadError
            If the answer is something else than the file.
        """
        headers = self._headers(start)
        step, stall = self._patience.step_s, self._patience.stall_s
        timeout = httpx2.Timeout(step, read=stall)
        try:
            with get_session().stream("GET", remote.url, headers=headers, timeout=timeout) as response:
                hf_raise_for_status(response)
                yield Transfer(_start(response, remote, start), response.iter_bytes())
        except HfHubHTTPError as error:
            raise answers.broken_off(f"the server answered {error.response.status_code}") from error
        except httpx2.TimeoutException as error:
            raise answers.broken_off("no more bytes came") from error
        except httpx2.HTTPError as error:
            raise answers.broken_off("the connection was lost") from error

    def close(self) -> None:
        """End all connections."""
        close_session()

    def _head(self, url: str) -> HfFileMetadata:
        return get_hf_file_metadata(
            url,
            token=self._token,
            timeout=self._patience.step_s,
            endpoint=self._endpoint,
            library_name=_US,
            library_version=__version__,
        )

    def _checked(
        self, url: str, metadata: HfFileMetadata, part: PublishedPart, file: PublishedFile
    ) -> RemoteFile:
        if metadata.commit_hash is None or metadata.etag is None or metadata.size is None:
            raise answers.no_hub(self._shown)
        sha256 = answers.checked_hash(metadata.commit_hash, metadata.etag, metadata.size, part, file)
        # Not the address that the answer leads to: that one is signed, and runs out after a while.
        return RemoteFile(url, metadata.size, sha256)

    def _headers(self, start: int) -> dict[str, str]:
        # Compressed on its way, a file could not be continued at a position.
        headers = {"User-Agent": f"{_US}/{__version__}", "Accept-Encoding": "identity"}
        if start:
            headers["Range"] = f"bytes={start}-"
        if self._token:
            # The library's client leaves it out where the answer leads to another server.
            headers["Authorization"] = f"Bearer {self._token}"
        return headers


def _start(response: httpx2.Response, remote: RemoteFile, start: int) -> int:
    """Where the answer's first byte belongs.

    Raises
    ------
    DownloadError
        If it is not the rest of the file.
    """
    continues = response.status_code == httpx2.codes.PARTIAL_CONTENT
    first = start if continues else 0
    if continues and not response.headers.get("Content-Range", "").startswith(f"bytes {start}-"):
        raise answers.another_file()
    length = response.headers.get("Content-Length", "")
    if length.isdecimal() and first + int(length) != remote.size:
        raise answers.another_file()
    return first
