"""Training of the motion model: synthetic speech corpus, two training stages, evaluation and export.

Not needed to run the application: synthesisers, torch and the aligner are tools of the training only.
"""
