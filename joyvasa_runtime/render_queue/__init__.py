"""Videos that wait to be made, kept on disk so that a restart loses none.

Making one is `export`'s business.
"""
