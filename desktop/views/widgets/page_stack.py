"""Pages of which one is shown, as high as that one.

Qt's own stack is always as high as its highest page, so that a short page in it is scrolled to nothing.
"""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget


class PageStack(QWidget):
    """As wide as the widest page, and as high as the one that is shown; at first that is the first one."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def current(self) -> QWidget | None:
        """The page that is shown."""
        return next((page for page in self._pages if not page.isHidden()), None)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Nothing gets wider or narrower with another page."""
        widths = [page.minimumSizeHint().width() for page in self._pages]
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def add(self, page: QWidget) -> None:
        """Put in another page."""
        page.setVisible(not self._pages)
        self._pages.append(page)
        self._column.addWidget(page)

    def turn_to(self, shown: QWidget) -> None:
        """Show one of the pages."""
        for page in self._pages:
            if page is not shown:
                page.hide()
        shown.show()
