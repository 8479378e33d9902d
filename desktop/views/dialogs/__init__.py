"""Windows that ask or tell one thing. None of them blocks: what the user decides is a signal."""
