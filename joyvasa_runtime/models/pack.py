"""A model pack that was opened: its manifest, its models as sessions, its template's arrays, all checked.

Where packs are found is `catalog`'s business; what the arrays mean is `motion`'s and `portrait`'s.
"""

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import read_manifest, sha256_of
from joyvasa_runtime.models.pack_arrays import PROBE_ARRAYS, read_arrays, template_arrays
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

_MOTION_ROLES = ("audio_encoder", "denoiser", "template")

_GENERATOR_ROLES = {
    "layered": ("layered_warp",),
    "liveportrait": (
        *("appearance", "motion_extractor", "flow_source", "flow", "sampling", "generator"),
        "probe",
    ),
}
"""Files that a pack must have, by the generator of its portraits."""


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
        self._sessions: dict[tuple[str, int, bool], Session] = {}
        self._trusted: set[str] = set()

    def __repr__(self) -> str:
        return f"ModelPack({self.manifest.id} {self.manifest.version}, {self.folder})"

    def has(self, role: str) -> bool:
        """Whether the pack has a file for `role`."""
        return any(file.role == role for file in self.manifest.files)

    def session(
        self,
        role: str,
        lane: int = 0,
        threads: int | None = None,
        *,
        on_cpu: bool = False,
        is_whole: bool = False,
    ) -> Session:
        """The model that plays `role`; another `lane` is another session of it, for another thread.

        Parameters
        ----------
        role : str
        lane, threads : int, optional
        on_cpu : bool
            Whether it runs on the CPU whatever the pack was opened for.
        is_whole : bool
            Whether a GPU must run all of it (`Session`).

        Raises
        ------
        ModelPackError
            If the pack has no such model, its hash is wrong, or its inputs and outputs are not what the
            manifest promises.
        """
        key = role, lane, on_cpu
        if key not in self._sessions:
            file = self.manifest.file(role)
            provider: Provider = "cpu" if on_cpu else self._provider
            self._sessions[key] = self._opened(file, provider, threads, is_whole)
        return self._sessions[key]

    def _opened(
        self, file: FileSpec, provider: Provider, threads: int | None = None, is_whole: bool = False
    ) -> Session:
        """A new session of a file that keeps what the manifest promises."""
        path = self._trusted_path(file)
        session = Session(path, threads=threads, provider=provider, is_whole=is_whole)
        _check_signature(file, "input", file.inputs, session.inputs)
        _check_signature(file, "output", file.outputs, session.outputs)
        return session

    def let_go(self, *roles: str) -> None:
        """Forget the models of some roles; their memory is free once nobody else holds them."""
        for key in [key for key in self._sessions if key[0] in roles]:
            del self._sessions[key]

    def template(self) -> dict[str, NDArray[np.float32]]:
        """The arrays of `template.npz` by name, read-only, with the shapes that the manifest implies.

        Raises
        ------
        ModelPackError
            If the file is damaged or an array is missing, of another shape or not finite.
        """
        file = self.manifest.file("template")
        wanted = template_arrays(self.manifest.motion, self.manifest.diffusion)
        return read_arrays(self._trusted_path(file), wanted)

    def probe(self) -> dict[str, NDArray[Any]]:
        """The arrays of the probe by name, read-only: ``image``, ``kp_source``, ``kp_driving``, ``pixels``.

        Raises
        ------
        ModelPackError
            If the pack has none, or it is damaged.
        """
        return read_arrays(self._trusted_path(self.manifest.file("probe")), PROBE_ARRAYS)

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
                # Not kept: all of an official pack's models together take gigabytes.
                self._opened(file, self._provider)
        self.template()
        if self.has("probe"):
            self.probe()
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
    _check_roles(folder, manifest)
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


def _check_roles(folder: Path, manifest: Manifest) -> None:
    """Refuse a pack that lacks a file, or whose denoiser takes something else than the manifest says."""
    attention = ("cross_attention",) if manifest.motion.cached_attention else ()
    _require(folder, manifest, _MOTION_ROLES + attention)
    takes_answer = "attended" in {spec.name for spec in manifest.file("denoiser").inputs}
    if takes_answer != manifest.motion.cached_attention:
        raise ModelPackError(
            f"The model pack {folder} is wrong: its denoiser and motion.cached_attention don't fit",
            "Install the pack again.",
        )
    _require(folder, manifest, _GENERATOR_ROLES[manifest.portrait.generator])


def _require(folder: Path, manifest: Manifest, roles: tuple[str, ...]) -> None:
    present = {file.role for file in manifest.files}
    for role in roles:
        if role not in present:
            raise ModelPackError(
                f"The model pack {folder} has no file for {role!r}", "Install the pack again."
            )


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
