"""One video made by many machines, on a Dask cluster.

What a segment is, and how segments are joined, is `export`'s business.
"""
