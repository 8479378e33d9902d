"""Dialogs and forms of content credentials: who signs, and what is found in a file."""
