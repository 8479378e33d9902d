"""Any curve, for the tests of what holds for all of them: `st.from_type(Curve)`."""

from hypothesis import strategies as st

from joyvasa_runtime.project.curves.curve import Curve, Key

_VALUES = st.one_of(st.integers(-60, 60).map(float), st.floats(-60, 60, width=32, allow_subnormal=False))
_LENGTHS = st.one_of(
    st.sampled_from([0.0, 1.0, 5.0, 10.0, 80.0]), st.floats(0, 120, width=32, allow_subnormal=False)
)


@st.composite
def _keys(draw: st.DrawFn, frame: int) -> Key:
    handles = draw(st.sampled_from(["auto", "flat", "aligned", "free"]))
    interpolation = draw(st.sampled_from(["bezier", "bezier", "linear", "constant"]))
    left, right = (-draw(_LENGTHS), draw(_VALUES)), (draw(_LENGTHS), draw(_VALUES))
    if handles == "aligned":
        share = draw(st.sampled_from([0.25, 1.0, 3.0]))
        left = (-share * right[0], -share * right[1])
    return Key(frame, draw(_VALUES), interpolation, handles, left, right)


@st.composite
def _curves(draw: st.DrawFn) -> Curve:
    """Up to eight keys, close together or far apart, also ahead of the sound or hours into it."""
    frame, keys = draw(st.sampled_from([-40, 0, 7, 900_000])), []
    for gap in draw(st.lists(st.sampled_from([1, 2, 3, 10, 25, 80]), max_size=8)):
        frame += gap
        keys.append(draw(_keys(frame)))
    return Curve(tuple(keys))


st.register_type_strategy(Curve, _curves())
