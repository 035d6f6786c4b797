"""What a référent prints of the mandates of a period without reading one: their register, and the sheet of controls."""

from datetime import date

from desktop_app.domain.account import Role
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import plain_date
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.storage.mandates import blanks, destructions, mandates

from ..desk import Desk
from ..mandates import controls, paper_originals
from ..permissions import only
from ..planning import schedule
from .printing import Paper, letterhead, made, marked


@only(Role.MANAGER)
def register(desk: Desk, first: date | None, last: date | None) -> Paper:
    """The mandates prepared from `first` to `last`, both included; refuses beside first and last, and for none."""
    from desktop_app.forms import mandate_register as form

    first, last = _period(first, last)
    advisors = schedule.advisors_by_id(desk)
    rows = tuple(
        form.Row(
            each,
            advisors[each.advisor_id].name,
            destructions.of_subject(desk.db, f"mandat-{each.id}"),
            paper_originals.of_mandate(desk, each.id),
        )
        for each in mandates.prepared_between(desk.db, first, last)
    )
    printed = tuple(blanks.printed_between(desk.db, first, last))
    if not rows and not printed:
        raise RuleBroken(f"Aucun mandat n’a été préparé du {plain_date(first)} au {plain_date(last)}.", "first")
    says = form.MandateRegister(letterhead(desk), first, last, desk.now().date(), rows, printed)
    data, mark = marked(desk, Sheet.REGISTER, "", says)
    title, name = "Registre des mandats", f"registre-{first}-{last}"
    return made(form.build, data, title, name, f"registre-{last}", mark=mark, discloses="")


@only(Role.MANAGER)
def control_sheet(desk: Desk, first: date | None, last: date | None) -> Paper:
    """What the controls find among the mandates of these days; refuses beside first and last."""
    from desktop_app.forms import control_sheet as form

    first, last = _period(first, last)
    findings = controls.between(desk, first, last)
    found = tuple((control, tuple(each.number for each in which)) for control, which in findings.found.items())
    not_back = tuple(each.number for each in findings.not_back)
    says = form.ControlSheet(letterhead(desk), first, last, desk.now().date(), found, not_back)
    data, mark = marked(desk, Sheet.CONTROL, "", says)
    title, name = "Contrôle des mandats", f"controle-{first}-{last}"
    return made(form.build, data, title, name, f"controle-{last}", mark=mark, discloses="")


def _period(first: date | None, last: date | None) -> tuple[date, date]:
    if first is None:
        raise RuleBroken("Dites le premier jour, par exemple 1/1.", "first")
    if last is None or last < first:
        raise RuleBroken("Dites le dernier jour : il est après le premier.", "last")
    return first, last
