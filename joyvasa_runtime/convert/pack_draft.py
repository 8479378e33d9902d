"""A pack's folder while it is being filled: files go in with their entries, the manifest comes last.

What the files are is decided by the halves (`motion_files`, `portrait_files`).
"""

import gc
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from joyvasa_runtime.convert.self_check import TESTED_VERSIONS, Allowed, Answers, FileCheck, compare
from joyvasa_runtime.convert.settings import Kind
from joyvasa_runtime.errors import ModelPackError
from joyvasa_runtime.models.manifest import describe_file, sha256_of, write_manifest
from joyvasa_runtime.models.session import Session
from joyvasa_runtime.models.specs import FileSpec, Manifest
from joyvasa_runtime.monitor import Monitor


class PackDraft:
    """What is in the folder so far, and how far the work is.

    Parameters
    ----------
    folder : Path
        Made here.
    kind : {"human", "animal"}
        Of the portraits that the pack draws.
    monitor : Monitor
        Told of every file, network by network.
    """

    def __init__(self, folder: Path, kind: Kind, monitor: Monitor) -> None:
        folder.mkdir()
        self.folder, self.kind = folder, kind
        self._monitor = monitor
        self._files: list[FileSpec] = []
        self._checks: list[FileCheck] = []
        self._stage, self._done, self._steps = "", 0, 0

    @property
    def checks(self) -> tuple[FileCheck, ...]:
        """The checks that were passed, in order."""
        return tuple(self._checks)

    def begin(self, network: str, models: int, *, is_shared: bool = False) -> None:
        """Start with a network: `advance` says that it is read; each of its models is written and checked.

        One that is not shared by packs of all kinds is told with the pack's own.
        """
        # The exporter leaves the network before in a circle of references.
        gc.collect()
        self._stage = network if is_shared else f"{self.kind}: {network}"
        self._done, self._steps = -1, 1 + 2 * models
        self.advance()

    def advance(self) -> None:
        """One step further.

        Raises
        ------
        Cancelled
            If the user asked to stop.
        """
        self._done += 1
        self._monitor.step(self._stage, self._done, self._steps)

    def add_model(self, role: str, export: Callable[[Path], None], gflop: float | None = None) -> Session:
        """The model that `export` writes, loaded on the CPU.

        Parameters
        ----------
        role : str
        export : callable
        gflop : float, optional
            Work of one item as the published network does it (`work`).

        Raises
        ------
        ModelPackError
            If the exporter fails or its file can't be loaded.
        """
        path = self.folder / f"{role}.onnx"
        try:
            export(path)
        except torch.onnx.OnnxExporterError as error:
            raise ModelPackError(f'The model "{role}" can\'t be written as ONNX', TESTED_VERSIONS) from error
        session = Session(path, provider="cpu")
        self._files.append(FileSpec(role, path.name, sha256_of(path), session.inputs, session.outputs, gflop))
        self.advance()
        return session

    def add_check(
        self, role: str, answers: Answers, expected: Mapping[str, Tensor], allowed: Allowed
    ) -> None:
        """Compare a model's answers with its network's (see `self_check.compare`)."""
        self._checks.append(compare(role, answers, expected, allowed))
        self.advance()

    def add_arrays(self, role: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Arrays by name, as an npz file."""
        name = f"{role}.npz"
        np.savez(self.folder / name, allow_pickle=False, **arrays)
        self._files.append(describe_file(self.folder, role, name))

    def add_text(self, name: str, text: str) -> None:
        """A text beside the files, which no manifest lists."""
        (self.folder / name).write_text(text, "utf-8", newline="\n")

    def add_files_of(self, other: "PackDraft") -> None:
        """Everything that is in another draft, sharing its place on the disk where that can be."""
        for file in other._files:
            _link(other.folder / file.path, self.folder / file.path)
        self._files += other._files
        self._checks += other._checks

    def finish(self, manifest: Manifest) -> None:
        """Write the manifest, completed with the files.

        Raises
        ------
        ModelPackError
            If it breaks the rules of the format.
        """
        write_manifest(self.folder, replace(manifest, files=tuple(self._files)))


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        # Not every file system has two names for one file.
        shutil.copyfile(source, target)
