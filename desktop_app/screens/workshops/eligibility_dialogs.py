"""Workshops that are not for everybody: what was seen of somebody enrolled, and seats held without a name."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import capital, plural
from desktop_app.domain.planning.segment import MOST_PLACES
from desktop_app.domain.reception.eligibility import Group
from desktop_app.use_cases.reception.today import Booked
from desktop_app.use_cases.workshops import eligibility
from desktop_app.use_cases.workshops.gauges import Gauge

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.boxes import RadioField
from ..widgets.fields import NumberField

SEEN_HELP = "Cochez ce que vous avez vu. Aucun papier ni numéro n’est noté ; le tout s’efface une semaine après."
_HELD = "Les places tenues pour chacun, sans nom. 0 : aucune."
_CAME = "Combien sont venus, chacun à son titre : c’est ce que comptent les chiffres."


def seen_field(open_to: Iterable[str], parent: QWidget) -> RadioField:
    """As whom people may come, '' for what is still to be seen."""
    found = RadioField([("", "À vérifier"), *((each, f"Vu : {each}") for each in open_to)], parent)
    found.set_value("")
    return found


class SeenDialog(FormDialog):
    """About one person of a workshop; `seen` is what was noted already, or ''."""

    chapter = "workshops#verifier-a-qui-l-atelier-est-ouvert"
    abandon = "Abandonner ce qui a été vu ?"
    verb = "Enregistrer"
    tallness = 420

    def __init__(
        self, context: Context, row: Booked, open_to: tuple[str, ...], seen: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, f"Vérifier : {row.person.name}", parent)
        self._row = row
        # What was seen stays to be chosen, though the convention may say something else since.
        self.seen = seen_field(dict.fromkeys((*open_to, *filter(None, (seen,)))), self.form)
        self.form.row("seen", "Réservé à", self.seen, SEEN_HELP)
        self.seen.set_value(seen or next(iter(open_to), ""))
        self.seen.setFocus()

    def give(self) -> bool:
        return self.do(eligibility.see, self._row.appointment.id, self.seen.value())


class GroupsDialog(FormDialog):
    """Before a workshop begins it asks for seats, from its hour on for those who came."""

    chapter = "workshops#des-places-sans-nom"
    abandon = "Abandonner ces nombres ?"
    verb = "Enregistrer"
    tallness = 520
    hint = "Ctrl+Entrée : enregistrer"

    def __init__(self, context: Context, gauge: Gauge, parent: QWidget | None = None) -> None:
        super().__init__(context, "Places sans nom", parent)
        self._gauge, self._begun = gauge, gauge.start <= context.desk.now()
        known = {each.entitlement: each for each in gauge.groups}
        self._groups = [known.get(each, Group(each, 0)) for each in dict.fromkeys((*gauge.open_to, *known))]
        for group in self._groups:
            came = group.seats if group.came is None else group.came
            seats = plural(group.seats, "place tenue") if group.seats else "Aucune place tenue"
            held, name = f"{seats}." if self._begun else "", group.entitlement
            number = self.form.row(name, capital(name), NumberField(0, MOST_PLACES), held, chars=8)
            number.set_value(came if self._begun else group.seats)
        free = "" if self._begun else f" Il reste {plural(gauge.left, 'place libre')}."
        self.say_above((_CAME if self._begun else _HELD) + free)
        next(iter(self.form.fields.values())).setFocus()

    def give(self) -> bool:
        workshop = self._gauge.workshop
        assert workshop
        asked, typed = "came" if self._begun else "seats", self.form.read()
        groups = [replace(group, **{asked: typed[group.entitlement]}) for group in self._groups]
        return self.do(eligibility.hold, workshop.id, groups)
