"""Bad files given to the window: each is told with what to do, and the project stays as it is."""

import json
import zipfile

import cv2
import numpy as np
import pytest
import soundfile

from desktop.views.dialogs.error_dialog import ErrorDialog
from desktop.views.dialogs.relink_dialog import RelinkDialog
from joyvasa_runtime.resources import resource


def text_file(path):
    path.write_bytes(b"only words, and no more than words\n" * 20)


def empty_file(path):
    path.write_bytes(b"")


def sound_without_samples(path):
    soundfile.write(path, np.zeros(0, np.float32), 16_000)


def three_hours(path):
    soundfile.write(path, np.zeros(3 * 3600 * 1000, np.int16), 1000, subtype="PCM_U8")


def cut_picture(path):
    path.write_bytes(resource("sample", "cat.png").read_bytes()[:40_000])


def one_pixel(path):
    cv2.imwrite(str(path), np.zeros((1, 1, 3), np.uint8))


def sample_with(path, change):
    """The sample project's file with another document in it."""
    with zipfile.ZipFile(resource("sample", "sample.joyvasa")) as old, zipfile.ZipFile(path, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "project.json":
                document = json.loads(data)
                change(document)
                data = json.dumps(document).encode()
            new.writestr(entry, data)


def newer_version(path):
    sample_with(path, lambda document: document.update(version=99))


def a_thousand_million_frames(path):
    sample_with(path, lambda document: document["tracks"][0]["clips"][0].update(frames=10**9))


def not_a_number(path):
    sample_with(path, lambda document: document["tracks"][0].update(gain_db=float("nan")))


def cut_project(path):
    path.write_bytes(resource("sample", "sample.joyvasa").read_bytes()[:20_000])


def climbing_project(path):
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("project.json", "{}")
        archive.writestr("../../outside.npy", "x")


BAD = [
    ("voice.wav", text_file),
    ("voice.wav", empty_file),
    ("voice.wav", sound_without_samples),
    ("voice.wav", three_hours),
    ("missing.wav", None),
    ("folder.mp3", lambda path: path.mkdir()),
    ("portrait.png", text_file),
    ("portrait.png", empty_file),
    ("portrait.png", cut_picture),
    ("portrait.png", one_pixel),
    ("missing.png", None),
    ("folder.jpg", lambda path: path.mkdir()),
    ("newer.joyvasa", newer_version),
    ("huge.joyvasa", a_thousand_million_frames),
    ("nan.joyvasa", not_a_number),
    ("cut.joyvasa", cut_project),
    ("climbing.joyvasa", climbing_project),
    ("text.joyvasa", text_file),
    ("missing.joyvasa", None),
]


@pytest.mark.parametrize(("name", "make"), BAD, ids=[f"{n} {m.__name__ if m else ''}" for n, m in BAD])
@pytest.mark.parametrize("way", ["drop", "dialog"])
def test_a_bad_file_is_told_and_changes_nothing(
    qtbot, window, studio, answers, drop, tmp_path, name, make, way
):
    folder = tmp_path / "bad 坏的 🙈"
    folder.mkdir()
    path = folder / name
    if make is not None:
        make(path)
    before = studio.store.project

    if way == "drop":
        drop(path)
    elif path.suffix == ".joyvasa":
        answers.project = path
        window.actions_by_id["file.open"].trigger()
    elif path.suffix in (".png", ".jpg"):
        answers.picture_file = path
        window.actions_by_id["portrait.import"].trigger()
    else:
        answers.sound_files = (path,)
        window.actions_by_id["file.import_audio"].trigger()

    qtbot.waitUntil(lambda: bool(window.findChildren(ErrorDialog)))
    dialog = window.findChildren(ErrorDialog)[0]
    told = dialog.report
    dialog.close()
    assert name in told
    assert studio.store.project == before
    assert not (tmp_path.parent / "outside.npy").exists()


def test_a_project_with_missing_media_opens_and_asks_where_they_are(qtbot, window, studio, tmp_path):
    path = tmp_path / "moved.joyvasa"
    path.write_bytes(resource("sample", "sample.joyvasa").read_bytes())

    with qtbot.waitSignal(studio.session.opened) as opened:
        window.open(path)

    assert {media.name for media in opened.args[1]} == {"portrait.jpg", "voice.wav"}
    assert studio.store.project.frames == 178
    assert window.actions_by_id["file.relink_media"].isEnabled()
    window.findChildren(RelinkDialog)[0].close()


def test_saving_into_a_folder_that_is_not_there_keeps_the_project(qtbot, window, studio, answers, tmp_path):
    with qtbot.waitSignal(studio.session.opened):
        window.actions_by_id["file.open_sample"].trigger()
    answers.project = tmp_path / "nowhere" / "project.joyvasa"
    before = studio.store.project

    with qtbot.waitSignal(studio.session.failed):
        window.actions_by_id["file.save_as"].trigger()

    window.findChildren(ErrorDialog)[0].close()
    assert studio.store.project is before
    assert studio.session.path is None
    assert list(tmp_path.glob("nowhere*")) == []
