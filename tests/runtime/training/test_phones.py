import pytest

from joyvasa_runtime.training.phones import ALPHABETS, SILENCES, articulations


@pytest.mark.parametrize("alphabet", sorted(ALPHABETS))
def test_every_listed_symbol_leads_to_an_articulation(alphabet: str) -> None:
    for symbol in ALPHABETS[alphabet]:
        assert articulations(symbol, alphabet), symbol


def test_silences_move_nothing() -> None:
    assert all(articulations(symbol, "arpabet") == () for symbol in SILENCES)


def test_a_diphthong_passes_through_two_postures() -> None:
    first, second = articulations("ay", "arpabet")

    assert first.jaw > second.jaw
    assert second.spread > first.spread


@pytest.mark.parametrize(
    ("symbol", "alphabet"), [("m", "arpabet"), ("p", "czech"), ("bb", "russian"), ("bʰ", "ipa")]
)
def test_bilabials_press_the_lips_together(symbol: str, alphabet: str) -> None:
    (posture,) = articulations(symbol, alphabet)

    assert (posture.jaw, posture.press) == (0.0, 1.0)


@pytest.mark.parametrize(("marked", "plain"), [("a:", "a"), ("E1", "E"), ("a1", "a")])
def test_length_and_stress_marks_change_no_posture(marked: str, plain: str) -> None:
    assert articulations(marked, "romance") == articulations(plain, "romance")
