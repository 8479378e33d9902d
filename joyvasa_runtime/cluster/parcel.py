"""What a machine needs to render segments of a video: the project and its picture by their contents.

Sounds stay where they are: the machine that joins the segments encodes them.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from joyvasa_runtime.cluster.engine_facts import EngineFacts
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import PortraitError
from joyvasa_runtime.export import Scene, project_scene
from joyvasa_runtime.models.session import Provider
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.project.operations.media import relink_media
from joyvasa_runtime.project.storage import load_project, save_project
from joyvasa_runtime.timebase import FrameSpan

_PROJECT = "project.joyvasa"


@dataclass(frozen=True, slots=True)
class Parcel:
    """Everything that a video shows.

    Parameters
    ----------
    project : bytes
        Contents of a project file.
    picture : bytes
        Contents of the portrait's picture.
    picture_ending : str
    settings : ExportSettings
    span : FrameSpan
        Frames of the timeline.
    pack_id : str
    provider : {"auto", "cpu", "cuda"}
    facts : EngineFacts
        What the machine that joins the segments draws with.
    """

    project: bytes = field(repr=False)
    picture: bytes = field(repr=False)
    picture_ending: str
    settings: ExportSettings
    span: FrameSpan
    pack_id: str
    provider: Provider
    facts: EngineFacts

    def scene(self, engine: Engine) -> Scene:
        """What the video shows, drawn by an engine of this machine.

        Raises
        ------
        ProjectError, PortraitError
            If the project or its picture can't be used.
        """
        with _unpacked(self) as (project, motions):
            return project_scene(engine, project, motions, self.settings, self.span)


def pack_parcel(
    engine: Engine,
    provider: Provider,
    project: Project,
    motions: Motions,
    settings: ExportSettings,
    span: FrameSpan,
) -> Parcel:
    """The parcel of a stretch of a project.

    Raises
    ------
    ProjectError
        If the project can't be kept.
    PortraitError
        If there is no portrait, or its picture is missing.
    """
    if project.portrait is None:
        raise PortraitError("The project has no portrait", "Import a picture.")
    picture = project.media_of(project.portrait.media_id).path
    try:
        pixels = picture.read_bytes()
    except OSError as error:
        raise PortraitError(
            f"The picture {picture} can't be read: {error.strerror or error}",
            "Relink it: show where it is now, or import another portrait.",
        ) from error
    with tempfile.TemporaryDirectory(prefix="joyvasa-") as folder:
        path = Path(folder) / _PROJECT
        save_project(path, project, motions)
        document = path.read_bytes()
    facts = EngineFacts.of(engine)
    return Parcel(document, pixels, picture.suffix.lower(), settings, span, engine.pack.id, provider, facts)


@contextmanager
def _unpacked(parcel: Parcel) -> Iterator[tuple[Project, Motions]]:
    with tempfile.TemporaryDirectory(prefix="joyvasa-") as folder:
        path, picture = Path(folder) / _PROJECT, Path(folder) / f"picture{parcel.picture_ending}"
        path.write_bytes(parcel.project)
        picture.write_bytes(parcel.picture)
        loaded = load_project(path)
        assert loaded.project.portrait is not None, "no parcel is packed without a portrait"
        media_id = loaded.project.portrait.media_id
        yield relink_media(loaded.project, media_id, picture), loaded.motions
