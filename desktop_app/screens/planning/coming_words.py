"""How the list of absences and changes says each of them: a title, then whose doing it is and since when."""

from collections.abc import Mapping

from desktop_app.domain.french import capital, day_and_month, plain_date
from desktop_app.domain.planning import Absence, DayException, Decider, Half, Session
from desktop_app.use_cases.planning.exceptions import Standing

_BY = {Decider.PLACE: "le lieu d’accueil", Decider.PARTNER: "le partenaire", Decider.NEITHER: ""}


def of_absence(absence: Absence, names: Mapping[int, str]) -> tuple[str, str]:
    """'Marie Castell, absence du jeudi 4 décembre au vendredi 5 décembre', 'Congés. Su le … par …'."""
    who = names.get(absence.advisor_id, "")
    told_by = f" par {absence.told_by}" if absence.told_by else ""
    known = f"{capital(absence.kind.value)}, su le {plain_date(absence.known_on)}{told_by}."
    instead = f" {names.get(absence.replaced_by, '')} vient à la place." if absence.replaced_by else ""
    return f"{who}, absence {_when(absence)}", f"{known}{instead}"


def of_exception(standing: Standing, names: Mapping[int, str]) -> tuple[str, str]:
    """'Jeudi 4 décembre : n’a pas lieu', 'Décidé par le lieu d’accueil, su le …. Grève.'."""
    exception = standing.exception
    title = f"{capital(day_and_month(exception.original))} : {_becomes(exception, standing.planned, names)}"
    decider = f"Décidé par {_BY[exception.decider]}, su" if _BY[exception.decider] else "Su"
    note = f" {capital(exception.note)}." if exception.note else ""
    return title, f"{decider} le {plain_date(exception.known_on)}.{note}"


def _when(absence: Absence) -> str:
    first, last = day_and_month(absence.first), day_and_month(absence.last)
    if absence.first == absence.last:
        if absence.from_half is absence.to_half:
            return f"{first}, {absence.from_half.value}"
        return first
    begins = f"{first} après-midi" if absence.from_half is Half.AFTERNOON else first
    ends = f"{last} matin" if absence.to_half is Half.MORNING else last
    return f"du {begins} au {ends}"


def _becomes(exception: DayException, planned: Session | None, names: Mapping[int, str]) -> str:
    instead = exception.instead
    if instead is None:
        return f"{names.get(planned.advisor_id, '')} ne vient pas" if planned else "pas de permanence"
    who = names.get(instead.advisor_id, "")
    if exception.added:
        return f"jour exceptionnel avec {who}, {instead.hours_told}"
    if instead.day != exception.original:
        return f"déplacé au {day_and_month(instead.day)}, {who}, {instead.hours_told}"
    opens = "ouvert quand même, " if exception.opens else ""
    rooms = ", ".join(dict.fromkeys(each.room for each in instead.segments if each.room))
    return f"{opens}{who}, {instead.hours_told}{f', {rooms}' if rooms else ''}"
