"""One pass of the puppeteer: where it goes, what was there before, and what came so far.

It edits nothing; who plays and who looks for the mouse is `puppeteer`.
"""

from dataclasses import dataclass, field

from desktop.jobs.puppet_strings import Strings
from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.document import Clip, Project
from joyvasa_runtime.project.performance.addresses import LayerCurve, limits_of
from joyvasa_runtime.project.performance.layer import Channel


@dataclass(slots=True, eq=False)
class PuppetPass:
    """A recording under way.

    Parameters
    ----------
    clip : Clip
    layer_id : int
        Of the clip's layer that it goes to.
    strings : Strings
    before : Project
        As it was when the hand took hold.
    gesture : object
        See `Store.edit`.
    is_live : bool
        Whether it is played meanwhile.
    base : dict of Channel to Curve
        The layer's curves as they were, of every channel that may move.
    defaults, starts : dict of Channel to float
        What those are without keys, and where they were at the first frame.
    last : Project
        As the pass left it.
    """

    clip: Clip
    layer_id: int
    strings: Strings
    before: Project
    gesture: object
    is_live: bool
    base: dict[Channel, Curve]
    defaults: dict[Channel, float]
    starts: dict[Channel, float]
    last: Project
    origin: tuple[float, float] = (0.0, 0.0)
    place: tuple[float, float] = (0.0, 0.0)
    turns: float = 0.0
    values: dict[Channel, float] = field(init=False)
    samples: dict[Channel, list[Key]] = field(init=False)

    def __post_init__(self) -> None:
        self.values = dict(self.starts)
        self.samples = {channel: [] for channel in self.base}

    @property
    def latest(self) -> int:
        """The frame of the sound noted last."""
        return next(iter(self.samples.values()))[-1].frame

    @property
    def way(self) -> tuple[float, float]:
        """Pixels that the hand has gone to the right and downward."""
        return self.place[0] - self.origin[0], self.place[1] - self.origin[1]

    def sound_frame(self, frame: int) -> int:
        """The frame of the sound at a frame of the timeline."""
        return frame - self.clip.start + self.clip.offset

    def pull(self, share: float) -> None:
        """Go a part of the way to where the hand is now."""
        for channel, offset in self.strings.pull(*self.way, self.turns).items():
            low, high = limits_of(LayerCurve(self.layer_id, channel))
            wanted = min(max(self.starts[channel] + offset, low), high)
            self.values[channel] += share * (wanted - self.values[channel])

    def note(self, frame: int) -> None:
        """Remember the values as those of a frame of the sound."""
        for channel, samples in self.samples.items():
            key = Key(frame, self.values[channel], "linear")
            if samples and samples[-1].frame == frame:
                samples[-1] = key
            else:
                samples.append(key)

    def moved(self) -> dict[Channel, list[Key]]:
        """The samples of the channels that were moved at all."""
        return {
            channel: samples
            for channel, samples in self.samples.items()
            if any(key.value != self.starts[channel] for key in samples)
        }
