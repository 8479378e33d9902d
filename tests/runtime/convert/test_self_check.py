"""When a written model's answers are near enough to its network's."""

import numpy as np
import pytest
import torch

from joyvasa_runtime.convert.self_check import Allowed, compare
from joyvasa_runtime.errors import ModelPackError

EXPECTED = {"y": torch.tensor([0.0, 0.5, -0.5, 1.0])}


def answer(*values):
    return {"y": np.array(values, np.float32)}


def test_the_error_is_the_largest_difference():
    check = compare("flow", answer(0.0, 0.5, -0.25, 1.0), EXPECTED, Allowed(0.3))
    assert (check.role, check.error) == ("flow", 0.25)
    assert check.is_passed


def test_large_values_may_err_by_more():
    expected = {"y": torch.tensor([100.0, 0.0])}
    assert compare("flow", {"y": np.array([99.0, 0.0])}, expected, Allowed(0.01)).error == pytest.approx(0.01)


def test_half_precision_is_judged_by_the_mean_of_the_squares():
    check = compare("flow_fp16", answer(0.0, 0.5, -0.5, 0.8), EXPECTED, Allowed(0.11, "rms"))
    assert check.error == pytest.approx(0.1)


@pytest.mark.parametrize("measure", ["largest", "rms"])
@pytest.mark.parametrize("wrong", [0.6, float("nan"), float("inf")])
def test_an_answer_that_is_too_far_off_or_no_number_is_refused_with_its_error(measure, wrong):
    with pytest.raises(ModelPackError, match=r'"flow" does not answer .* 0\.01 is allowed') as caught:
        compare("flow", answer(0.0, wrong, -0.5, 1.0), EXPECTED, Allowed(0.01, measure))
    assert ".[convert]" in caught.value.hint


def test_one_bad_output_of_several_is_enough():
    answers = answer(0.0, 0.5, -0.5, 1.0) | {"z": np.array([np.nan])}
    with pytest.raises(ModelPackError, match="misses by nan"):
        compare("flow", answers, EXPECTED | {"z": torch.zeros(1)}, Allowed(0.01))


def test_another_shape_is_refused():
    with pytest.raises(ModelPackError, match="misses by inf"):
        compare("flow", {"y": np.zeros((1, 4))}, EXPECTED, Allowed(10.0))
