"""« ▾ » beside what prints a day: the next one made ready, its people reminded, and the papers of a power cut."""

from datetime import timedelta

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.domain.french import day_and_month
from desktop_app.use_cases.papers import site_papers, workshop_papers
from desktop_app.use_cases.reception import today

from ..context import Context
from ..theme.tokens import Target, px
from ..widgets.aloud import set_plain_tooltip
from ..widgets.buttons import french_keys, secondary
from ..widgets.shortcut import shortcut
from .day_actions import DayActions
from .papers import show_paper

WORDS = "Autres papiers, et rappels"
_PREPARE, _KEYS = "Préparer la prochaine permanence", "Ctrl+Shift+P"
_REMIND = "Rappeler les personnes par téléphone…"
_PROGRAMME = "Programme des ateliers"
_SITE = "Fiche du lieu, pour le partenaire"
_POWER_CUT = "En cas de coupure : les sept jours qui viennent"


def more_papers(context: Context, doing: DayActions, page: QWidget) -> QPushButton:
    """The button of this page; its key makes the next day ready from anywhere on the page."""
    button = secondary("", page)
    button.setObjectName("more_papers")
    button.setAccessibleName(WORDS)
    set_plain_tooltip(button, WORDS)
    button.setFixedWidth(px(page, Target.CONTROL))
    menu = _Papers(context, button)
    menu.prepare.triggered.connect(doing.prepare)
    menu.power_cut.triggered.connect(doing.print_for_power_cut)
    menu.remind.triggered.connect(doing.remind)
    menu.programme.triggered.connect(doing.print_programme)
    menu.large_programme.triggered.connect(doing.print_large_programme)
    menu.site.triggered.connect(lambda: _show_site(context, page))
    shortcut(_KEYS, _PREPARE, doing.prepare, page)
    return button


def _show_site(context: Context, page: QWidget) -> None:
    if paper := context.runner.read(site_papers.sheet):
        show_paper(context, paper, page)


class _Papers(QMenu):
    """Says which day is the next one when it opens, and has the workshops where some are to come."""

    def __init__(self, context: Context, button: QPushButton) -> None:
        super().__init__(button)
        self._context = context
        self.setTitle(WORDS)
        # The page hears the keys: the menu only says them.
        self.prepare = self.addAction(f"{_PREPARE}\t{french_keys(_KEYS)}")
        self.power_cut = self.addAction(_POWER_CUT)
        self.remind = self.addAction(_REMIND)
        self.programme, self.large_programme = (
            self.addAction(f"{_PROGRAMME} (A4)"),
            self.addAction(f"{_PROGRAMME} (A3)"),
        )
        self.site = self.addAction(_SITE)
        self.aboutToShow.connect(self._name_the_day)
        button.setMenu(self)

    def _name_the_day(self) -> None:
        offered = bool(self._context.runner.read(workshop_papers.has_programme))
        for action in (self.programme, self.large_programme):
            action.setVisible(offered)
        present = self._context.desk.now().date()
        found = self._context.runner.read(today.next_day, present)
        words = _PREPARE
        if found == present + timedelta(1):
            words = f"Préparer demain, {day_and_month(found)}"
        elif found:
            words = f"{_PREPARE}, {day_and_month(found)}"
        self.remind.setEnabled(found is not None)
        self.prepare.setText(f"{words}\t{french_keys(_KEYS)}")
