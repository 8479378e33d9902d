"""The command `joyvasa fetch` against the stand-in hub: from the address to a folder that is converted."""

from pathlib import Path
from typing import Any

import pytest

from joyvasa_runtime.cli.commands.fetch import Tools, fetch_models
from joyvasa_runtime.cli.entry import build_parser
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching import Patience, PublishedPart, open_hub
from joyvasa_runtime.monitor import Monitor

Parts = tuple[PublishedPart, ...]


def run(parts: Parts, folder: Path, patient: Patience, *arguments: str) -> Result:
    """Run the command with a converter that only looks at the folder."""

    def convert(checkpoints: Path, _settings: object, _monitor: Monitor) -> Result:
        found = sorted(path.relative_to(checkpoints).as_posix() for path in checkpoints.rglob("*.pt*"))
        return Result("converted", {"found": found})

    tools = Tools(
        parts,
        lambda _patience: open_hub(patience=patient),
        look_ahead=lambda _: None,
        check_requirements=lambda: None,
        convert=convert,
    )
    options = build_parser().parse_args(["fetch", "--to", str(folder), "--yes", "--quiet", *arguments])
    return fetch_models(options, Monitor(), tools)


def test_what_was_fetched_is_converted(
    hub: Any, parts: Parts, folder: Path, patient: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    result = run(parts, folder, patient)
    assert result.data["found"] == ["JoyVASA/motion/voice.pt", "animals/cat.pth", "people/face.pth"]
    assert result.data["new_files"] == 3


def test_a_wrong_file_is_never_converted(
    hub: Any, parts: Parts, folder: Path, patient: Patience, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.endpoint)
    hub.body["people/face.pth"] = bytes(200_000)
    with pytest.raises(DownloadError, match="other contents"):
        run(parts, folder, patient)
