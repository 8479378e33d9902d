"""Segments of pictures and a sound become one video file, without encoding the pictures again.

Files that hold no packets of their segments (GIF, pictures one by one) are made elsewhere.
"""

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

from joyvasa_runtime.errors import ExportError
from joyvasa_runtime.media import open_media
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.segment_packets import decoding_delay, joined_packets, picture_stream
from joyvasa_runtime.video.sound_encoder import SoundCodec, SoundEncoder
from joyvasa_runtime.video.soundtrack import SoundSource
from joyvasa_runtime.video.written_file import JOINING, check_frames, written_file

_CONTAINERS = {".mp4": "mp4", ".m4v": "mp4", ".mov": "mov", ".webm": "webm"}

# In thousandths of a second, the usual, the edit list would cut into the last picture.
_MP4_OPTIONS = {"movflags": "+faststart", "movie_timescale": "90000"}
# Exact to the bit: no random numbers for its parts.
_WEBM_OPTIONS = {"cues_to_front": "1", "fflags": "+bitexact"}


def join_movie(
    segments: Sequence[Path],
    target: Path,
    fps: Fraction,
    compression: Compression,
    sound: SoundSource | None,
    frames: int,
    comment: str,
    monitor: Monitor,
) -> None:
    """Write one file with the pictures of all segments, and the sound as long as they are.

    Memory doesn't grow with the length.

    Raises
    ------
    ExportError
        If a segment is missing, damaged or unlike the others, they have not as many frames as they should,
        or the file can't be written.
    AudioError
        If the sound can't be read.
    Cancelled
    """
    delay = decoding_delay(segments, fps)
    container = _container(target, compression)
    options = _WEBM_OPTIONS if container == "webm" else _MP4_OPTIONS
    with written_file(target, container, options) as file, open_media(segments[0], ExportError) as first:
        if comment:
            file.metadata["comment"] = comment
        stream = _picture_stream_like(file, picture_stream(first, segments[0]), fps)
        heard = None if sound is None else SoundEncoder(file, sound, _sound_codec(compression))
        count = 0
        for packet in joined_packets(segments, fps, delay):
            packet.stream = stream
            file.mux(packet)
            count += 1
            if heard is not None:
                heard.add_up_to(count / fps)
            monitor.step(JOINING, count, frames)
        check_frames(target, count, frames)
        if heard is not None:
            heard.finish()


def _container(target: Path, compression: Compression) -> str:
    """FFmpeg's name of the container that the ending stands for, or of the codec's usual one."""
    endings = compression.kind.endings
    ending = target.suffix.lower()
    return _CONTAINERS[ending if ending in endings else endings[0]]


def _picture_stream_like(file: Any, template: Any, fps: Fraction) -> Any:
    # Opaque, because some codecs are read by a library that can't write them.
    stream = file.add_stream_from_template(template, opaque=True)
    stream.codec_context.framerate = fps
    stream.time_base = 1 / fps
    if file.format.name != "webm":
        # Reading loses what the segment calls the codec, and with it which ProRes, and Apple's name of H.265.
        stream.codec_context.codec_tag = template.codec_context.codec_tag
    return stream


def _sound_codec(compression: Compression) -> SoundCodec:
    if compression.codec == "vp9":
        return "libopus"
    return "pcm_s24le" if compression.codec.startswith("prores") else "aac"
