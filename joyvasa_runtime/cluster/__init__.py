"""One video made by many machines, on a Dask cluster.

What a segment is, and how segments are joined, is `export`'s business. Whoever can reach a scheduler can run
anything on its workers: a cluster belongs into a network that is trusted.
"""
