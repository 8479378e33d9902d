"""A clip with three takes, of which one performs only a part."""

import pytest

from desktop.document.active_clip import ActiveClip
from desktop.document.selection import Selection
from tests.desktop.views.taken import store_with_takes


@pytest.fixture
def store(qapp):
    return store_with_takes()


@pytest.fixture
def selection(store):
    return Selection(store)


@pytest.fixture
def active(store, selection):
    return ActiveClip(store, selection)
