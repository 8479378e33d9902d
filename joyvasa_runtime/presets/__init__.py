"""What a video shall be: the choice of an export, named and kept as presets, and files of those.

How it is carried out is `export`'s business.
"""
