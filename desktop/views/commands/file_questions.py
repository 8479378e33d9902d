"""The system's file dialogs, each in the folder that was last used for its purpose.

It asks and remembers folders; what is done with the answer is the commands'.
"""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.settings import AppSettings
from joyvasa_runtime.file_names import file_stem
from joyvasa_runtime.project.storage import PROJECT_SUFFIX


class FileQuestions(QObject):
    """Asks for files; None, or nothing, where the user changes their mind.

    Parameters
    ----------
    parent : QWidget
    settings : AppSettings
    """

    def __init__(self, parent: QWidget, settings: AppSettings) -> None:
        super().__init__(parent)
        self._parent, self._settings = parent, settings

    def project_to_open(self) -> Path | None:
        """A project file there is."""
        return self._open("project", self.tr("Open project"), self._projects())

    def project_to_save(self, title: str) -> Path | None:
        """Where the project shall lie; its ending is added."""
        stem = file_stem(title, self.tr("Untitled"))
        start = self._settings.folder("project") / f"{stem}{PROJECT_SUFFIX}"
        name, _ = QFileDialog.getSaveFileName(
            self._parent, self.tr("Save project"), str(start), self._projects()
        )
        if not name:
            return None
        path = Path(name)
        path = path if path.suffix.lower() == PROJECT_SUFFIX else path.with_name(path.name + PROJECT_SUFFIX)
        return self._remembered("project", path)

    def sounds(self) -> tuple[Path, ...]:
        """Sound or video files."""
        sounds = self.tr("Sound and video")
        pattern = (
            f"{sounds} (*.wav *.mp3 *.m4a *.flac *.ogg *.opus *.aac *.wma *.aiff *.mp4 *.mov *.mkv *.webm);;"
            f"{self.tr('All files')} (*)"
        )
        start = str(self._settings.folder("audio"))
        names, _ = QFileDialog.getOpenFileNames(self._parent, self.tr("Import audio"), start, pattern)
        paths = tuple(Path(name) for name in names)
        if paths:
            self._remembered("audio", paths[0])
        return paths

    def picture(self) -> Path | None:
        """A picture file."""
        pictures = self.tr("Pictures")
        pattern = f"{pictures} (*.png *.jpg *.jpeg *.webp *.bmp *.tif *.tiff);;{self.tr('All files')} (*)"
        return self._open("picture", self.tr("Import portrait"), pattern)

    def file_to_check(self) -> Path | None:
        """A file that may have content credentials."""
        kinds = self.tr("Video, sound and pictures")
        pattern = (
            f"{kinds} (*.mp4 *.m4v *.mov *.webm *.avi *.gif *.wav *.png *.jpg *.jpeg *.webp *.c2pa);;"
            f"{self.tr('All files')} (*)"
        )
        return self._open("check", self.tr("Check a video"), pattern)

    def certificate(self) -> Path | None:
        """A file with the creator's certificate."""
        pattern = f"{self.tr('Certificates')} (*.p12 *.pfx *.pem *.crt *.cer);;{self.tr('All files')} (*)"
        return self._open("certificate", self.tr("Choose a certificate"), pattern)

    def private_key(self) -> Path | None:
        """A file with the private key of a certificate."""
        pattern = f"{self.tr('Private keys')} (*.pem *.key);;{self.tr('All files')} (*)"
        return self._open("certificate", self.tr("Choose a private key"), pattern)

    def motions(self) -> tuple[Path, ...]:
        """Files of motion."""
        pattern = f"{self.tr('Motion')} (*.npz *.pkl *.csv);;{self.tr('All files')} (*)"
        start = str(self._settings.folder("motion"))
        names, _ = QFileDialog.getOpenFileNames(self._parent, self.tr("Import motion"), start, pattern)
        paths = tuple(Path(name) for name in names)
        if paths:
            self._remembered("motion", paths[0])
        return paths

    def motion_to_save(self, title: str) -> Path | None:
        """Where a piece of motion shall be written, as motion or as a table."""
        stem = file_stem(title, self.tr("Motion"))
        start = self._settings.folder("motion") / f"{stem}.motion.npz"
        motion, table = self.tr("Motion") + " (*.npz)", self.tr("Table") + " (*.csv)"
        name, chosen = QFileDialog.getSaveFileName(
            self._parent, self.tr("Export motion"), str(start), f"{motion};;{table}"
        )
        if not name:
            return None
        path, wanted = Path(name), ".csv" if chosen == table else ".npz"
        if path.suffix.lower() not in (".csv", ".npz"):
            path = path.with_name(path.name + wanted)
        return self._remembered("motion", path)

    def captions_to_open(self) -> Path | None:
        """A subtitle file there is."""
        pattern = f"{self.tr('Captions')} (*.srt *.vtt *.ass *.ssa);;{self.tr('All files')} (*)"
        return self._open("captions", self.tr("Import captions"), pattern)

    def captions_to_save(self, title: str) -> Path | None:
        """Where the captions shall be written, as SRT or WebVTT."""
        kinds = {".srt": "SRT (*.srt)", ".vtt": "WebVTT (*.vtt)"}
        return self._save("captions", self.tr("Export captions"), title, kinds)

    def timeline_to_save(self, title: str) -> Path | None:
        """Where the timeline shall be written for another editor."""
        kinds = {".otio": "OpenTimelineIO (*.otio)", ".edl": "CMX 3600 EDL (*.edl)"}
        return self._save("timeline", self.tr("Hand off timeline"), title, kinds)

    def _save(self, purpose: str, heading: str, title: str, kinds: Mapping[str, str]) -> Path | None:
        """A new file of one of some kinds, by their endings; the ending of the chosen one is added."""
        stem = file_stem(title, self.tr("Untitled"))
        start = self._settings.folder(purpose) / f"{stem}{next(iter(kinds))}"
        name, chosen = QFileDialog.getSaveFileName(
            self._parent, heading, str(start), ";;".join(kinds.values())
        )
        if not name:
            return None
        path = Path(name)
        if path.suffix.lower() not in kinds:
            path = path.with_name(path.name + next(end for end, kind in kinds.items() if kind == chosen))
        return self._remembered(purpose, path)

    def _projects(self) -> str:
        return f"{self.tr('JoyVASA projects')} (*{PROJECT_SUFFIX})"

    def _open(self, purpose: str, title: str, pattern: str) -> Path | None:
        start = str(self._settings.folder(purpose))
        name, _ = QFileDialog.getOpenFileName(self._parent, title, start, pattern)
        return self._remembered(purpose, Path(name)) if name else None

    def _remembered(self, purpose: str, path: Path) -> Path:
        self._settings.remember_folder(purpose, path.parent)
        return path
