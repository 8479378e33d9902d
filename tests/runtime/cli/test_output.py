"""Printing to what standard output may be: a pipe that nobody reads, a full disk, a narrow encoding."""

import errno
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from joyvasa_runtime.cli.entry import main
from joyvasa_runtime.cli.output import OutputClosedError, OutputRefusedError, say
from joyvasa_runtime.cli.result import Result
from tests.patience import PATIENCE_S

ROOT = Path(__file__).parents[3]


class Refusing(io.StringIO):
    """A stream that the system refuses to write to."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, _text: str) -> int:
        raise OSError(self.number, os.strerror(self.number))


@pytest.fixture
def run_unread(monkeypatch: pytest.MonkeyPatch):
    """Run `joyvasa` with a pipe whose reader has gone as its output."""

    def run(*words: str) -> int:
        reading, writing = os.pipe()
        os.close(reading)
        with os.fdopen(writing, "w", encoding="utf-8") as stream:
            monkeypatch.setattr("sys.stdout", stream)
            return main(words)

    return run


@pytest.fixture
def tells(monkeypatch: pytest.MonkeyPatch):
    """Let `joyvasa doctor` tell something."""

    def install(text: str) -> None:
        told = Result(text, {"text": text})
        monkeypatch.setattr("joyvasa_runtime.cli.commands.doctor._doctor", lambda _options, _monitor: told)

    return install


@pytest.mark.parametrize("words", [["doctor"], ["doctor", "--json"], ["packs"], ["verify", "none", "--json"]])
def test_a_pipe_that_nobody_reads_ends_it_quietly(run_unread, tells, capfd, words: list[str]) -> None:
    tells("some findings")
    assert run_unread(*words) == 141
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("words", [[], ["animate"], ["render"], ["verify"], ["fetch"]])
def test_help_can_be_cut_short(run_unread, words: list[str]) -> None:
    assert run_unread(*words, "--help") == 141


@pytest.mark.skipif(os.name != "posix", reason="the exit codes of shells")
def test_the_interpreter_does_not_complain_of_a_closed_pipe_either() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "joyvasa_runtime", "packs", "list"]
    variables = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, env=variables, timeout=PATIENCE_S)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_a_full_disk_is_told(tells, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    tells("some findings")
    stream = Refusing(errno.ENOSPC)
    monkeypatch.setattr("sys.stdout", stream)
    assert main(["doctor"]) == 1
    assert "The output can't be written: No space left on device" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("number", "kind"),
    [(errno.EPIPE, OutputClosedError), (errno.EINVAL, OutputClosedError), (errno.EIO, OutputRefusedError)],
)
def test_a_reader_that_went_is_told_from_a_system_that_refuses(number: int, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        say("text", Refusing(number))


def test_a_program_without_streams_runs_all_the_same(tells, monkeypatch: pytest.MonkeyPatch) -> None:
    tells("some findings")
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert main(["doctor"]) == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_a_name_that_the_output_cannot_spell_is_escaped(
    tells, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    text = "我的 film \udcff 🎬"
    tells(text)
    written = io.BytesIO()
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(written, encoding=encoding))
    assert main(["doctor"]) == 0
    assert "\\udcff" in written.getvalue().decode(encoding)
    written.seek(0)
    written.truncate()
    assert main(["doctor", "--json"]) == 0
    assert json.loads(written.getvalue()) == {"text": text}
