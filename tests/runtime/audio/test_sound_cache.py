"""Where the cache lies, and what is removed from it."""

import os
import sys
import time

import pytest

from joyvasa_runtime.audio.sound_cache import cached_path, sound_cache_folder, trim_cache


def test_the_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("JOYVASA_CACHE", str(tmp_path))
    assert sound_cache_folder() == tmp_path / "sounds"


@pytest.mark.parametrize(
    ("platform", "variable", "below"),
    [
        ("linux", "XDG_CACHE_HOME", "joyvasa-studio/sounds"),
        ("win32", "LOCALAPPDATA", "JoyVASA Studio/cache/sounds"),
    ],
)
def test_the_folder_is_the_user_s_own_for_caches(monkeypatch, tmp_path, platform, variable, below):
    monkeypatch.delenv("JOYVASA_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv(variable, str(tmp_path))
    assert sound_cache_folder() == tmp_path / below


def test_a_relative_cache_folder_is_ignored(monkeypatch, tmp_path):
    monkeypatch.delenv("JOYVASA_CACHE", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", "here")
    assert sound_cache_folder() == tmp_path / ".cache/joyvasa-studio/sounds"


def _put(folder, name, size, age_s):
    path = folder / name
    path.write_bytes(bytes(size))
    os.utime(path, (time.time() - age_s,) * 2)
    return path


def test_the_oldest_goes_first_and_what_is_in_use_stays(tmp_path):
    old, middle, new = (_put(tmp_path, f"{i}.sound", 100, age) for i, age in enumerate((300, 200, 100)))
    trim_cache(tmp_path, 250)
    assert not old.exists()
    assert middle.exists()

    trim_cache(tmp_path, 10, kept=("1",))

    assert middle.exists()
    assert not new.exists()


def test_what_a_crash_left_behind_goes_after_a_day_and_other_files_never(tmp_path):
    fresh = _put(tmp_path, ".joyvasa-1.part", 100, 60)
    left = _put(tmp_path, ".joyvasa-2.part", 100, 2 * 24 * 3600)
    other = _put(tmp_path, "notes.txt", 100, 9 * 24 * 3600)
    trim_cache(tmp_path, 0)
    assert fresh.exists()
    assert not left.exists()
    assert other.exists()


def test_a_sound_lies_under_its_hash(tmp_path):
    assert cached_path(tmp_path, "ab12") == tmp_path / "ab12.sound"
