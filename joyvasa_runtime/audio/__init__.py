"""Sound for the models: decoding, level, features, the waveform's peaks for display, and files of recordings.

Playback, microphones and the sound of the finished video are not here.
"""
