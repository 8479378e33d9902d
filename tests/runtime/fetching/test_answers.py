"""What a server says of a file, judged before a byte of it comes."""

import pytest

from joyvasa_runtime.errors import DownloadError
from joyvasa_runtime.fetching.answers import checked_hash
from joyvasa_runtime.fetching.published import ANIMAL, HUMAN, PublishedFile

HASH = "ab" * 32
KNOWN, INFERRED = HUMAN.files[0], ANIMAL.files[0]


def judged(file: PublishedFile, size: int, part=ANIMAL) -> str:
    return checked_hash(part.commit, HASH, size, part, file)


def test_a_size_that_was_inferred_may_be_a_little_off() -> None:
    assert judged(INFERRED, INFERRED.size + 500) == HASH
    assert judged(INFERRED, INFERRED.size - 500) == HASH


@pytest.mark.parametrize("size", [12_000, 40_000_000])
def test_a_page_or_another_network_in_its_place_is_refused(size: int) -> None:
    with pytest.raises(DownloadError, match=f"{size} bytes instead of {INFERRED.size}"):
        judged(INFERRED, size)


def test_a_size_that_is_known_is_exact() -> None:
    with pytest.raises(DownloadError, match=f"{KNOWN.size + 1} bytes"):
        judged(KNOWN, KNOWN.size + 1, HUMAN)


def test_a_file_of_unknown_size_is_a_small_one() -> None:
    table = PublishedFile("table.pkl", 0)
    assert judged(table, 30_000) == HASH
    with pytest.raises(DownloadError, match="a few thousand"):
        judged(table, 30_000_000)


@pytest.mark.parametrize("size", [0, -5])
def test_a_file_without_a_single_byte_is_none(size: int) -> None:
    # A negative number would never be reached by bytes that come.
    with pytest.raises(DownloadError, match=f"{size} bytes"):
        judged(PublishedFile("table.pkl", 0), size)
