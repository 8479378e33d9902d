"""What commands that write a video hand back: a sentence for people and the same facts for scripts."""

from joyvasa_runtime.cli.result import Result
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.export import ExportReport


def video_result(report: ExportReport, engine: Engine) -> Result:
    """Where the video lies, what it is, and what had to be given up on the way."""
    notes = (*engine.notes, *report.notes)
    data = {
        "output": str(report.path),
        "frames": report.frames,
        "fps": report.fps,
        "width": report.width,
        "height": report.height,
        "sidecar": None if report.sidecar is None else str(report.sidecar),
        "pack": engine.pack.id,
        "provider": engine.provider,
        "precision": engine.precision,
        "notes": list(notes),
    }
    text = f"{report.path}: {report.frames} frames, {report.width} x {report.height} at {report.fps} fps"
    return Result("\n".join((text, *notes)), data)
