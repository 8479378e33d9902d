"""Exit codes of `joyvasa`, one per kind of problem, so that scripts can tell them apart."""

from joyvasa_runtime.errors import (
    AudioError,
    CredentialsError,
    DownloadError,
    ExportError,
    InferenceError,
    JoyVasaError,
    ModelPackError,
    MotionError,
    PortraitError,
    ProjectError,
)

OK = 0
FAILED = 1
CANCELLED = 130
"""What shells report for a program that ended by Ctrl-C (128 + SIGINT)."""

OUTPUT_CLOSED = 141
"""What shells report for a program whose output nobody reads any more (128 + SIGPIPE)."""

_BY_KIND: tuple[tuple[type[JoyVasaError], int], ...] = (
    (AudioError, 3),
    (PortraitError, 4),
    (ModelPackError, 5),
    (MotionError, 6),
    (ExportError, 7),
    (InferenceError, 8),
    (DownloadError, 9),
    (ProjectError, 10),
    (CredentialsError, 11),
)

ALTERED = 12
"""Of `joyvasa verify`: the file or its credentials changed after they were signed."""

NO_CREDENTIALS = 13
"""Of `joyvasa verify`: the file says nothing of how it was made."""

EXPLANATION = (
    "exit codes: 0 done, 1 unexpected failure, 2 wrong options, 3 sound, 4 picture or points, "
    "5 model pack, 6 motion file, 7 writing the video, 8 a model failed, 9 downloading, "
    "10 project, 11 content credentials, 12 altered since it was signed, 13 no content credentials, "
    "130 cancelled, 141 nobody read the output to its end"
)


def exit_code(error: JoyVasaError) -> int:
    """Exit code for an error, 1 where its kind has none of its own."""
    return next((code for kind, code in _BY_KIND if isinstance(error, kind)), FAILED)
