"""The panel beside the destruction clock: what the row in focus means, and what this account may do about it."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import capital, plain_date
from desktop_app.domain.mandate.paper_original import ArchivesAnswer

from ..theme.tokens import Space, bare, px
from ..widgets import labels
from ..widgets.buttons import danger, primary, rename, secondary
from ..widgets.labels import breakable
from .due_rows import DueRow, Kind, list_in_words

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
    """Shows the buttons of what may be done; the page hears them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.when = labels.heading("", self), labels.muted("", self)
        self.words, self.archives = labels.body("", self), labels.muted("", self)
        self.buttons = {
            "finish": primary("Terminer maintenant", self, icon="refresh"),
            "file": primary("Classer…", self, icon="folder"),
            "file_all": secondary("", self),
            "lost": danger("Noter la perte…", self),
            "propose": primary("Établir le bordereau", self, icon="add"),
            "allow": primary("Noter l’accord…", self, icon="check"),
            "destroy": danger("Noter la destruction…", self),
            "print_list": secondary("Imprimer le bordereau", self),
            "print_record": secondary("Imprimer le procès-verbal", self),
            "see": secondary("Voir le mandat", self, icon="mandates"),
            "settings": secondary("Ouvrir Réglages", self, icon="settings"),
            "abandon": danger("Abandonner…", self, keys="Del"),
            "abandon_all": danger("", self),
        }
        self._lay_out()

    def _lay_out(self) -> None:
        column = bare(QVBoxLayout(self), Space.M)
        for label in (self.name, self.when, self.words, self.archives):
            column.addWidget(label)
        column.addStretch(1)
        verbs = QVBoxLayout()
        verbs.setSpacing(px(self, Space.XS))
        for button in self.buttons.values():
            verbs.addWidget(button)
        column.addLayout(verbs)

    def show_row(
        self, row: DueRow | None, answer: ArchivesAnswer | None, drafts: int, unfiled: int, *, manages: bool
    ) -> None:
        """Show what this row means; `drafts` is how many were never signed, `unfiled` how many papers have no place.

        `manages` is whether a référent is at work.
        """
        self.name.setText(breakable(row.what) if row else "")
        self.when.setText(f"{capital(row.when)}. {row.why}." if row else "")
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
        case Kind.TERM:
            return ({"file"} if row and row.id else set()) | ({"propose"} if manages else set())
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
