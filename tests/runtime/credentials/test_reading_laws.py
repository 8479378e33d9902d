"""What holds of every file, however it was damaged."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from joyvasa_runtime.credentials.claim import Claim
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.reading import read_credentials
from joyvasa_runtime.credentials.signing import sign_file

FEW = settings(
    max_examples=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@pytest.fixture
def signed(media_file: Callable[[str], Path], identity: Identity) -> Callable[[str], Path]:
    def make(name: str) -> Path:
        path = media_file(name)
        sign_file(path, Claim("x"), identity)
        return path

    return make


@FEW
@given(place=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
def test_any_flipped_bit_of_a_file_with_a_sidecar_is_told(
    signed: Callable[[str], Path], place: float, bit: int
) -> None:
    path = signed("a.webm")
    contents = bytearray(path.read_bytes())
    contents[int(place * len(contents))] ^= 1 << bit
    path.write_bytes(contents)
    found = read_credentials(path)
    assert found is not None
    assert found.verdict == "altered"


@FEW
@given(name=st.sampled_from(["a.mp4", "a.png", "a.gif", "a.wav"]), data=st.data())
def test_no_damage_makes_reading_fail(signed: Callable[[str], Path], name: str, data: st.DataObject) -> None:
    path = signed(name)
    contents = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(contents) - 1))
        contents[at : at + data.draw(st.integers(1, 40))] = data.draw(st.binary(max_size=40))
    path.write_bytes(contents[: data.draw(st.integers(0, len(contents)))])
    found = read_credentials(path)
    assert found is None or found.verdict in ("valid", "altered")
