"""How the tools on the picture edit the project: by one call that may be refused elsewhere.

Who catches a refusal and tells it is the editor.
"""

from collections.abc import Callable

from desktop.document.store import Operation

Edit = Callable[[str, Operation, object], None]
"""Text, operation and gesture of an edit, as `Store.edit` takes them; it never raises `EditError`."""
