"""The table of published files: pinned, complete for the converter, and safe as places on the disk."""

import re
from pathlib import Path, PurePosixPath

from joyvasa_runtime.fetching import PARTS, plan_fetch

FILES = [(part, file) for part in PARTS for file in part.files]


def test_every_part_is_pinned_to_a_commit_and_names_its_licence() -> None:
    for part in PARTS:
        assert re.fullmatch(r"[0-9a-f]{40}", part.commit)
        assert part.licence == "MIT"
        assert part.credit


def test_every_file_is_pinned_by_its_size_or_its_hash() -> None:
    for _, file in FILES:
        assert re.fullmatch(r"[0-9a-f]{64}|", file.sha256)
        assert file.size or file.sha256


def test_every_place_lies_below_the_chosen_folder_on_every_system() -> None:
    for part, file in FILES:
        place = PurePosixPath(part.folder) / file.path
        assert not place.is_absolute()
        assert all(re.fullmatch(r"\w[\w.-]*", name) for name in place.parts)
        assert ".." not in place.parts


def test_the_converters_layout_is_complete(tmp_path: Path) -> None:
    places = {w.target.relative_to(tmp_path).as_posix() for w in plan_fetch(tmp_path).files}
    networks = ("appearance_feature_extractor", "motion_extractor", "spade_generator", "warping_module")
    assert {f"liveportrait/base_models/{name}.pth" for name in networks} < places
    assert {f"liveportrait_animals/base_models/{name}.pth" for name in networks} < places
    assert "liveportrait/retargeting_models/stitching_retargeting_module.pth" in places
    assert "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt" in places
    assert "JoyVASA/motion_template/motion_template.pkl" in places


def test_files_for_non_commercial_use_only_are_not_among_them() -> None:
    text = " ".join(f"{part.repository} {file.path}" for part, file in FILES).lower()
    assert "insightface" not in text
    assert "xpose" not in text


def test_the_missing_bytes_shrink_with_what_is_there(tmp_path: Path) -> None:
    whole = plan_fetch(tmp_path)
    people = plan_fetch(tmp_path, animals=False)
    assert whole.missing_bytes == whole.total_bytes == 1_456_315_213
    assert people.missing_bytes == 936_388_072
    voice = tmp_path / "JoyVASA" / "motion_generator" / "motion_generator_hubert_chinese.pt"
    voice.parent.mkdir(parents=True)
    voice.with_name(f"{voice.name}.9dd869329725.part").write_bytes(bytes(1000))
    assert plan_fetch(tmp_path).missing_bytes == whole.missing_bytes - 1000
    voice.touch()
    assert plan_fetch(tmp_path).missing_bytes == whole.missing_bytes - 414_067_833
