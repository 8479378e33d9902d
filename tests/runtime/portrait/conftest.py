from pathlib import Path

import pytest

from joyvasa_runtime.portrait.face import Face, find_faces
from joyvasa_runtime.portrait.picture import Picture, load_picture

_PORTRAITS = Path(__file__).parents[2] / "data" / "portraits"


@pytest.fixture(scope="session")
def astronaut() -> Picture:
    """Photo of a person, 512 x 512, the face 95 px wide around (225, 123)."""
    return load_picture(_PORTRAITS / "astronaut.jpg")


@pytest.fixture(scope="session")
def astronaut_face(astronaut: Picture) -> Face:
    return find_faces(astronaut)[0]


@pytest.fixture(scope="session")
def cat() -> Picture:
    """Photo of a tilted cat, very close, 451 x 300."""
    return load_picture(_PORTRAITS / "cat.jpg")


@pytest.fixture(scope="session")
def mona_lisa() -> Picture:
    return load_picture(_PORTRAITS / "mona_lisa.jpg")


@pytest.fixture(scope="session")
def pearl_earring() -> Picture:
    """Painting of a head in three-quarter view."""
    return load_picture(_PORTRAITS / "pearl_earring.jpg")
