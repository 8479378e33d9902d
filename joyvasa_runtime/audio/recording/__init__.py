"""What a recording needs besides a microphone: files that survive a crash, levels, and its place in time.

No device is opened here and no thread started; that is `desktop.jobs`' part.
"""
