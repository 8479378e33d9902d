"""The sound of a media file as a stream of equal-rate blocks, without holes, in constant memory.

It undoes what files do to sound (encoder delay, padding, gaps, damage); it neither resamples nor mixes.
"""

import logging
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.errors import AudioError
from joyvasa_runtime.media import open_media

_LOG = logging.getLogger(__name__)

_HOLE_S = 0.1
"""Time stamps that jump by less are jitter (Matroska's clock ticks in milliseconds)."""

_LONGEST_HOLE_S = 60.0
"""A longer jump is not silence but a clock that was reset, as in joined recordings."""

_LOSS_ALLOWED = 0.1
"""A file of which more than this share can't be read is refused, less is reported and read."""

_NOTICED_LOSS_S = 0.1

# Formats whose header states the exact length; others (MP3 without a table) only estimate it.
_STATES_LENGTH = ("mov", "flac", "matroska")

# Plain WAV files don't name their channels; these are the orders that the number of them stands for.
_USUAL_LAYOUTS = {1: "mono", 2: "stereo", 4: "quad", 6: "5.1", 8: "7.1"}

_FULL_SCALE = {"u1": 128.0, "i2": 32768.0, "i4": 2147483648.0, "i8": 9223372036854775808.0}


@dataclass(frozen=True, slots=True)
class SoundBlock:
    """A stretch of sound.

    Parameters
    ----------
    values : ndarray, shape (channels, N), float32
        Full scale is [-1, 1]; files with floating-point samples may exceed it.
    rate_hz : int
        The same for every block of a file.
    channels : tuple of str
        FFmpeg's name of each channel, such as ``FL`` or ``LFE``.
    layout : str
        FFmpeg's name of the whole, such as ``stereo``.
    """

    values: NDArray[np.float32]
    rate_hz: int
    channels: tuple[str, ...]
    layout: str


def read_sound(path: Path, *, max_seconds: float | None = None) -> Generator[SoundBlock, None, None]:
    """Blocks of the sound in `path`, from its first audible sample to its last.

    Encoder delay and padding are left out where the file tells them, and a jump in the time stamps becomes
    silence, so that sample ``n`` is heard ``n / rate`` seconds after the first.

    Parameters
    ----------
    path : Path
        Anything FFmpeg reads; of a video, its best sound track.
    max_seconds : float or None
        Longest sound accepted.

    Raises
    ------
    AudioError
        If the file can't be opened, has no sound, holds numbers that are not finite, is too long, or more
        than a tenth of it is damaged.
    """
    with open_media(path, AudioError) as container:
        stream = _sound_track(container, path)
        track = _Track(path, _claimed_s(container, stream), max_seconds)
        track.check_length(_announced_s(container, stream))
        for frame in _trimmed(_decoded(container, stream, track)):
            yield from track.place(frame)
        track.finish(_states_length(container))


class _Track:
    """Where the next sample belongs, and how much of the file was lost."""

    def __init__(self, path: Path, claimed_s: float | None, max_seconds: float | None) -> None:
        self.lost_s = 0.0
        self._path = path
        self._claimed_s = claimed_s
        self._max_seconds = max_seconds
        self._rate_hz = 0
        self._layout: Any = None
        self._named_layout: Any = None
        self._placed = 0
        self._origin: Fraction | None = None
        self._resampler: Any = None

    def place(self, frame: Any) -> Iterator[SoundBlock]:
        """The frame as a block, after the silence that its time stamp leaves before it."""
        if self._layout is None:
            self._rate_hz, self._layout = frame.sample_rate, frame.layout
            self._named_layout = _named(frame.layout)
        hole = self._hole(frame)
        if hole:
            yield self._block(np.zeros((len(self._layout.channels), hole), np.float32))
        for part in self._uniform(frame):
            values = _as_float(part)
            if not np.isfinite(values).all():
                raise AudioError(
                    f"{self._path} holds samples that are not numbers",
                    "Export the sound again as WAV or FLAC.",
                )
            yield self._block(values)

    def check_length(self, seconds: float | None) -> None:
        """Raise if `seconds` is more than is accepted."""
        if self._max_seconds is not None and seconds is not None and seconds > self._max_seconds:
            raise AudioError(
                f"{self._path} is longer than {self._max_seconds / 60:g} minutes",
                "Cut it into shorter files.",
            )

    def finish(self, states_length: bool) -> None:
        """Judge the damage once everything was read."""
        read_s = self._placed / self._rate_hz if self._rate_hz else 0.0
        if not self._placed:
            raise AudioError(
                f"{self._path} is damaged: no sound could be decoded"
                if self.lost_s
                else f"{self._path} holds no sound samples",
                "Record or export it again.",
            )
        missing_s = max((self._claimed_s or 0.0) - read_s, 0.0)
        lost_s, whole_s = self.lost_s + missing_s, read_s + missing_s
        if (lost_s if states_length else self.lost_s) > _LOSS_ALLOWED * whole_s:
            raise AudioError(
                f"{self._path} is damaged: {min(lost_s, whole_s):.1f} of {whole_s:.1f} seconds can't be read",
                "Copy, download or export it again.",
            )
        if lost_s > _NOTICED_LOSS_S:
            _LOG.warning(
                "%s seems damaged: %.1f of %.1f seconds could not be read", self._path, lost_s, whole_s
            )

    def _hole(self, frame: Any) -> int:
        """Samples of silence due before `frame`; 0 nearly always."""
        if frame.pts is None:
            return 0
        time = frame.pts * Fraction(frame.time_base)
        if self._origin is None:
            self._origin = time
        hole: int = round((time - self._origin) * self._rate_hz) - self._placed
        if _HOLE_S * self._rate_hz < hole <= _LONGEST_HOLE_S * self._rate_hz:
            return hole
        if abs(hole) > _HOLE_S * self._rate_hz:
            self._origin = time - Fraction(self._placed, self._rate_hz)
        return 0

    def _uniform(self, frame: Any) -> list[Any]:
        """The frame in the rate and layout of the first one: joined files may change them midway."""
        if frame.sample_rate == self._rate_hz and frame.layout.name == self._layout.name:
            return [frame]
        if self._resampler is None:
            self._resampler = av.AudioResampler(format="fltp", layout=self._layout, rate=self._rate_hz)
        return list(self._resampler.resample(frame))

    def _block(self, values: NDArray[np.float32]) -> SoundBlock:
        self._placed += values.shape[1]
        self.check_length(self._placed / self._rate_hz)
        names = tuple(channel.name for channel in self._named_layout.channels)
        return SoundBlock(values, self._rate_hz, names, self._named_layout.name)


def _named(layout: Any) -> Any:
    """The layout, or the usual one of as many channels if they have no names."""
    usual = _USUAL_LAYOUTS.get(layout.nb_channels)
    is_named = all(channel.name != "NONE" for channel in layout.channels)
    return layout if is_named or usual is None else av.AudioLayout(usual)


def _sound_track(container: Any, path: Path) -> Any:
    if not container.streams.audio:
        raise AudioError(f"{path} has no sound", "Choose a file with a sound track.")
    return container.streams.best("audio") or container.streams.audio[0]


def _announced_s(container: Any, stream: Any) -> float | None:
    """Length that the file announces, exactly or not."""
    if stream.duration is not None:
        return float(stream.duration * stream.time_base)
    return None if container.duration is None else container.duration / av.time_base


def _claimed_s(container: Any, stream: Any) -> float | None:
    """Length that the sound itself is said to have; a whole file's length may be that of its pictures."""
    if stream.duration is None and len(container.streams) > 1:
        return None
    return _announced_s(container, stream)


def _states_length(container: Any) -> bool:
    return str(container.format.name).startswith(_STATES_LENGTH)


def _decoded(container: Any, stream: Any, track: _Track) -> Iterator[Any]:
    """Frames of the stream; a packet that can't be decoded counts as lost and is passed over."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except (av.FFmpegError, OSError):
            # The container itself breaks off; how much that cost shows in its stated length.
            packet = None
        if packet is None:
            return
        try:
            yield from packet.decode()
        except av.FFmpegError:
            track.lost_s += float((packet.duration or 0) * packet.time_base)


def _trimmed(frames: Iterator[Any]) -> Iterator[Any]:
    """The same frames, the last one cut to its stated duration (MP4 marks the encoder's padding only so)."""
    previous = None
    for frame in frames:
        if previous is not None:
            yield previous
        previous = frame
    if previous is not None:
        yield _cut(previous)


def _cut(frame: Any) -> Any:
    """`frame` without the samples beyond its duration, where its clock can tell single samples."""
    tick = Fraction(frame.time_base) * frame.sample_rate
    kept = round((frame.duration or 0) * tick)
    if tick > 1 or not 0 < kept < frame.samples:
        return frame
    width = len(frame.layout.channels) if frame.format.is_packed else 1
    values = np.ascontiguousarray(frame.to_ndarray()[:, : kept * width])
    cut = av.AudioFrame.from_ndarray(values, format=frame.format.name, layout=frame.layout.name)
    cut.sample_rate, cut.pts, cut.time_base = frame.sample_rate, frame.pts, frame.time_base
    return cut


def _as_float(frame: Any) -> NDArray[np.float32]:
    """Samples of a frame, shape (channels, N), float32, full scale at 1."""
    raw = frame.to_ndarray()
    if frame.format.is_packed:
        raw = raw.reshape(-1, len(frame.layout.channels)).T
    kind = raw.dtype.str[1:]
    if kind == "u1":
        raw = raw.astype(np.float32) - _FULL_SCALE[kind]
    scale = _FULL_SCALE.get(kind, 1.0)
    values: NDArray[np.float32] = np.ascontiguousarray(raw, dtype=np.float32)
    return values / np.float32(scale) if scale != 1.0 else values
