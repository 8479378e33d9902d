"""Content credentials: what a video says of how it was made, signed here and read back.

What is said is the caller's; nothing here touches a network.
"""
