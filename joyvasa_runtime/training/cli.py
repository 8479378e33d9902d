"""`joyvasa-train`: corpus, train, eval, export, all.

Only words in and words out; the work is in the modules that it calls.
"""

import argparse
import dataclasses
import json
import logging
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import torch

from joyvasa_runtime.errors import Cancelled, JoyVasaError
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.networks.speech_encoder import SpeechEncoder
from joyvasa_runtime.training import corpus, evaluate, export, lips, moves
from joyvasa_runtime.training.stage import StageSettings, averaged
from joyvasa_runtime.training.table import figures_table

_CORPUS, _LIPS, _MOVES, _UNITS = "corpus", "lips.pt", "moves.pt", "units.npz"


class _Progress(Monitor):
    """One line every few seconds."""

    def __init__(self, every_s: float = 10.0) -> None:
        super().__init__()
        self._every_s = every_s
        self._shown = 0.0

    def show(self, stage: str, done: int, total: int) -> None:
        now = time.monotonic()
        if now - self._shown >= self._every_s:
            self._shown = now
            print(
                f"{stage}: {done} of {total} ({100 * done / max(total, 1):.0f} %)",
                file=sys.stderr,
                flush=True,
            )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; returns its exit code: 0 done, 1 failed, 130 interrupted."""
    options = _parser().parse_args(arguments)
    logging.basicConfig(format="%(asctime)s %(message)s", stream=sys.stderr)
    # Ours only: the exporter tells of every number it moves.
    logging.getLogger("joyvasa_runtime").setLevel(logging.INFO)
    torch.set_num_threads(options.threads)
    try:
        for step in _STEPS[options.command]:
            step(options)
    except JoyVasaError as error:
        print(f"joyvasa-train: {error}", file=sys.stderr)
        return 1
    except (Cancelled, KeyboardInterrupt):
        print("joyvasa-train: stopped; run the same command again to go on", file=sys.stderr)
        return 130
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="joyvasa-train", description="Train the motion model of a pack.")
    parser.add_argument("command", choices=tuple(_STEPS), help="what to do; all does everything in order")
    parser.add_argument("--work", type=Path, default=Path("work"), help="folder of corpus and checkpoints")
    parser.add_argument(
        "--pack", type=Path, default=Path("pack"), help="folder of the pack to write or evaluate"
    )
    parser.add_argument("--hours", type=float, default=8.0, help="speech to synthesise")
    parser.add_argument("--lip-steps", type=int, default=8500, help="steps of stage one")
    parser.add_argument("--move-steps", type=int, default=5000, help="steps of stage two")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1, help="threads of torch")
    parser.add_argument("--device", default="cpu", help="cpu or cuda")
    parser.add_argument(
        "--recordings",
        type=Path,
        default=Path("tests/data/speech"),
        help="WAV files with transcripts, for eval",
    )
    parser.add_argument("--json", action="store_true", help="figures of eval as JSON")
    return parser


def _speak(options: argparse.Namespace) -> None:
    parts = corpus.build(options.work / _CORPUS, options.hours, options.seed, _Progress())
    natural = sum(part.hours for part in parts if part.natural)
    total = sum(part.hours for part in parts)
    print(
        f"corpus: {total:.2f} h of {len(parts)} voices, {100 * natural / total:.0f} % natural",
        file=sys.stderr,
    )


def _train(options: argparse.Namespace) -> None:
    parts = corpus.open_parts(options.work / _CORPUS)
    if not (options.work / _UNITS).exists():
        export.save_units(moves.corpus_units(parts, options.seed), options.work / _UNITS)
    units = export.load_units(options.work / _UNITS)
    settings = StageSettings(options.lip_steps, rate=2e-3, device=options.device)
    encoder = lips.train_lips(parts, options.work / _LIPS, settings, options.seed, _Progress())
    r = lips.held_out_correlation(encoder.cpu(), parts)
    print(f"lips: r of the jaw on held-out synthetic speech {r:.3f}", file=sys.stderr)
    settings = StageSettings(options.move_steps, rate=1.5e-3, device=options.device)
    moves.train_moves(parts, units, options.work / _MOVES, settings, options.seed, _Progress())


def _export(options: argparse.Namespace) -> None:
    units = export.load_units(options.work / _UNITS)
    encoder = averaged(SpeechEncoder(), options.work / _LIPS)
    denoiser = averaged(moves.new_denoiser(units), options.work / _MOVES)
    export.export_pack(options.pack, encoder, denoiser, units)


def _evaluate(options: argparse.Namespace) -> None:
    figures = evaluate.evaluate(options.pack, evaluate.find_recordings(options.recordings), _Progress())
    print(json.dumps(dataclasses.asdict(figures), indent=2) if options.json else figures_table(figures))


_STEPS = {
    "corpus": (_speak,),
    "train": (_train,),
    "export": (_export,),
    "eval": (_evaluate,),
    "all": (_speak, _train, _export, _evaluate),
}
