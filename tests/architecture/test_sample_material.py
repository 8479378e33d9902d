"""The bundled sample: it can be used as it is, and every file has its credit."""

import pytest

from joyvasa_runtime.audio.decode import decode_audio
from joyvasa_runtime.portrait.face import find_faces
from joyvasa_runtime.portrait.hand_points import load_hand_points, points_path
from joyvasa_runtime.portrait.picture import load_picture
from joyvasa_runtime.portrait.source import locate
from joyvasa_runtime.resources import resource

SAMPLE = resource("sample")


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLE.iterdir() if path.name != "CREDITS.md"))
def test_every_sample_has_its_credit(name):
    assert f"`{name}`" in (SAMPLE / "CREDITS.md").read_text(encoding="utf-8")


def test_the_portrait_has_one_face_with_as_many_pixels_as_the_generator_draws():
    picture = load_picture(SAMPLE / "portrait.jpg")

    assert len(find_faces(picture)) == 1
    assert locate(picture).crop.zoom == pytest.approx(1.0, abs=0.3)


def test_the_points_of_the_cat_fit_its_picture():
    picture = load_picture(SAMPLE / "cat.png")
    height, width = picture.pixels.shape[:2]

    hand = load_hand_points(points_path(SAMPLE / "cat.png"), (width, height))

    assert hand.kind == "animal"
    assert hand["nose"][1] < hand["mouth_middle"][1] < hand["chin"][1]


def test_the_voice_is_seven_seconds_of_sound():
    clip = decode_audio(SAMPLE / "voice.wav")

    assert len(clip.samples) / clip.rate_hz == pytest.approx(7.1, abs=0.05)
    assert clip.level > 0.02
