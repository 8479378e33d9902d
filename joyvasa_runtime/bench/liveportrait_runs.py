"""LivePortrait's networks, each as the generator runs it: so many frames at once, answers left in place."""

import os
from functools import partial

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.bench.model_run import ModelRun, gflop_of
from joyvasa_runtime.bench.repetition import Call
from joyvasa_runtime.models.pack import ModelPack
from joyvasa_runtime.models.session import Feeds, Session
from joyvasa_runtime.portrait.liveportrait.placement import Place
from joyvasa_runtime.portrait.liveportrait.source import network_image
from joyvasa_runtime.portrait.liveportrait.stages import DeviceSource


def liveportrait_runs(pack: ModelPack, place: Place) -> tuple[ModelRun, ...]:
    """What looks at a portrait, and what draws frames: of the picture that the pack brings along."""
    return _reading(pack, place) + _drawing(pack, place)


def known_frames(pack: ModelPack, place: Place, batch: int) -> tuple[DeviceSource, NDArray[np.float32]]:
    """The pack's known picture where it is drawn, and keypoints of `batch` frames, all like its known one."""
    probe = pack.probe()
    feature = _reader(pack, place, "appearance").run(_known_image(pack))["feature"]
    source = place.stages.prepare(feature, probe["kp_source"])
    return source, np.repeat(probe["kp_driving"], batch, axis=0)


def _reading(pack: ModelPack, place: Place) -> tuple[ModelRun, ...]:
    image = _known_image(pack)
    names = {"appearance": "appearance", "motion_extractor": "motion extractor"}
    return tuple(
        ModelRun(
            name,
            "picture",
            partial(_reader(pack, place, role).run, image),
            gflop=gflop_of(pack.manifest, role),
        )
        for role, name in names.items()
    )


def _drawing(pack: ModelPack, place: Place) -> tuple[ModelRun, ...]:
    sessions = place.stages.sessions
    source, driving = known_frames(pack, place, place.batch)
    portrait: Feeds = {"feature": source.feature, "kp_source": source.kp_source}
    frames: Feeds = {"kp_source": source.kp_source, "kp_driving": driving, **source.flow}
    moves: Feeds = {"feature": source.feature, **sessions["flow"].run_kept(frames)}
    warped = sessions["sampling"].run_kept(moves)
    once = partial(sessions["flow_source"].run_kept, portrait)
    each: dict[str, Call] = {
        "flow": partial(sessions["flow"].run_kept, frames),
        "sampling": partial(sessions["sampling"].run_kept, moves),
        "generator": partial(sessions["generator"].run, warped, ("pixels",)),
    }
    return (
        ModelRun("flow source", "picture", once, gflop=gflop_of(pack.manifest, "flow_source")),
        *(
            ModelRun(role, "frame", call, place.batch, gflop_of(pack.manifest, role))
            for role, call in each.items()
        ),
    )


def _reader(pack: ModelPack, place: Place, role: str) -> Session:
    """A network that looks at a portrait, where the generator runs it."""
    return pack.session(role, threads=os.cpu_count(), on_cpu=place.reads_on_cpu)


def _known_image(pack: ModelPack) -> dict[str, NDArray[np.float32]]:
    return {"image": network_image(pack.probe()["image"])}
