"""How the pictures are compressed: the kind of file, quality or bits a second, speed, frame rate."""

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QComboBox

from desktop.views.dialogs.export.page import Page, choose
from desktop.views.dialogs.export.words import codec_words
from desktop.views.widgets.number_slider import NumberSlider
from joyvasa_runtime.presets.settings import FRAME_RATES
from joyvasa_runtime.timebase import MOTION_FPS
from joyvasa_runtime.video.compression import CODECS, Codec, CodecName, Compression, CrfRange

_MBIT = 1_000_000
_USUAL_MBITS = 8.0
"""A good 1080p for the web."""

_LOWEST_MBITS, _HIGHEST_MBITS, _TOP_MBITS = 0.1, 100.0, 400.0
"""Bounds of the slider, and what can be typed."""


class VideoPage(Page):
    """The compression and the frame rate."""

    def __init__(self) -> None:
        super().__init__()
        self._codec, self._mode, self._speed, self._rate = (QComboBox() for _ in range(4))
        self._crf = NumberSlider(self.tr("Quality (CRF)"), 0, 63, 18)
        self._bit_rate = NumberSlider(
            self.tr("Bit rate"), _LOWEST_MBITS, _HIGHEST_MBITS, _USUAL_MBITS, 1, self.tr(" Mbit/s")
        )
        self._gpu = QCheckBox(self.tr("Encode on the graphics card"))
        self._fill()
        self._build()
        self._connect()

    def refresh(self) -> None:
        """Show the compression, and only what its kind of file has."""
        compression, kind = self.settings.compression, self.settings.compression.kind
        choose(self._codec, kind.name)
        choose(self._speed, compression.speed)
        choose(self._rate, self.settings.fps)
        self._gpu.setChecked(compression.uses_gpu)
        has_crf = kind.crf is not None
        by_bits = has_crf and compression.rate_factor is None
        choose(self._mode, "bits" if by_bits else "quality")
        if kind.crf is not None:
            self._show_crf(compression, kind.crf)
        self._show_bits(compression)
        for row, is_seen in (
            (self._mode, kind.has_bit_rate),
            (self._crf, has_crf and not by_bits),
            (self._words, has_crf and not by_bits),
            (self._bit_rate, by_bits),
            (self._speed, has_crf),
            (self._gpu, has_crf),
            (self._gpu_words, has_crf),
            (self._fixed, not has_crf),
            (self._rate, kind.has_pictures),
        ):
            self.form.setRowVisible(row, is_seen)
        self._show_gpu(kind)
        self._fixed.setText(self._fixed_words(kind))

    def _fill(self) -> None:
        for name in CODECS:
            self._codec.addItem(codec_words(name), name)
        self._mode.addItem(self.tr("Always the same quality"), "quality")
        self._mode.addItem(self.tr("A given bit rate"), "bits")
        self._speed.addItem(self.tr("Fast"), "fast")
        self._speed.addItem(self.tr("Balanced"), "balanced")
        self._speed.addItem(self.tr("Slow, for a smaller file"), "small")
        for rate in FRAME_RATES:
            text = self.tr("{fps} frames a second, as the motion is made")
            if rate != MOTION_FPS:
                text = self.tr("{fps} frames a second")
            self._rate.addItem(text.format(fps=rate), rate)

    def _build(self) -> None:
        self.add_choice(self.tr("Kind of file"), self._codec)
        self.add_choice(self.tr("Frame rate"), self._rate)
        self.add_choice(self.tr("Aim"), self._mode)
        self.add_numbers(self._crf, self._bit_rate)
        self._words = self.add_hint()
        self.add_choice(self.tr("Encoding"), self._speed)
        self.form.addRow("", self._gpu)
        self._gpu_words = self.add_hint()
        self._fixed = self.add_hint()

    def _connect(self) -> None:
        self._codec.activated.connect(lambda index: self._take_codec(self._codec.itemData(index)))
        self._mode.activated.connect(lambda index: self._take_mode(self._mode.itemData(index)))
        self._speed.activated.connect(
            lambda index: self._compress(replace(self._compression, speed=self._speed.itemData(index)))
        )
        self._rate.activated.connect(
            lambda index: self.want(replace(self.settings, fps=self._rate.itemData(index)))
        )
        self._crf.changed.connect(
            lambda crf, _gesture: self._compress(replace(self._compression, crf=round(crf)))
        )
        self._bit_rate.changed.connect(lambda mbits, _gesture: self._take_bits(round(mbits * _MBIT)))
        self._gpu.toggled.connect(lambda is_on: self._compress(replace(self._compression, uses_gpu=is_on)))

    @property
    def _compression(self) -> Compression:
        return self.settings.compression

    def _compress(self, compression: Compression) -> None:
        self.want(replace(self.settings, compression=compression))

    def _take_bits(self, bits: int) -> None:
        self._compress(replace(self._compression, crf=None, bit_rate=bits))

    def _take_codec(self, name: CodecName) -> None:
        """Another kind of file, with what it can keep of the last one's."""
        kind, before = CODECS[name], self.settings.compression
        by_bits = before.rate_factor is None and kind.has_bit_rate
        chosen = Compression(
            name,
            bit_rate=before.bit_rate if by_bits else None,
            speed=before.speed,
            uses_gpu=before.uses_gpu and kind.gpu_encoder is not None,
            has_alpha=before.has_alpha and kind.has_alpha,
        )
        if name != before.codec:
            self._compress(chosen)

    def _take_mode(self, mode: str) -> None:
        if mode == "bits":
            self._take_bits(self._compression.bit_rate or round(_USUAL_MBITS * _MBIT))
        else:
            self._compress(replace(self._compression, bit_rate=None))

    def _show_crf(self, compression: Compression, crf: CrfRange) -> None:
        self._crf.set_range(crf.best, crf.worst)
        self._crf.set_default(crf.default)
        factor = compression.rate_factor
        self._crf.set_value(crf.default if factor is None else factor)
        self._words.setText(self._quality_words(crf, round(self._crf.value)))

    def _show_bits(self, compression: Compression) -> None:
        mbits = (compression.bit_rate or _USUAL_MBITS * _MBIT) / _MBIT
        self._bit_rate.set_range(_LOWEST_MBITS, _TOP_MBITS if mbits > _HIGHEST_MBITS else _HIGHEST_MBITS)
        self._bit_rate.set_value(mbits)

    def _show_gpu(self, kind: Codec) -> None:
        self._gpu.setEnabled(kind.gpu_encoder is not None)
        words = self.tr("With an NVIDIA card that can; else the processor does it.")
        if kind.gpu_encoder is None:
            words = self.tr("No graphics card encodes {codec}.").format(codec=kind.title)
        self._gpu_words.setText(words)

    def _quality_words(self, crf: CrfRange, value: int) -> str:
        """Words for a factor; a step of H.264's counts as many steps as the range is longer."""
        step = (crf.worst - crf.default) / 33
        if value <= crf.default - 4 * step:
            return self.tr("Can hardly be told from the original; a large file")
        if value <= crf.default + 2 * step:
            return self.tr("Very good, for editing and for large screens")
        if value <= crf.default + 8 * step:
            return self.tr("Good, for the web; a small file")
        return self.tr("A draft: blocks are seen; a tiny file")

    def _fixed_words(self, kind: Codec) -> str:
        words = {
            "prores_422_hq": self.tr("Nearly without loss, and large: about 1.5 GB a minute at 1080p."),
            "prores_4444": self.tr("Nearly without loss, and large: about 2.3 GB a minute at 1080p."),
            "png": self.tr("Without loss: one picture a frame. The sound is not in it."),
            "gif": self.tr("256 colours and no sound; choose a small size, a minute soon has 50 MB."),
            "wav": self.tr("Without loss: what is heard, as a sound file."),
        }
        return words.get(kind.name, "")
