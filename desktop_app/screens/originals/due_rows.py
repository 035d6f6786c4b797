"""The rows of the destruction clock, under the name of their list; and the panel that says what one of them means."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import NamedTuple

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, capital, day_and_month, plain_date, plural, short_date
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.paper_original import ArchivesAnswer, PaperOriginal
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.use_cases.destruction.due import Due, Ending
from desktop_app.use_cases.mandates.paper_originals import OpenList

from ..theme.tokens import Space, bare
from ..widgets import labels
from ..widgets.buttons import rename
from ..widgets.labels import breakable
from ..widgets.row_model import Column


class Kind(Enum):
    """Which list a row belongs to; the value is what the first column says."""

    FINISH = "À terminer"
    TODAY = "Aujourd’hui"
    WEEK = "Cette semaine"
    DRAFT = "Jamais signé"
    FILE = "Papier à classer"
    MISSING = "Papier introuvable"
    TERM = "Papier au terme"
    NO_TERM = "Papier sans terme"
    LIST = "Bordereau"
    DONE = "Détruit"


class Dated(NamedTuple):
    """Words that end with a day, if there is one: in figures in the table, in words in a sentence."""

    words: str
    day: date | None = None

    def told(self, write: Callable[[date], str]) -> str:
        """'signé le 27/11/2025', or 'signé le 27 novembre 2025'."""
        return f"{self.words} {write(self.day)}".strip() if self.day else self.words


@frozen
class DueRow:
    """One thing to destroy. `id` is that of the mandate, or of the list for the last two kinds, 0 for a destruction."""

    kind: Kind
    id: int
    what: str
    when: Dated
    why: Dated
    original: PaperOriginal | None = None
    list_: OpenList | None = None


def rows_of(due: Due, today: date) -> list[DueRow]:
    """Every row: what to finish, what goes by itself, what asks for a gesture, what is done."""
    return [
        *_to_finish(due),
        *(_ending(Kind.TODAY, each, "ce soir") for each in due.today),
        *(_ending(Kind.WEEK, each, day_and_month(each.mandate.ends_on)) for each in due.this_week),
        *(_draft(*each, today) for each in due.drafts),
        *(_paper(Kind.FILE, each, "signé le", each.signed_on, _FILE) for each in due.to_file.originals),
        *(_paper(Kind.MISSING, each, "depuis le", each.missing_on, _MISSING) for each in due.missing),
        *(_paper(Kind.TERM, each, "terme le", each.term, _TERM) for each in due.over_term.originals),
        *(_paper(Kind.NO_TERM, each, "fini le", each.ended_on, _NO_TERM) for each in due.without_term.originals),
        *_not_shown(due),
        *(_list(Kind.LIST, each) for each in due.lists),
        *(_list(Kind.DONE, each) for each in due.destroyed),
    ]


_FILE = "Dites où il est rangé"
_MISSING = "À chercher"
_TERM = "À proposer aux Archives"
_NO_TERM = "Durée de garde pas encore décidée"


def _to_finish(due: Due) -> Iterator[DueRow]:
    for each in due.pending:
        why = "Attend la feuille de fin jusqu’au" if each.held_until else "Interrompue"
        asked, until = Dated("", each.asked_at.date()), Dated(why, each.held_until)
        yield DueRow(Kind.FINISH, 0, f"Destruction {each.number}", asked, until)


def _ending(kind: Kind, ending: Ending, when: str) -> DueRow:
    mandate, person = ending.mandate, ending.person
    why = Dated(f"{capital(ending.why.value)}, tout seul")
    return DueRow(kind, mandate.id, _named(mandate, person), Dated(when), why)


def _draft(mandate: Mandate, person: Person, today: date) -> DueRow:
    days = plural((today - mandate.drafted_at.date()).days, "jour")
    when, why = Dated("préparé le", mandate.drafted_at.date()), Dated(f"Sans signature depuis {days}")
    return DueRow(Kind.DRAFT, mandate.id, _named(mandate, person), when, why)


def _paper(kind: Kind, original: PaperOriginal, since: str, day: date | None, why: str) -> DueRow:
    where, when = f", {original.place}" if original.place else "", Dated(since, day) if day else Dated("")
    return DueRow(kind, original.mandate_id, f"Mandat {original.number}{where}", when, Dated(why), original)


def _not_shown(due: Due) -> Iterator[DueRow]:
    """How many more there are of each list of papers that is too long to be seen at once."""
    for kind, kept in ((Kind.FILE, due.to_file), (Kind.TERM, due.over_term), (Kind.NO_TERM, due.without_term)):
        if more := kept.count - len(kept.originals):
            yield DueRow(kind, 0, f"… et {plural(more, 'autre original')}", Dated(""), Dated("Viendra à son tour"))


def _list(kind: Kind, found: OpenList) -> DueRow:
    list_ = found.elimination
    what = f"{list_.number}, {plural(len(found.originals), 'mandat')}"
    if list_.destroyed_on and list_.way:
        when, why = Dated("", list_.destroyed_on), Dated(capital(list_.way.value))
    else:
        when = Dated("du", list_.made_on)
        why = Dated("Attend l’accord des Archives" if list_.allowance is None else "Accord noté, à détruire")
    return DueRow(kind, list_.id, what, when, why, list_=found)


def _named(mandate: Mandate, person: Person) -> str:
    return f"Mandat {mandate.number}, {person.name}"


def list_in_words(found: OpenList) -> str:
    """What is on a list and how far it is, for the panel."""
    list_ = found.elimination
    numbers = ", ".join(each.number for each in found.originals)
    allowed = ""
    if list_.allowance and list_.allowed_on:
        told = f"{capital(list_.allowance.value)}, le {plain_date(list_.allowed_on)}"
        allowed = f" {told}, référence {list_.reference}."
    return f"Mandats{NBSP}: {numbers}.{allowed}"


COLUMNS: tuple[Column[DueRow], ...] = (
    Column("Liste", lambda row: row.kind.value, order=lambda row: list(Kind).index(row.kind)),
    Column("Quoi", lambda row: row.what, stretch=True),
    Column("Quand", lambda row: row.when.told(short_date)),
    Column("Pourquoi", lambda row: row.why.told(short_date)),
)


_MEANS = {
    Kind.FINISH: "Une destruction demandée qui n’est pas terminée. Permanence réessaie à chaque ouverture.",
    Kind.TODAY: "Ce soir, le mandat finit et son contenu est détruit. Personne n’a rien à faire.",
    Kind.WEEK: "Ce jour-là au soir, le mandat finit et son contenu est détruit. Personne n’a rien à faire.",
    Kind.DRAFT: "Ce mandat n’a jamais été signé : il ne permet rien, et ce qui y est écrit ne sert plus. "
    "Abandonné, son contenu est détruit.",
    Kind.FILE: "Le service a un original signé de ce mandat. Dites où il est, pour le retrouver puis le détruire.",
    Kind.MISSING: "Cet original n’était pas à sa place. Retrouvé, classez-le. Perdu, dites-le au délégué à la "
    "protection des données sans attendre (il a 72 heures), puis un référent le note ici.",
    Kind.TERM: "Le temps de garder cet original est passé. Un bordereau les propose tous aux Archives départementales.",
    Kind.NO_TERM: "Le délégué à la protection des données n’a pas encore dit combien de temps le garder : un référent "
    "l’écrit dans Réglages, Convention.",
    Kind.LIST: "Imprimez le bordereau pour les Archives. Rien ne se détruit avant leur accord.",
    Kind.DONE: "Le procès-verbal se signe à deux : qui a détruit, et un témoin.",
}


class DuePanel(QWidget):
    """Shows those of the buttons, by name, that do what may be done."""

    def __init__(self, buttons: Mapping[str, QPushButton], parent: QWidget) -> None:
        super().__init__(parent)
        self.name, self.when = labels.heading("", self), labels.muted("", self)
        self.words, self.archives = labels.body("", self), labels.muted("", self)
        self.buttons = buttons
        self._lay_out()

    def _lay_out(self) -> None:
        column = bare(QVBoxLayout(self), Space.M)
        for label in (self.name, self.when, self.words, self.archives):
            column.addWidget(label)
        column.addStretch(1)
        verbs = bare(QVBoxLayout(), Space.XS, self)
        for button in self.buttons.values():
            verbs.addWidget(button)
        column.addLayout(verbs)

    def show_row(self, row: DueRow | None, due: Due | None, answer: ArchivesAnswer | None, *, manages: bool) -> None:
        """Show what this row means; `manages` is whether a référent is at work."""
        drafts, unfiled = (len(due.drafts), due.to_file.count) if due else (0, 0)
        self.name.setText(breakable(row.what) if row else "")
        dated = [said.told(plain_date) for said in (row.when, row.why)] if row else []
        self.when.setText(" ".join(f"{capital(said)}." for said in dated if said))
        means = _MEANS[row.kind] if row else ""
        more = f"\n\n{list_in_words(row.list_)}" if row and row.list_ else ""
        self.words.setText(breakable(f"{means}{more}"))
        self.archives.setText(_answer_in_words(answer) if row and row.kind in (Kind.TERM, Kind.LIST) else "")
        self.archives.setVisible(bool(self.archives.text()))
        shown = _offered(row, drafts, unfiled, manages=manages)
        for name, words in (("abandon_all", f"Abandonner les {drafts}…"), ("file_all", f"Classer les {unfiled}…")):
            rename(self.buttons[name], words)
        for name, button in self.buttons.items():
            button.setVisible(name in shown)


def _offered(row: DueRow | None, drafts: int, unfiled: int, *, manages: bool) -> set[str]:
    match row.kind if row else None:
        case Kind.FINISH:
            return {"finish"}
        case Kind.TODAY | Kind.WEEK:
            return {"see"}
        case Kind.DRAFT:
            return {"see", "abandon"} | ({"abandon_all"} if drafts > 1 else set())
        case Kind.FILE | Kind.NO_TERM if row and not row.id:
            # « … et n autres »: nothing of its own.
            return set()
        case Kind.FILE:
            return {"see", "file"} | ({"file_all"} if unfiled > 1 else set())
        case Kind.MISSING:
            return {"see", "file"} | ({"lost"} if manages else set())
        case Kind.TERM if manages:
            return {"propose", *(["refile"] if row and row.id else [])}
        case Kind.TERM if row and row.id:
            return {"file"}
        case Kind.NO_TERM:
            return {"see"} | ({"settings"} if manages else set())
        case Kind.LIST if row and row.list_ and manages:
            return {"print_list", "allow" if row.list_.elimination.allowance is None else "destroy"}
        case Kind.LIST:
            return {"print_list"}
        case Kind.DONE:
            return {"print_record", "print_list"}
        case _:
            return set()


def _answer_in_words(answer: ArchivesAnswer | None) -> str:
    if answer is None:
        return "Les Archives départementales n’ont pas encore répondu s’il leur faut un visa à chaque fois."
    when = f"Réponse des Archives du {plain_date(answer.answered_on)}"
    return f"{when} : {'un visa à chaque bordereau' if answer.visa else 'aucun visa à demander'}."
