"""Performances of any kind, for the property tests of evaluation and of the file."""

from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import Curve, Key
from joyvasa_runtime.project.performance.addresses import (
    GazeCurve,
    LayerCurve,
    LayerWeight,
    StrengthCurve,
    limits_of,
)
from joyvasa_runtime.project.performance.layer import CHANNELS, Layer, LayerMotion
from joyvasa_runtime.project.performance.performance import (
    REGIONS,
    Blink,
    Blinks,
    CompSpan,
    Gate,
    Gaze,
    Limit,
    Performance,
    Silence,
    Smooth,
)

FRAMES = st.integers(-40, 160)


def curves(address, min_size=1):
    """Curves within the limits of an address."""
    low, high = limits_of(address)
    keys = st.builds(
        Key,
        frame=FRAMES,
        value=st.floats(low, high),
        interpolation=st.sampled_from(["bezier", "linear", "constant"]),
        handles=st.sampled_from(["auto", "flat", "aligned", "free"]),
        left=st.tuples(st.floats(-50, 0), st.floats(-3, 3)),
        right=st.tuples(st.floats(0, 50), st.floats(-3, 3)),
    )
    found = st.lists(keys, min_size=min_size, max_size=5, unique_by=lambda key: key.frame)
    return found.map(lambda keys: Curve(tuple(sorted(keys, key=lambda key: key.frame))))


@st.composite
def stretches(draw, make):
    """Stretches in order, without overlap, each made of its start, its stop and a draw."""
    edges = sorted(draw(st.sets(FRAMES, max_size=6)))
    return tuple(make(draw, start, stop) for start, stop in zip(edges[::2], edges[1::2], strict=False))


@st.composite
def named_curves(draw, names, address):
    chosen = draw(st.sets(st.sampled_from(names), max_size=3))
    return tuple((name, draw(curves(address(name)))) for name in names if name in chosen)


@st.composite
def layers(draw, motions):
    """Layers with curves, weights and, where there are motions, pieces of them."""
    made = []
    for id in range(1, draw(st.integers(0, 3)) + 1):
        motion = None
        if motions and draw(st.booleans()):
            sha256, frames, reference = draw(st.sampled_from(motions))
            part = draw(st.sampled_from(["all", "head", "face"]))
            motion = LayerMotion(sha256, draw(FRAMES), frames, reference, part)
        made.append(
            Layer(
                id,
                f"Layer {id}",
                draw(st.sampled_from(["add", "replace"])),
                draw(named_curves(CHANNELS, lambda name, id=id: LayerCurve(id, name))),
                motion,
                draw(curves(LayerWeight(id), min_size=0)),
                draw(st.booleans()),
                draw(st.booleans()),
                draw(st.booleans()),
            )
        )
    return tuple(made)


@st.composite
def performances(draw, take_ids=(), motions=()):
    """A performance.

    Parameters
    ----------
    take_ids : sequence of int
        Takes that its comp may play.
    motions : sequence of (str, int, tuple of float)
        Hash, frames and reference of motions that its layers may hold.
    """
    ranges = st.tuples(st.floats(-20, 0), st.floats(0, 20))
    return Performance(
        comp=draw(
            stretches(
                lambda draw, start, stop: CompSpan(
                    start, stop, draw(st.sampled_from(take_ids)), draw(st.integers(0, 12))
                )
            )
        )
        if take_ids
        else (),
        lip_sync_ms=draw(st.sampled_from([0, 0, 40, -80, 137, -500])),
        smooths=draw(stretches(lambda draw, start, stop: Smooth(start, stop, draw(st.floats(0.5, 6))))),
        gate=draw(
            st.none()
            | st.builds(
                Gate,
                st.floats(-60, -6),
                st.floats(0, 1000),
                st.floats(0, 1000),
                stretches(lambda draw, start, stop: Silence(start, stop, draw(st.booleans()))),
            )
        ),
        blinks=draw(
            st.builds(
                Blinks,
                st.booleans(),
                st.lists(
                    st.builds(Blink, FRAMES, st.integers(3, 50), st.floats(0.1, 1)),
                    max_size=4,
                    unique_by=lambda blink: blink.frame,
                ).map(lambda blinks: tuple(sorted(blinks, key=lambda blink: blink.frame))),
            )
        ),
        strength=draw(named_curves(REGIONS, StrengthCurve)),
        layers=draw(layers(motions)),
        gaze=draw(
            st.builds(
                Gaze,
                st.sampled_from(["generated", "generated", "fixed", "camera", "keyed"]),
                st.floats(-1, 1),
                st.floats(-1, 1),
                curves(GazeCurve("x"), min_size=0),
                curves(GazeCurve("y"), min_size=0),
            )
        ),
        limits=draw(
            stretches(lambda draw, start, stop: Limit(start, stop, *(draw(ranges) for _ in range(3))))
        ),
    )
