"""Subtitle files: words with times, read from SRT, WebVTT and ASS, and written as SRT and WebVTT.

How captions look on a frame is `lettering`'s business.
"""
