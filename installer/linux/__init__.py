"""The bundle packed for Linux: a Debian package and an archive, each with the entry for the desktop's menu.

What is in the bundle is `installer.bundle`'s business.
"""
