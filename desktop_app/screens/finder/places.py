"""Where the finder leads besides people, days and mandates: the pages of the account, their parts, a few gestures."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cached_property, partial
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.account import Account
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.search_key import fold
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates, organisms
from desktop_app.use_cases.papers import packs
from desktop_app.use_cases.papers.agenda_papers import week_sheet
from desktop_app.use_cases.papers.printing import Pack, Paper
from desktop_app.use_cases.permissions import may
from desktop_app.use_cases.reception import appointments, people
from desktop_app.use_cases.settings import calendar, conventions, house_rules, settings
from desktop_app.use_cases.workshops import catalogue

from ..appointments.booking import open_booking
from ..appointments.papers import preview
from ..context import Context
from ..navigation import Entry
from .results import Group, Lead, Result, go


def _print(verb: Callable[[Desk, date], Paper | Pack], context: Context, window: QWidget) -> None:
    preview(context, window, verb, context.today())


def _show_keys(context: Context, window: QWidget) -> None:
    from ..help.shortcuts import ShortcutsDialog

    context.dialogs.show(ShortcutsDialog(window))


def _show_help(context: Context, _window: QWidget) -> None:
    context.dialogs.help("first_steps")


@frozen
class Place:
    """One of them: `also` are other words that people use for it, `verb` what an account must be allowed to do.

    `keys` lead there too, '' for none.
    """

    title: str
    also: str
    icon: str
    lead: Lead
    verb: Callable[..., Any] | None = None
    keys: str = ""

    def begins_with(self, words: Sequence[str], *, by_title: bool = False) -> bool:
        """Whether each of these folded words begins one of its own, or of its title alone."""
        own = self._title_words if by_title else self._words
        return all(any(each.startswith(word) for each in own) for word in words)

    @cached_property
    def _words(self) -> list[str]:
        return fold(f"{self.title} {self.also}").split()

    @cached_property
    def _title_words(self) -> list[str]:
        return fold(self.title).split()

    def result(self) -> Result:
        """As it is found."""
        return Result(Group.PLACES, self.icon, self.title, self.keys, self.lead)


_ALSO = {
    "today": "accueil jour journée qui vient",
    "agenda": "semaine mois année calendrier dates",
    "people": "personnes public contacts téléphone",
    "mandates": "procurations",
    "protection": "sécurité",
    "journal": "historique qui a fait quoi",
    "fulfilment": "prévu heures bilan convention chiffres",
    "settings": "paramètres options configuration",
    "calls": "appeler rappeler téléphoner annulé",
}
SECTIONS: tuple[tuple[str, str, str, Callable[..., Any]], ...] = (
    ("place", "Lieu", "adresse médiathèque mairie commune salle bureau", settings.change_place),
    ("convention", "Convention", "renouveler avenant partenaire durée", conventions.carry_out),
    ("advisors", "Conseillers", "conseillère nom", settings.keep_advisors),
    ("days", "Jours de permanence", "horaires heures créneaux rythme", settings.change_days),
    ("calendar", "Fermetures et vacances", "fériés scolaires fermé", calendar.change),
    ("reception", "Accueil", "retard délai attente qui peut signer curatelle témoins départ", house_rules.change),
    ("workshops", "Ateliers", "catalogue salle ordinateurs places minimum prêt matériel", catalogue.keep),
    ("organisms", "Organismes", "démarches caf impôts liste mandat", organisms.keep),
    ("accounts", "Comptes", "accès ajouter rôle", accounts.add),
    ("security", "Sécurité", "verrouillage code de secours délai", house_rules.change),
    ("account", "Mon compte", "phrase de passe mot de passe", accounts.change_passphrase),
    ("display", "Affichage", "taille couleurs contraste sombre lettres", settings.load),
)
"""The sections of Réglages, each with the verb that it is for."""
PARTS = (
    ("backups", "Sauvegardes", "copie clé usb restaurer"),
    ("erasure", "Effacement", "effacer purge anciens usagers"),
    ("destructions", "Destructions", "registre preuve"),
    ("rights", "Demandes", "droits accès rectification opposition portabilité registre"),
)
"""Those of Protection."""
GESTURES = (
    Place("Réserver un rendez-vous", "rdv prendre placer", "add", open_booking, appointments.book),
    Place(
        "Ajouter quelqu’un", "usager personne nouveau fiche", "add", partial(go, "people", new=True), people.register
    ),
    Place("Nouveau mandat", "procuration", "add", partial(go, "mandates", new=True), mandates.draft),
    Place("Imprimer la journée", "feuille d’émargement programme", "print", partial(_print, packs.day), packs.day),
    Place("Imprimer la semaine", "agenda", "print", partial(_print, week_sheet), week_sheet),
    Place("Raccourcis clavier", "touches", "info", _show_keys),
    Place("Premiers pas", "aide mode d’emploi", "info", _show_help),
)


def places_of(account: Account, entries: Sequence[Entry]) -> tuple[Place, ...]:
    """Those of this account: the pages first, then what may be begun, then the parts of pages."""
    return tuple(each for each in _every(entries) if each.verb is None or may(account, each.verb))


def found_among(places: Sequence[Place], typed: str) -> list[Result]:
    """Those that begin with what was typed, by their title first; none for nothing typed."""
    words = fold(typed).split()
    found = [each for each in places if words and each.begins_with(words)]
    return [each.result() for each in sorted(found, key=lambda each: not each.begins_with(words, by_title=True))]


def _every(entries: Sequence[Entry]) -> Iterator[Place]:
    for at, entry in enumerate(entries, 1):
        yield Place(entry.title, _ALSO.get(entry.key, ""), entry.icon, partial(go, entry.key), keys=f"Ctrl+{at}")
    yield from GESTURES
    for key, title, also, verb in SECTIONS:
        yield Place(f"Réglages, {title}", also, "settings", partial(go, "settings", section=key), verb)
    for key, title, also in PARTS if any(entry.key == "protection" for entry in entries) else ():
        yield Place(f"Protection, {title}", also, "protection", partial(go, "protection", part=key))
