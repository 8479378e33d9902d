"""The program with its Python and libraries as one folder that needs no installation, made by PyInstaller.

Packing that folder for a system is the business of `installer.linux` and `installer.windows`.
"""
