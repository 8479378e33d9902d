"""Everything of the Studio that has no window: the document and the jobs around it, joined to each other.

The window gets it as one value; closing it ends every thread.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from desktop.document.session import Session
from desktop.document.store import Store
from desktop.jobs.audition import Audition
from desktop.jobs.credentials import CredentialsJobs
from desktop.jobs.exchange import Exchange
from desktop.jobs.export import ExportJobs
from desktop.jobs.generate import GenerateJobs
from desktop.jobs.job_list import JobList
from desktop.jobs.library import Library
from desktop.jobs.live_sound import LiveSound
from desktop.jobs.microphone import Microphones
from desktop.jobs.packs import Packs
from desktop.jobs.pictures import Pictures
from desktop.jobs.playback import Playback
from desktop.jobs.preview import Preview
from desktop.jobs.puppeteer import Puppeteer
from desktop.jobs.quality import Quality
from desktop.jobs.recent_files import RecentFiles
from desktop.jobs.recorder import Recorder
from desktop.jobs.recording_pass import RecordingPass
from desktop.jobs.sound_clock import open_sound_clock
from desktop.jobs.sound_opener import OpenClock
from desktop.jobs.sounds import Sounds
from desktop.jobs.thumbnail import Thumbnail
from desktop.jobs.worker import InferenceWorker
from desktop.settings import AppSettings
from joyvasa_runtime.credentials.identity_shelf import current_identity
from joyvasa_runtime.export import Publisher
from joyvasa_runtime.library.motion_library import LIBRARY_FOLDER, MotionLibrary
from joyvasa_runtime.project.document import Project
from joyvasa_runtime.render_queue.render_queue import QUEUE_FOLDER, RenderQueue
from joyvasa_runtime.resources import resource

_MIB = 2**20


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the Studio keeps what is the user's.

    Parameters
    ----------
    data : Path
        Recovery, log, recordings and pasted pictures; it may not exist yet.
    sounds : Path
        Cache of sounds; it may be removed at any time the Studio doesn't run.
    """

    data: Path
    sounds: Path

    @property
    def recovery(self) -> Path:
        """Unsaved work of running and of killed programs."""
        return self.data / "recovery"

    @property
    def logs(self) -> Path:
        """The program's log."""
        return self.data / "logs"

    @property
    def library(self) -> Path:
        """Pieces of motion that the user keeps."""
        return self.data / LIBRARY_FOLDER

    @property
    def queue(self) -> Path:
        """Videos that wait to be made, or were made."""
        return self.data / QUEUE_FOLDER

    @property
    def pasted(self) -> Path:
        """Pictures that came from the clipboard."""
        return self.data / "pasted"

    @property
    def credentials(self) -> Path:
        """Who signs the user's videos."""
        return self.data / "credentials"

    @property
    def recordings(self) -> Path:
        """Voices that were recorded."""
        return self.data / "recordings"


@dataclass(frozen=True, slots=True)
class Studio:
    """The document, and the jobs that show, play, make and keep it."""

    settings: AppSettings
    folders: Folders
    store: Store
    selection: Selection
    active: ActiveClip
    session: Session
    worker: InferenceWorker
    sounds: Sounds
    playback: Playback
    recorder: Recorder
    recording: RecordingPass
    preview: Preview
    quality: Quality
    audition: Audition
    jobs: JobList
    generation: GenerateJobs
    exports: ExportJobs
    exchange: Exchange
    packs: Packs
    library: Library
    puppeteer: Puppeteer
    pictures: Pictures
    recent_files: RecentFiles
    credentials: CredentialsJobs

    def close(self) -> None:
        """End every thread; unsaved work is gone then."""
        self.generation.cancel_all()
        self.recorder.close()
        self.playback.close()
        self.session.close()
        self.quality.close()
        self.sounds.close()
        self.packs.close()
        self.library.close()
        self.exchange.close()
        self.recent_files.close()
        self.credentials.close()
        self.exports.close()
        self.worker.close()
        # A history tells of its own end, when those who listen may be half gone.
        self.store.undo_stack.blockSignals(True)


def open_studio(
    settings: AppSettings,
    folders: Folders,
    open_clock: OpenClock | None = None,
    microphones: Microphones = Microphones(),  # noqa: B008 - a frozen value
) -> Studio:
    """Build all parts and join those that follow each other.

    Parameters
    ----------
    settings : AppSettings
    folders : Folders
    open_clock : callable, optional
        Opens the sound device; the standard one by default.
    microphones : Microphones, optional
    """
    store = Store()
    selection = Selection(store)
    active = ActiveClip(store, selection)
    worker = InferenceWorker(settings.provider)
    jobs = JobList(worker)
    preview = Preview(worker)
    thumbnail = Thumbnail(preview)
    store.replaced.connect(thumbnail.forget)
    sounds = Sounds(folders.sounds)
    playback, recorder, recording = _sound_devices(settings, folders, store, sounds, open_clock, microphones)
    studio = Studio(
        settings=settings,
        folders=folders,
        store=store,
        selection=selection,
        active=active,
        session=Session(store, folders.recovery, thumbnail),
        worker=worker,
        sounds=sounds,
        playback=playback,
        recorder=recorder,
        recording=recording,
        preview=preview,
        quality=Quality(store, sounds),
        audition=Audition(store, preview),
        jobs=jobs,
        generation=GenerateJobs(jobs, store),
        exchange=Exchange(),
        exports=_exports(settings, folders, store, jobs, thumbnail),
        packs=Packs(),
        library=Library(MotionLibrary(folders.library, resource("library"))),
        puppeteer=Puppeteer(store, active, playback),
        pictures=Pictures(worker, folders.pasted),
        recent_files=RecentFiles(),
        credentials=CredentialsJobs(folders.credentials),
    )
    _join(studio)
    return studio


def _sound_devices(
    settings: AppSettings,
    folders: Folders,
    store: Store,
    sounds: Sounds,
    open_clock: OpenClock | None,
    microphones: Microphones,
) -> tuple[Playback, Recorder, RecordingPass]:
    """What plays and what records; a voice that is being recorded is heard through the same device."""
    live = LiveSound()
    playback = Playback(sounds, open_clock or partial(open_sound_clock, live=live))
    recorder = Recorder(settings, folders.recordings, live, microphones)
    return playback, recorder, RecordingPass(recorder, playback, store, live, settings)


def _exports(
    settings: AppSettings, folders: Folders, store: Store, jobs: JobList, thumbnail: Thumbnail
) -> ExportJobs:
    queue = RenderQueue(folders.queue)
    return ExportJobs(jobs, store, queue, folders.sounds, _publisher(settings, folders), thumbnail)


def _publisher(settings: AppSettings, folders: Folders) -> Callable[[], Publisher]:
    """Gives who publishes a video by the settings of that moment."""

    def find() -> Publisher:
        return Publisher(partial(current_identity, folders.credentials), settings.publishes_consent_note)

    return find


def _join(studio: Studio) -> None:
    """Let the jobs follow the document, the playhead and the settings, and find what lies on the disk."""
    _follow_document(studio)
    _follow_playback(studio)
    _follow_settings(studio)
    studio.packs.refresh()
    studio.library.refresh()
    studio.exports.refresh()


def _follow_document(studio: Studio) -> None:
    """The sound follows every state of the project; what is seen is `audition`'s."""

    def show(before: Project, after: Project) -> None:
        studio.playback.set_project(after)
        if before.media is not after.media:
            for media in after.media:
                studio.sounds.request(media)

    studio.store.changed.connect(show)
    studio.store.replaced.connect(lambda: studio.playback.seek(0))


def _follow_playback(studio: Studio) -> None:
    """The picture follows the playhead."""
    playback, preview, puppeteer = studio.playback, studio.preview, studio.puppeteer

    def show_frame() -> None:
        # What is made ahead while a hand acts would show where the hand was: then the newest frame counts.
        is_running = playback.is_playing and not puppeteer.is_recording
        preview.show(playback.frame, is_running, playback.speed)

    for signal in (playback.moved, playback.playing_changed, playback.speed_changed):
        signal.connect(show_frame)
    playback.loop_changed.connect(preview.set_loop)


def _follow_settings(studio: Studio) -> None:
    settings = studio.settings

    def apply(name: str) -> None:
        if name == "provider":
            studio.worker.set_provider(settings.provider)
        elif name == "cache_mb":
            studio.preview.set_memory_limit(settings.cache_mb * _MIB)
        elif name == "autosave_s":
            studio.session.set_autosave_interval(settings.autosave_s)

    settings.changed.connect(apply)
    for name in ("cache_mb", "autosave_s"):
        apply(name)
    for signal in (studio.packs.installed, studio.packs.removed):
        signal.connect(lambda _id: studio.worker.refresh_packs())
