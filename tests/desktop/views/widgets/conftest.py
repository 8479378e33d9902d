"""The program's look, which a test may change and which is put back after it."""

import pytest

from desktop.views.widgets.theme import Theme


@pytest.fixture
def theme(qapp):
    palette, style, sheet = qapp.palette(), qapp.style().objectName(), qapp.styleSheet()
    theme = Theme(qapp)
    yield theme
    qapp.styleHints().colorSchemeChanged.disconnect(theme._follow_system)
    qapp.styleHints().unsetColorScheme()
    theme.deleteLater()
    qapp.setStyleSheet(sheet)
    qapp.setStyle(style)
    qapp.setPalette(palette)
