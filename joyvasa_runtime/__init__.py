"""A portrait and a voice become a talking video.

The pipeline, each step one package that knows only those after it:

1. `audio` decodes any file to 16 kHz samples, and a pack's encoder turns them into one feature row a frame.
2. `motion` samples a take from the features: 70 numbers a frame, whoever is animated.
3. `portrait` finds the face (or takes points placed by hand), crops it and prepares it once.
4. `engine` holds one loaded model pack and turns portrait and motion into frames.
5. `video` encodes frames and sound; `export` joins all of it for the command line and the app.

Importing it needs no window, no GPU and no torch.
"""

__version__ = "0.1.0"
