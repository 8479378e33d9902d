"""A video together with everything that belongs to it, as one folder or zip.

Making the video itself is `export`'s business.
"""
