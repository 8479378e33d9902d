"""A mixdown is a WAV file of the mix, whole or not there at all."""

import numpy as np
import pytest
import soundfile

from joyvasa_runtime.audio.mix import MixPart
from joyvasa_runtime.audio.mixdown import write_mixdown
from joyvasa_runtime.errors import AudioError, Cancelled
from joyvasa_runtime.monitor import Monitor
from joyvasa_runtime.timebase import FrameSpan

FRAME = 1920
NOISE = np.random.default_rng(2).integers(-32768, 32767, (600 * FRAME, 2), np.int16)


@pytest.mark.parametrize("bits", [16, 24])
def test_sound_of_16_bit_comes_out_bit_for_bit(tmp_path, bits):
    path = tmp_path / "混音 🎵.wav"
    write_mixdown([MixPart(NOISE, 0, 0, len(NOISE))], FrameSpan(3, 599), path, Monitor(), bits=bits)
    samples, rate = soundfile.read(path, dtype="int16")
    assert rate == 48_000
    assert soundfile.info(path).subtype == f"PCM_{bits}"
    np.testing.assert_array_equal(samples, NOISE[3 * FRAME : 599 * FRAME])


@pytest.mark.parametrize(("bits", "highest"), [(16, 32767), (24, 2**23 - 1)])
def test_what_is_too_loud_is_clipped(tmp_path, bits, highest):
    path = tmp_path / "a.wav"
    loud = np.array([[32767, -32768]] * FRAME, np.int16)
    write_mixdown([MixPart(loud, 0, 0, FRAME, gain=3.0)], FrameSpan(0, 1), path, Monitor(), bits=bits)
    samples, _ = soundfile.read(path, dtype="int32")
    assert (samples[10] >> 32 - bits).tolist() == [highest, -highest - 1]


def test_nothing_heard_is_a_silent_file(tmp_path):
    path = tmp_path / "a.wav"
    write_mixdown([], FrameSpan(10, 12), path, Monitor())
    samples, _ = soundfile.read(path)
    assert samples.shape == (2 * FRAME, 2)
    assert not samples.any()


def test_its_progress_is_told(tmp_path):
    class Listening(Monitor):
        steps = ()

        def show(self, stage, done, total):
            self.steps += ((stage, done, total),)

    monitor = Listening()
    write_mixdown([], FrameSpan(0, 600), tmp_path / "a.wav", monitor)
    assert monitor.steps == (("mix", 0, 24), ("mix", 10, 24), ("mix", 20, 24), ("mix", 24, 24))


def test_cancelling_keeps_the_older_file_and_leaves_nothing_behind(tmp_path):
    path = tmp_path / "a.wav"
    path.write_text("older")
    monitor = Monitor()
    monitor.cancel()
    with pytest.raises(Cancelled):
        write_mixdown([], FrameSpan(0, 600), path, monitor)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_does_not_exist_is_told(tmp_path):
    with pytest.raises(AudioError, match="could not be written: No such file"):
        write_mixdown([], FrameSpan(0, 1), tmp_path / "none" / "a.wav", Monitor())
