"""File names made from titles."""

from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.views.widgets.file_name import file_stem


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Museum guide", "Museum guide"),
        ("我的项目 🎭", "我的项目 🎭"),
        ("Q&A: 1/2", "Q&A- 1-2"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("the end…  ", "the end…"),
        ("CON", "CON-"),
        ("com1.take", "com1.take-"),
        ("a" * 300, "a" * 60),
        ("", "Untitled"),
        (" .. ", "Untitled"),
        ("???", "Untitled"),
    ],
)
def test_a_title_stays_what_it_is_as_far_as_files_allow(title, stem):
    assert file_stem(title, "Untitled") == stem


@settings(max_examples=200)
@given(st.text(max_size=120))
def test_any_title_is_one_name_on_every_system(title):
    name = file_stem(title, "Untitled") + ".mp4"
    assert PurePosixPath(name).name == name
    assert PureWindowsPath(name).name == name
    assert not PureWindowsPath(name).is_reserved()
    assert file_stem(name.removesuffix(".mp4"), "Untitled") == name.removesuffix(".mp4")
