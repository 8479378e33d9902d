"""What the answers of a server mean to the user, in words that say what to do.

It sends nothing, and it needs no library.
"""

import re

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching.published import PublishedFile, PublishedPart
from joyvasa_runtime.fetching.remote import BrokenOffError

AGAIN = "Run the same command again: it continues where it stopped."
_PACK = "A ready-made pack needs no network: joyvasa packs install FILE.jvpack"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_INFERRED = 0.1
"""How far a file may be from a size that was inferred, in parts of it."""

_SMALL = 2**20
"""More bytes than a file of unknown size may have; the only one is a table of numbers."""


def offline_mode() -> DownloadError:
    """Downloading was forbidden in the environment."""
    return DownloadError(
        "Nothing can be downloaded: HF_HUB_OFFLINE or TRANSFORMERS_OFFLINE is set in this environment",
        f"Unset it. {_PACK}",
    )


def unreachable(endpoint: str, error: Exception) -> DownloadError:
    """There is no way to the server, or it says nothing."""
    text = str(error).casefold()
    if "certificate" in text:
        return DownloadError(
            f"{endpoint} can't be trusted: its certificate is not valid here",
            "Check this machine's clock, and whether a proxy stands in between.",
        )
    if "timed out" in text or "no answer" in text:
        return DownloadError(
            f"{endpoint} can't be reached: it doesn't answer",
            f"Check the network; a very slow one needs --wait 20. {_PACK}",
        )
    return DownloadError(
        f"{endpoint} can't be reached: no connection",
        f"Check the network, and HTTPS_PROXY or HF_ENDPOINT if they are set. {_PACK}",
    )


def refused(status: int, part: PublishedPart, file: PublishedFile) -> DownloadError:
    """The server knows the question and says no."""
    what = f"{file.path} of {part.repository}"
    if status in (401, 403):
        return DownloadError(
            f"{what} is not given to everybody (answer {status})",
            "Open the repository's page in a browser, accept its terms, and set HF_TOKEN to your token.",
        )
    if status == 404:
        return DownloadError(
            f"{what} is not at commit {part.commit[:8]} any more (answer 404)",
            f"A newer version of JoyVASA Studio may know where it went. {_PACK}",
        )
    if status == 429:
        return DownloadError(
            f"The server wants fewer questions (answer 429), asked for {what}", f"Wait a while. {AGAIN}"
        )
    return DownloadError(f"The server could not give {what} (answer {status})", f"Try later. {AGAIN}")


def no_hub(endpoint: str) -> DownloadError:
    """The answer is no file of a hub: most likely a page for people."""
    return DownloadError(
        f"{endpoint} answered with something else than a published file",
        "Perhaps a network's login page or a proxy answers instead: open a web page in a browser to see. "
        "Check HF_ENDPOINT if it is set.",
    )


def another_file() -> DownloadError:
    """The bytes that come can't be the file, by their number."""
    return DownloadError(
        "The server sends something else than the published file: its length is wrong",
        "Perhaps a network's login page or a proxy answers instead: open a web page in a browser to see.",
    )


def broken_off(reason: str) -> BrokenOffError:
    """Bytes stopped coming."""
    return BrokenOffError(f"The download broke off: {reason}", AGAIN)


def checked_hash(commit: str, etag: str, size: int, part: PublishedPart, file: PublishedFile) -> str:
    """SHA-256 that the contents must have, once the answer is about the published file.

    Parameters
    ----------
    commit, etag : str
        What the server says it has; the tag of a large file is the SHA-256 of its contents.
    size : int
        Bytes.

    Raises
    ------
    DownloadError
        If the server has another file, or doesn't say enough to tell.
    """
    if commit != part.commit:
        raise _changed(f"it is of commit {commit[:8]} instead of {part.commit[:8]}", part, file)
    if not _fits(size, file):
        raise _changed(f"it has {size} bytes instead of {file.size or 'a few thousand'}", part, file)
    says_hash = _SHA256.fullmatch(etag) is not None
    if file.sha256 and says_hash and etag != file.sha256:
        raise _changed("its hash is another one", part, file)
    if not file.sha256 and not says_hash:
        raise _changed("the server doesn't tell its hash", part, file)
    return file.sha256 or etag


def _fits(size: int, file: PublishedFile) -> bool:
    """Whether a file of so many bytes can be the published one."""
    if not file.size:
        return 0 < size <= _SMALL
    if file.is_size_known:
        return size == file.size
    return abs(size - file.size) <= _INFERRED * file.size


def _changed(how: str, part: PublishedPart, file: PublishedFile) -> DownloadError:
    return DownloadError(
        f"{file.path} of {part.repository} is not the published file: {how}",
        "Don't trust this server; check HF_ENDPOINT if it is set.",
    )
