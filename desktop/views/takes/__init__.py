"""The takes of the active clip side by side, and the edits that are out of sight."""
