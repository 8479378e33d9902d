"""The installer for Windows, made by NSIS from a bundle; NSIS also runs on Linux.

The bundle itself can only be built on Windows.
"""
