"""The conventions of a place: several in one file, each with its terms by version, closed ones kept."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from enum import Enum
from functools import cached_property

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import NBSP, plain_date
from ..nouns.frozen import frozen
from . import dates
from .ending import Ending, Ground, early_fault, ground_faults, tidied
from .terms import HalfDay, Terms


@frozen
class Version:
    """The terms as they are from a day on: the paper signed first, then each amendment (avenant) with what it says."""

    since: date
    terms: Terms
    changed: str = ""


@frozen
class Convention:
    """One agreement, or the commune's own service; `id` is 0 until the file has given one.

    `versions` are by date and at least one. `closed_on` is the last day when somebody ended it before its own end,
    `closed_because` why in words and `ground` by what right, None where nobody said; `follows` is the id of the
    convention that this one renews, or 0.
    """

    id: int
    versions: tuple[Version, ...]
    closed_on: date | None = None
    closed_because: str = ""
    follows: int = 0
    ground: Ground | None = None

    @property
    def first_day(self) -> date:
        """The day from which it holds."""
        return self.versions[0].since

    @property
    def terms(self) -> Terms:
        """The terms as the last amendment leaves them, those to come included: its dates are read from them."""
        return self.versions[-1].terms

    @cached_property
    def last_day(self) -> date | None:
        """The last day on which it holds, or None when it renews without end."""
        end = dates.natural_end(self.terms)
        return min(end, self.closed_on) if end and self.closed_on else self.closed_on or end

    @cached_property
    def ever_excludes(self) -> bool:
        """Whether any version leaves out some half-day: most do not, and their days are not looked at one by one."""
        return any(version.terms.excluded for version in self.versions)


class Standing(Enum):
    """Where a convention stands on a day; the value is what the screens say."""

    TO_COME = "à venir"
    IN_FORCE = "en vigueur"
    CLOSED = "clôturée"
    ENDED = "arrivée à son terme"


def begun(terms: Terms, *, id: int = 0, follows: int = 0) -> Convention:
    """A convention as it is signed."""
    return Convention(id, (Version(terms.signed_on, terms),), follows=follows)


def last_day(convention: Convention) -> date | None:
    """The last day the convention can run, or None when it renews without end (000, art. 6)."""
    return convention.last_day


def covers(convention: Convention, day: date) -> bool:
    """Whether the convention is in force on this day."""
    last = convention.last_day
    return convention.first_day <= day and (last is None or day <= last)


def terms_on(convention: Convention, day: date) -> Terms:
    """Its terms as they are on this day; before the first, those of the first."""
    found = convention.versions[0]
    for version in convention.versions:
        if version.since <= day:
            found = version
    return found.terms


def excluded_on(convention: Convention, day: date) -> Collection[HalfDay]:
    """The half-days on which nobody comes under it, as of this day."""
    return terms_on(convention, day).excluded if convention.ever_excludes else ()


def opposition_by(convention: Convention, today: date) -> date | None:
    """The next last day on which a party may still refuse the renewal, or None when none is to come."""
    return dates.next_refusal(convention.terms, convention.last_day, today)


def notice_by(convention: Convention) -> date | None:
    """Until when one must write about what comes after its end; None when it renews by itself or was closed."""
    last = convention.last_day
    return dates.notice_limit(convention.terms, last) if last and not convention.closed_on else None


def standing(convention: Convention, today: date) -> Standing:
    """Where it stands today."""
    if today < convention.first_day:
        return Standing.TO_COME
    if covers(convention, today):
        return Standing.IN_FORCE
    return Standing.CLOSED if convention.closed_on else Standing.ENDED


def in_force(register: Sequence[Convention], day: date) -> tuple[Convention, ...]:
    """Those that hold on this day, in order of id."""
    return tuple(each for each in register if covers(each, day))


def nearest(register: Sequence[Convention], day: date) -> tuple[Convention, ...]:
    """Those in force on this day; else the last that were, else the first that will be. Empty for an empty register."""
    if here := in_force(register, day):
        return here
    begun_before = [each for each in register if each.first_day <= day]
    if begun_before:
        latest = max(each.last_day or date.max for each in begun_before)
        return tuple(each for each in begun_before if (each.last_day or date.max) == latest)
    first = min((each.first_day for each in register), default=date.max)
    return tuple(each for each in register if each.first_day == first)


def covered_until(conventions: Sequence[Convention], today: date) -> date | None:
    """The last day up to which one or another of them holds without a gap from today, None when there is no end.

    Where none holds today, from the first that will; where none will, the last day on which one did.
    """
    reached = today
    if not in_force(conventions, today):
        coming = [each.first_day for each in conventions if each.first_day > today]
        if not coming:
            return max((each.last_day for each in conventions if each.last_day), default=today)
        reached = min(coming)
    while here := in_force(conventions, reached):
        lasts = [each.last_day for each in here]
        if None in lasts:
            return None
        reached = max(last for last in lasts if last) + timedelta(1)
    return reached - timedelta(1)


def following(register: Sequence[Convention], convention: Convention) -> Convention | None:
    """The convention that renews this one, or None."""
    return next((each for each in register if each.follows == convention.id and convention.id), None)


def closed(convention: Convention, on: date | None, because: str, ground: Ground, *, today: date) -> Convention:
    """The convention ending on this day; raises `Refused` (fields on, because, and those of `ground_faults`).

    Where a letter runs a clock no earlier day is taken than the text lets; why is written in words where the reason
    does not say it by itself.
    """
    terms = convention.terms
    wrong = [*ground_faults(ground, terms, convention.first_day, today)]
    required = ground.ending in (Ending.AGREED, Ending.OTHER)
    faults = [*wrong, *text.line_faults(because, "because", "Le motif", required=required)]
    sentence = _closing_fault(convention, on)
    early = None if wrong or sentence or on is None else early_fault(ground, terms, on)
    if sentence or early:
        faults.insert(len(wrong), early or Fault("on", sentence))
    refuse(faults)
    return replace(convention, closed_on=on, closed_because=text.tidy(because), ground=tidied(ground))


def reopened(convention: Convention) -> Convention:
    """The convention running to its own end again."""
    return replace(convention, closed_on=None, closed_because="", ground=None)


def _closing_fault(convention: Convention, on: date | None) -> str:
    end = dates.natural_end(convention.terms)
    if on is None:
        return "Donnez le dernier jour, par exemple celui que dit la lettre."
    if on < convention.first_day:
        return f"Elle commence le {plain_date(convention.first_day)}{NBSP}: elle ne peut pas finir avant."
    if end and on > end:
        return f"Elle finit d’elle-même le {plain_date(end)}{NBSP}: donnez un jour d’avant."
    return ""


def amended(convention: Convention, since: date | None, terms: Terms, changed: str, *, today: date) -> Convention:
    """The convention with these terms from a day on; raises `Refused` (fields since, changed, and those of terms).

    Anniversaries go on counting from its first day. The day is today or later: what is over was under other terms.
    """
    faults = [*text.line_faults(changed, "changed", "Ce qui change")]
    if sentence := _since_fault(convention, since, today):
        faults.insert(0, Fault("since", sentence))
    refuse(faults)
    assert since
    kept = replace(terms, signed_on=convention.terms.signed_on)
    version = Version(since, kept, text.tidy(changed))
    after = replace(convention, versions=(*convention.versions, version))
    _check_end(after, since)
    return after


def _since_fault(convention: Convention, since: date | None, today: date) -> str:
    if since is None:
        return "Donnez le jour à partir duquel l’avenant vaut."
    if convention.closed_on and today > convention.closed_on:
        return f"Cette convention est close{NBSP}: un avenant n’y change plus rien."
    if since < max(today, convention.first_day):
        return f"Ce jour est passé{NBSP}: les jours tenus restent comme ils étaient. Donnez aujourd’hui ou plus tard."
    if since <= convention.versions[-1].since:
        before = plain_date(convention.versions[-1].since)
        return f"Ses termes d’avant valent depuis le {before}{NBSP}: donnez un jour après."
    if convention.last_day and since > convention.last_day + timedelta(1):
        ended = plain_date(convention.last_day)
        return f"Elle finit le {ended}, avant ce jour{NBSP}: renouvelez-la plutôt."
    return ""


def _check_end(convention: Convention, since: date) -> None:
    end = convention.last_day
    if end and end < since:
        field = "first_end" if convention.terms.first_end == end else "hard_end"
        raise RuleBroken(f"Avec ces termes elle finit le {plain_date(end)}, avant même que l’avenant ne vaille.", field)


def renewed_expressly(convention: Convention, *, today: date) -> Convention:
    """The same convention for one period more, as its text lets the parties (002, art. 5); raises `RuleBroken`."""
    end, terms = convention.last_day, convention.terms
    if convention.closed_on or end is None or dates.next_express_renewal(terms) is None:
        raise RuleBroken(f"Le texte ne permet plus de la reconduire{NBSP}: renouvelez-la par une nouvelle convention.")
    rank = terms.renewals_made + 1
    since = max(end + timedelta(1), today, convention.versions[-1].since + timedelta(1))
    version = Version(since, replace(terms, renewals_made=rank), f"{rank}{'re' if rank == 1 else 'e'} reconduction")
    return replace(convention, versions=(*convention.versions, version))


def corrected(convention: Convention, at: int, terms: Terms) -> Convention:
    """The convention with a typing mistake put right in its version of this rank; raises `RuleBroken`.

    The first day is one for all versions, and is corrected with the first.
    """
    versions = list(convention.versions)
    first = terms.signed_on if at == 0 else convention.terms.signed_on
    versions[at] = replace(versions[at], terms=replace(terms, signed_on=first))
    if at == 0:
        later = [each.since for each in versions[1:2]] + ([convention.closed_on] if convention.closed_on else [])
        if later and first >= min(later):
            sentence = f"Un avenant ou sa clôture est daté du {plain_date(min(later))}{NBSP}: elle commence avant."
            raise RuleBroken(sentence, "signed_on")
        versions = [replace(each, terms=replace(each.terms, signed_on=first)) for each in versions]
        versions[0] = replace(versions[0], since=first)
    return replace(convention, versions=tuple(versions))


def labels(register: Sequence[Convention]) -> Iterator[tuple[int, str]]:
    """Each id with what tells the convention from the others: who sends, and since when where the same sends twice."""
    senders = [each.terms.sender for each in register]
    for each in register:
        sender = each.terms.sender
        since = f", depuis le {plain_date(each.first_day)}" if senders.count(sender) > 1 else ""
        yield each.id, f"{sender}{since}"
