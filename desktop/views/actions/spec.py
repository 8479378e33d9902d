"""What is said of one action; what it does is connected by the window."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

CONTEXT = "Actions"
"""Under which the translations of the table are found."""


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One thing the user can do.

    Parameters
    ----------
    id : str
        Such as ``"edit.split"``.
    text : str
        English text of the menu, with its ``…`` where a dialog follows and without mnemonics.
    category : str
        English heading under which it stands in the keyboard map.
    shortcuts : tuple of str
        Default keys in Qt's portable text; the first is the one that menus show.
    icon : str
        Name of its icon; may be empty.
    tip : str
        English sentence for the status bar and the tool tip.
    is_checkable : bool
        Whether it is switched on and off.
    """

    id: str
    text: str
    category: str
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    tip: str = ""
    is_checkable: bool = False

    @property
    def label(self) -> str:
        """Its text in the user's language."""
        return QCoreApplication.translate(CONTEXT, self.text)

    @property
    def heading(self) -> str:
        """Its category in the user's language."""
        return QCoreApplication.translate(CONTEXT, self.category)

    @property
    def explanation(self) -> str:
        """Its tip in the user's language."""
        return QCoreApplication.translate(CONTEXT, self.tip) if self.tip else ""
