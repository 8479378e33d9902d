"""A small hub on this machine that speaks as the real one does, and misbehaves on request."""

import hashlib
import os
import socket
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from joyvasa_runtime.fetching import Patience, PublishedFile, PublishedPart
from tests.patience import PATIENCE_S

COMMIT = "0123456789abcdef0123456789abcdef01234567"


def contents(seed: int, size: int) -> bytes:
    """Bytes that look like a checkpoint: no piece of them repeats."""
    blocks = (hashlib.sha256(f"{seed} {index}".encode()).digest() for index in range(size // 32 + 1))
    return b"".join(blocks)[:size]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass
class HubServer:
    """What is published, and how the server misbehaves; every fault is off at first."""

    files: dict[str, bytes] = field(default_factory=dict)
    commit: str = COMMIT
    cdn: bool = True
    """Whether bytes come from another server, as those of large files do."""

    ranges: bool = True
    status: dict[str, int] = field(default_factory=dict)
    """Status to answer with, by path."""

    etags: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    page: bytes | None = None
    """A page for people that every question gets, as in a hotel's network."""

    body: dict[str, bytes] = field(default_factory=dict)
    """Bytes that are sent instead of the announced ones."""

    break_after: list[int] = field(default_factory=list)
    """After how many bytes the next transfers break off, one after the other."""

    stall_after: int | None = None
    """After how many bytes every transfer stops, with its connection open."""

    requests: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)
    endpoint: str = ""
    cdn_endpoint: str = ""

    def asked(self, method: str) -> list[str]:
        """Paths of the requests of one method, in order."""
        return [path for name, path, _ in self.requests if name == method]

    def ranges_asked(self) -> list[str]:
        """Ranges that transfers from the server of the bytes asked for; empty where none was."""
        return [
            headers.get("range", "")
            for name, path, headers in self.requests
            if (name, path[:5]) == ("GET", "/cdn/")
        ]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    hub: HubServer

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(has_body=False)

    def do_GET(self) -> None:
        self._answer(has_body=True)

    def _answer(self, has_body: bool) -> None:
        hub = self.hub
        headers = {name.lower(): value for name, value in self.headers.items()}
        hub.requests.append((self.command, self.path, headers))
        if hub.page is not None:
            self._send(200, {"Content-Type": "text/html"}, hub.page if has_body else b"", len(hub.page))
        elif self.path.startswith("/cdn/"):
            self._send_bytes(self.path.removeprefix("/cdn/"), has_body)
        else:
            self._resolve(has_body)

    def _resolve(self, has_body: bool) -> None:
        """`/owner/name/resolve/COMMIT/PATH`: what the file is, and where its bytes are."""
        hub = self.hub
        path = self.path.split("/resolve/", 1)[1].split("/", 1)[1]
        status = hub.status.get(path, 200 if path in hub.files else 404)
        if status != 200:
            self._send(status, {"X-Error-Code": "EntryNotFound"} if status == 404 else {})
            return
        data = hub.files[path]
        facts = {
            "X-Repo-Commit": hub.commit,
            "X-Linked-Etag": f'"{hub.etags.get(path, sha256(data))}"',
            "X-Linked-Size": str(hub.sizes.get(path, len(data))),
        }
        if hub.cdn:
            self._send(302, facts | {"Location": f"{hub.cdn_endpoint}/cdn/{path}"})
        elif has_body:
            self._send_bytes(path, has_body)
        else:
            self._send(200, facts, length=len(data))

    def _send_bytes(self, path: str, has_body: bool) -> None:
        hub = self.hub
        data = hub.body.get(path, hub.files[path])
        start, status = 0, 200
        headers = {"Content-Disposition": 'attachment; filename="../../../evil.pth"'}
        if hub.ranges and "Range" in self.headers:
            start, status = int(self.headers["Range"].removeprefix("bytes=").rstrip("-")), 206
            headers["Content-Range"] = f"bytes {start}-{len(data) - 1}/{len(data)}"
        rest = data[start:]
        self._send(status, headers, length=len(rest))
        if not has_body:
            return
        if hub.break_after:
            self.wfile.write(rest[: hub.break_after.pop(0)])
            self.close_connection = True
        elif hub.stall_after is not None:
            self.wfile.write(rest[: hub.stall_after])
            self.wfile.flush()
            hub.released.wait(PATIENCE_S)
            self.close_connection = True
        else:
            self.wfile.write(rest)

    def _send(
        self, status: int, headers: dict[str, str], body: bytes = b"", length: int | None = None
    ) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        self.wfile.write(body)


class _QuietServer(ThreadingHTTPServer):
    def handle_error(self, *_arguments: object) -> None:
        """A client that hangs up is part of the tests."""


@pytest.fixture
def patient() -> Patience:
    """For a server that answers, however long that takes on a busy machine."""
    return Patience(step_s=PATIENCE_S, answer_s=PATIENCE_S, stall_s=PATIENCE_S, tries=2)


@pytest.fixture
def quick() -> Patience:
    """Only for a server that never answers."""
    return Patience(step_s=0.3, answer_s=0.4, stall_s=0.3, tries=2)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No proxy, hub or token of the machine's own has a say."""
    for name in list(os.environ):
        if name.lower().endswith("_proxy") or name.startswith("HF_"):
            monkeypatch.delenv(name)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    # As it is where nobody has asked for silence yet.
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_DISABLE_TELEMETRY", False)


@pytest.fixture
def hub() -> Iterator[HubServer]:
    """The server, running."""
    hub = HubServer()
    handler = type("Handler", (_Handler,), {"hub": hub})
    servers = [_QuietServer(("127.0.0.1", 0), handler) for _ in range(2)]
    hub.endpoint, hub.cdn_endpoint = (f"http://127.0.0.1:{server.server_address[1]}" for server in servers)
    # A short look for the wish to end: the default of half a second would be waited for in every test.
    threads = [threading.Thread(target=server.serve_forever, args=(0.02,)) for server in servers]
    for thread in threads:
        thread.start()
    yield hub
    hub.released.set()
    for server, thread in zip(servers, threads, strict=True):
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def deaf() -> Iterator[str]:
    """Endpoint that accepts a connection and never answers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


@pytest.fixture
def black_hole() -> Iterator[str]:
    """Endpoint that not even accepts a connection: the system drops what comes beyond its queue."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        waiting = []
        for _ in range(4):
            client = socket.socket()
            client.setblocking(False)
            client.connect_ex(listener.getsockname())
            waiting.append(client)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        for client in waiting:
            client.close()


@pytest.fixture
def closed_port() -> Iterator[str]:
    """Endpoint that nobody listens on, and that no other program can get meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{held.getsockname()[1]}"


@pytest.fixture
def parts(hub: HubServer) -> tuple[PublishedPart, ...]:
    """Stand-ins for the published parts, on the server; the animals' hash is known to the server only."""
    voice, face, cat = contents(1, 300_000), contents(2, 200_000), contents(3, 100_000)
    hub.files = {"motion/voice.pt": voice, "people/face.pth": face, "animals/cat.pth": cat}
    return (
        _part("Voice", "owner/Voice", "JoyVASA", PublishedFile("motion/voice.pt", len(voice), sha256(voice))),
        _part("Faces", "owner/Faces", "", PublishedFile("people/face.pth", len(face), sha256(face))),
        _part("Cats", "owner/Faces", "", PublishedFile("animals/cat.pth", len(cat)), is_animal=True),
    )


def _part(
    title: str, repository: str, folder: str, file: PublishedFile, is_animal: bool = False
) -> PublishedPart:
    return PublishedPart(title, repository, COMMIT, "MIT", f"By {title}", folder, (file,), is_animal)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where to fetch to; not there yet."""
    return tmp_path / "check points" / "姿"
