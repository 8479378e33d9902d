"""How far every node of the face moves for one unit of each control: the rig's muscles.

Two sets of fields, one for what hangs on the upper lip and one for what hangs on the lower; how they are
combined and inverted for a frame is the graph's work (`networks.layered_warp`).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.portrait.layered.grid import NODES, Grid
from joyvasa_runtime.portrait.layered.mouth import MouthFrame
from joyvasa_runtime.portrait.layered.rig import Points, Rig
from joyvasa_runtime.portrait.layered.thin_plate import thin_plate

CONTROLS = ("jaw", "smile", "pucker", "spread", "sideways", "brow", "press", "seal")
"""What moves the face, in the order of the stored fields.

jaw: 1 = the lips one mouth width apart; press: lips rolled in; seal: 1 = the photo's own gap closed;
the others: 1 = a strong, natural expression."""

_BEYOND = (1.2, 1.45, 1.75)
"""Anchors beyond each corner of the mouth, in u: both sets agree there."""

_Moves = dict[str, tuple[NDArray[np.float64], NDArray[np.float64]]]
"""Control -> how far anchors move to the right and down, in mouth units."""


@dataclass(slots=True)
class _Anchors:
    """Anchors being collected: places and their moves."""

    frame: MouthFrame
    places: list[Points] = field(default_factory=list)
    moves: list[NDArray[np.float64]] = field(default_factory=list)

    def add(self, places: Points, moves: _Moves | None = None) -> None:
        """Add anchors; those without moves stay."""
        table = np.zeros((len(CONTROLS), len(places), 2))
        for name, (right, down) in (moves or {}).items():
            table[CONTROLS.index(name), :, 0] = right
            table[CONTROLS.index(name), :, 1] = down
        self.places.append(places)
        self.moves.append(table)

    def spread_to(self, grid: Grid) -> NDArray[np.float64]:
        """Pixel displacements at the nodes, shape (controls, nodes, 2)."""
        basis = thin_plate(np.concatenate(self.places), grid.nodes)
        moves = np.concatenate(self.moves, axis=1)
        axes = np.stack([self.frame.along, self.frame.down])
        return np.asarray(self.frame.unit * (basis @ moves) @ axes)


def face_grid(rig: Rig, size: int) -> Grid:
    """The grid that covers all that expressions move, within the crop."""
    low, high = rig.outline.min(axis=0), rig.outline.max(axis=0)
    side = 0.28 * rig.height
    # The dropped chin needs room to fade out over the neck.
    reach = np.array([low[0] - side, low[1] - 0.1 * side, high[0] + side, high[1] + 1.7 * side])
    x0, y0, x1, y1 = np.clip(reach, 0.0, size - 1.0)
    return Grid.over(float(x0), float(y0), float(x1), float(y1))


def face_fields(rig: Rig, mouth: MouthFrame, grid: Grid) -> NDArray[np.float32]:
    """Displacements of the nodes per unit of each control.

    Parameters
    ----------
    rig : Rig
    mouth : MouthFrame
    grid : Grid

    Returns
    -------
    ndarray, shape (2, C, 2, 64, 64), float32
        Upper and lower set; controls as `CONTROLS`; x and y in crop pixels.
    """
    upper, lower = _Anchors(mouth), _Anchors(mouth)
    for anchors in (upper, lower):
        _add_still(anchors, rig, grid)
        _add_corners(anchors)
        _add_cheeks(anchors, rig)
    _add_upper(upper, rig)
    _add_lower(lower, rig)
    sets = [anchors.spread_to(grid) for anchors in (upper, lower)]
    difference = (sets[1] - sets[0]) * _apart(mouth, grid.nodes)[None, :, None]
    both = np.stack([sets[0], sets[0] + difference]) * _border_fade()[None, None, :, None]
    shaped = both.reshape(2, len(CONTROLS), NODES, NODES, 2).transpose(0, 1, 4, 2, 3)
    return np.ascontiguousarray(shaped, np.float32)


def _add_still(anchors: _Anchors, rig: Rig, grid: Grid) -> None:
    """The head, the eyes and the border stay, but brows rise and smiling squints."""
    anchors.add(rig.top)
    steps = np.linspace(0.0, NODES - 1, 9)
    x, y = grid.x0 + grid.dx * steps, grid.y0 + grid.dy * steps
    sides = [np.stack([x, np.full(9, edge)], axis=1) for edge in (y[0], y[-1])]
    sides += [np.stack([np.full(7, edge), y[1:-1]], axis=1) for edge in (x[0], x[-1])]
    anchors.add(np.concatenate(sides))
    for eye in rig.eyes:
        anchors.add(eye.upper[::2])
        squint = 0.06 * eye.width / anchors.frame.unit
        lower = eye.lower[2:-2:2]
        anchors.add(lower, {"smile": (np.zeros(len(lower)), np.full(len(lower), -squint))})
        still = np.zeros(len(eye.brow))
        anchors.add(eye.brow, {"brow": (still, still - 0.16)})


def _add_corners(anchors: _Anchors) -> None:
    """The corners of the mouth and the points beyond them, the same in both sets."""
    for side in (-1.0, 1.0):
        a = np.array([1.0, *_BEYOND])
        u = side * a
        places = anchors.frame.place(u, anchors.frame.upper_at(np.clip(u, -1.6, 1.6)))
        fall = np.exp(-(((a - 1.0) / 0.55) ** 2))
        anchors.add(
            places,
            {
                "jaw": (-0.115 * side * fall, 0.30 * fall),
                "smile": (0.115 * side * fall, -0.105 * fall),
                "pucker": (-0.15 * side * fall, 0.0 * fall),
                "spread": (0.085 * side * fall, 0.0 * fall),
                "sideways": (0.22 * fall, 0.0 * fall),
                "press": (0.012 * side * fall, 0.0 * fall),
            },
        )


def _add_cheeks(anchors: _Anchors, rig: Rig) -> None:
    for side, cheek in zip((-1.0, 1.0), rig.cheeks, strict=True):
        corner = anchors.frame.place(np.array([side]), np.zeros(1))[0]
        distance = float(np.linalg.norm(cheek - corner)) / anchors.frame.unit
        near = np.array([np.exp(-((distance / 0.75) ** 2))])
        anchors.add(
            cheek[None],
            {
                "jaw": (0.0 * near, 0.24 * near),
                "smile": (0.07 * side * near, -0.115 * near),
                "pucker": (-0.04 * side * near, 0.0 * near),
                "spread": (0.04 * side * near, 0.0 * near),
                "sideways": (0.06 * near, 0.0 * near),
            },
        )


def _add_upper(anchors: _Anchors, rig: Rig) -> None:
    """The upper lip; the nose stays."""
    anchors.add(rig.nose)
    anchors.add(*_jaw_line(rig, reach=0.35))
    u, v = anchors.frame.coordinates(rig.upper_outer[1:-1])
    inner_v = anchors.frame.upper_at(u)
    thickness = np.maximum(inner_v - v, 0.0) / anchors.frame.unit
    anchors.add(rig.upper_outer[1:-1], _upper_lip(anchors.frame, u, outer=thickness))
    u = np.linspace(-0.9, 0.9, 13)
    places = anchors.frame.place(u, anchors.frame.upper_at(u))
    anchors.add(places, _upper_lip(anchors.frame, u, outer=None))


def _upper_lip(frame: MouthFrame, u: NDArray[np.float64], outer: NDArray[np.float64] | None) -> _Moves:
    a = np.minimum(np.abs(u), 1.0)
    jaw = -0.07 * (1.0 - a**2) ** 0.8 + 0.30 * a**2.4
    gap = (frame.lower_at(u) - frame.upper_at(u)) / frame.unit
    flat = np.zeros_like(u)
    return {
        "jaw": (-0.115 * u, jaw),
        "smile": (0.115 * u, -0.105 * a**1.7),
        "pucker": (-0.15 * u, flat if outer is None else flat - 0.035),
        "spread": (0.085 * u, flat if outer is None else flat + 0.01),
        "sideways": (flat + 0.22, flat),
        "press": (0.012 * u, flat if outer is None else 0.34 * outer),
        "seal": (flat, (0.45 if outer is None else 0.25) * gap),
    }


def _add_lower(anchors: _Anchors, rig: Rig) -> None:
    """The lower lip and the jaw."""
    u, v = anchors.frame.coordinates(rig.lower_outer[1:-1])
    inner_v = anchors.frame.lower_at(u)
    thickness = np.maximum(v - inner_v, 0.0) / anchors.frame.unit
    anchors.add(rig.lower_outer[1:-1], _lower_lip(anchors.frame, u, outer=thickness))
    u = np.linspace(-0.9, 0.9, 13)
    places = anchors.frame.place(u, anchors.frame.lower_at(u))
    anchors.add(places, _lower_lip(anchors.frame, u, outer=None))
    anchors.add(*_jaw_line(rig, reach=1.0))


def _lower_lip(frame: MouthFrame, u: NDArray[np.float64], outer: NDArray[np.float64] | None) -> _Moves:
    a = np.minimum(np.abs(u), 1.0)
    p = (1.0 - a**2.2) ** 0.75
    jaw = 0.30 * (1.0 - p) + (0.93 if outer is None else 0.90) * p
    gap = (frame.lower_at(u) - frame.upper_at(u)) / frame.unit
    flat = np.zeros_like(u)
    return {
        "jaw": (-0.115 * u, jaw),
        "smile": (0.115 * u, -0.105 * a**1.7),
        "pucker": (-0.15 * u, flat if outer is None else flat + 0.03),
        "spread": (0.085 * u, flat if outer is None else flat - 0.01),
        "sideways": (flat + 0.22, flat),
        "press": (0.012 * u, flat if outer is None else -0.34 * outer),
        "seal": (flat, (-0.55 if outer is None else -0.35) * gap),
    }


def _jaw_line(rig: Rig, reach: float) -> tuple[Points, _Moves]:
    """Jaw anchors up to a part of the way from the ears to the chin, and how they drop."""
    s = np.linspace(0.0, 2.0, len(rig.jaw))
    along = np.minimum(s, 2.0 - s)
    kept = along <= reach + 1e-9
    drop = 0.86 * np.sin(np.pi * along[kept] / 2.0) ** 1.7
    still = np.zeros(int(kept.sum()))
    sideways = 0.08 * along[kept] ** 2
    lift = -0.05 * along[kept] ** 3
    return rig.jaw[kept], {"jaw": (still, drop), "sideways": (sideways, still), "press": (still, lift)}


def _apart(mouth: MouthFrame, nodes: NDArray[np.float64]) -> NDArray[np.float64]:
    """1, but 0 on the mouth's line beyond its corners: there both sets must agree, or the cheeks crack."""
    u, v = mouth.coordinates(nodes)
    beyond = np.clip((np.abs(u) - 0.95) / 0.15, 0.0, 1.0)
    off_line = (v - mouth.upper_at(u)) / (0.14 * mouth.unit)
    return np.asarray(1.0 - beyond * np.exp(-(off_line**2)))


def _border_fade() -> NDArray[np.float64]:
    """0 on the grid's border, 1 from the fifth node on."""
    steps = np.arange(NODES)
    edge = np.clip(np.minimum(steps, NODES - 1 - steps) / 5.0, 0.0, 1.0)
    smooth = edge * edge * (3.0 - 2.0 * edge)
    return np.asarray(np.outer(smooth, smooth).ravel())
