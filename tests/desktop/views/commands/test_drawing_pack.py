"""Which pack draws the portrait, as portraits, packs and the user's preference change."""

from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal

from desktop.jobs.pack_info import PackInfo, choose_drawing_pack
from desktop.jobs.scene import PreviewOptions
from desktop.views.commands.drawing_pack import DrawingPack
from joyvasa_runtime.errors import ModelPackError

BOTH, PEOPLE, ANIMALS = ("human", "animal"), ("human",), ("animal",)


def pack(id, kinds, **more):
    return PackInfo(id, id.title(), Path(id), False, kinds=kinds, **more)


HUMAN, ANIMAL, STARTER = pack("human", PEOPLE), pack("animal", ANIMALS), pack("starter", BOTH)
ALL = (HUMAN, ANIMAL, STARTER)


@pytest.mark.parametrize(
    ("chosen", "kind", "infos", "drawn_by"),
    [
        ("human", "human", ALL, "human"),
        ("human", "drawing", ALL, "human"),
        ("human", "animal", ALL, "animal"),
        ("human", "animal", (HUMAN, STARTER), "starter"),
        ("starter", "animal", ALL, "starter"),
        ("animal", "human", ALL, "human"),
        ("human", None, ALL, "human"),
        ("human", "animal", (HUMAN,), "human"),
        ("human", "human", (), "human"),
        ("human", "animal", (replace(ANIMAL, problem=ModelPackError("It is damaged")), STARTER), "starter"),
        ("human", "animal", (replace(ANIMAL, is_hidden=True), STARTER), "starter"),
    ],
)
def test_the_chosen_pack_draws_what_it_knows_and_else_the_first_that_does(chosen, kind, infos, drawn_by):
    assert choose_drawing_pack(chosen, kind, infos) == drawn_by


class Document(QObject):
    """Store, packs, settings and preview in one, as far as they are looked at."""

    changed = Signal(object, object)


class Packs(QObject):
    changed = Signal()
    builtin = "starter"
    infos = ()

    def info(self, id):
        return next((info for info in self.infos if info.id == id), None)


class Settings(QObject):
    changed = Signal(str)
    default_pack = ""


class Preview:
    options = PreviewOptions(view="face", quality=2)

    def set_options(self, options):
        self.options = options


@pytest.fixture
def parts(qapp):
    store, packs, settings, preview, said = Document(), Packs(), Settings(), Preview(), []
    store.project = SimpleNamespace(portrait=None)
    drawing = DrawingPack(store, packs, settings, preview, said.append, store)
    return SimpleNamespace(
        store=store, packs=packs, settings=settings, preview=preview, said=said, drawing=drawing
    )


def show(parts, kind):
    parts.store.project = SimpleNamespace(portrait=SimpleNamespace(kind=kind))
    parts.store.changed.emit(None, None)


def test_an_animal_takes_the_preview_to_a_pack_that_knows_it_and_back(parts):
    parts.packs.infos = ALL
    parts.settings.default_pack = "human"
    parts.settings.changed.emit("default_pack")
    assert parts.preview.options == PreviewOptions(view="face", quality=2, pack_id="human")
    show(parts, "animal")
    assert parts.preview.options.pack_id == "animal"
    assert parts.said == ["The portrait is drawn by “Animal”: the default pack does not know animals"]
    show(parts, "human")
    assert parts.preview.options.pack_id == "human"
    assert len(parts.said) == 1


def test_a_pack_that_is_installed_later_is_taken(parts):
    parts.settings.default_pack = "human"
    show(parts, "animal")
    assert parts.preview.options.pack_id == "human"
    parts.packs.infos = ALL
    parts.packs.changed.emit()
    assert parts.preview.options.pack_id == "animal"
