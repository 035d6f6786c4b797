"""A line of the journal in plain French, in its columns, and what is said of the last check."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from enum import Enum

from desktop_app.domain.account import Role
from desktop_app.domain.forbidden_data import Kind
from desktop_app.domain.french import NBSP, capital, day_and_month, hour, long_date, moment, plain_date, plural
from desktop_app.domain.journal import Action, Line, told
from desktop_app.domain.mandate import Doubt, EndReason, StandInReason, Way
from desktop_app.domain.mandate.acts import Refusal
from desktop_app.domain.mandate.blank import Spoilt
from desktop_app.domain.mandate.paper_original import Allowance
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Decision
from desktop_app.domain.planning.attendance import AttendanceState
from desktop_app.domain.planning.own_time import TimeKind
from desktop_app.domain.planning.submission import Stage
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.outing import OutingDecision
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.domain.reception.request import Outcome
from desktop_app.domain.reception.rights_request import Answer
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.use_cases.journal import CHECKED, FOUND_SOUND

from ..widgets.row_model import Column

_NUMBERED = re.compile(r"([a-z-]+)-([0-9]+)")
_DATED = re.compile(r"([a-z-]+)-([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{2})([0-9]{2})[0-9]{2})?")
_DATED_KINDS = {
    "coupure": "rendez-vous des sept jours à partir",
    "emargement-vierge": "feuille d’émargement à remplir",
    "releve": "relevé du conseiller",
    "ateliers": "programme des ateliers",
    "lieu": "fiche du lieu",
    "reservations": "rendez-vous à noter",
    "registre": "registre des mandats",
    "controle": "feuille de contrôle",
}
"""Of what a dated subject cannot say itself, made of letters without accents."""
_ENTRUSTED = re.compile(r"conseiller-([0-9]+): ([A-Z_]+)")
_A_MINUTE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}")
_AN_HEAD = re.compile(r"([0-9]+) ([0-9a-f]{16})")
_DETAILS: dict[Action, type[Enum]] = {
    Action.MARKED: State,
    Action.TICKET_MARKED: TicketState,
    Action.REQUEST_NOTED: Outcome,
    Action.REQUEST_SETTLED: Outcome,
    Action.OUTING_DECIDED: OutingDecision,
    Action.RIGHTS_REQUEST_ANSWERED: Answer,
    Action.CALLED: CallResult,
    Action.REMINDED: ReminderResult,
    Action.ATTENDANCE_NOTED: AttendanceState,
    Action.OWN_TIME_NOTED: TimeKind,
    Action.OWN_TIME_REMOVED: TimeKind,
    Action.MANDATE_DRAFTED: Doubt,
    Action.MANDATE_REVISED: Doubt,
    Action.MANDATE_ENDED: EndReason,
    Action.ACT_REFUSED: Refusal,
    Action.ELIMINATION_ALLOWED: Allowance,
    Action.MANDATE_ENTRUSTED: StandInReason,
    Action.BLANK_SPOILT: Spoilt,
    Action.ACCOUNT_CHANGED: Role,
    Action.WAY_NOTED: Way,
    Action.WORKSHOP_DECIDED: Decision,
    Action.WORKSHOP_PROPOSED: Stage,
    Action.LINE_ASSERTED: Kind,
}
_LISTS = (Action.ACCOUNT_CHANGED, Action.MANDATE_DRAFTED, Action.MANDATE_REVISED)
"""Whose detail names several."""
_NAMED: dict[tuple[Action | None, str], str] = {
    (action, each.name): each.value for action, kind in _DETAILS.items() for each in kind
}
"""What the detail of a line names: two kinds may well have a name in common."""
_LONGEST_NAME = 24


@frozen
class Shown:
    """A line ready to be shown: `sentence` is the whole of it, to be read aloud."""

    number: int
    when: str
    who: str
    what: str

    @property
    def sentence(self) -> str:
        """'Jeudi 27 novembre, 10 h 32 — Accueil — rendez-vous pris (rendez-vous n° 12)'."""
        return capital(f"{self.when} — {self.who} — {self.what}")


def _shortened(name: str) -> str:
    """A long name is cut, so that what was done can be read; the choice of accounts says it whole."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


COLUMNS: tuple[Column[Shown], ...] = (
    Column("Quand", lambda line: line.when, spoken=lambda line: line.sentence),
    Column("Qui", lambda line: _shortened(line.who), spoken=lambda line: line.who),
    Column("Quoi", lambda line: line.what, stretch=True),
    Column("Ligne", lambda line: str(line.number), right=True),
)


def shown(line: Line, names: Mapping[str, str], mandates: Mapping[int, str], today: date) -> Shown:
    """The line in words; `names` are those of the accounts, `mandates` the numbers of the mandates."""
    when, who = _when(line.at, today), _who(line.who, names)
    if line.action is Action.CONTROLLED and line.subject == CHECKED:
        return Shown(line.number, when, who, f"journal vérifié en entier ({line.detail})")
    done = line.action.value if line.action else "action illisible"
    more = [_subject(line.subject, names, mandates), _detail(line.action, line.detail)]
    for said in ("mandat ", "sauvegarde "):
        if done.startswith(said):
            more[0] = more[0].removeprefix(said)
    told_more = ", ".join(filter(None, more))
    return Shown(line.number, when, who, f"{done} ({told_more})" if told_more else done)


def writer_in_words(who: str, name: str) -> str:
    """'Accueil', or 'compte n° 7 (retiré)' for an account that is no more."""
    number = _NUMBERED.fullmatch(who)
    return name or (f"compte n°{NBSP}{number[2]} (retiré)" if number else who)


def last_check_in_words(line: Line | None) -> str:
    """When all was last checked, and what came of it."""
    if line is None:
        return "Le journal n’a encore jamais été vérifié en entier."
    when = f"le {moment(line.at)}" if line.at else "à une date illisible"
    found = "tout était intact." if line.detail == FOUND_SOUND else "des anomalies ont été trouvées."
    return f"Vérifié en entier {when} : {found}"


def _when(at: datetime | None, today: date) -> str:
    if at is None:
        return "date illisible"
    return f"{day_and_month(at) if at.year == today.year else long_date(at)}, {hour(at)}"


def _who(who: str, names: Mapping[str, str]) -> str:
    return writer_in_words(who, names.get(who, ""))


def _subject(subject: str, names: Mapping[str, str], mandates: Mapping[int, str]) -> str:
    if dated := _DATED.fullmatch(subject):
        return _dated_subject(dated) or subject
    numbered = _NUMBERED.fullmatch(subject)
    if not numbered:
        return subject
    kind, number = numbered[1], int(numbered[2])
    if kind == "mandat" and number in mandates:
        return f"mandat {mandates[number]}"
    return _who(subject, names) if kind == "compte" else f"{kind} n°{NBSP}{number}"


def _dated_subject(found: re.Match[str]) -> str:
    """'feuille du 27 novembre 2025', 'sauvegarde du 20 novembre 2025 à 18 h 02'; '' for a day that is none."""
    kind, day, hours, minutes = found.groups()
    try:
        at = f" à {hour(time(int(hours), int(minutes)))}" if hours else ""
        return f"{_DATED_KINDS.get(kind, kind)} du {plain_date(date.fromisoformat(day))}{at}"
    except ValueError:
        return ""


def _detail(action: Action | None, detail: str) -> str:
    if action is Action.REFUSED and detail.isdecimal():
        return plural(int(detail), "essai")
    if head := _AN_HEAD.fullmatch(detail):
        return f"le journal remplacé avait {told.number(int(head[1]))}{NBSP}lignes"
    if action is Action.MANDATE_ENTRUSTED and (entrusted := _ENTRUSTED.fullmatch(detail)):
        return f"conseiller n°{NBSP}{entrusted[1]}, {_named(action, entrusted[2])}"
    if action is Action.MANDATE_LINE_WITHDRAWN and detail.isdecimal():
        return f"ligne {detail}"
    if action is Action.MANDATE_ENTERED and _A_MINUTE.fullmatch(detail):
        return f"signé {moment(datetime.fromisoformat(detail))}"
    if action is Action.PERSON_JOINED and (joined := _NUMBERED.fullmatch(detail)):
        return f"avec {joined[1]} n°{NBSP}{joined[2]}"
    if action in _LISTS:
        return ", ".join(_named(action, role.strip()) for role in detail.split(","))
    return _named(action, detail)


def _named(action: Action | None, name: str) -> str:
    if action is Action.UNDONE and name in Way.__members__:
        return Way[name].value
    return _NAMED.get((action, name), name)
