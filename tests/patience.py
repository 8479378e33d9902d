"""How long a test waits for what happens on another thread or in another process.

A wait is over as soon as it has happened, and how long that takes is the machine's business: a busy one may
need many times what a quiet one does. The limit only ends a test for which it never happens.
"""

PATIENCE_S = 300.0
PATIENCE_MS = round(PATIENCE_S * 1000)
