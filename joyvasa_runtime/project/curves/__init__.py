"""Curves over time: keys, handles, the numbers between them, and edits. They know no project."""
