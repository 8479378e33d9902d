"""Takes in words: their numbers, and how each was made."""

from PySide6.QtCore import QCoreApplication

from desktop.jobs.pack_info import PackInfo
from desktop.views.takes.lane_row import LaneRow
from desktop.views.widgets.timecode import timecode
from joyvasa_runtime.project.document import Generation

Packs = tuple[PackInfo, ...]

translate = QCoreApplication.translate


def take_name(number: int) -> str:
    """The name of a take."""
    return translate("Takes", "Take {number}").format(number=number)


def take_summary(generation: Generation) -> str:
    """The line below a take's name."""
    settings = generation.settings
    seed = translate("Takes", "seed {seed}").format(seed=settings.seed)
    if settings.guidance is None:
        return seed
    guidance = translate("Takes", "guidance {value:g}").format(value=settings.guidance)
    return f"{seed}, {guidance}"


def take_details(row: LaneRow, packs: Packs) -> str:
    """How a take was made and what of the sound it performs, a line for each fact."""
    generation, settings = row.take.generation, row.take.generation.settings
    suggested = translate("Takes", "as the pack suggests")
    pack = next((pack.name for pack in packs if pack.id == generation.pack_id), generation.pack_id)
    gate = (
        translate("Takes", "Lips closed in silence")
        if settings.silence_gate
        else translate("Takes", "Lips free in silence")
    )
    lines = (
        take_name(row.number),
        translate("Takes", "Pack: {name}, version {version}").format(
            name=pack, version=row.take.pack_version
        ),
        translate("Takes", "Seed: {seed}").format(seed=settings.seed),
        translate("Takes", "Guidance: {value}").format(
            value=suggested if settings.guidance is None else f"{settings.guidance:g}"
        ),
        translate("Takes", "Steps: {value}").format(
            value=suggested if settings.steps is None else settings.steps
        ),
        gate,
        translate("Takes", "Performs {start} to {stop} of the sound").format(
            start=timecode(row.take.start), stop=timecode(row.take.stop)
        ),
        translate("Takes", "Drawn: the mouth as a surface, yaw and pitch as lines"),
    )
    return "\n".join(lines)


def lane_state(row: LaneRow, is_tried: bool) -> str:
    """What a screen reader says of a lane besides its name."""
    parts = [take_summary(row.take.generation)]
    if row.is_own:
        parts.append(translate("Takes", "the clip's own take"))
    if row.chosen:
        places = ", ".join(f"{timecode(span.start)} – {timecode(span.stop)}" for span in row.chosen)
        parts.append(translate("Takes", "chosen for {places}").format(places=places))
    if is_tried:
        parts.append(translate("Takes", "shown in the preview"))
    return "; ".join(parts)
