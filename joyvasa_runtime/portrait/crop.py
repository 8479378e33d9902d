"""The square around a head that the generators work on, and the way there and back.

Which points span the square is the caller's choice; what is drawn in it is the generators'.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import PortraitError

HUMAN_SCALE = 2.3
"""Side of the square in units of the landmark box, for human heads (LivePortrait)."""

ANIMAL_SCALE = 1.9
"""The same for animals and drawings, whose points include ears and chin."""

SHIFT_UP = 0.125
"""How far the square's centre lies above the box's, in units of its side: hair needs room (LivePortrait)."""

_MARGIN = 8
"""Source pixels kept around the square, so that blur and interpolation see real neighbours."""


@dataclass(frozen=True, slots=True)
class Crop:
    """A rotated square of a picture.

    Parameters
    ----------
    transform : ndarray, shape (3, 3), float64
        Picture pixels -> crop pixels, a similarity. Integer coordinates are pixel centres. Made read-only.
    size : int
        Side of the crop in crop pixels.
    """

    transform: NDArray[np.float64]
    size: int

    def __post_init__(self) -> None:
        transform = np.array(self.transform, np.float64)
        assert transform.shape == (3, 3), f"a crop transform is 3 x 3, got {transform.shape}"
        transform.setflags(write=False)
        object.__setattr__(self, "transform", transform)

    @property
    def inverse(self) -> NDArray[np.float64]:
        """Crop pixels -> picture pixels, shape (3, 3)."""
        return np.asarray(np.linalg.inv(self.transform), np.float64)

    @property
    def zoom(self) -> float:
        """Crop pixels per picture pixel."""
        return float(np.hypot(self.transform[0, 0], self.transform[1, 0]))

    def to_crop(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """Crop coordinates of picture points, shape (K, 2)."""
        return points @ self.transform[:2, :2].T + self.transform[:2, 2]

    def to_picture(self, points: NDArray[np.floating]) -> NDArray[np.float64]:
        """Picture coordinates of crop points, shape (K, 2)."""
        inverse = self.inverse
        return points @ inverse[:2, :2].T + inverse[:2, 2]

    def corners(self) -> NDArray[np.float64]:
        """The square's outer corners in picture pixels, clockwise from the top left, shape (4, 2)."""
        low, high = -0.5, self.size - 0.5
        return self.to_picture(np.array([[low, low], [high, low], [high, high], [low, high]]))

    def extract(self, pixels: NDArray[np.uint8], for_model: bool = False) -> NDArray[np.uint8]:
        """The square's pixels.

        Parameters
        ----------
        pixels : ndarray, shape (H, W) or (H, W, 3), uint8
        for_model : bool
            Beyond the picture's border its edge is continued. True makes that black and interpolates
            linearly, as the face models were trained.

        Returns
        -------
        ndarray, shape (size, size) or (size, size, 3), uint8
        """
        patch, transform = self._cut(pixels)
        patch, transform = _shrink(patch, transform)
        crop = cv2.warpAffine(
            patch,
            transform[:2],
            (self.size, self.size),
            flags=cv2.INTER_LINEAR if for_model else cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_CONSTANT if for_model else cv2.BORDER_REPLICATE,
        )
        return np.asarray(crop, np.uint8)

    def _cut(self, pixels: NDArray[np.uint8]) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
        """The picture's part that the square touches, and the transform from that part."""
        height, width = pixels.shape[:2]
        margin = int(np.ceil(_MARGIN / min(self.zoom, 1.0)))
        low = np.floor(self.corners().min(axis=0)).astype(int) - margin
        high = np.ceil(self.corners().max(axis=0)).astype(int) + margin + 1
        # A square wholly outside still needs one pixel to continue.
        x0, y0 = np.clip(low, 0, [width - 1, height - 1])
        x1, y1 = np.clip(high, [x0 + 1, y0 + 1], [width, height])
        return pixels[y0:y1, x0:x1], self.transform @ _translation(x0, y0)


def crop_around(
    points: NDArray[np.floating],
    eye_axis: tuple[NDArray[np.floating], NDArray[np.floating]],
    scale: float = HUMAN_SCALE,
    shift_up: float = SHIFT_UP,
    size: int = 512,
) -> Crop:
    """Square around landmarks, turned so that the eyes are level.

    Parameters
    ----------
    points : ndarray, shape (K, 2)
        Landmarks in picture pixels; their box in the turned frame sets centre and side.
    eye_axis : pair of ndarray, shape (2,)
        The eyes in picture pixels, the left one in the picture first.
    scale : float
        Side of the square in units of the box's longer side.
    shift_up : float
        How far the centre moves up, in units of the square's side.
    size : int
        Side of the crop in crop pixels.

    Raises
    ------
    PortraitError
        If the points are all in one place.
    """
    left, right = (np.asarray(eye, np.float64) for eye in eye_axis)
    across = right - left
    if not np.hypot(across[0], across[1]) > 1e-6:
        raise PortraitError("Both eyes lie on the same point", "Move the eye points apart.")
    angle = float(np.arctan2(across[1], across[0]))
    level = _rotation(angle)
    turned = np.asarray(points, np.float64) @ level.T
    low, high = turned.min(axis=0), turned.max(axis=0)
    side = float((high - low).max()) * scale
    centre = (low + high) / 2 - [0.0, shift_up * side]
    return square(level.T @ centre, side, angle, size)


def square(centre: NDArray[np.floating], side: float, angle: float, size: int) -> Crop:
    """Square given by its centre and side in picture pixels.

    Parameters
    ----------
    centre : ndarray, shape (2,)
    side : float
    angle : float
        Radians by which the square's upper edge falls to the right.
    size : int
        Side of the crop in crop pixels.
    """
    transform = np.eye(3)
    transform[:2, :2] = size / side * _rotation(angle)
    transform[:2, 2] = (size - 1) / 2 - transform[:2, :2] @ centre
    return Crop(transform, size)


def _rotation(angle: float) -> NDArray[np.float64]:
    """The rotation that levels a line falling by `angle` radians, shape (2, 2)."""
    c, s = np.cos(angle), np.sin(angle)
    return np.array([[c, s], [-s, c]])


def _shrink(
    pixels: NDArray[np.uint8], transform: NDArray[np.float64]
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Pixels reduced and slightly blurred, so that sampling them by `transform` doesn't alias."""
    step = 1.0 / float(np.hypot(transform[0, 0], transform[1, 0]))
    factor = int(step)
    if factor >= 2:
        height, width = pixels.shape[:2]
        small = (max(1, -(-width // factor)), max(1, -(-height // factor)))
        kx, ky = small[0] / width, small[1] / height
        pixels = cv2.resize(pixels, small, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
        back = np.array([[1 / kx, 0, 0.5 / kx - 0.5], [0, 1 / ky, 0.5 / ky - 0.5], [0, 0, 1.0]])
        transform = transform @ back
        step *= min(kx, ky)
    if step > 1.05:
        # The blur that turns a unit pixel into one of `step` pixels, a little less to stay sharp.
        sigma = 0.45 * float(np.sqrt(step * step - 1.0))
        pixels = cv2.GaussianBlur(pixels, (0, 0), sigma)  # type: ignore[assignment]
    return pixels, transform


def _translation(dx: float, dy: float) -> NDArray[np.float64]:
    """The transform that moves points by (dx, dy), shape (3, 3)."""
    return np.array([[1.0, 0.0, dx], [0.0, 1.0, dy], [0.0, 0.0, 1.0]])
