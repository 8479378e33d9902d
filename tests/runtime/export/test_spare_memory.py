"""Memory is given back where the system can be asked; what is in use stays as it is."""

import ctypes

import numpy as np

from joyvasa_runtime.export.spare_memory import give_back_memory


def test_what_is_in_use_stays():
    values = np.arange(1_000_000)

    give_back_memory()

    np.testing.assert_array_equal(values, np.arange(1_000_000))


def test_a_c_library_without_it_is_left_alone(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: object())

    give_back_memory()
