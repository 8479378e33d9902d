"""What is wrong with a project's motion, found by measuring it; nothing here changes a project."""
