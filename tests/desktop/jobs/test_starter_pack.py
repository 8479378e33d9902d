"""The inference thread with the bundled pack: the picture comes, and moves after generating."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QImage

from desktop.document.store import Store
from desktop.jobs.generate import GenerateJobs
from desktop.jobs.job_list import JobList
from desktop.jobs.preview import Preview
from desktop.jobs.worker import InferenceWorker
from joyvasa_runtime.project.document import Clip, PortraitSetup, Project, Track
from joyvasa_runtime.project.operations.media import add_media
from joyvasa_runtime.resources import resource
from joyvasa_runtime.timebase import FrameSpan


@pytest.fixture
def store(qapp, voice):
    portrait = resource("sample", "portrait.jpg")
    project, picture = add_media(Project(), "picture", portrait, portrait.stat().st_size, "1" * 64)
    sha256 = hashlib.sha256(voice.read_bytes()).hexdigest()
    project, sound = add_media(project, "sound", voice, voice.stat().st_size, sha256, 100)
    clip = Clip(project.next_id, sound, 0, 0, 50)
    track = Track(project.next_id + 1, "Voice", clips=(clip,))
    return Store(
        replace(
            project,
            portrait=PortraitSetup(picture),
            tracks=(track,),
            next_id=project.next_id + 2,
        )
    )


@pytest.fixture
def worker(qapp):
    worker = InferenceWorker("cpu")
    yield worker
    worker.close()


def pixels(image):
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return np.frombuffer(rgb.constBits(), np.uint8).reshape(rgb.height(), rgb.bytesPerLine()).astype(int)


def test_the_sample_is_shown_and_moves_after_generating(qtbot, worker, store):
    preview, jobs = Preview(worker), JobList(worker)
    store.changed.connect(lambda _before, after: preview.set_document(after, store.motions))
    told = []
    preview.prepared.connect(told.append)
    with qtbot.waitSignal(preview.frame_shown) as shown:
        preview.set_document(store.project, store.motions)
    (prepared,), still = told, shown.args[1]
    assert len(prepared.faces) == 1
    assert prepared.kind == "human"
    assert (still.width(), still.height()) == (prepared.width, prepared.height)
    # At idle the head sways a little.
    original = pixels(QImage(str(resource("sample", "portrait.jpg"))))
    assert np.abs(pixels(still) - original).mean() < 5

    with qtbot.waitSignal(preview.frame_shown) as idle:
        preview.show(25)
    with qtbot.waitSignals([jobs.finished, preview.frame_shown]):
        GenerateJobs(jobs, store).generate({store.project.tracks[0].clips[0].id})
    qtbot.waitUntil(lambda: preview.cached(FrameSpan(25, 26)).all())
    with qtbot.waitSignal(preview.frame_shown) as speaking:
        preview.show(25)
    assert (idle.args[0], speaking.args[0]) == (25, 25)
    assert np.abs(pixels(speaking.args[1]) - pixels(idle.args[1])).mean() > 0.3
