"""The Studio's document: immutable values, the possible edits, and its file. No engine, no window."""
