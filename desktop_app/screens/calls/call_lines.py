"""The rows of the call list: those to tell by date, and those told this week; in words, and read aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from desktop_app.domain.french import NBSP, WEEKDAYS, capital, day_and_month, hour, plural
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.call import Call, CallResult
from desktop_app.use_cases.reception.calls import CallList, CallRow

from ..appointments.list_line import ListLine
from ..appointments.steps import Step
from ..appointments.when_words import short_moment
from ..widgets.aloud import as_heard
from .call_steps import step_for_key, steps_of
from .to_tell import TO_SEE, ToTell

TOLD = "Cette semaine, c’est fait"
_TRIED = {CallResult.MESSAGE: "message laissé", CallResult.NO_ANSWER: "pas de réponse"}


@dataclass(frozen=True)
class CallLine(ToTell):
    """Somebody whose appointment is not held: the `at`th of so many."""

    row: CallRow
    at: int
    of: int

    def step_for(self, key: str) -> Step | None:
        """The step of this letter."""
        return step_for_key(key)

    @property
    def hour(self) -> str:
        """The hour of the appointment that is not held."""
        return hour(self.row.appointment.start)

    @property
    def detail(self) -> str:
        """What was tried, and what is proposed."""
        to_see = TO_SEE if self.row.unseen else ""
        return " · ".join(filter(None, (tried_words(self.row, self.now_at), self.proposed, to_see)))

    @property
    def proposed(self) -> str:
        """'→ jeudi 11 décembre à 9 h, avec Jordi Puig', or that nothing is free."""
        if self.proposal is None:
            return "aucune place à proposer"
        other = self.proposal.advisor
        with_whom = f", avec {other.name}" if other.id != self.row.advisor.id else ""
        return f"→ {short_moment(self.proposal.slot.start, self.now_at.date())}{with_whom}"

    @property
    def spoken(self) -> str:
        """'1 sur 5, Nadia Aubert, 06 39 98 91 39', then the sentence to say."""
        to_see = f", {TO_SEE}" if self.row.unseen else ""
        return f"{self.at} sur {self.of}, {self.title}, {self.number}{to_see}. {self.said}"


@dataclass(frozen=True)
class ToldLine(ListLine):
    """Somebody who was told: nothing is asked any more."""

    row: tuple[Appointment, Person, Call]
    today: date

    def step_for(self, key: str) -> Step | None:
        """None."""
        return None

    @property
    def hour(self) -> str:
        """When they were told."""
        return hour(self.row[2].at)

    @property
    def title(self) -> str:
        """Who it is."""
        return self.row[1].name

    @property
    def detail(self) -> str:
        """'d’accord pour jeudi 11 décembre à 9 h', and the day it was told when that is not today."""
        appointment, _, call = self.row
        what = call.result.value
        if call.result is CallResult.AGREED:
            what = f"d’accord pour {short_moment(appointment.start, self.today)}"
        return " · ".join(filter(None, (what, said_on(call.at, self.today))))

    @property
    def loud(self) -> bool:
        """Nothing is left to do."""
        return False

    @property
    def spoken(self) -> str:
        """The whole row in one breath."""
        return f"c’est fait, {self.title}, {as_heard(self.detail)}"


def lines_of(
    listed: CallList, turns: Mapping[object, int], say: Callable[[CallRow, int], str], now: datetime
) -> list[ListLine]:
    """Those to tell in order; `turns` has the proposal in view by key, `say` the sentence with it."""
    lines: list[ListLine] = []
    for day, group in groupby(listed.rows, key=lambda row: row.appointment.start.date()):
        rows = list(group)
        for row in rows:
            above = _date_words(day, rows) if row is rows[0] else ""
            key = ("call", row.appointment.id)
            turn = min(turns.get(key, 0), max(0, len(row.proposals) - 1))
            lines.append(
                CallLine(
                    key=key,
                    row=row,
                    steps=steps_of(row),
                    above=above,
                    repeats=False,
                    now=False,
                    at=len(lines) + 1,
                    of=len(listed.rows),
                    turn=turn,
                    said=say(row, turn),
                    now_at=now,
                )
            )
    return lines


def told_lines(listed: CallList, now: datetime) -> list[ListLine]:
    """Those who were told this week."""
    return [
        ToldLine(("told", each[0].id), each, (), "" if at else TOLD, False, False, now.date())
        for at, each in enumerate(listed.done)
    ]


def tried_words(row: CallRow, now: datetime) -> str:
    """'message laissé à 9 h 12', the last try alone; '' for none."""
    if not row.tried:
        return ""
    last = row.tried[-1]
    when = said_on(last.at, now.date())
    at = f"à{NBSP}{hour(last.at)}"
    return f"{_TRIED.get(last.result, last.result.value)} {f'{when} ' if when else ''}{at}"


def said_on(at: datetime, today: date) -> str:
    """'hier', 'mardi'; '' for today, and the date when it is longer ago than a week."""
    days = (today - at.date()).days
    if days <= 0:
        return ""
    return "hier" if days == 1 else WEEKDAYS[at.weekday()] if days < 7 else day_and_month(at.date())


def _date_words(day: date, rows: list[CallRow]) -> str:
    whys = ", ".join(dict.fromkeys(row.why for row in rows))
    return f"{capital(day_and_month(day))} · {whys} · {plural(len(rows), 'personne')}"
