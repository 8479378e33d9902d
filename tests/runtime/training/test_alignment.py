from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.training.alignment import align, phone_rows
from joyvasa_runtime.training.evaluate import find_recordings, target_lip
from joyvasa_runtime.training.measures import closures_found

_SPEECH = Path(__file__).parents[2] / "data" / "speech"


def test_every_recording_is_found_with_its_transcript() -> None:
    recordings = find_recordings(_SPEECH)

    assert [recording.path.stem[-4:] for recording in recordings] == ["0870", "0880", "0890", "0920", "0930"]
    assert recordings[1].transcript == "he was not an ill disposed young man"


def test_a_folder_without_recordings_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(AudioError, match=r"NAME\.txt"):
        find_recordings(tmp_path)


def test_the_targets_of_a_real_sentence_close_on_its_bilabials() -> None:
    utterance = align(find_recordings(_SPEECH)[4])

    bilabials = phone_rows(utterance.phones, frozenset(("p", "b", "m")))
    lip = target_lip(utterance, int(utterance.duration_s * 25))

    assert len(bilabials) == 6  # might, been, made, two in amiable, himself
    assert closures_found(lip, bilabials) == (len(bilabials), len(bilabials))
    assert np.all(np.diff([phone.start_s for phone in utterance.phones]) > 0)
