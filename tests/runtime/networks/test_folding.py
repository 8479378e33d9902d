import torch
from torch import nn
from torch.nn import functional

from joyvasa_runtime.networks.folding import normed, selected


def test_a_folded_norm_is_the_convolution_and_the_norm() -> None:
    torch.manual_seed(1)
    conv, norm = nn.Conv3d(2, 3, kernel_size=3, padding=1), nn.BatchNorm3d(3).eval()
    for tensor in (norm.running_mean, norm.running_var, norm.weight, norm.bias):
        assert tensor is not None
        nn.init.uniform_(tensor, 0.5, 2)
    volume = torch.randn(2, 2, 4, 5, 6)
    found = functional.conv3d(volume, *normed(conv, norm), padding=1)
    assert torch.allclose(found, norm(conv(volume)), atol=1e-5)


def test_inputs_are_rearranged_and_outputs_end_with_zeros() -> None:
    weight, bias = selected((torch.tensor([[[1.0], [2.0]]]), torch.tensor([3.0])), [1, -1, 0], 2)
    assert weight[..., 0].tolist() == [[2, 0, 1], [0, 0, 0]]
    assert bias.tolist() == [3, 0]
