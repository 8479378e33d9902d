"""From any file with sound to the sound that is played: 48 kHz stereo in the cache, made once.

The models never hear it (see `decode`); both have exactly the same length in time.
"""

from pathlib import Path

from joyvasa_runtime.audio.atomic_file import written_whole
from joyvasa_runtime.audio.conformed import ConformedSound, ConformedWriter, open_conformed
from joyvasa_runtime.audio.decode import MAX_SECONDS
from joyvasa_runtime.audio.downmix import stereo
from joyvasa_runtime.audio.file_hash import file_sha256
from joyvasa_runtime.audio.resampler import Resampler, resampled_length
from joyvasa_runtime.audio.sound_cache import DEFAULT_LIMIT_BYTES, cached_path, mark_used, trim_cache
from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.media import check_readable
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.sound_stream import read_sound
from joyvasa_runtime.timebase import HEARD_RATE_HZ, MODEL_RATE_HZ


def conform(
    path: Path,
    folder: Path,
    monitor: Monitor,
    *,
    max_seconds: float = MAX_SECONDS,
    limit_bytes: int = DEFAULT_LIMIT_BYTES,
) -> ConformedSound:
    """The sound of a file as it is played, from the cache if it was made before.

    Parameters
    ----------
    path : Path
        Anything FFmpeg reads, whatever its name says; of a video, its sound.
    folder : Path
        The cache; it is made if it doesn't exist.
    monitor : Monitor
        Gets stage "hash" with mebibytes, then "conform" with seconds done, of seconds done so far (the
        length is not known beforehand).
    max_seconds : float
        Longest sound accepted.
    limit_bytes : int
        Size of the cache above which the sounds not used for longest are removed.

    Raises
    ------
    AudioError
        If the file is missing, a folder, empty, not media, without sound or samples, damaged or too long, or
        the cache can't be written.
    Cancelled
    """
    check_readable(path, AudioError)
    sha256 = file_sha256(path, monitor)
    known = find_conformed(sha256, folder)
    if known is not None:
        return known
    target = cached_path(folder, sha256)
    with written_whole(target, AudioError) as unfinished:
        folder.mkdir(parents=True, exist_ok=True)
        with ConformedWriter(unfinished) as writer:
            _write(path, writer, max_seconds, monitor)
    made = find_conformed(sha256, folder)
    if made is None:
        raise AudioError(f"{target} could not be read back", "Check the drive that holds the cache folder.")
    trim_cache(folder, limit_bytes, (sha256,))
    return made


def find_conformed(sha256: str, folder: Path) -> ConformedSound | None:
    """The sound of the file with that hash if the cache has it undamaged, else None."""
    path = cached_path(folder, sha256)
    sound = open_conformed(path, sha256)
    if sound is not None:
        mark_used(path)
    return sound


def _write(path: Path, writer: ConformedWriter, max_seconds: float, monitor: Monitor) -> None:
    resampler: Resampler | None = None
    for block in read_sound(path, max_seconds=max_seconds):
        if resampler is None:
            resampler = Resampler(block.rate_hz, HEARD_RATE_HZ, 2)
        writer.write(resampler.feed(stereo(block)))
        seconds = resampler.taken // block.rate_hz
        monitor.step("conform", seconds, seconds)
    assert resampler is not None, "read_sound raises where there is no sound"
    heard = resampled_length(resampler.taken, resampler.rate_hz, MODEL_RATE_HZ)
    if not heard:
        raise AudioError(f"{path} holds no sound samples", "Record or export it again.")
    # By the models' samples, so that motion and what is heard end at the same instant.
    writer.write(resampler.finish(heard * (HEARD_RATE_HZ // MODEL_RATE_HZ)))
    writer.finish()
