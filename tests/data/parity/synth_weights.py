"""Deterministic stand-ins for the official checkpoints: every tensor from its name, its shape and a seed.

The official weights can't travel with the project's tests. These have the official names, shapes and file
layout and well-scaled random values, so a network that loads them and reproduces `expected.npz` computes the
same function as the reference. Needs numpy; `write()` also needs torch.

    python synth_weights.py OUT_FOLDER       # writes the official folder layout
"""

import argparse
import json
import pathlib
import pickle
import sys
import zlib

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
SEED = 7
MOTION = "JoyVASA/motion_generator/motion_generator_hubert_chinese.pt"
TEMPLATE = "JoyVASA/motion_template/motion_template.pkl"
ARGS = {
    "motion_feat_dim": 73,
    "n_motions": 100,
    "n_prev_motions": 10,
    "feature_dim": 256,
    "audio_model": "hubert_zh_ori",
    "n_diff_steps": 50,
    "fps": 25,
    "pad_mode": "zero",
    "use_indicator": True,
    "diff_schedule": "cosine",
    "target": "sample",
    "architecture": "decoder",
    "align_mask_width": 1,
    "no_use_learnable_pe": False,
    "guiding_conditions": "audio,",
    "cfg_mode": "incremental",
    "n_heads": 8,
    "n_layers": 6,
    "mlp_ratio": 4,
    "rot_repr": "aa",
}


def rng(name):
    return np.random.default_rng([SEED, zlib.crc32(name.encode())])


def sinusoid(n, d):
    pos = np.arange(n, dtype=np.float32)[:, None]
    div = np.exp(np.arange(0, d, 2, dtype=np.float32) * np.float32(-np.log(10000.0) / d))
    pe = np.zeros((n, d), np.float32)
    pe[:, 0::2], pe[:, 1::2] = np.sin(pos * div), np.cos(pos * div)
    return pe[None]


def cosine_schedule(n, s=0.008):
    x = np.linspace(0, n, n + 1)
    bars = np.cos((x / n + s) / (1 + s) * np.pi / 2) ** 2
    bars = bars / bars[0]
    betas = np.concatenate([[0.0], np.clip(1 - bars[1:] / bars[:-1], 1e-4, 0.999)])
    alphas = 1 - betas
    abar = np.cumprod(alphas)
    inflex = np.zeros(n + 1)
    inflex[1:] = np.sqrt((1 - abar[:-1]) / (1 - abar[1:]) * betas[1:])
    return {
        "betas": betas,
        "alphas": alphas,
        "alpha_bars": abar,
        "sigmas_flex": np.sqrt(betas),
        "sigmas_inflex": inflex,
    }


def tensor(name, shape, seed_name):
    r = rng(seed_name)
    last = name.rsplit(".", 1)[-1]
    if last == "num_batches_tracked":
        return np.array(1234, np.int64)
    if last == "alignment_mask":
        return ~np.eye(shape[0], dtype=bool)
    if name.startswith("diffusion_sched."):
        return cosine_schedule(shape[0] - 1)[last].astype(np.float32)
    if last == "pe":
        return sinusoid(shape[1], shape[2])
    if last == "running_var":
        return r.uniform(0.6, 1.6, shape).astype(np.float32)
    if last == "running_mean":
        return (0.2 * r.standard_normal(shape)).astype(np.float32)
    if last == "masked_spec_embed":
        return r.uniform(0, 1, shape).astype(np.float32)
    if last == "original0":
        return r.uniform(0.5, 1.5, shape).astype(np.float32)
    if last == "original1":
        return (0.05 * r.standard_normal(shape)).astype(np.float32)
    if last in ("weight_u", "weight_v"):
        return None  # filled by `state_dict`, from weight_orig
    if "grn" in name:
        return (0.2 * r.standard_normal(shape)).astype(np.float32)
    is_norm = (
        "norm" in name and len(shape) == 1 and "mlp" not in name
    )  # SPADE's norm_x.mlp_* are convolutions
    if is_norm and last == "weight":
        return r.uniform(0.6, 1.4, shape).astype(np.float32)
    if last == "bias" or last == "in_proj_bias":
        b = 0.1 * r.standard_normal(shape)
        if "fc_scale" in name:
            b = np.full(shape, 1.25)
        elif "fc_exp" in name:
            b = 0.01 * b
        elif "fc_kp" in name:
            b = 2.5 * b
        elif any(h in name for h in ("fc_pitch", "fc_yaw", "fc_roll")):
            b = -(((np.arange(shape[0]) - 33 + 2 * r.standard_normal()) / 6) ** 2)
        return b.astype(np.float32)
    if len(shape) >= 2 and not name.startswith(("start_", "null_", "audio_feature_map")):
        fan_in = int(np.prod(shape[1:]))
        gain = 1.4 if len(shape) > 2 else 1.0
        for part, g in (
            ("mlp_gamma", 0.5),
            ("mlp_beta", 0.5),
            ("conv2", 0.5),
            ("fc_kp", 0.25),
            ("fc_exp", 0.03),
            ("fc_scale", 0.1),
            ("fc_t", 0.05),
            ("fc_pitch", 2.0),
            ("fc_yaw", 2.0),
            ("fc_roll", 2.0),
            ("pwconv2", 0.5),
            ("conv_img", 0.4),
            ("mask.weight", 1.4),
        ):
            if part in name:
                gain *= g
        return (gain / np.sqrt(fan_in) * r.standard_normal(shape)).astype(np.float32)
    if name.startswith("audio_feature_map"):
        return (r.standard_normal(shape) / np.sqrt(shape[-1])).astype(np.float32)
    return r.standard_normal(shape).astype(np.float32)  # learned start and null features


def state_dict(spec, prefix=""):
    """Tensors of one checkpoint.

    Parameters
    ----------
    spec : dict
        name -> [shape, dtype], from `manifest.json`.
    prefix : str
        Put before a name for its seed only, so that equal names in two networks differ.

    Returns
    -------
    dict of ndarray
    """
    out = {k: tensor(k, tuple(s), prefix + k) for k, (s, _) in spec.items()}
    for k in [k for k in out if k.endswith("weight_u")]:
        base = k[: -len("weight_u")]
        w = out[base + "weight_orig"].reshape(out[base + "weight_orig"].shape[0], -1).astype(np.float64)
        u = rng(prefix + k).standard_normal(w.shape[0])
        u /= np.linalg.norm(u)
        for _ in range(3):  # as training leaves it: near the singular pair, not at it
            v = w.T @ u
            v /= np.linalg.norm(v)
            u = w @ v
            u /= np.linalg.norm(u)
        out[k], out[base + "weight_v"] = u.astype(np.float32), v.astype(np.float32)
    return out


def template(spec):
    base = {
        "scale": (1.25, 0.1, 0.9, 1.6),
        "t": (0.0, 0.05, -0.25, 0.25),
        "pitch": (0, 6, -22, 20),
        "yaw": (0, 9, -35, 33),
        "roll": (0, 4, -18, 17),
        "exp": (0.0, 0.02, -0.15, 0.15),
    }
    out = {}
    for name, (shape, _) in spec.items():
        stat, part = name.replace("abs_max", "absmax").split("_", 1)
        mu, sd, lo, hi = base.get(part, (0.0, 0.3, -1.0, 1.0))
        r = rng(name)
        jitter = r.uniform(0.9, 1.1, shape)
        value = {
            "mean": mu + 0.1 * sd * r.standard_normal(shape),
            "std": sd * jitter,
            "max": hi * jitter,
            "min": lo * jitter,
            "absmax": max(abs(lo), abs(hi)) * jitter,
        }[stat]
        out[name] = np.asarray(value, np.float32)
    return out


def checkpoint(path, spec):
    """Stand-ins of the file at `path`, whose part of the manifest is `spec`."""
    if path == TEMPLATE:
        return template(spec)
    if "stitching" not in path:
        return state_dict(spec, path)
    return {
        part: {
            k: (v * np.float32(0.05) if k.endswith(("mlp.6.weight", "mlp.10.weight")) else v)
            for k, v in state_dict(s, path + part).items()
        }
        for part, s in spec.items()
    }


def checkpoints():
    """All stand-ins: relative path -> arrays (nested once for the stitching file)."""
    manifest = json.loads((HERE / "manifest.json").read_text())
    return {path: checkpoint(path, spec) for path, spec in manifest.items()}


def write(folder):
    """Write the official folder layout under `folder` (torch pickles, as published)."""
    import torch

    folder = pathlib.Path(folder)
    for path, arrays in checkpoints().items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if path == TEMPLATE:
            target.write_bytes(pickle.dumps(arrays))
            continue

        def to(d):
            return {k: torch.from_numpy(np.ascontiguousarray(v)) for k, v in d.items()}

        if "stitching" in path:
            obj = {part: to(d) for part, d in arrays.items()}
        elif path == MOTION:
            obj = {
                "args": argparse.Namespace(**ARGS, data_root=pathlib.PosixPath("data")),
                "model": to(arrays),
                "iter": 20000,
            }
        else:
            obj = to(arrays)
        torch.save(obj, target)


if __name__ == "__main__":
    write(sys.argv[1])
