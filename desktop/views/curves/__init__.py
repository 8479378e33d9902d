"""The curve editor: every curve of the active clip, drawn, and edited by hand. It makes no motion."""
