"""Settings of every kind that a creator can choose, for property tests."""

from hypothesis import strategies as st

from joyvasa_runtime.lettering.styles import CaptionStyle, LabelStyle
from joyvasa_runtime.portrait.canvas import Canvas
from joyvasa_runtime.presets.settings import FRAME_RATES, ExportSettings
from joyvasa_runtime.video.compression import CODECS, Compression

SIDES = st.integers(16, 8192)
SHARES = st.floats(0, 1)
LINES = st.text(st.characters(whitelist_categories=("L", "N", "P")), min_size=1, max_size=100)


@st.composite
def compressions(draw):
    kind = draw(st.sampled_from(list(CODECS.values())))
    crf = draw(st.none() | st.integers(kind.crf.best, kind.crf.worst)) if kind.crf else None
    rate = draw(st.none() | st.integers(100_000, 400_000_000)) if kind.has_bit_rate else None
    speed = draw(st.sampled_from(["fast", "balanced", "small"]))
    return Compression(
        kind.name, crf, rate, speed, draw(st.booleans()), kind.has_alpha and draw(st.booleans())
    )


CANVASES = st.builds(
    Canvas,
    view=st.sampled_from(["full", "face"]),
    longer_side=st.none() | SIDES,
    size=st.none() | st.tuples(SIDES, SIDES),
    fit=st.sampled_from(["fill", "fit"]),
    centre=st.none() | st.tuples(SHARES, SHARES),
    zoom=st.floats(1, 8),
    background=st.none() | st.tuples(*[st.integers(0, 255)] * 3),
)

LABELS = st.builds(
    LabelStyle,
    text=LINES,
    corner=st.sampled_from(["top-left", "top-right", "bottom-left", "bottom-right"]),
    height=st.floats(0.02, 0.1),
)

CAPTIONS = st.builds(
    CaptionStyle,
    edge=st.sampled_from(["top", "bottom"]),
    height=st.floats(0.03, 0.15),
    has_box=st.booleans(),
)

ANY_SETTINGS = st.builds(
    ExportSettings,
    compression=compressions(),
    canvas=CANVASES,
    fps=st.sampled_from(FRAME_RATES),
    loudness_lufs=st.none() | st.floats(-40, -5),
    label=st.none() | LABELS,
    captions=st.none() | CAPTIONS,
    package=st.sampled_from(["none", "folder", "zip"]),
    is_signed=st.booleans(),
)
