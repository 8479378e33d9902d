"""`joyvasa fetch` with a server and a converter of the test's own: what is shown, asked, done and told."""

import argparse
import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from joyvasa_runtime.cli.commands.fetch import Tools, fetch_models, look_ahead
from joyvasa_runtime.cli.entry import build_parser, main
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.convert.settings import ConversionSettings
from joyvasa_runtime.errors import Cancelled, DownloadError, ModelPackError
from joyvasa_runtime.fetching import Patience, PublishedFile, PublishedPart
from joyvasa_runtime.fetching.remote import RemoteFile, Transfer
from joyvasa_runtime.monitor import Monitor

DATA = b"weights"
VOICE = PublishedPart("Voice", "o/v", "a" * 40, "MIT", "By V", "", (PublishedFile("voice.pt", 7),))
CATS = replace(VOICE, title="Cats", files=(PublishedFile("cats.pth", 7),), is_animal=True)


class FakeServer:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, part: PublishedPart, file: PublishedFile) -> RemoteFile:
        self.asked.append(file.path)
        return RemoteFile(file.path, 7, hashlib.sha256(DATA).hexdigest())

    @contextmanager
    def read(self, _remote: RemoteFile, start: int) -> Iterator[Transfer]:
        yield Transfer(start, iter((DATA[start:],)))

    def close(self) -> None:
        self.asked.append("closed")


class Desk:
    """Runs the command, and keeps what it asked and converted."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.server = folder, FakeServer()
        self.questions: list[tuple[str, str]] = []
        self.converted: list[tuple[object, ...]] = []
        self.answer: Exception | None = None

    def run(self, *arguments: str, **changes: object) -> Result:
        options = build_parser().parse_args(["fetch", "--to", str(self.folder), *arguments])
        tools = Tools(
            (VOICE, CATS), self._open, self._ask, lambda _settings: None, lambda: None, self._convert
        )
        return fetch_models(options, Monitor(), replace(tools, **changes))  # type: ignore[arg-type]

    def _open(self, patience: Patience) -> FakeServer:
        self.patience = patience
        return self.server

    def _ask(self, question: str, unattended: str) -> None:
        self.questions.append((question, unattended))
        if self.answer is not None:
            raise self.answer

    def _convert(self, folder: Path, settings: object, _monitor: Monitor) -> Result:
        self.converted.append((folder, sorted(path.name for path in folder.glob("*.pt*")), settings))
        return Result("two packs", {"packs": ["one", "other"]})


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "to")


def test_after_a_yes_the_files_are_fetched_and_packs_made_of_them(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    result = desk.run()
    ((folder, names, settings),) = desk.converted
    assert (folder, names) == (desk.folder, ["cats.pth", "voice.pt"])
    assert (settings.only, settings.precision, settings.replace) == (None, "fp16", False)  # type: ignore[attr-defined]
    told = result.text.splitlines()
    assert told[:2] == [f"{desk.folder}: 2 files as published, 2 of them new", "two packs"]
    assert result.data["packs"] == ["one", "other"]
    offer = capsys.readouterr().err
    assert offer.count("licence MIT, By V") == 2
    assert str(desk.folder) in offer


def test_without_a_yes_nothing_is_asked_of_the_server(desk: Desk) -> None:
    desk.answer = Cancelled("consent")
    with pytest.raises(Cancelled):
        desk.run("--no-animals")
    assert desk.server.asked == []
    assert not desk.folder.exists()
    assert desk.questions[0][1] == "the same command with --yes"


def test_a_script_agrees_beforehand(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.run("--yes", "--quiet")
    assert desk.questions == []
    assert len(desk.converted) == 1
    assert capsys.readouterr().err == ""


def test_whoever_is_asked_sees_the_licences_also_where_it_should_be_quiet(
    desk: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.run("--quiet")
    assert "licence MIT" in capsys.readouterr().err


def test_a_pack_in_the_way_is_told_before_the_download(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JOYVASA_PACKS", str(tmp_path))
    (tmp_path / "joyvasa-human").mkdir()
    with pytest.raises(ModelPackError, match="joyvasa-human"):
        look_ahead(ConversionSettings(only="human"))
    look_ahead(ConversionSettings(only="human", replace=True))
    look_ahead(ConversionSettings(only="animal"))


def test_nobody_is_asked_about_files_that_are_there(desk: Desk) -> None:
    desk.run("--yes")
    desk.server.asked.clear()
    assert desk.run().data["new_files"] == 0
    assert desk.questions == []
    assert desk.server.asked == ["closed"]


def test_without_animals_their_pack_is_not_made_either(desk: Desk) -> None:
    desk.run("--no-animals", "--precision", "fp32", "--replace")
    ((_, names, settings),) = desk.converted
    assert names == ["voice.pt"]
    assert (settings.only, settings.precision, settings.replace) == ("human", "fp32", True)  # type: ignore[attr-defined]


def test_the_files_alone_need_nothing_that_conversion_needs(desk: Desk) -> None:
    def missing(*_settings: object) -> None:
        raise ModelPackError("no torch", "Install it.")

    result = desk.run("--no-convert", look_ahead=missing, check_requirements=missing)
    assert result.data["files"] == 2
    assert desk.converted == []


def test_a_conversion_that_cannot_succeed_is_told_before_the_download(desk: Desk) -> None:
    def missing(_settings: object) -> None:
        raise ModelPackError("no torch", "Install it.")

    with pytest.raises(ModelPackError, match="no torch"):
        desk.run(look_ahead=missing)
    assert desk.questions == []
    assert desk.server.asked == []


def test_packages_that_do_not_load_are_told_when_the_server_answered_but_before_the_first_byte(
    desk: Desk,
) -> None:
    def broken() -> None:
        raise ModelPackError("torch does not load", "Install another.")

    with pytest.raises(ModelPackError, match="does not load"):
        desk.run(check_requirements=broken)
    assert desk.server.asked == ["voice.pt", "cats.pth", "closed"]
    assert not desk.folder.exists()


def test_a_slow_network_may_have_more_time(desk: Desk) -> None:
    desk.run("--yes")
    assert desk.patience == Patience()
    desk.run("--yes", "--wait", "20")
    assert (desk.patience.step_s, desk.patience.answer_s, desk.patience.stall_s) == (20, 20, 20)


def test_stopping_in_the_middle_says_what_stays(desk: Desk) -> None:
    def stop(*_arguments: object) -> Result:
        raise Cancelled("convert")

    result = desk.run(convert=stop)
    assert result.code == 130
    assert "stays in" in result.text


def test_trouble_on_the_way_has_an_exit_code_of_its_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def offline(_options: argparse.Namespace, _monitor: Monitor) -> Result:
        raise DownloadError("It can't be reached", "Check the network.")

    monkeypatch.setattr("joyvasa_runtime.cli.commands.fetch.fetch_models", offline)
    assert main(["fetch", "--json"]) == 9
    assert json.loads(capsys.readouterr().out)["error"] == "It can't be reached"
