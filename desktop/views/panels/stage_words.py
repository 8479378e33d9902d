"""What a job is at, in the user's words. The runtime's names of stages are no user's words."""

from PySide6.QtCore import QCoreApplication

_CONTEXT = "JobCard"


def stage_words(stage: str) -> str:
    """What a job is at; empty for a stage that has no word."""
    translate = QCoreApplication.translate
    words = {
        "start": translate(_CONTEXT, "Starting"),
        "decode": translate(_CONTEXT, "Reading the sound"),
        "hash": translate(_CONTEXT, "Checking the files"),
        "conform": translate(_CONTEXT, "Preparing the sound"),
        "listen": translate(_CONTEXT, "Listening"),
        "motion": translate(_CONTEXT, "Making motion"),
        "evaluate": translate(_CONTEXT, "Putting motion together"),
        "render": translate(_CONTEXT, "Drawing frames"),
    }
    return words.get(stage, "")
