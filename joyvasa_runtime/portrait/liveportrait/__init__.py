"""Portraits drawn by LivePortrait's networks (arXiv 2407.03168), as graphs of a model pack."""
