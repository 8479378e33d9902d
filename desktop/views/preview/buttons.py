"""Buttons of the preview's bars: flat, with an icon or a text, and tool tips that name the key.

What they do is connected by the bars.
"""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton

from desktop.views.widgets.icons import set_icon


def tool_button(icon: str, text: str, is_checkable: bool = False, shows_text: bool = False) -> QToolButton:
    """A flat button; its text is shown beside the icon, or else as its tool tip."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setCheckable(is_checkable)
    # A click must not take the keyboard from the timeline; Tab still gets here.
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setIconSize(QSize(20, 20))
    button.setText(text)
    button.setToolTip(text)
    button.setAccessibleName(text)
    if icon:
        set_icon(button, icon)
    both = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if icon else Qt.ToolButtonStyle.ToolButtonTextOnly
    button.setToolButtonStyle(both if shows_text else Qt.ToolButtonStyle.ToolButtonIconOnly)
    return button


def menu_button(text: str) -> QToolButton:
    """A flat button that opens a menu; the arrow stands behind its text."""
    button = tool_button("chevron_down", text, shows_text=True)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    button.setIconSize(QSize(12, 12))
    # The style's own arrow lies over the text's end.
    button.setStyleSheet("QToolButton::menu-indicator { image: none; width: 0; }")
    return button


def name_keys(buttons: Mapping[str, QToolButton], keys: Mapping[str, str]) -> None:
    """Put the keys of actions, where they have any, behind the names in the tool tips of their buttons."""
    for action, button in buttons.items():
        key = keys.get(action, "")
        button.setToolTip(f"{button.accessibleName()} ({key})" if key else button.accessibleName())
