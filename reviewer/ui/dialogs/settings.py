"""The settings. Nothing is applied before the reviewer says so."""

from __future__ import annotations

from typing import Any

from attrs import evolve
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reviewer.extract.camel import CamelError, find_model
from reviewer.messages import gettext as _
from reviewer.settings import Settings
from reviewer.ui.fonts import SIZES, TEXT_FAMILIES


def _combo(choices: list[tuple[str, str]], current: str) -> QComboBox:
    combo = QComboBox()
    for key, text in choices:
        combo.addItem(text, key)
    combo.setCurrentIndex(max(0, combo.findData(current)))
    return combo


class SettingsDialog(QDialog):
    """``settings`` are those chosen, once the dialog was accepted."""

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Settings"))
        self.settings = settings
        self._language = _combo([("ar", "العربية"), ("en", "English")], settings.language)
        themes = [("light", _("Light")), ("dark", _("Dark")), ("contrast", _("High contrast"))]
        self._theme = _combo([("system", _("As the system")), *themes], settings.theme)
        self._font = _combo([(family, family) for family in TEXT_FAMILIES], settings.font)
        self._size = QSpinBox()
        self._size.setRange(SIZES.start, SIZES.stop - 1)
        self._size.setValue(settings.font_size)
        digits = [("western", _("Western: {digits}")), ("arabic_indic", _("Arabic-Indic: {digits}"))]
        written = {"western": "123", "arabic_indic": "١٢٣"}
        self._digits = _combo([(key, text.format(digits=written[key])) for key, text in digits], settings.digits)
        self._motion = QCheckBox(_("Reduced motion: nothing blinks or slides"))
        self._motion.setChecked(settings.reduced_motion)
        self._reviewer = QLineEdit(settings.reviewer)
        self._camel = QLineEdit(settings.camel_model or "")
        self._camel.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._camel.setAccessibleName(_("Recogniser"))
        self._camel.setPlaceholderText(_("none"))
        self._wrong = QLabel()
        self._wrong.setObjectName("warningText")
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._build()

    def _build(self) -> None:
        browse = QPushButton(_("Choose …"))
        browse.clicked.connect(self._browse)
        camel = QHBoxLayout()
        camel.addWidget(self._camel, 1)
        camel.addWidget(browse)
        note = QLabel(_("The folder of a camel-tools NER model. Extraction works without one."))
        note.setObjectName("hint")
        note.setWordWrap(True)
        form = QFormLayout()
        form.setVerticalSpacing(10)
        fields: list[tuple[str, Any]] = [
            (_("Language"), self._language),
            (_("Theme"), self._theme),
            (_("Font of the article"), self._font),
            (_("Size of the article"), self._size),
            (_("Digits"), self._digits),
            (_("Motion"), self._motion),
            (_("Your name"), self._reviewer),
            (_("Recogniser"), camel),
        ]
        for name, field in fields:
            form.addRow(name, field)
        form.addRow("", note)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(_("Save"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(_("Cancel"))
        buttons.accepted.connect(self._save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 16)
        layout.addLayout(form)
        layout.addWidget(self._wrong)
        layout.addWidget(buttons)
        self.setMinimumWidth(480)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, _("The folder of a camel-tools NER model"))
        if folder:
            self._camel.setText(folder)

    def _save(self) -> None:
        model = self._camel.text().strip() or None
        try:
            if model is not None:
                find_model(model)
        except CamelError as error:
            self._wrong.setText(str(error))
            self._wrong.show()
            return
        self.settings = evolve(
            self.settings,
            language=self._language.currentData(),
            theme=self._theme.currentData(),
            font=self._font.currentData(),
            font_size=self._size.value(),
            digits=self._digits.currentData(),
            reduced_motion=self._motion.isChecked(),
            reviewer=self._reviewer.text().strip(),
            camel_model=model,
        )
        self.accept()
