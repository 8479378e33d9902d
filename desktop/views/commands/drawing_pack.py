"""Which model pack draws the portrait: the one that new clips use, or one that knows this kind of head."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from desktop.document.store import Store
from desktop.jobs.pack_info import choose_drawing_pack
from desktop.jobs.packs import Packs
from desktop.jobs.preview import Preview
from desktop.settings import AppSettings
from joyvasa_runtime.project.document import PortraitKind


class DrawingPack(QObject):
    """Keeps the preview, and with it the export, on the right pack.

    Parameters
    ----------
    store : Store
    packs : Packs
    settings : AppSettings
    preview : Preview
    say : callable
        Shows a sentence in the status bar.
    parent : QObject
    """

    def __init__(
        self,
        store: Store,
        packs: Packs,
        settings: AppSettings,
        preview: Preview,
        say: Callable[[str], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._store, self._packs, self._settings, self._preview = store, packs, settings, preview
        self._say = say
        store.changed.connect(lambda _before, _after: self._choose())
        packs.changed.connect(self._choose)
        settings.changed.connect(self._follow)
        self._choose()

    def _follow(self, setting: str) -> None:
        if setting == "default_pack":
            self._choose()

    def _choose(self) -> None:
        chosen = self._settings.default_pack or self._packs.builtin
        kind = self._kind()
        pack_id = choose_drawing_pack(chosen, kind, self._packs.infos)
        if pack_id == self._preview.options.pack_id:
            return
        self._preview.set_options(replace(self._preview.options, pack_id=pack_id))
        info = self._packs.info(pack_id)
        if pack_id != chosen and info is not None:
            self._say(self._sentence(kind).format(name=info.name))

    def _sentence(self, kind: PortraitKind | None) -> str:
        if kind == "animal":
            return self.tr("The portrait is drawn by “{name}”: the default pack does not know animals")
        if kind == "drawing":
            return self.tr("The portrait is drawn by “{name}”: the default pack does not know drawings")
        return self.tr("The portrait is drawn by “{name}”: the default pack does not know people")

    def _kind(self) -> PortraitKind | None:
        portrait = self._store.project.portrait
        return None if portrait is None else portrait.kind
