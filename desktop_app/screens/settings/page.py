"""Réglages: everything the assistant asked, the accounts, one's own passphrase, and how the program looks."""

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from desktop_app.domain.french import listed
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.mandates import organisms
from desktop_app.use_cases.settings import calendar, conventions, house_rules, settings
from desktop_app.use_cases.workshops import catalogue

from ..chapters import anchor
from ..context import Context
from ..page import Page
from ..reading_order import first_stop
from ..theme.tokens import UNBOUND, Space, bare, px
from ..widgets.buttons import Button, one_of_several
from ..widgets.flow import Flow
from ..widgets.layout import Stack, stack_when_narrow
from .accounts_section import AccountsSection
from .calendar_section import CalendarSection
from .conventions_section import ConventionsSection
from .days_section import AdvisorsSection, DaysSection
from .display_section import DisplaySection
from .my_account_section import MyAccountSection
from .organisms_section import OrganismsSection
from .place_section import PlaceSection
from .rules_sections import ReceptionSection, SecuritySection
from .section import FieldsSection, Section
from .workshops_section import WorkshopsSection

_SECTIONS: tuple[tuple[str, str, type, Callable[..., Any]], ...] = (
    ("place", "Lieu", PlaceSection, settings.change_place),
    ("convention", "Convention", ConventionsSection, conventions.carry_out),
    ("advisors", "Conseillers", AdvisorsSection, settings.keep_advisors),
    ("days", "Jours de permanence", DaysSection, settings.change_days),
    ("calendar", "Fermetures et vacances", CalendarSection, calendar.change),
    ("reception", "Accueil", ReceptionSection, house_rules.change),
    ("workshops", "Ateliers", WorkshopsSection, catalogue.keep),
    ("organisms", "Organismes", OrganismsSection, organisms.keep),
    ("accounts", "Comptes", AccountsSection, accounts.add),
    ("security", "Sécurité", SecuritySection, house_rules.change),
    ("account", "Mon compte", MyAccountSection, accounts.change_passphrase),
    ("display", "Affichage", DisplaySection, settings.load),
)
"""Each with the verb that it is for: a section whose verb the account may not use is absent."""
_CHOICES_WIDTH, _LEAST_HEIGHT = 200, 300


class SettingsPage(Page):
    """One section in view, the others one click away; each saves by itself."""

    key: ClassVar[str] = "settings"
    title: ClassVar[str] = "Réglages"
    touched_by: ClassVar[Touched] = Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.stack = Stack(self)
        # The sections scroll: whatever their length, « Enregistrer » stays in sight.
        self.stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.stack.setMinimumHeight(px(self, _LEAST_HEIGHT))
        self._group = QButtonGroup(self)
        self._makers = {key: (name, make) for key, name, make, verb in _SECTIONS if context.may(verb)}
        self._made: dict[str, Section] = {}
        for at, (name, _) in enumerate(self._makers.values()):
            one_of_several(Button(name, self), self._group, at)
        self._choices = self._make_choices()
        self._across = bare(QHBoxLayout(), Space.XL, self)
        self._across.addWidget(self._choices)
        self._across.addWidget(self.stack, 1)
        self.lay_out(self._across)
        self._group.idClicked.connect(self._show_section)
        self._show_section(0)

    @property
    def sections(self) -> dict[str, Section]:
        """Every section by its key, made now when it was not yet shown."""
        return {key: self._section(key) for key in self._makers}

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the names of the sections above when there is no room beside."""
        super().resizeEvent(event)
        narrow = stack_when_narrow(self, self._across)
        width = px(self, _CHOICES_WIDTH)
        self._choices.setMinimumWidth(0 if narrow else width)
        self._choices.setMaximumWidth(UNBOUND if narrow else width)
        across = self.width() - 2 * px(self, Space.XXL)
        self._choices.setMinimumHeight(self._choices.heightForWidth(across) if narrow else 0)

    def refresh(self) -> None:
        """Show the settings as they stand; what is typed and not saved stays."""
        found = self.context.runner.read(settings.load)
        if found is not None:
            for section in self._made.values():
                section.refresh(found)

    def aim(self, **target: object) -> None:
        """`section`, or `part`, is the key of the one to show, its first field with the keyboard."""
        wanted = str(target.get("section", target.get("part")))
        if wanted in self._makers:
            choice = self._choose(wanted)
            self._hand_keyboard(first_stop(self._made[wanted]) or choice)

    def asks_about(self) -> str:
        shown = self._group.checkedButton()
        return f"{self.key}#{anchor(shown.text())}" if shown else self.key

    def may_leave(self) -> bool:
        """Ask once what to do of everything unsaved; a section that cannot be saved is shown, with why."""
        unsaved = self._unsaved()
        if not unsaved:
            return True
        names = listed([f"« {name} »" for key, name, *_ in _SECTIONS if key in unsaved])
        keep = self.context.dialogs.ask_to_keep(
            "Réglages non enregistrés", f"Ce que vous avez changé dans {names} n’est pas enregistré."
        )
        if keep is not None:
            for section in unsaved.values():
                section.save() if keep else section.cancel()
        left = next(iter(self._unsaved()), "")
        if left:
            self._choose(left)
        return not left

    def has_unsaved(self) -> bool:
        return bool(self._unsaved())

    def _unsaved(self) -> dict[str, FieldsSection]:
        typed = {key: section for key, section in self._made.items() if isinstance(section, FieldsSection)}
        return {key: section for key, section in typed.items() if section.unsaved}

    def _choose(self, key: str) -> QWidget:
        at = list(self._makers).index(key)
        choice = self._group.button(at)
        choice.setChecked(True)
        self._show_section(at)
        return choice

    def _show_section(self, at: int) -> None:
        self.stack.setCurrentWidget(self._section(list(self._makers)[at]))

    def _section(self, key: str) -> Section:
        """Made when it is first asked for: all at once would keep the page from showing."""
        if key not in self._made:
            _, make = self._makers[key]
            self._made[key] = section = make(self.context, self.stack)
            self.stack.addWidget(section)
            if isinstance(section, FieldsSection):
                section.begun.connect(self.begun)
            # One that will be read again when it is next shown reads for all of them.
            if not self._stale and (found := self.context.runner.read(settings.load)) is not None:
                section.refresh(found)
        return self._made[key]

    def _make_choices(self) -> Flow:
        for button in self._group.buttons():
            button.setMinimumWidth(px(self, _CHOICES_WIDTH))
        self._group.buttons()[0].setChecked(True)
        # No gap between them: a dozen stand one under the other at large type.
        choices = Flow(self._group.buttons(), px(self, Space.S), 0, self)
        choices.setObjectName("sections")
        return choices
