"""The panels around picture and timeline; each shows one side of the project or of what is at work."""
