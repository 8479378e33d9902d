import numpy as np
import pytest
import torch

from joyvasa_runtime.models.session import Session
from joyvasa_runtime.motion import axes
from joyvasa_runtime.networks.layered_warp import NODES, LayeredWarp, _inverted, projection, rotation
from joyvasa_runtime.resources import resource
from joyvasa_runtime.training.export_warp import INPUTS, OUTPUTS, example_inputs

GAZE_UP = 8
AXES = (axes.JAW, axes.SMILE, axes.PUCKER, axes.SPREAD, axes.BLINK_11, axes.BLINK_15, axes.BROW_UP)


def some_inputs() -> dict[str, torch.Tensor]:
    """A bulging head and fields of random smooth bumps, three frames."""
    generator = torch.Generator().manual_seed(5)
    inputs = dict(zip(INPUTS, example_inputs(), strict=True))
    motion = 0.01 * torch.randn(3, 70, generator=generator)
    motion[:, 63] = 1.0
    motion[:, 67:] *= 500.0
    coarse = torch.randn(16, 2, 6, 6, generator=generator)
    coarse[..., 0, :] = coarse[..., -1, :] = coarse[..., :, 0] = coarse[..., :, -1] = 0
    smooth = torch.nn.functional.interpolate(coarse, size=(NODES, NODES), mode="bicubic", align_corners=True)
    line = torch.linspace(-1, 1, NODES)
    bump = torch.exp(-3 * (line[:, None] ** 2 + line[None, :] ** 2))
    inputs |= {
        "motion": motion,
        "fields": 12.0 * smooth.reshape(2, 8, 2, NODES, NODES),
        "head_depth": -80.0 * bump,
        "head_weight": bump,
    }
    return inputs


@pytest.mark.parametrize("axis", range(len(AXES)))
def test_each_axis_gives_its_own_control_and_nearly_nothing_else(axis: int) -> None:
    controls = AXES[axis] @ projection()
    assert controls[axis] == pytest.approx(1.0, abs=1e-5)
    others = np.delete(controls, [axis, GAZE_UP])
    assert np.abs(others).max() < 0.05
    # Blinking and looking down share a keypoint: real eyes do both at once, too.
    assert np.abs(controls[GAZE_UP]) < 0.35


def test_rotation_is_z_after_y_after_x() -> None:
    motion = torch.zeros(1, 70)
    motion[0, 67:] = torch.tensor([20.0, -10.0, 5.0])
    pitch, yaw, roll = np.radians([20.0, -10.0, 5.0])
    x = np.array([[1, 0, 0], [0, np.cos(pitch), -np.sin(pitch)], [0, np.sin(pitch), np.cos(pitch)]])
    y = np.array([[np.cos(yaw), 0, np.sin(yaw)], [0, 1, 0], [-np.sin(yaw), 0, np.cos(yaw)]])
    z = np.array([[np.cos(roll), -np.sin(roll), 0], [np.sin(roll), np.cos(roll), 0], [0, 0, 1]])
    assert np.allclose(rotation(motion)[0].numpy(), z @ y @ x, atol=1e-6)


def test_the_reference_moves_nothing() -> None:
    inputs = some_inputs()
    inputs["reference"] = inputs["motion"][1].clone()
    inputs["motion"] = inputs["motion"][1:2]
    head, upper, lower, controls = LayeredWarp()(*inputs.values())
    for map_ in (upper, lower, controls):
        assert torch.equal(map_, torch.zeros_like(map_))
    assert head.abs().max() < 1e-3


def test_the_inverse_leads_back_to_the_start() -> None:
    line = torch.linspace(0, 1, NODES) * 315.0
    y, x = torch.meshgrid(line, line, indexing="ij")
    window = torch.sin(torch.pi * x / 315) * torch.sin(torch.pi * y / 315)
    forward = torch.stack([18 * window, 30 * window])[None]
    back = _inverted(forward, torch.tensor([[5.0, 5.0]]))[0].numpy()
    x, y = x.numpy() + back[0], y.numpy() + back[1]
    bulge = np.sin(np.pi * x / 315) * np.sin(np.pi * y / 315)
    error = np.hypot(back[0] + 18 * bulge, back[1] + 30 * bulge)
    assert error.max() < 0.35


def test_the_bundled_graph_computes_what_the_module_does() -> None:
    inputs = some_inputs()
    session = Session(resource("packs", "starter", "layered_warp.onnx"), threads=1, provider="cpu")
    found = session.run({name: value.numpy() for name, value in inputs.items()})
    with torch.no_grad():
        expected = LayeredWarp()(*inputs.values())
    for name, value in zip(OUTPUTS, expected, strict=True):
        assert found[name].shape == tuple(value.shape)
        assert np.abs(found[name] - value.numpy()).max() < 2e-3, name
