"""One model pack on a card: what it is, what it can do, under which licence, and what is wrong with it."""

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout

from desktop.jobs.pack_info import Degrees, PackInfo
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label, narrow_label, selectable, set_role, set_tint
from desktop.views.widgets.messages import translated_message


class PackCard(QFrame):
    """Shows one pack.

    Parameters
    ----------
    info : PackInfo
    is_default : bool
        Whether new clips are made with it.

    Signals
    -------
    default_chosen(str)
        New clips are to be made with the pack of this id.
    removal_asked(object)
        The `PackInfo` of the pack to remove.
    """

    default_chosen = Signal(str)
    removal_asked = Signal(object)

    def __init__(self, info: PackInfo, is_default: bool) -> None:
        super().__init__()
        self._info = info
        set_role(self, "card")
        self.setAccessibleName(info.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 10, 10)
        layout.setSpacing(4)
        layout.addLayout(self._build_head(is_default))
        if info.problem is None:
            for text in self._facts():
                layout.addWidget(_line(text))
        else:
            layout.addWidget(self._coloured(translated_message(info.problem.message)))
            layout.addWidget(_line(translated_message(info.problem.hint)))
        if info.is_hidden:
            layout.addWidget(self._coloured(self.tr("Not used: your own pack of the same id goes first.")))
        layout.addLayout(self._build_foot())

    def _build_head(self, is_default: bool) -> QHBoxLayout:
        name = label(self._info.name, "heading", wraps=True)
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout()
        row.addWidget(name, stretch=1)
        if self._info.version:
            row.addWidget(label(self._info.version, "badge"), alignment=Qt.AlignmentFlag.AlignVCenter)
        if self._info.is_usable:
            row.addWidget(self._build_star(is_default), alignment=Qt.AlignmentFlag.AlignVCenter)
        return row

    def _build_star(self, is_default: bool) -> QToolButton:
        star = QToolButton()
        star.setAutoRaise(True)
        set_icon(star, "star_filled" if is_default else "star")
        text = self.tr("New clips use this pack") if is_default else self.tr("Use this pack for new clips")
        star.setToolTip(text)
        star.setAccessibleName(text)
        star.clicked.connect(lambda: self.default_chosen.emit(self._info.id))
        return star

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        where = self.tr("Came with the program") if self._info.is_bundled else self.tr("Installed by you")
        row.addWidget(label(where, "hint"))
        row.addStretch()
        if not self._info.is_bundled:
            remove = QPushButton(self.tr("Remove…"))
            remove.clicked.connect(lambda: self.removal_asked.emit(self._info))
            row.addWidget(remove)
        return row

    def _facts(self) -> tuple[str, ...]:
        info, locale = self._info, QLocale()
        kinds = {"human": self.tr("people"), "animal": self.tr("animals")}
        can = self.tr("Animates {kinds}, {size} × {size} px").format(
            kinds=self.tr(" and ").join(kinds.get(kind, kind) for kind in info.kinds), size=info.frame_size
        )
        safe = self.tr("Looks good at pitch {pitch}, yaw {yaw}, roll {roll}").format(
            pitch=_span(info.safe.pitch), yaw=_span(info.safe.yaw), roll=_span(info.safe.roll)
        )
        made = self.tr("{sampler}, {steps} steps, guidance {guidance}").format(
            sampler=info.sampler.upper(), steps=info.steps, guidance=locale.toString(info.guidance, "g", 3)
        )
        owed = self.tr("Licence: {licence}").format(licence=info.licence)
        size = self.tr("{size} on the disk").format(size=locale.formattedDataSize(info.size_bytes, 1))
        return tuple(text for text in (can, safe, made, f"{owed}  ·  {size}", info.credit) if text)

    def _coloured(self, text: str) -> QLabel:
        made = _line(text)
        set_tint(made, "warning")
        return made


def _line(text: str) -> QLabel:
    return selectable(narrow_label(text))


def _span(degrees: Degrees) -> str:
    lowest, highest = degrees
    if lowest == -highest:
        return f"±{highest:g}°"
    return f"{lowest:g}° … {highest:g}°".replace("-", "−")
