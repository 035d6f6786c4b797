"""Réglages: everything the assistant asked, the passphrase, and how the program looks."""

from typing import ClassVar

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.use_cases import settings
from desktop_app.use_cases.changes import Touched

from ..context import Context
from ..page import Page
from ..theme.tokens import Space, px
from .display_section import DisplaySection
from .section import Section
from .security_section import SecuritySection
from .terms_sections import AdvisorsSection, ConventionSection, DaysSection, PlaceSection

_SECTIONS: tuple[tuple[str, str, type], ...] = (
    ("place", "Lieu", PlaceSection),
    ("convention", "Convention", ConventionSection),
    ("advisors", "Conseillers", AdvisorsSection),
    ("days", "Jours de permanence", DaysSection),
    ("security", "Sécurité", SecuritySection),
    ("display", "Affichage", DisplaySection),
)


class SettingsPage(Page):
    """One section in view, the others one click away; each saves by itself."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "Réglages"
    touched_by: ClassVar[Touched] = Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stack = QStackedWidget(self)
        self._group = QButtonGroup(self)
        self.sections: dict[str, Section] = {}
        for key, name, make in _SECTIONS:
            self._add(key, name, make(context, self))
        across = QHBoxLayout()
        across.setSpacing(px(self, Space.XL))
        across.addWidget(self._choices())
        across.addWidget(self.stack, 1)
        self.lay_out(across)
        self._group.idClicked.connect(self.stack.setCurrentIndex)

    def refresh(self) -> None:
        """Show the settings as they stand; what is typed and not saved stays."""
        found = self.context.runner.read(settings.load)
        if found is not None:
            for section in self.sections.values():
                section.refresh(found)

    def aim(self, **target: object) -> None:
        """`section` is the key of the one to show."""
        keys = list(self.sections)
        if target.get("section") in keys:
            at = keys.index(str(target["section"]))
            self._group.button(at).setChecked(True)
            self.stack.setCurrentIndex(at)

    def _add(self, key: str, name: str, section: Section) -> None:
        self.sections[key] = section
        self._group.addButton(QPushButton(name, self), self.stack.addWidget(section))

    def _choices(self) -> QWidget:
        choices = QWidget(self)
        choices.setObjectName("sections")
        choices.setFixedWidth(px(self, 210))
        column = QVBoxLayout(choices)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        for button in self._group.buttons():
            button.setCheckable(True)
            column.addWidget(button)
        self._group.buttons()[0].setChecked(True)
        column.addStretch(1)
        return choices
