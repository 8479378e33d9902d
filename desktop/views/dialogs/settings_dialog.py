"""The user's settings on one page; each takes effect as soon as it is changed.

The keys have a dialog of their own, `keymap_dialog`.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.jobs.credentials import CredentialsJobs
from desktop.jobs.pack_info import PackInfo
from desktop.settings import AppSettings
from desktop.views.dialogs.credentials.signer_form import SignerForm
from desktop.views.dialogs.setting_widgets import SettingChoice, SettingFlag, SettingNumber
from desktop.views.widgets.icons import set_icon
from desktop.views.widgets.labels import label
from desktop.views.widgets.messages import translated_message
from desktop.views.widgets.number_slider import NumberSlider, line_up

RESET = (
    "theme",
    "language",
    "cache_mb",
    "preview_quality",
    "preview_view",
    "provider",
    "default_pack",
    "autosave_s",
    "snapping",
    "loop",
    "publishes_consent_note",
    "input_device",
    "input_channel",
    "count_in_s",
    "count_in_clicks",
    "monitoring",
    "punch_in",
    "pre_roll_s",
    "generate_after_recording",
)
"""What "Restore defaults" puts back; recent files, folders, keys and the window's layout stay."""

_WIDTH_PX = 540
_WIDE = (SettingChoice, SignerForm, QLineEdit)
"""These take the whole width."""


class SettingsDialog(QDialog):
    """Shows and changes the settings; show it with `open`.

    Parameters
    ----------
    settings : AppSettings
    packs : sequence of PackInfo
        For the choice of the default pack.
    provider_note : str
        What models run on now, and why.
    credentials : CredentialsJobs, optional
        Who signs; without it that is not shown.
    parent : QWidget, optional

    Signals
    -------
    keymap_asked()
        The user wants to change keys.
    certificate_asked()
        The user wants to sign with a certificate of their own.
    """

    keymap_asked = Signal()
    certificate_asked = Signal()

    def __init__(
        self,
        settings: AppSettings,
        packs: Sequence[PackInfo] = (),
        provider_note: str = "",
        credentials: CredentialsJobs | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._packs = settings, packs
        self._labels: list[QLabel] = []
        self._numbers: list[NumberSlider] = []
        self.setWindowTitle(self.tr("Settings"))
        self._page = QVBoxLayout()
        self._page.setSpacing(8)
        self._build_general()
        self._build_preview()
        self._build_models(provider_note)
        self._build_recording()
        if credentials is not None:
            self._build_credentials(credentials)
        self._line_up()
        self._page.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_area())
        layout.addWidget(self._build_buttons())
        self._fit()
        self.finished.connect(self.deleteLater)

    def _build_general(self) -> None:
        self._add_heading(self.tr("General"))
        themes = (
            ("system", self.tr("As the system")),
            ("light", self.tr("Light")),
            ("dark", self.tr("Dark")),
        )
        self._add_row(self.tr("Theme"), SettingChoice(self._settings, "theme", themes))
        # Each language in its own words, so that whoever reads no other finds it.
        languages = (("system", self.tr("As the system")), ("en", "English"), ("zh_CN", "简体中文"))
        self._add_row(self.tr("Language"), SettingChoice(self._settings, "language", languages))
        self._add_hint(self.tr("Another language is shown from the next start on."))
        self._add_number(
            SettingNumber(self._settings, "autosave_s", self.tr("Autosave every"), self.tr(" s"))
        )
        self._add_hint(self.tr("Unsaved work is kept apart from your file, and offered again after a crash."))
        keys = QPushButton(self.tr("Edit keyboard map…"))
        set_icon(keys, "keyboard")
        keys.setAutoDefault(False)
        keys.clicked.connect(self.keymap_asked)
        self._add_row(self.tr("Keys"), keys)
        self._add_row("", SettingFlag(self._settings, "snapping", self.tr("Snap clips while dragging")))

    def _build_preview(self) -> None:
        self._add_heading(self.tr("Preview"))
        qualities = (
            (1, self.tr("Full")),
            (2, self.tr("Half: four times faster")),
            (4, self.tr("Quarter: sixteen times faster")),
        )
        views = (("full", self.tr("The whole picture")), ("face", self.tr("The face only")))
        self._add_row(self.tr("Quality"), SettingChoice(self._settings, "preview_quality", qualities))
        self._add_row(self.tr("Show"), SettingChoice(self._settings, "preview_view", views))
        self._add_number(SettingNumber(self._settings, "cache_mb", self.tr("Memory for frames"), " MB"))
        self._add_hint(self.tr("Frames kept in memory play again without being computed."))
        self._add_row("", SettingFlag(self._settings, "loop", self.tr("Play in a loop")))

    def _build_models(self, provider_note: str) -> None:
        self._add_heading(self.tr("Models"))
        providers = (
            ("auto", self.tr("Automatic: the GPU where it works")),
            ("cuda", self.tr("NVIDIA GPU (CUDA)")),
            ("cpu", self.tr("CPU only")),
        )
        self._add_row(self.tr("Run on"), SettingChoice(self._settings, "provider", providers))
        if provider_note:
            self._add_hint("\n".join(map(translated_message, provider_note.split("\n"))))
        packs = [("", self.tr("The program's choice"))]
        packs += [(info.id, info.name) for info in self._packs if info.is_usable]
        self._add_row(self.tr("Pack of new clips"), SettingChoice(self._settings, "default_pack", packs))

    def _build_recording(self) -> None:
        """How it is recorded; which microphone is chosen beside its level, in the recorder."""
        self._add_heading(self.tr("Recording"))
        self._add_number(SettingNumber(self._settings, "count_in_s", self.tr("Count-in"), self.tr(" s")))
        self._add_row("", SettingFlag(self._settings, "count_in_clicks", self.tr("Clicks while counting in")))
        punch_in = self.tr("Fill the range between in and out point")
        self._add_row("", SettingFlag(self._settings, "punch_in", punch_in))
        self._add_number(SettingNumber(self._settings, "pre_roll_s", self.tr("Pre-roll"), self.tr(" s")))
        self._add_row("", SettingFlag(self._settings, "monitoring", self.tr("Hear yourself (headphones)")))
        generate = self.tr("Generate the motion afterwards")
        self._add_row("", SettingFlag(self._settings, "generate_after_recording", generate))

    def _build_credentials(self, credentials: CredentialsJobs) -> None:
        """Who signs videos; whether one is signed is chosen with each export."""
        self._add_heading(self.tr("Content credentials"))
        form = SignerForm(credentials)
        form.certificate_asked.connect(self.certificate_asked)
        self._add_row(self.tr("Your name"), form.name)
        self._add_hint(self.tr("Everybody can read it in your videos. Leave it empty to name nobody."))
        self._add_row(self.tr("Certificate"), form)
        self._add_hint(self._credentials_limits())
        note = self.tr("Publish the notes on consent")
        self._add_row("", SettingFlag(self._settings, "publishes_consent_note", note))
        self._add_hint(self.tr("Otherwise only that consent was recorded is told, not how or by whom."))

    def _credentials_limits(self) -> str:
        return self.tr(
            "With content credentials others can see how a video was made, and that nobody changed it. They "
            "do not prove that it is true, and are lost where it is edited, converted or uploaded to many "
            "platforms. All that you sign with one certificate can be told to be by the same hand. "
            "Everything is made on this computer; nothing is sent."
        )

    def _build_area(self) -> QScrollArea:
        """Scrolls on screens that are lower than the page."""
        page = QWidget()
        page.setLayout(self._page)
        self._page.setContentsMargins(20, 18, 20, 12)
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        # It follows what has the focus in it.
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        return area

    def _fit(self) -> None:
        """As high as the page, or nearly as the screen."""
        margins = 2 * self._page.contentsMargins().bottom()
        wanted = self._page.heightForWidth(_WIDTH_PX) if self._page.hasHeightForWidth() else 0
        wanted = max(wanted, self._page.sizeHint().height()) + self._reset.sizeHint().height() + margins
        self.resize(_WIDTH_PX, min(wanted, round(0.85 * self.screen().availableGeometry().height())))

    def _build_buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        box.setContentsMargins(20, 8, 20, 14)
        box.rejected.connect(self.reject)
        self._reset = QPushButton(self.tr("Restore defaults"))
        self._reset.setAutoDefault(False)
        self._reset.clicked.connect(self._restore)
        box.addButton(self._reset, QDialogButtonBox.ButtonRole.ResetRole)
        return box

    def _restore(self) -> None:
        for name in RESET:
            self._settings.reset(name)

    def _add_heading(self, text: str) -> None:
        if self._page.count():
            self._page.addSpacing(14)
        self._page.addWidget(label(text, "heading"))

    def _add_row(self, text: str, widget: QWidget) -> None:
        name = label(text)
        name.setBuddy(widget)
        if text:
            widget.setAccessibleName(text)
        self._labels.append(name)
        row = QHBoxLayout()
        if isinstance(widget, SignerForm):
            row.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
        else:
            row.addWidget(name)
        row.addWidget(widget, stretch=1 if isinstance(widget, _WIDE) else 0)
        if not isinstance(widget, _WIDE):
            row.addStretch()
        self._page.addLayout(row)

    def _add_number(self, slider: NumberSlider) -> None:
        self._labels.append(slider.label)
        self._numbers.append(slider)
        self._page.addWidget(slider)

    def _add_hint(self, text: str) -> None:
        row = QHBoxLayout()
        beside = label("")
        self._labels.append(beside)
        row.addWidget(beside)
        row.addWidget(label(text, "hint", wraps=True), stretch=1)
        self._page.addLayout(row)

    def _line_up(self) -> None:
        line_up(self._numbers)
        width = max(item.sizeHint().width() for item in self._labels) + 8
        for item in self._labels:
            item.setFixedWidth(width)
