"""Fetching from a server: what arrives, what is asked for, and how every kind of trouble ends."""

import hashlib
import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from joyvasa_runtime.errors import Cancelled, DownloadError
from joyvasa_runtime.fetching import Fetched, Patience, PublishedPart, fetch, open_hub, plan_fetch
from joyvasa_runtime.held_lock import HeldLock
from joyvasa_runtime.monitor import Monitor

Hub = Any
"""The stand-in of `conftest`."""

Parts = tuple[PublishedPart, ...]
Get = Callable[..., Fetched]

VOICE, FACE, CAT = "JoyVASA/motion/voice.pt", "people/face.pth", "animals/cat.pth"


@pytest.fixture
def get(hub: Hub, parts: Parts, folder: Path, patient: Patience) -> Get:
    """Fetch the stand-ins."""

    def run(
        monitor: Monitor | None = None,
        animals: bool = True,
        patience: Patience = patient,
        **options: object,
    ) -> Fetched:
        plan = plan_fetch(folder, animals=animals, parts=parts)
        server = open_hub(hub.endpoint, patience)
        return fetch(plan, server, monitor or Monitor(), tries=patience.tries, **options)  # type: ignore[arg-type]

    return run


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


class Recorder(Monitor):
    """Keeps every step, and cancels after so many bytes of a download."""

    def __init__(self, cancel_at: int | None = None) -> None:
        super().__init__()
        self.steps: list[tuple[str, int, int]] = []
        self._cancel_at = cancel_at

    def show(self, stage: str, done: int, total: int) -> None:
        self.steps.append((stage, done, total))
        if stage == "download" and self._cancel_at is not None and done >= self._cancel_at:
            self.cancel()


def test_every_file_lands_in_its_place_with_its_contents(hub: Hub, get: Get, folder: Path) -> None:
    fetched = get()
    assert tree(folder) == {VOICE, FACE, CAT, "fetched.json"}
    assert [path.read_bytes() for path in fetched.files] == list(hub.files.values())
    assert fetched.new_files == 3


def test_the_pinned_commit_is_asked_for(hub: Hub, get: Get, parts: Parts) -> None:
    get()
    assert {path.split("/resolve/")[1].split("/")[0] for path in hub.asked("HEAD")} == {parts[0].commit}


def test_without_animals_their_files_are_left_out(hub: Hub, get: Get, folder: Path) -> None:
    get(animals=False)
    assert tree(folder) == {VOICE, FACE, "fetched.json"}
    assert not any("cat" in path for _, path, _ in hub.requests)


def test_progress_counts_bytes_and_ends_full(get: Get) -> None:
    monitor = Recorder()
    get(monitor)
    done = [done for stage, done, _ in monitor.steps if stage == "download"]
    assert done == sorted(done)
    assert monitor.steps[-1] == ("download", 600_000, 600_000)


def test_what_is_there_is_checked_and_not_asked_for_again(hub: Hub, get: Get) -> None:
    get()
    hub.requests.clear()
    assert get().new_files == 0
    # Not even the animals' file, whose hash only the server knew: the record has it.
    assert hub.requests == []


def test_a_damaged_record_means_asking_again_and_nothing_worse(hub: Hub, get: Get, folder: Path) -> None:
    get()
    (folder / "fetched.json").write_text('{"format": 1, "files": [{"path": "../../x"}]}')
    hub.requests.clear()
    assert get().new_files == 0
    assert [method for method, _, _ in hub.requests] == ["HEAD"]
    files = json.loads((folder / "fetched.json").read_text())["files"]
    assert [file["path"] for file in files] == ["animals/cat.pth"]


def test_the_record_says_where_everything_came_from(hub: Hub, get: Get, folder: Path, parts: Parts) -> None:
    get()
    files = json.loads((folder / "fetched.json").read_text())["files"]
    assert {file["path"]: file["sha256"] for file in files} == {
        path: sha256(data) for path, data in hub.files.items()
    }
    assert {file["commit"] for file in files} == {parts[0].commit}


def test_a_broken_connection_is_taken_up_where_it_broke(hub: Hub, get: Get, folder: Path) -> None:
    hub.break_after = [100_000, 50_000]
    get()
    assert (folder / VOICE).read_bytes() == hub.files["motion/voice.pt"]
    assert hub.ranges_asked()[:3] == ["", "bytes=100000-", "bytes=150000-"]


def test_a_beginning_of_other_contents_is_not_continued(hub: Hub, get: Get, folder: Path) -> None:
    stale = folder / f"{VOICE}.0123456789ab.part"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(bytes(1000))
    get()
    assert hub.ranges_asked()[0] == ""
    assert not stale.exists()


def test_a_later_run_continues_an_interrupted_one(hub: Hub, get: Get, folder: Path) -> None:
    with pytest.raises(Cancelled):
        get(Recorder(cancel_at=100_000))
    (part,) = folder.rglob("*.part")
    arrived = part.stat().st_size
    assert 100_000 <= arrived < 300_000
    assert not (folder / VOICE).exists()
    hub.requests.clear()
    monitor = Recorder()
    get(monitor)
    assert hub.ranges_asked()[0] == f"bytes={arrived}-"
    assert tree(folder) == {VOICE, FACE, CAT, "fetched.json"}
    assert monitor.steps[-1] == ("download", 600_000, 600_000)


def test_a_server_that_cannot_continue_sends_everything_again(hub: Hub, get: Get, folder: Path) -> None:
    hub.ranges, hub.break_after = False, [100_000]
    get()
    assert (folder / VOICE).read_bytes() == hub.files["motion/voice.pt"]


def test_bytes_from_the_hub_itself_do_as_well(hub: Hub, get: Get, folder: Path) -> None:
    hub.cdn = False
    get()
    assert (folder / FACE).read_bytes() == hub.files["people/face.pth"]


def test_a_server_that_stalls_is_given_up_soon_and_what_came_stays(
    hub: Hub, get: Get, patient: Patience
) -> None:
    hub.stall_after = 0
    with pytest.raises(DownloadError, match="no more bytes came") as caught:
        get(patience=replace(patient, stall_s=0.3))
    assert "continues" in caught.value.hint
    hub.stall_after = None
    hub.released.set()
    assert get().new_files == 3


def test_a_transfer_that_always_breaks_ends_after_a_few_tries(hub: Hub, get: Get, patient: Patience) -> None:
    hub.break_after = [1000] + [0] * 50
    with pytest.raises(DownloadError, match="broke off"):
        get()
    assert len(hub.ranges_asked()) == 1 + patient.tries


def test_contents_that_were_changed_on_the_way_are_thrown_away(hub: Hub, get: Get, folder: Path) -> None:
    hub.body["motion/voice.pt"] = bytes(300_000)
    with pytest.raises(DownloadError, match="other contents"):
        get()
    assert not any(path.suffix in (".pt", ".part") for path in folder.rglob("*"))


def test_a_page_instead_of_the_bytes_is_refused_at_once(hub: Hub, get: Get, folder: Path) -> None:
    hub.body["motion/voice.pt"] = b"<html>Please log in</html>"
    with pytest.raises(DownloadError, match="length is wrong"):
        get()
    assert not (folder / VOICE).exists()


def test_a_page_instead_of_the_hub_is_recognised(hub: Hub, get: Get, folder: Path) -> None:
    hub.page = b"<html>Welcome to our hotel</html>"
    with pytest.raises(DownloadError, match="something else") as caught:
        get()
    assert "login page" in caught.value.hint
    assert tree(folder) == set()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"status": {"animals/cat.pth": 404}}, "answer 404"),
        ({"status": {"animals/cat.pth": 401}}, "answer 401"),
        ({"status": {"animals/cat.pth": 403}}, "answer 403"),
        ({"status": {"animals/cat.pth": 429}}, "answer 429"),
        ({"status": {"animals/cat.pth": 503}}, "answer 503"),
        ({"commit": "f" * 40}, "of commit ffffffff"),
        ({"sizes": {"people/face.pth": 7}}, "7 bytes instead of 200000"),
        ({"etags": {"people/face.pth": "a" * 64}}, "hash is another one"),
        ({"etags": {"animals/cat.pth": "b" * 40}}, "doesn't tell its hash"),
    ],
)
def test_a_file_that_cannot_be_had_stops_before_the_first_byte(
    hub: Hub, get: Get, folder: Path, fault: dict[str, object], words: str
) -> None:
    for name, value in fault.items():
        setattr(hub, name, value)
    with pytest.raises(DownloadError, match=words) as caught:
        get()
    assert caught.value.hint
    assert hub.asked("GET") == []
    assert not folder.exists()


@pytest.mark.parametrize("trouble", ["closed_port", "deaf", "black_hole"])
def test_a_server_that_is_not_there_is_told_before_the_first_byte(
    trouble: str, parts: Parts, folder: Path, quick: Patience, request: pytest.FixtureRequest
) -> None:
    endpoint = request.getfixturevalue(trouble)
    with pytest.raises(DownloadError, match=f"{endpoint} can't be reached") as caught:
        fetch(plan_fetch(folder, parts=parts), open_hub(endpoint, quick), Monitor())
    assert "joyvasa packs install" in caught.value.hint
    # Not even the empty folders stay that were made for it.
    assert not folder.parent.exists()


def test_the_waiting_before_somebody_offline_is_told_stays_below_three_seconds() -> None:
    assert Patience().answer_s < 3
    assert Patience().step_s < Patience().answer_s


def test_nonsense_as_the_address_is_an_error_of_its_own(parts: Parts, folder: Path, quick: Patience) -> None:
    for endpoint in ("ftp://127.0.0.1", "http://[", "nowhere", "http://a..b"):
        with pytest.raises(DownloadError, match="can't be reached"):
            fetch(plan_fetch(folder, parts=parts), open_hub(endpoint, quick), Monitor())


def test_a_password_in_the_address_is_not_shown(parts: Parts, folder: Path, quick: Patience) -> None:
    with pytest.raises(DownloadError) as caught:
        fetch(plan_fetch(folder, parts=parts), open_hub("http://me:secret@127.0.0.1:1", quick), Monitor())
    assert "secret" not in str(caught.value)


def test_offline_mode_of_the_environment_is_respected(
    hub: Hub, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(DownloadError, match="HF_HUB_OFFLINE"):
        get()
    assert hub.requests == []


def test_too_little_room_stops_before_the_first_byte(hub: Hub, get: Get, folder: Path) -> None:
    with pytest.raises(DownloadError, match="too little room"):
        get(free_bytes=lambda _folder: 64 * 2**20 + 599_999)
    assert hub.asked("GET") == []
    assert get(free_bytes=lambda _folder: 64 * 2**20 + 600_000).new_files == 3


def test_a_disk_that_fills_up_keeps_what_came(hub: Hub, get: Get, folder: Path) -> None:
    resource = pytest.importorskip("resource")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (120_000, limits[1]))
    try:
        with pytest.raises(DownloadError, match="the disk is full"):
            get()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert not (folder / VOICE).exists()
    assert get().new_files == 3
    assert any(range_ for range_ in hub.ranges_asked())


def test_a_folder_that_cannot_be_made_is_named(
    hub: Hub, parts: Parts, tmp_path: Path, patient: Patience
) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(DownloadError, match="file"):
        fetch(plan_fetch(tmp_path / "file" / "x", parts=parts), open_hub(hub.endpoint, patient), Monitor())


def test_somebody_elses_file_is_never_replaced(hub: Hub, get: Get, folder: Path) -> None:
    for place in (FACE, CAT):
        (folder / place).parent.mkdir(parents=True)
        (folder / place).write_bytes(b"my own weights")
        with pytest.raises(DownloadError, match="not the published file"):
            get()
        assert (folder / place).read_bytes() == b"my own weights"
        (folder / place).unlink()
    assert hub.asked("GET") == []


def test_a_file_of_an_older_commit_gives_way_to_the_pinned_one(hub: Hub, get: Get, folder: Path) -> None:
    old = b"the older weights"
    (folder / CAT).parent.mkdir(parents=True)
    (folder / CAT).write_bytes(old)
    entry = {"repository": "owner/Faces", "commit": "e" * 40, "path": CAT, "sha256": sha256(old)}
    (folder / "fetched.json").write_text(json.dumps({"format": 1, "files": [entry]}))
    get()
    assert (folder / CAT).read_bytes() == hub.files[CAT]


def test_two_programs_do_not_write_the_same_folder(get: Get, folder: Path) -> None:
    folder.mkdir(parents=True)
    lock = HeldLock(folder / ".fetching.lock")
    try:
        with pytest.raises(DownloadError, match="already"):
            get()
    finally:
        lock.release()
    assert get().new_files == 3


def test_names_from_the_server_are_never_places_on_the_disk(
    hub: Hub, get: Get, folder: Path, tmp_path: Path
) -> None:
    # The stand-in's every answer names `../../../evil.pth` as the file to save.
    get()
    assert {path for path in tmp_path.rglob("*") if path.is_file()} == {
        folder / name for name in tree(folder)
    }
    assert not any("evil" in path.name for path in tmp_path.rglob("*"))


def test_no_token_is_sent_that_the_user_did_not_set(
    hub: Hub, get: Get, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored = tmp_path / "token"
    stored.write_text("hf_stored_for_other_programs")
    monkeypatch.setattr("huggingface_hub.constants.HF_TOKEN_PATH", str(stored))
    get()
    assert all("authorization" not in headers for _, _, headers in hub.requests)


def test_the_users_token_goes_to_the_hub_and_to_no_other_server(
    hub: Hub, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_TOKEN", "hf_mine")
    get()
    for _, path, headers in hub.requests:
        assert headers.get("authorization") == (None if path.startswith("/cdn/") else "Bearer hf_mine")


def test_nothing_but_the_files_is_asked_for(hub: Hub, get: Get) -> None:
    get()
    assert all("/resolve/" in path or path.startswith("/cdn/") for _, path, _ in hub.requests)
    assert {headers["user-agent"].split("/")[0] for _, _, headers in hub.requests} == {"joyvasa-studio"}
    assert not any("torch" in headers["user-agent"] for _, _, headers in hub.requests)


def test_without_the_hubs_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "joyvasa_runtime.fetching.hub", raising=False)
    monkeypatch.setitem(sys.modules, "huggingface_hub", None)
    with pytest.raises(DownloadError, match="huggingface_hub") as caught:
        open_hub()
    assert 'pip install "joyvasa-studio[convert]"' in caught.value.hint
    assert "joyvasa packs install" in caught.value.hint
