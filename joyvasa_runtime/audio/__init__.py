"""Sound for the models: decoding, level, features, and the waveform's peaks for display.

Playback, recording and the sound of the finished video are not here.
"""
