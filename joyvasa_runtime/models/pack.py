"""A model pack that was opened: its manifest, its models as sessions, its template's arrays, all checked.

Where packs are found is `catalog`'s business; what the arrays mean is `motion`'s and `portrait`'s.
"""

import zipfile
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import read_manifest, sha256_of
from joyvasa_runtime.models.session import Provider, Session, TensorSpec
from joyvasa_runtime.models.specs import (
    AudioSpec,
    DiffusionSpec,
    FileSpec,
    Manifest,
    MotionDefaults,
    MotionSpec,
    PortraitSpec,
    SafeRanges,
)
from joyvasa_runtime.monitor import Monitor

__all__ = [
    "AudioSpec",
    "DiffusionSpec",
    "FileSpec",
    "Manifest",
    "ModelPack",
    "MotionDefaults",
    "MotionSpec",
    "PortraitSpec",
    "SafeRanges",
    "open_pack",
]

MAX_TEMPLATE_BYTES = 64 * 2**20
"""A template holds a few thousand numbers; the bound keeps a damaged one from filling the memory."""

_REQUIRED_ROLES = {
    "layered": ("audio_encoder", "denoiser", "template", "layered_warp"),
    "liveportrait": ("audio_encoder", "denoiser", "template"),
}


class ModelPack:
    """An open pack; models are loaded when first asked for, and kept.

    Not for several threads at once: the one that owns the engine makes the sessions.

    Parameters
    ----------
    folder : Path
    manifest : Manifest
    provider : {"auto", "cpu", "cuda"}
    """

    def __init__(self, folder: Path, manifest: Manifest, provider: Provider = "auto") -> None:
        self.folder = folder
        self.manifest = manifest
        self._provider: Provider = provider
        self._sessions: dict[tuple[str, int], Session] = {}
        self._trusted: set[str] = set()

    def __repr__(self) -> str:
        return f"ModelPack({self.manifest.id} {self.manifest.version}, {self.folder})"

    def session(self, role: str, lane: int = 0, threads: int | None = None) -> Session:
        """The model that plays `role`; another `lane` is another session of it, for another thread.

        Raises
        ------
        ModelPackError
            If the pack has no such model, its hash is wrong, or its inputs and outputs are not what the
            manifest promises.
        """
        key = role, lane
        if key not in self._sessions:
            file = self.manifest.file(role)
            session = Session(self._trusted_path(file), threads=threads, provider=self._provider)
            _check_signature(file, "input", file.inputs, session.inputs)
            _check_signature(file, "output", file.outputs, session.outputs)
            self._sessions[key] = session
        return self._sessions[key]

    def template(self) -> dict[str, NDArray[np.float32]]:
        """The arrays of `template.npz` by name, read-only, with the shapes that the manifest implies.

        Raises
        ------
        ModelPackError
            If the file is damaged or an array is missing, of another shape or not finite.
        """
        file = self.manifest.file("template")
        arrays = _load_arrays(self._trusted_path(file))
        return {
            name: _checked_array(file, arrays, name, shape)
            for name, shape in template_shapes(self.manifest.motion, self.manifest.diffusion).items()
        }

    def check(self, monitor: Monitor) -> None:
        """Check everything: every hash, every model's signature, the template.

        Raises
        ------
        ModelPackError
            For the first thing that is wrong.
        """
        files = self.manifest.files
        for done, file in enumerate(files):
            monitor.step("check", done, len(files))
            self._trusted_path(file)
            if file.inputs:
                self.session(file.role)
        self.template()
        monitor.step("check", len(files), len(files))

    def _trusted_path(self, file: FileSpec) -> Path:
        """Where the file lies, once its contents were compared with the manifest's hash."""
        path = self.folder / file.path
        if file.role not in self._trusted:
            if sha256_of(path) != file.sha256:
                raise ModelPackError(
                    f'{file.path} of the pack "{self.manifest.name}" was changed or damaged (wrong SHA-256)',
                    "Install the pack again.",
                )
            self._trusted.add(file.role)
        return path


def open_pack(folder: Path, *, provider: Provider = "auto") -> ModelPack:
    """The pack in `folder`, its manifest read and its files found; models load on first use.

    Raises
    ------
    ModelPackError
        If the folder is no pack, the pack is made for another version, a file is missing or lies elsewhere.
    """
    manifest = read_manifest(folder)
    roles = {file.role for file in manifest.files}
    attention = ("cross_attention",) if manifest.motion.cached_attention else ()
    for role in _REQUIRED_ROLES[manifest.portrait.generator] + attention:
        if role not in roles:
            raise ModelPackError(
                f"The model pack {folder} has no file for {role!r}", "Install the pack again."
            )
    takes_answer = "attended" in {spec.name for spec in manifest.file("denoiser").inputs}
    if takes_answer != manifest.motion.cached_attention:
        raise ModelPackError(
            f"The model pack {folder} is wrong: its denoiser and motion.cached_attention don't fit",
            "Install the pack again.",
        )
    root = folder.resolve()
    for file in manifest.files:
        path = folder / file.path
        if not path.resolve().is_relative_to(root):
            raise ModelPackError(
                f"{file.path} of the model pack {folder} points outside its folder", "Don't trust this pack."
            )
        if not path.is_file():
            raise ModelPackError(
                f"{file.path} of the model pack {folder} is missing", "Install the pack again."
            )
    return ModelPack(folder, manifest, provider)


def template_shapes(motion: MotionSpec, diffusion: DiffusionSpec) -> dict[str, tuple[int, ...]]:
    """Shapes of the arrays in `template.npz`, all float32.

    ``exp_mean``, ``exp_std`` and ``low``, ``high`` turn model units into physical ones; ``start_motion``
    (model units) and ``start_audio`` stand in for what precedes the first window; ``null_audio`` replaces the
    features in guidance; ``neutral`` is the resting face in physical units; ``guidance_mask`` is 1 where
    guidance applies; ``alpha_bars`` is a stored noise schedule.
    """
    stored = {"alpha_bars": (diffusion.steps + 1,)} if diffusion.schedule == "stored" else {}
    return stored | {
        "exp_mean": (63,),
        "exp_std": (63,),
        "low": (7,),
        "high": (7,),
        "start_motion": (motion.carried, motion.channels),
        "start_audio": (motion.carried, motion.features),
        "null_audio": (motion.features,),
        "neutral": (70,),
        "guidance_mask": (motion.channels,),
    }


def _load_arrays(path: Path) -> dict[str, NDArray[Any]]:
    """Arrays of an npz by name, never unpickling and never unpacking more than the bound."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(item.file_size for item in archive.infolist()) > MAX_TEMPLATE_BYTES:
                raise ModelPackError(f"{path} is far too large for a template", "Don't trust this pack.")
        with np.load(path, allow_pickle=False) as arrays:
            return {name: arrays[name] for name in arrays.files}
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise ModelPackError(f"{path} can't be read as arrays: {error}", "Install the pack again.") from error


def _checked_array(
    file: FileSpec, arrays: dict[str, NDArray[Any]], name: str, shape: tuple[int, ...]
) -> NDArray[np.float32]:
    if name not in arrays:
        raise ModelPackError(f"{file.path} of the pack has no array {name!r}", "Install the pack again.")
    array = arrays[name]
    if array.dtype != np.float32 or array.shape != shape:
        raise ModelPackError(
            f"{name} in {file.path} must be float32 {shape}, not {array.dtype} {array.shape}",
            "Install the pack again.",
        )
    if not np.isfinite(array).all():
        raise ModelPackError(
            f"{name} in {file.path} holds numbers that are not finite", "Install the pack again."
        )
    array.setflags(write=False)
    return array


def _check_signature(
    file: FileSpec, kind: str, promised: tuple[TensorSpec, ...], found: tuple[TensorSpec, ...]
) -> None:
    """Refuse a model whose names, dtypes or sizes are not the promised ones.

    A size that the manifest fixes may be free in the model, never the other way round.
    """
    for spec in found:
        match = next((item for item in promised if item.name == spec.name), None)
        if match is None or not _fits(match, spec):
            raise ModelPackError(
                f"{file.path} has the {kind} {spec}, but the manifest says {match or 'nothing of it'}",
                "Install the pack again.",
            )
    missing = {item.name for item in promised} - {item.name for item in found}
    if missing:
        raise ModelPackError(f"{file.path} has no {kind} {min(missing)!r}", "Install the pack again.")


def _fits(promised: TensorSpec, found: TensorSpec) -> bool:
    if promised.dtype != found.dtype or len(promised.shape) != len(found.shape):
        return False
    return all(
        isinstance(is_, str) or says == is_ for says, is_ in zip(promised.shape, found.shape, strict=True)
    )
