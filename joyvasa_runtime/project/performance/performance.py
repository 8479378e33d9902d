"""Everything done by hand to the performance of one clip, as one value; a fresh one changes nothing.

All positions are frames of the clip's sound, so moving and trimming the clip leaves them alone, and so does
another take. What it makes of motion is `perform`.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Literal

from joyvasa_runtime.project.curves.curve import NO_CURVE, Curve
from joyvasa_runtime.project.performance.layer import Layer

Region = Literal["overall", "lips", "jaw", "cheeks", "brows", "eyes", "head"]

REGIONS: tuple[Region, ...] = ("overall", "lips", "jaw", "cheeks", "brows", "eyes", "head")
"""What can be played stronger or weaker; "overall" is all of the face, "head" its turns, shifts and size."""

GazeMode = Literal["generated", "fixed", "camera", "keyed"]

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class CompSpan:
    """A stretch that plays another take than the rest of the clip.

    Parameters
    ----------
    start, stop : int
    take_id : int
    fade : int
        Frames inside it over which it comes and goes, at each end; 0 where the take was made to fit there.
    """

    start: int
    stop: int
    take_id: int
    fade: int = 6


@dataclass(frozen=True, slots=True)
class Smooth:
    """A stretch whose motion is smoothed.

    Parameters
    ----------
    start, stop : int
    sigma : float
        Width of the filter in frames, 0.5 to 6.
    """

    start: int
    stop: int
    sigma: float = 2.0


@dataclass(frozen=True, slots=True)
class Limit:
    """A stretch in which the head stays between (lowest, highest), in degrees from the picture's pose."""

    start: int
    stop: int
    pitch: Range
    yaw: Range
    roll: Range


@dataclass(frozen=True, slots=True)
class Blink:
    """A blink.

    Parameters
    ----------
    frame : int
        At which the lids are closed furthest.
    frames : int
        From the first movement to the last one, 3 to 50.
    depth : float
        1 closes the eyes, 0.1 is a twitch.
    """

    frame: int
    frames: int = 9
    depth: float = 1.0


@dataclass(frozen=True, slots=True)
class Blinks:
    """The blinks of a clip.

    Parameters
    ----------
    is_placed : bool
        Whether `events` take the place of the blinks that were generated.
    events : tuple of Blink
        Ordered by frame, one a frame at most.
    """

    is_placed: bool = False
    events: tuple[Blink, ...] = ()


@dataclass(frozen=True, slots=True)
class Gaze:
    """Where the eyes look.

    Parameters
    ----------
    mode : "generated", "fixed", "camera" or "keyed"
        As generated; always at (`x`, `y`); at the camera, however the head turns; as `x_curve` and `y_curve`
        say.
    x, y : float
        -1 to 1 from the middle to as far as eyes turn: to the right and upward in the picture.
    x_curve, y_curve : Curve
    """

    mode: GazeMode = "generated"
    x: float = 0.0
    y: float = 0.0
    x_curve: Curve = NO_CURVE
    y_curve: Curve = NO_CURVE


@dataclass(frozen=True, slots=True)
class Silence:
    """A stretch in which the lips rest.

    Parameters
    ----------
    start, stop : int
    is_manual : bool
        Whether it was set or changed by hand, so that finding silence anew leaves it.
    """

    start: int
    stop: int
    is_manual: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """The silence gate of a clip.

    Parameters
    ----------
    threshold_db : float
        Level below which the sound counts as silent, relative to the level of its speech, -60 to -6.
    attack_ms, release_ms : float
        How long the lips take to come alive before a sound, and to come to rest after it; 0 to 1000.
    silences : tuple of Silence
        Ordered, without overlap; what is in force.
    """

    threshold_db: float = -30.0
    attack_ms: float = 120.0
    release_ms: float = 240.0
    silences: tuple[Silence, ...] = ()


@dataclass(frozen=True, slots=True)
class Performance:
    """What is done to the motion of a clip's take, in the order in which it is done.

    Parameters
    ----------
    comp : tuple of CompSpan
        Ordered, without overlap.
    lip_sync_ms : int
        How much later the lips move than they were generated, -500 to 500.
    smooths : tuple of Smooth
        Ordered, without overlap.
    gate : Gate or None
        None leaves the lips as they were generated.
    blinks : Blinks
    strength : tuple of (Region, Curve)
        0 to 2, in the order of `REGIONS`, each with a key at least; a region without a curve is as generated.
    layers : tuple of Layer
        From bottom to top.
    gaze : Gaze
    limits : tuple of Limit
        Ordered, without overlap.
    """

    comp: tuple[CompSpan, ...] = ()
    lip_sync_ms: int = 0
    smooths: tuple[Smooth, ...] = ()
    gate: Gate | None = None
    blinks: Blinks = Blinks()
    strength: tuple[tuple[Region, Curve], ...] = ()
    layers: tuple[Layer, ...] = ()
    gaze: Gaze = Gaze()
    limits: tuple[Limit, ...] = ()

    def layer(self, layer_id: int) -> Layer:
        """The layer with an id; it must exist."""
        return next(layer for layer in self.layers if layer.id == layer_id)

    def with_takes(self, take_ids: Collection[int]) -> "Performance":
        """The performance without the stretches that play other takes than these."""
        comp = tuple(span for span in self.comp if span.take_id in take_ids)
        return self if comp == self.comp else replace(self, comp=comp)

    def strength_of(self, region: Region) -> Curve:
        """The curve of a region; without keys where it has none."""
        return next((curve for name, curve in self.strength if name == region), NO_CURVE)


UNTOUCHED = Performance()
"""Motion as it was generated."""
