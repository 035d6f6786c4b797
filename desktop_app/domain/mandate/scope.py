"""What a mandate covers: exact lines, requests for personal data, how and until when."""

from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date, timedelta
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..french import plain_date
from ..nouns.frozen import frozen
from ..organism import Category, Directory, Effect
from ..working_days import add_months


class Act(Enum):
    """What the advisor may do on one line, in words the user knows.

    Paying is left out on purpose: whether a mandate may ever cover it is a question for the lawyer.
    """

    CONSULT = "consulter le compte"
    FILL = "remplir un formulaire"
    ATTACH = "joindre des documents"
    SUBMIT = "valider et envoyer"
    OPEN_ACCOUNT = "créer un compte"
    OPEN_MAILBOX = "créer une adresse mail"
    CHANGE_DETAILS = "modifier les coordonnées"
    MAKE_APPOINTMENT = "prendre un rendez-vous"
    CALL = "appeler l’organisme"
    RECEIVE_MAIL = "recevoir les courriers et mails"


@frozen
class ScopeLine:
    """One procedure at one organism, with the acts allowed and no other (Code civil, 1987-1989).

    `category` is what it is counted under: nothing that it allows, so two lines are the same without it.
    """

    organism: str
    procedure: str
    acts: frozenset[Act]
    category: Category | None = field(default=None, compare=False)

    @property
    def acts_in_words(self) -> str:
        """'consulter le compte, remplir un formulaire', always in the same order."""
        return ", ".join(act.value for act in Act if act in self.acts)


@frozen
class DataRequest:
    """Personal data that may be asked of one organism: the second leg of article 2."""

    organism: str
    data: str


class Execution(Enum):
    """The two cases of article 2, or both."""

    TOGETHER = "ensemble"
    REMOTE = "à distance"
    BOTH = "ensemble ou à distance"


def check_scope(
    lines: Sequence[ScopeLine],
    requests: Sequence[DataRequest],
    ends_on: date | None,
    *,
    today: date,
    last: date | None,
    directory: Directory,
) -> None:
    """Refuse a scope that is empty, vague, impossible or too long, or that the limits of `directory` rule out.

    Fields: 'scope', 'line-0'…, 'request-0'…, 'ends_on'.
    """
    faults = [fault for at, line in enumerate(lines) for fault in _line_faults(at, line, directory)]
    for at, request in enumerate(requests):
        faults += text.line_faults(request.organism, f"request-{at}", "L’organisme")
        faults += text.line_faults(request.data, f"request-{at}", "Les données demandées")
        limits = directory.limits_of_request(request.organism, request.data)
        faults += [Fault(f"request-{at}", limit.sentence) for limit in limits if limit.effect is Effect.NEVER]
    faults += text.split_faults(
        [(typed, f"line-{at}") for at, line in enumerate(lines) for typed in (line.organism, line.procedure)]
        + [
            (typed, f"request-{at}")
            for at, request in enumerate(requests)
            for typed in (request.organism, request.data)
        ]
    )
    if not lines and not requests:
        faults.append(Fault("scope", "Le mandat ne dit pas encore ce qui est permis : ajoutez une démarche."))
    if sentence := _end_fault(ends_on, today, longest_end(today, last)):
        faults.append(Fault("ends_on", sentence))
    refuse(faults)


def _line_faults(at: int, line: ScopeLine, directory: Directory) -> Iterator[Fault]:
    field = f"line-{at}"
    yield from text.line_faults(line.organism, field, "L’organisme")
    yield from text.line_faults(line.procedure, field, "La démarche")
    limits = directory.limits_of(line.organism, line.procedure)
    never = [Fault(field, limit.sentence) for limit in limits if limit.effect is Effect.NEVER]
    yield from never
    if not line.acts and not never:
        yield Fault(field, "Cochez au moins un acte : rien n’est permis que ce qui est écrit.")
    if Act.SUBMIT in line.acts:
        for limit in limits:
            if limit.effect is Effect.NOT_SENT:
                yield Fault(field, f"{limit.sentence} Décochez « valider et envoyer ».")


def longest_end(today: date, last: date | None) -> date:
    """The latest end: one year from today, and never after `last`, the end of the conventions (None: no end)."""
    year = add_months(today, 12)
    return min(year, last) if last else year


def proposed_ends(today: date, last: date | None) -> tuple[tuple[str, date], ...]:
    """Ends to offer, the shortest first; a short mandate that is renewed protects better than a long one."""
    longest = longest_end(today, last)
    ends = (
        ("aujourd’hui", today),
        ("demain", today + timedelta(1)),
        ("un mois", add_months(today, 1)),
        ("six mois", add_months(today, 6)),
        ("un an", add_months(today, 12)),
    )
    return tuple((label, day) for label, day in ends if day <= longest)


def _end_fault(ends_on: date | None, today: date, longest: date) -> str:
    if ends_on is None:
        return f"Donnez le dernier jour du mandat, par exemple le {plain_date(min(longest, add_months(today, 1)))}."
    if ends_on < today:
        return "Ce jour est passé : le mandat doit finir aujourd’hui ou plus tard."
    if ends_on > longest:
        return f"Le mandat ne peut pas dépasser le {plain_date(longest)} (un an, ou la fin de la convention)."
    return ""
