"""How a complete video is finished: signed, packed with what belongs to it, and what its metadata say.

What is said is `provenance`'s business, what is packed `delivery`'s; here they are joined to the video.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from joyvasa_runtime.credentials.media_types import sidecar_of
from joyvasa_runtime.delivery.contents import Contents, contents_of
from joyvasa_runtime.delivery.deliver import check_target, deliver
from joyvasa_runtime.delivery.ledger import ledger_of
from joyvasa_runtime.delivery.poster import poster_frame
from joyvasa_runtime.delivery.work import Work
from joyvasa_runtime.engine import Engine
from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.export.finishing import Deliver, Finishing, Sign
from joyvasa_runtime.export.letters import Frame
from joyvasa_runtime.export.publisher import Publisher
from joyvasa_runtime.export.scene import Scene
from joyvasa_runtime.lettering.fonts import system_fonts
from joyvasa_runtime.library.motion_library import MotionLibrary, user_library_folder
from joyvasa_runtime.models.catalog import list_packs
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.motion.sequence import MotionSequence
from joyvasa_runtime.presets.settings import ExportSettings
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.project.motions import Motions
from joyvasa_runtime.provenance.claim_of import Publication, claim_of_files, source_type
from joyvasa_runtime.provenance.signer import sign_with, signer_of
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan


@dataclass(frozen=True, slots=True)
class Published:
    """A video of a stretch of a project, as far as its finishing needs it.

    Parameters
    ----------
    engine : Engine
    project : Project
    motions : mapping of str to MotionSequence
    settings : ExportSettings
    span : FrameSpan
    scene : Scene or None
        None where the video shows nothing.
    job : str
        What a package says it was made by, see `finished_package.job_of`.
    """

    engine: Engine
    project: Project
    motions: Motions
    settings: ExportSettings
    span: FrameSpan
    scene: Scene | None
    job: str = ""


def finishing_of(published: Published, publisher: Publisher | None, monitor: Monitor) -> Finishing:
    """How the video of a project is finished.

    Parameters
    ----------
    published : Published
    publisher : Publisher or None
        None signs nothing.
    monitor : Monitor

    Raises
    ------
    CredentialsError
        If its identity can't sign.
    """
    settings, project = published.settings, published.project
    sign: Sign | None = None
    if settings.is_signed and publisher is not None:
        publication = Publication("", published.span, *_told(settings, publisher))
        sign = signer_of(project, publication, publisher.identity(), monitor)
    return Finishing(sign, _packing(published, monitor), source_type(project.disclosure))


def files_finishing(
    picture: Path, sound: Path | None, settings: ExportSettings, publisher: Publisher, monitor: Monitor
) -> Finishing:
    """How a video of loose files is finished: signed, as nobody said anything of them.

    Raises
    ------
    CredentialsError
        If the publisher's identity can't sign.
    ExportError
        If a package is wanted: that is made of a project.
    Cancelled
    """
    if settings.package != "none":
        raise ExportError("A package is made of a project, not of loose files", "Export the video alone.")
    if not settings.is_signed:
        return Finishing()
    publication = Publication("", None, *_told(settings, publisher))
    claim = claim_of_files(picture, sound, publication, monitor)
    return Finishing(sign_with(claim, publisher.identity(), monitor))


def package_path(output: Path, settings: ExportSettings) -> Path:
    """Where the package of a video lies that would lie at `output`: a folder or an archive of its name."""
    stem = output.with_suffix("") if settings.compression.kind.endings else output
    return stem.with_name(f"{stem.name}.zip") if settings.package == "zip" else stem


def check_package(output: Path, settings: ExportSettings) -> None:
    """Refuse an output whose package would lie where something is, before the video is made.

    Raises
    ------
    ExportError
    """
    if settings.package != "none":
        check_target(package_path(output, settings), settings.package, replaces=True)


def _told(settings: ExportSettings, publisher: Publisher) -> tuple[bool, bool, datetime]:
    """Whether the whole picture is shown, whether words on consent go out, and when."""
    return settings.canvas.view == "full", publisher.has_note, datetime.now(UTC)


def _packing(published: Published, monitor: Monitor) -> Deliver | None:
    """What packs the video, where a package is wanted."""
    kind = published.settings.package
    if kind == "none":
        return None

    def pack(complete: Path, output: Path) -> Path:
        target = package_path(output, published.settings)
        contents = _contents(published, _sidecar_of(complete), monitor)
        # What a killed program leaves of it goes with the workplace.
        made_in = complete.parent
        return deliver(
            complete, target, contents, kind, monitor, moves_video=True, replaces=True, made_in=made_in
        )

    return pack


def _contents(published: Published, sidecar: Path | None, monitor: Monitor) -> Contents:
    project, span, engine = published.project, published.span, published.engine
    packs = [entry.manifest for entry in list_packs() if entry.manifest is not None]
    pieces = MotionLibrary(user_library_folder(), resource("library")).look().items
    compression = published.settings.compression
    ledger = ledger_of(
        project,
        span,
        engine.pack,
        packs,
        pieces,
        compression.codec,
        tuple(_fonts(published)),
        uses_gpu=compression.uses_gpu,
    )
    shown = project, span, published.motions, engine.neutral
    contents = contents_of(*shown, ledger, monitor, sidecar=sidecar, job=published.job)
    if published.scene is None:
        return contents
    return contents.with_poster(_poster(published, contents.motion.motion))


def _poster(published: Published, motion: MotionSequence) -> Frame:
    """The frame that stands for the video, as the video shows it."""
    scene = published.scene
    assert scene is not None, "only a video that shows something has a poster"
    number = poster_frame(motion, scene.reference)
    rows = motion.values[number : number + 1]
    frame = published.engine.render_rows(scene.portrait, rows, scene.reference, scene.framing.step)[0]
    return scene.letters.over(frame, number * published.settings.fps // motion.fps)


def _fonts(published: Published) -> Iterator[Work]:
    """The fonts of what is written on the frames."""
    settings, scene = published.settings, published.scene
    texts = [settings.label.text] if settings.label is not None else []
    if scene is not None:
        texts += [caption.text for caption in scene.letters.words]
    for name in dict.fromkeys(system_fonts().find(text).path.name for text in texts):
        yield Work("font", name, use="Letters on the pictures")


def _sidecar_of(complete: Path) -> Path | None:
    """The credentials that were written beside a file; those of a folder of pictures lie in it."""
    sidecar = sidecar_of(complete)
    return sidecar if complete.is_file() and sidecar.is_file() else None
