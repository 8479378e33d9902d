"""The errors a user can meet, each with what happened and what to do next.

Not here: programming mistakes (those are assertions) and cancellation's handling (see `monitor`).
"""


class JoyVasaError(Exception):
    """An operation that could not be done, told in the user's words.

    Parameters
    ----------
    message : str
        What happened, and to which thing; one sentence without a final full stop.
    hint : str
        What to do next; may be empty only where nothing helps.
    """

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message}. {self.hint}" if self.hint else self.message


class AudioError(JoyVasaError):
    """A sound could not be read, decoded or used."""


class PortraitError(JoyVasaError):
    """A picture could not be read, or no usable face or points were found in it."""


class MotionError(JoyVasaError):
    """A motion file or motion settings could not be used."""


class ModelPackError(JoyVasaError):
    """A model pack is missing, damaged, of another version or unsafe."""


class DownloadError(JoyVasaError):
    """A published file could not be fetched, or is not what was published."""


class InferenceError(JoyVasaError):
    """A model of a pack failed while running."""


class DeviceError(InferenceError):
    """A GPU could not do what a model was asked for; the CPU may."""


class DeviceMemoryError(DeviceError):
    """The memory of the GPU, or the computer's, is too small for what a model was asked for."""


class ProjectError(JoyVasaError):
    """A project file could not be read or written."""


class SubtitleError(JoyVasaError):
    """A subtitle file could not be read or written."""


class EditError(JoyVasaError):
    """An edit that is not possible, such as moving a clip onto another."""


class ExportError(JoyVasaError):
    """A video could not be written."""


class VideoTakenError(ExportError):
    """A queued video that another program makes, or has changed, since the queue was looked at."""


class ClusterError(ExportError):
    """The machines that shall render a video can't be reached, are lost, or differ from this one."""


class CredentialsError(JoyVasaError):
    """Content credentials could not be made or read, or a certificate can't sign."""


class Cancelled(Exception):  # noqa: N818 - the user's wish, not an error
    """The user asked to stop; raised by `Monitor.step` and handled at the border that started the work."""
