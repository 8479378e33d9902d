"""Segments and joining for H.264 only, until `video` has every codec."""

import contextlib
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from numpy.typing import NDArray

from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.video.compression import Compression
from joyvasa_runtime.video.encode import EncodeSettings, VideoWriter
from joyvasa_runtime.video.soundtrack import SoundSource


class _Segment:
    def __init__(self, path: Path, size: tuple[int, int], fps: Fraction, compression: Compression) -> None:
        settings = EncodeSettings(crf=compression.rate_factor or 18, comment="")
        if compression.rate_factor == 0:
            settings = EncodeSettings(crf=0, comment="")
        self._writer = VideoWriter(path, *size, fps, settings=settings)

    def add(self, frame: NDArray[np.uint8]) -> None:
        self._writer.write(frame)

    def finish(self) -> None:
        self._writer.close()

    def abandon(self) -> None:
        self._writer.abort()


def segment_ending(compression: Compression) -> str:
    return compression.kind.ending


def open_segment(path: Path, size: tuple[int, int], fps: Fraction, compression: Compression) -> _Segment:
    return _Segment(path, size, fps, compression)


def join_segments(
    segments: Sequence[Path],
    target: Path,
    fps: Fraction,
    compression: Compression,
    sound: SoundSource | None,
    frames: int,
    comment: str,
    monitor: Monitor,
) -> None:
    done = 0
    with contextlib.closing(av.open(str(target), "w")) as file:
        file.metadata["comment"] = comment
        video: Any = None
        audio: Any = None
        for index, path in enumerate(segments):
            monitor.step("join", index, len(segments))
            with av.open(str(path)) as source:
                stream = source.streams.video[0]
                if video is None:
                    video = file.add_stream_from_template(stream)
                    if sound is not None:
                        layout = "mono" if sound.channels == 1 else "stereo"
                        audio = file.add_stream("aac", rate=sound.rate_hz, layout=layout)
                tick = stream.time_base
                count = 0
                for packet in source.demux(stream):
                    if packet.dts is None:
                        continue
                    offset = round(Fraction(done) / fps / tick)
                    packet.pts, packet.dts = packet.pts + offset, packet.dts + offset
                    packet.stream = video
                    file.mux(packet)
                    count += 1
                done += count
                if sound is not None and audio is not None:
                    start = sound.given
                    values = np.ascontiguousarray(sound.up_to(Fraction(done) / fps).clip(-1, 1))
                    frame = av.AudioFrame.from_ndarray(values, format="fltp", layout=sound.layout)
                    frame.sample_rate, frame.pts = sound.rate_hz, start
                    frame.time_base = Fraction(1, sound.rate_hz)
                    file.mux(audio.encode(frame))
        if audio is not None:
            file.mux(audio.encode(None))
    if sound is not None:
        sound.close()
