"""Pictures by what they show, the ones used last kept up to a number of bytes.

A key is a hash of everything that a picture depends on: nothing is ever out of date, it is only forgotten.
"""

import threading
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

DEFAULT_LIMIT = 2**30
"""Bytes: 500 pictures of 720 x 720, or 20 seconds."""

Keys = NDArray[np.uint64]

NO_KEY = 0
"""Stands for a frame whose key is not known."""


class FrameCache:
    """A table of pictures that any thread may use.

    Parameters
    ----------
    limit : int
        Bytes of all pictures together.
    """

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self._lock = threading.Lock()
        self._images: OrderedDict[int, QImage] = OrderedDict()
        self._limit, self._size = limit, 0
        self._sorted: Keys | None = None

    @property
    def limit(self) -> int:
        """Bytes of all pictures together."""
        return self._limit

    @property
    def size(self) -> int:
        """Bytes of the pictures that are there."""
        return self._size

    def set_limit(self, limit: int) -> None:
        """Keep more, or fewer from now on."""
        with self._lock:
            self._limit = limit
            self._forget()

    def get(self, key: int) -> QImage | None:
        """The picture of a key, which counts as using it."""
        with self._lock:
            image = self._images.get(key)
            if image is not None:
                self._images.move_to_end(key)
            return image

    def put(self, key: int, image: QImage) -> None:
        """Keep a picture, and forget those used longest ago where there are too many."""
        with self._lock:
            replaced = self._images.pop(key, None)
            self._images[key] = image
            self._size += image.sizeInBytes() - (0 if replaced is None else replaced.sizeInBytes())
            self._sorted = None
            self._forget()

    def __len__(self) -> int:
        return len(self._images)

    def __contains__(self, key: int) -> bool:
        return key in self._images

    def contains(self, keys: Keys) -> NDArray[np.bool_]:
        """Which of many keys, shape (N,), have a picture."""
        with self._lock:
            if self._sorted is None:
                self._sorted = np.sort(np.fromiter(self._images, np.uint64, len(self._images)))
            known = self._sorted
        if not len(known):
            return np.zeros(len(keys), np.bool_)
        place = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.asarray(known[place] == keys)

    def _forget(self) -> None:
        # One picture always stays: the one that is shown.
        while self._size > self._limit and len(self._images) > 1:
            _, image = self._images.popitem(last=False)
            self._size -= image.sizeInBytes()
            self._sorted = None
