"""Credentials into a finished file, or beside it where it can't carry them; in place, whole or not at all.

What they say is a `Claim`'s, who says it an `Identity`'s. Nothing leaves this computer, so no authority
stamps the time.
"""

import contextlib
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from c2pa import Builder, C2paError, C2paSignerInfo, Signer

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.credentials.claim import Claim, Ingredient
from joyvasa_runtime.credentials.frame_list import write_frame_list
from joyvasa_runtime.credentials.identity import Identity
from joyvasa_runtime.credentials.manifest import ingredient_of, manifest_of
from joyvasa_runtime.credentials.media_types import ANY_TYPE, carrier_type, media_type, sidecar_of
from joyvasa_runtime.credentials.streams import Sink, WatchedFile, WrittenFile
from joyvasa_runtime.credentials.toolkit import offline_context
from joyvasa_runtime.errors import CredentialsError
from joyvasa_runtime.monitor import Monitor


def sign_file(path: Path, claim: Claim, identity: Identity, monitor: Monitor | None = None) -> Path | None:
    """The sidecar that now holds the file's credentials; None where the file itself carries them.

    Parameters
    ----------
    path : Path
        A finished file, or a folder of pictures: of that, a list of all their hashes is written and signed.
        Credentials that it has are replaced.
    claim : Claim
    identity : Identity
    monitor : Monitor or None
        Gets stage "sign" with mebibytes, "hash" with pictures of a folder.

    Raises
    ------
    CredentialsError
        If it can't be read or written, or the identity can't sign; then the file is as it was.
    Cancelled
    """
    monitor = monitor or Monitor()
    if path.is_dir():
        return _sign_beside(write_frame_list(path, monitor), claim, identity, monitor)
    try:
        kind = carrier_type(path, path.stat().st_size)
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check the name and the folder."
        ) from error
    if kind is None:
        return _sign_beside(path, claim, identity, monitor)
    _sign_inside(path, kind, claim, identity, monitor)
    return None


@contextlib.contextmanager
def opened_signer(identity: Identity) -> Iterator[Signer]:
    """The identity as the library takes it, closed at the end of the block."""
    # No address of a time stamp authority: signing needs no network.
    info = C2paSignerInfo(identity.algorithm, identity.chain, identity.key, None)
    with Signer.from_info(info) as signer:
        yield signer


def _sign_inside(path: Path, kind: str, claim: Claim, identity: Identity, monitor: Monitor) -> None:
    with (
        written_whole(path, CredentialsError) as part,
        _readable(path, monitor) as source,
        _complaints(path, source),
        _builder(claim) as builder,
        opened_signer(identity) as signer,
        WrittenFile(part) as target,
    ):
        try:
            builder.sign(signer, kind, source, target)
        except C2paError as error:
            if target.refused is not None:
                raise target.refused from error
            raise
        _raise_stopped(source)
        target.flush()
        os.fsync(target.fileno())


def _sign_beside(path: Path, claim: Claim, identity: Identity, monitor: Monitor) -> Path:
    sidecar = sidecar_of(path)
    with (
        written_whole(sidecar, CredentialsError) as part,
        _readable(path, monitor) as source,
        _complaints(path, source),
        _builder(claim) as builder,
        opened_signer(identity) as signer,
    ):
        builder.set_no_embed()
        manifest = builder.sign(signer, ANY_TYPE, source, Sink())
        _raise_stopped(source)
        part.write_bytes(manifest)
    return sidecar


@contextlib.contextmanager
def _readable(path: Path, monitor: Monitor) -> Iterator[WatchedFile]:
    try:
        file = WatchedFile(path, "sign", monitor)
    except OSError as error:
        raise CredentialsError(
            f"{path} can't be read: {error.strerror or error}", "Check who may read the file."
        ) from error
    with file:
        yield file


@contextlib.contextmanager
def _complaints(path: Path, source: WatchedFile) -> Iterator[None]:
    try:
        yield
    except C2paError as error:
        _raise_stopped(source)
        raise CredentialsError(
            f"{path} could not be signed: {error}",
            "Check that there is free space, and that your certificate may sign; "
            "or export without content credentials.",
        ) from error


def _raise_stopped(source: WatchedFile) -> None:
    # The library takes a stream that refuses for one that ends, or for a broken one.
    if source.stopped is not None:
        raise source.stopped


@contextlib.contextmanager
def _builder(claim: Claim) -> Iterator[Builder]:
    with offline_context() as context, Builder(manifest_of(claim), context) as builder:
        for number, ingredient in enumerate(claim.ingredients):
            _add(builder, ingredient, f"ingredient-{number}.jpg")
        yield builder


def _add(builder: Builder, ingredient: Ingredient, thumbnail: str) -> None:
    """Add an ingredient, with the credentials that it has of its own."""
    if ingredient.thumbnail is None:
        definition = ingredient_of(ingredient, None)
    else:
        builder.add_resource(thumbnail, BytesIO(ingredient.thumbnail))
        definition = ingredient_of(ingredient, thumbnail)
    try:
        with ingredient.path.open("rb") as source:
            builder.add_ingredient(definition, media_type(ingredient.path), source)
    except (OSError, C2paError):
        # Gone or damaged: that it went into the video, and its hash, are as true as before.
        builder.add_ingredient(definition, ANY_TYPE, BytesIO())
