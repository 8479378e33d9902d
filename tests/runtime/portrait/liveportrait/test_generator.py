"""The generator with small functions in place of networks: rules, batches, and memory that runs out."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from joyvasa_runtime.errors import DeviceMemoryError
from joyvasa_runtime.motion.sequence import SCALE, TRANSLATION
from joyvasa_runtime.portrait.crop import square
from joyvasa_runtime.portrait.face import Face
from joyvasa_runtime.portrait.hand_points import HandPoints
from joyvasa_runtime.portrait.keypoints import SourceKeypoints
from joyvasa_runtime.portrait.liveportrait.generator import LivePortraitGenerator
from joyvasa_runtime.portrait.picture import Picture
from joyvasa_runtime.portrait.source import LocatedFace

CROP = square(np.array([299.5, 299.5]), 400.0, 0.0, 512)


@pytest.fixture
def picture():
    pixels = np.random.default_rng(1).integers(0, 255, (600, 600, 3), dtype=np.uint8)
    return Picture(pixels, Path("head.png"))


def drawn_by(pack) -> LivePortraitGenerator:
    """The pack's generator, on a GPU with room for four frames at once where there is one."""
    return LivePortraitGenerator(pack, lambda: 81_559)


def human(opening: float) -> LocatedFace:
    """A face whose inner lips are `opening` high for a width of 1."""
    points = np.zeros((478, 2), np.float32)
    points[[78, 308]] = [[200, 300], [300, 300]]
    points[[13, 14]] = [[250, 300], [250, 300 + 100 * opening]]
    face = Face(points, np.zeros(478, np.float32), 1.0, np.array([100, 100, 400, 400], np.float32))
    return LocatedFace("human", CROP, face=face)


def animal() -> LocatedFace:
    points = np.random.default_rng(2).uniform(100, 400, (20, 2))
    return LocatedFace("animal", CROP, hand_points=HandPoints("animal", points))


def rows(count: int) -> np.ndarray:
    motion = np.zeros((count, 70), np.float32)
    motion[:, SCALE] = 1.0
    motion[:, TRANSLATION.start] = np.linspace(0, 0.2, count)
    return motion


def shift_of(generator, portrait, motion) -> np.ndarray:
    """How far the first keypoint moved in x, read off the frames."""
    frames = generator.render(portrait, motion, rows(1)[0], 0)
    source = SourceKeypoints(portrait.inputs["canonical"], portrait.inputs["row"])
    return frames[:, 0, -1, 0] / 255 - source.posed()[0, 0]


def test_a_portrait_keeps_what_the_networks_said_of_its_picture(fake_pack, picture):
    generator = drawn_by(fake_pack())
    portrait = generator.prepare(picture, human(0.0))
    assert set(portrait.inputs) == {"feature", "canonical", "row"}
    assert portrait.inputs["row"][SCALE] == 1.5
    np.testing.assert_allclose(portrait.inputs["row"][67:], 1.5, atol=1e-4)  # bin 33 of 3 degrees from -97.5
    np.testing.assert_array_equal(portrait.pixels, CROP.extract(picture.pixels))
    assert not portrait.inputs["feature"].flags.writeable


def test_open_lips_are_closed_by_the_lip_network_as_far_as_they_are_open(fake_pack, picture):
    generator = drawn_by(fake_pack())
    assert "lip_delta" not in generator.prepare(picture, human(0.02)).inputs
    delta = generator.prepare(picture, human(0.25)).inputs["lip_delta"]
    np.testing.assert_allclose(delta, np.full((21, 3), 0.25), atol=1e-6)


def test_frames_follow_the_motion_whatever_the_batches(fake_pack, picture):
    pack = fake_pack()
    generator = drawn_by(pack)
    portrait = generator.prepare(picture, human(0.0))
    pack.batches.clear()
    motion = rows(7)
    frames = generator.render(portrait, motion, rows(1)[0], 0)
    assert pack.batches == [("cuda", 4), ("cuda", 3)]
    single = [generator.render(portrait, row[None], rows(1)[0], 0)[0] for row in motion]
    np.testing.assert_array_equal(frames, single)
    assert len({frame.tobytes() for frame in frames}) == 7


def test_people_are_stitched_and_animals_are_not(fake_pack, picture):
    generator = drawn_by(fake_pack())
    stitched = shift_of(generator, generator.prepare(picture, human(0.0)), rows(1))
    free = shift_of(generator, generator.prepare(picture, animal()), rows(1))
    np.testing.assert_allclose([stitched[0], free[0]], [0.125, 0.0], atol=0.003)


def test_a_pack_without_stitching_and_lips_draws_all_the_same(fake_pack, picture):
    generator = drawn_by(fake_pack(missing=("stitching", "lip", "eye")))
    portrait = generator.prepare(picture, human(0.25))
    np.testing.assert_allclose(shift_of(generator, portrait, rows(1)), [0.0], atol=0.003)


def test_an_animal_keeps_its_size_and_a_person_grows(fake_pack, picture):
    generator = drawn_by(fake_pack(missing=("stitching",)))
    motion = rows(1)
    motion[:, SCALE] = 1.3
    animal_moved = shift_of(generator, generator.prepare(picture, animal()), motion)
    human_moved = shift_of(generator, generator.prepare(picture, human(0.0)), motion)
    assert abs(animal_moved[0]) < 0.003
    assert abs(human_moved[0]) > 0.01


def test_a_smaller_batch_finishes_the_frames_that_a_larger_one_could_not(fake_pack, picture):
    pack = fake_pack(most_frames={"cuda": 2})
    generator = drawn_by(pack)
    portrait = generator.prepare(picture, human(0.0))
    expected = drawn_by(fake_pack()).render(portrait, rows(5), rows(1)[0], 0)
    pack.batches.clear()
    np.testing.assert_array_equal(generator.render(portrait, rows(5), rows(1)[0], 0), expected)
    assert pack.batches == [("cuda", 4), *[("cuda", 1)] * 5]
    assert generator.provider == "cuda"


def test_a_gpu_that_fills_up_while_drawing_hands_over_to_the_cpu(fake_pack, picture):
    pack = fake_pack()
    generator = drawn_by(pack)
    portrait = generator.prepare(picture, human(0.0))
    expected = generator.render(portrait, rows(5), rows(1)[0], 0)
    pack.most_frames["cuda"] = 0
    np.testing.assert_array_equal(generator.render(portrait, rows(5), rows(1)[0], 1), expected)
    assert (generator.provider, generator.precision) == ("cpu", "fp32")
    assert [note.partition("; ")[2] for note in generator.notes] == [
        "frames are drawn one by one",
        "new pictures are read on the CPU",
        "frames are drawn on the CPU, which is slow",
    ]


def test_a_gpu_that_fails_in_the_middle_hands_over_to_the_cpu_at_once(fake_pack, picture):
    pack = fake_pack()
    generator = drawn_by(pack)
    portrait = generator.prepare(picture, human(0.0))
    expected = generator.render(portrait, rows(5), rows(1)[0], 0)
    pack.drawing_fails = True
    np.testing.assert_array_equal(generator.render(portrait, rows(5), rows(1)[0], 0), expected)
    assert generator.provider == "cpu"
    (note,) = generator.notes
    assert note.endswith("unspecified launch failure; frames are drawn on the CPU, which is slow")


def test_when_nothing_is_left_to_give_up_the_error_says_what_to_do(fake_pack, picture):
    generator = drawn_by(fake_pack(most_frames={"cpu": 0}, has_gpu=False))
    portrait = generator.prepare(picture, human(0.0))
    with pytest.raises(DeviceMemoryError, match="This computer has too little memory") as caught:
        generator.render(portrait, rows(2), rows(1)[0], 0)
    assert caught.value.hint


def test_a_picture_too_large_for_the_gpu_is_read_on_the_cpu(fake_pack, picture):
    pack = fake_pack()
    generator = drawn_by(pack)
    pack.reading_fails = True
    portrait = generator.prepare(picture, human(0.0))
    assert portrait.inputs["feature"].shape == (1, 32, 16, 64, 64)
    assert generator.provider == "cuda"
    assert "read on the CPU" in generator.notes[-1]


def test_the_last_portrait_and_reference_are_prepared_once(fake_pack, picture):
    pack = fake_pack()
    generator = drawn_by(pack)
    one, two = (generator.prepare(picture, located) for located in (human(0.0), animal()))
    prepared: list[str] = []
    source = generator._placement.place.stages._source
    answer = source.answer
    source.answer = lambda feeds: prepared.append("source") or answer(feeds)
    other = rows(1)[0]
    other[SCALE] = 2.0
    for portrait, reference in ((one, rows(1)[0]), (one, rows(1)[0]), (two, rows(1)[0]), (two, other)):
        generator.render(portrait, rows(1), reference, 0)
    assert len(prepared) == 3


def test_another_picture_shows_another_row(fake_pack, picture):
    """The crop is what the networks see: its pixels reach them as 256 x 256 RGB in 0..1."""
    pack = fake_pack()
    generator = drawn_by(pack)
    seen = []
    pack._appearance = lambda feeds, place: (
        seen.append(feeds["image"]) or {"feature": np.zeros((1, 32, 16, 64, 64), np.float32)}
    )
    red = np.zeros((600, 600, 3), np.uint8)
    red[..., 0] = 255
    generator.prepare(replace(picture, pixels=red), human(0.0))
    assert seen[0].shape == (1, 3, 256, 256)
    assert seen[0].dtype == np.float32
    np.testing.assert_array_equal(seen[0][0].mean(axis=(1, 2)), [1, 0, 0])
