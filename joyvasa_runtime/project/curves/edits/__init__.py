"""Edits of curves: pure functions from a curve to another one, which share the keys that stay the same."""
