"""Videos: writing one from frames and a sound, frame by frame, and reading one back.

Where frames come from, and sound for the models, are not here.
"""
