"""The synthesisers that speak the corpus, one file each.

Each is a tool of the training only and is used when it is installed; none is a dependency of the app.
"""
