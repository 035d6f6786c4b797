"""The rows of those to call: whose appointment is not held, by date; who would come sooner; and who was told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import groupby

from desktop_app.domain.french import NBSP, WEEKDAYS, capital, day_and_month, hour, phone, plural, short_moment
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.call import Call, CallResult
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.calls import CallRow
from desktop_app.use_cases.reception.sooner import SoonerRow
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..appointments.list_line import ListLine, Pill, dotted, hour_or_date, in_one_breath
from .call_steps import KEEP, OF_A_CALL, TAKE, steps_of_call

Callee = CallRow | WaitingRow | SoonerRow
Say = Callable[[Callee, Place | None], str]
"""The sentence to say to them, with the place proposed."""
NO_PHONE = "pas de téléphone"
TO_SEE = "à vérifier"
"""That nobody has seen yet as whom they may come to a workshop that is not for everybody."""
_TOLD, _SOONER = "Cette semaine, c’est fait", "Viendraient plus tôt"
_TRIED = {CallResult.MESSAGE: "message laissé", CallResult.NO_ANSWER: "pas de réponse"}


@frozen(kw_only=True)
class ToTell(ListLine):
    """Somebody to call at this `number`, and the proposal in view, `turn` of all of them.

    Nothing is proposed (`proposes`) before the partner has answered.
    """

    row: Callee
    turn: int
    number: str
    proposes: bool = True

    @property
    def proposal(self) -> Place | None:
        """The place in view."""
        return self.row.proposals[self.turn] if self.row.proposals else None


def to_tell(kind: str, id: int, row: Callee, turns: Mapping[object, int], say: Say) -> ToTell:
    """The row of this person, whose words are still to be added; `turns` has the proposal in view by key."""
    key, number = (kind, id), number_of(row.person)
    turn = min(turns.get(key, 0), max(0, len(row.proposals) - 1))
    said = say(row, row.proposals[turn] if row.proposals else None)
    pills = (Pill(number),)
    return ToTell(
        key=key, row=row, hour="", title=row.person.name, pills=pills, spoken="", turn=turn, said=said, number=number
    )


def call_lines(rows: Iterable[CallRow], turns: Mapping[object, int], say: Say, now: datetime) -> list[ListLine]:
    """Those whose appointment is not held, in order, under their dates."""
    lines: list[ListLine] = []
    listed = list(rows)
    for day, group in groupby(listed, key=lambda row: row.appointment.start.date()):
        of_that_day = list(group)
        under: list[ListLine] = []
        for row in of_that_day:
            last = row.tried[-1] if row.tried else None
            tried = tried_words(_TRIED.get(last.result, last.result.value), last.at, now.date()) if last else ""
            line = to_tell("call", row.appointment.id, row, turns, say)
            to_see = TO_SEE if row.unseen else ""
            called = ", ".join(filter(None, (line.title, line.number, to_see)))
            under.append(
                replace(
                    line,
                    hour=hour(row.appointment.start),
                    detail=dotted(tried, proposed(line, now.date(), but=row.advisor.id), to_see),
                    spoken=f"{len(lines) + len(under) + 1} sur {len(listed)}, {called}. {line.said}",
                    steps=steps_of_call(row),
                    letters=OF_A_CALL,
                )
            )
        lines += under_head(_date_words(day, of_that_day), under)
    return lines


def sooner_lines(rows: Iterable[SoonerRow], turns: Mapping[object, int], say: Say, today: date) -> list[ListLine]:
    """Those who have an appointment and would come sooner, in order."""
    lines: list[ListLine] = []
    for row in rows:
        line, start = to_tell("sooner", row.appointment.id, row, turns, say), row.appointment.start
        lines.append(
            replace(
                line,
                hour=hour_or_date(start, today),
                detail=dotted(f"a rendez-vous {short_moment(start, today)}", proposed(line, today)),
                spoken=f"Viendrait plus tôt, {line.title}, {line.number}. {line.said}",
                steps=(TAKE, KEEP),
            )
        )
    return under_head(_SOONER, lines)


def told_lines(done: Iterable[tuple[Appointment, Person, Call]], today: date) -> list[ListLine]:
    """Those who were told this week: nothing is asked any more."""
    lines: list[ListLine] = []
    for appointment, person, call in done:
        what = call.result.value
        if call.result is CallResult.AGREED:
            what = f"d’accord pour {short_moment(appointment.start, today)}"
        detail = dotted(what, said_on(call.at, today))
        lines.append(
            ListLine(
                key=("told", appointment.id),
                row=(appointment, person, call),
                hour=hour(call.at),
                title=person.name,
                detail=detail,
                spoken=in_one_breath("c’est fait", person.name, detail),
                loud=False,
            )
        )
    return under_head(_TOLD, lines)


def under_head(head: str, lines: Sequence[ListLine]) -> list[ListLine]:
    """These rows, with the head of a section that counts them above the first."""
    first = (
        replace(line, above=head, begins_section=True, counted=plural(len(lines), "personne")) for line in lines[:1]
    )
    return [*first, *lines[1:]]


def number_of(person: Person) -> str:
    """Where to call, in pairs."""
    return phone(person.phone) or NO_PHONE


def proposed(line: ToTell, today: date, *, but: int = 0) -> str:
    """'→ jeudi 11 décembre à 9 h, avec Jordi Puig', unless that is the advisor `but`; or that nothing is free."""
    place = line.proposal
    if place is None:
        return "aucune place à proposer"
    with_whom = f", avec {place.advisor.name}" if place.advisor.id != but else ""
    return f"→ {short_moment(place.slot.start, today)}{with_whom}"


def tried_words(what: str, at: datetime, today: date) -> str:
    """'message laissé à 9 h 12', 'pas de réponse hier à 14 h'."""
    day = said_on(at, today)
    return f"{what} {f'{day} ' if day else ''}à{NBSP}{hour(at)}"


def said_on(at: datetime, today: date) -> str:
    """'hier', 'mardi'; '' for today, and the date when it is longer ago than a week."""
    days = (today - at.date()).days
    if days <= 0:
        return ""
    return "hier" if days == 1 else WEEKDAYS[at.weekday()] if days < 7 else day_and_month(at.date())


def _date_words(day: date, rows: list[CallRow]) -> str:
    whys = ", ".join(dict.fromkeys(row.why for row in rows))
    return f"{capital(day_and_month(day))} · {whys}"
