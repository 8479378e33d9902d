"""The motion library: pieces of motion kept for reuse, such as a nod. It knows no project."""
