"""The open project: its current value, its undo history, and what keeps it safe. It shows nothing."""
