"""Finding the published files: the hub's layout, parts of it, and what is said of what is missing."""

import pytest

from joyvasa_runtime.convert.published_files import find_published_files
from joyvasa_runtime.errors import ModelPackError

BOTH = ("human", "animal")
MOTION = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
ANIMAL = "liveportrait_animals/base_models/"


def kinds(found):
    return [portrait.kind for portrait in found.portraits]


def test_all_files_of_the_published_layout_are_found(layout):
    found = find_published_files(layout.folder, BOTH)
    assert found.motion == layout.path(MOTION)
    assert kinds(found) == ["human", "animal"]
    assert found.left_out == ()
    human, animal = found.portraits
    assert human.stitching.name == "stitching_retargeting_module.pth"
    assert animal.stitching is None
    assert animal.generator == layout.path(ANIMAL + "spade_generator.pth")


def test_the_layout_may_lie_in_the_folder_that_the_published_code_uses(layout):
    (layout.folder.parent / "whole").mkdir()
    layout.folder.rename(layout.folder.parent / "whole" / "pretrained_weights")
    assert kinds(find_published_files(layout.folder.parent / "whole", BOTH)) == ["human", "animal"]


def test_the_motion_generator_may_lie_as_in_its_hub_repository(layout):
    for part in ("motion_generator", "motion_template"):
        layout.path("JoyVASA/" + part).rename(layout.path(part))
    found = find_published_files(layout.folder, BOTH)
    assert found.template == layout.path("motion_template/motion_template.pkl")


def test_an_incomplete_kind_is_left_out_with_what_it_lacks(layout):
    layout.remove(ANIMAL + "warping_module.pth")
    found = find_published_files(layout.folder, BOTH)
    assert kinds(found) == ["human"]
    assert found.left_out == (
        f"joyvasa-animal can't be made: {layout.folder} lacks "
        "liveportrait_animals/base_models/warping_module.pth",
    )
    with pytest.raises(ModelPackError, match=r"lacks liveportrait_animals/base_models/warping_module\.pth"):
        find_published_files(layout.folder, ("animal",))


def test_people_need_the_stitching_network(layout):
    layout.remove("liveportrait/retargeting_models/stitching_retargeting_module.pth")
    assert kinds(find_published_files(layout.folder, BOTH)) == ["animal"]


@pytest.mark.parametrize(
    ("name", "complaint"),
    [
        (MOTION, "holds no motion generator"),
        (
            "JoyVASA/motion_template/motion_template.pkl",
            r"lacks JoyVASA/motion_template/motion_template\.pkl",
        ),
    ],
)
def test_nothing_can_be_made_without_the_motion_generators_files(layout, name, complaint):
    layout.remove(name)
    with pytest.raises(ModelPackError, match=complaint) as caught:
        find_published_files(layout.folder, BOTH)
    assert "joyvasa fetch" in caught.value.hint


def test_of_several_motion_generators_the_one_named_after_hubert_is_taken(layout):
    layout.write("JoyVASA/motion_generator/another.pt", b"")
    assert find_published_files(layout.folder, BOTH).motion == layout.path(MOTION)
    layout.write("JoyVASA/motion_generator/hubert_too.pt", b"")
    with pytest.raises(ModelPackError, match=r"several motion generators \(another\.pt, hubert_too\.pt"):
        find_published_files(layout.folder, BOTH)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ModelPackError, match=f"There is no folder {tmp_path / 'none'}"):
        find_published_files(tmp_path / "none", BOTH)
