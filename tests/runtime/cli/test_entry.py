import argparse
import json
import signal

import pytest

from joyvasa_runtime.cli.entry import build_parser, main
from joyvasa_runtime.cli.exit_codes import exit_code
from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.errors import (
    AudioError,
    DownloadError,
    ExportError,
    InferenceError,
    JoyVasaError,
    ModelPackError,
    MotionError,
    PortraitError,
)
from joyvasa_runtime.monitor import Monitor


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch):
    """Let `joyvasa doctor` run a function of the test's own."""

    def install(run) -> None:
        monkeypatch.setattr("joyvasa_runtime.cli.commands.doctor._doctor", run)

    return install


def test_every_kind_of_error_has_its_own_exit_code() -> None:
    kinds: tuple[type[JoyVasaError], ...] = (AudioError, PortraitError, ModelPackError, MotionError)
    kinds += (ExportError, InferenceError, DownloadError)
    codes = {exit_code(kind("what happened")) for kind in kinds}
    assert len(codes) == len(kinds)
    assert codes.isdisjoint({0, 1, 2, 130})
    assert exit_code(JoyVasaError("something")) == 1


def test_an_error_is_one_line_with_what_to_do(command, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_options: argparse.Namespace, _monitor: Monitor) -> Result:
        raise PortraitError("No face was found in me.jpg", "Place points by hand.")

    command(fail)
    assert main(["doctor"]) == 4
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "joyvasa: No face was found in me.jpg. Place points by hand.\n"


def test_json_output_is_one_object_for_success_and_for_failure(
    command, capsys: pytest.CaptureFixture[str]
) -> None:
    command(lambda _options, _monitor: Result("text", {"frames": 3}))
    assert main(["doctor", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"frames": 3}

    def fail(_options: argparse.Namespace, _monitor: Monitor) -> Result:
        raise AudioError("silence", "Speak.")

    command(fail)
    assert main(["doctor", "--json"]) == 3
    assert json.loads(capsys.readouterr().out) == {"error": "silence", "hint": "Speak.", "code": 3}


def test_an_unexpected_failure_is_still_one_line(command, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_options: argparse.Namespace, _monitor: Monitor) -> Result:
        raise ZeroDivisionError("by zero")

    command(fail)
    assert main(["doctor"]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_ctrl_c_cancels_the_work_and_says_so(command, capsys: pytest.CaptureFixture[str]) -> None:
    def work(_options: argparse.Namespace, monitor: Monitor) -> Result:
        signal.raise_signal(signal.SIGINT)
        monitor.step("render", 1, 2)
        raise AssertionError("the step must have ended the work")

    command(work)
    before = signal.getsignal(signal.SIGINT)
    assert main(["doctor"]) == 130
    assert "Cancelled" in capsys.readouterr().err
    assert signal.getsignal(signal.SIGINT) is before


def test_a_second_ctrl_c_ends_it_at_once_and_quietly(command, capsys: pytest.CaptureFixture[str]) -> None:
    def work(_options: argparse.Namespace, _monitor: Monitor) -> Result:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        raise AssertionError("the second must have ended the work")

    command(work)
    assert main(["doctor"]) == 130
    assert "Ended at once" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["animate", "p.png", "v.wav"],
        ["animate", "p.png", "v.wav", "-o", "o.mp4", "--full-frame", "--face"],
        ["animate", "p.png", "v.wav", "-o", "o.mp4", "--fps", "26"],
        ["animate", "p.png", "v.wav", "-o", "o.mp4", "--steps", "0"],
        ["animate", "p.png", "v.wav", "-o", "o.mp4", "--strength", "nan"],
        ["animate", "p.png", "v.wav", "-o", "o.mp4", "--size", "8"],
        ["generate", "v.wav", "-o", "m.npz", "--seed", "-1"],
        ["nothing"],
    ],
)
def test_wrong_options_are_refused_before_any_work(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        build_parser().parse_args(arguments)
    assert caught.value.code == 2


@pytest.mark.parametrize("option", ["--steps", "--strength", "--seed", "--crf"])
def test_what_is_no_number_is_told_in_plain_words(option: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["animate", "p.png", "v.wav", "-o", "o.mp4", option, "much"])
    assert f"argument {option}: much is no" in capsys.readouterr().err


def test_a_seed_keeps_all_its_digits() -> None:
    options = build_parser().parse_args(["generate", "v.wav", "-o", "m.npz", "--seed", str(2**63 - 1)])
    assert options.seed == 2**63 - 1
