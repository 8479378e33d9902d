"""What a project says of its videos: the join of `project` and `credentials`, which don't know each other.

It neither signs nor decides whether a video is signed.
"""
