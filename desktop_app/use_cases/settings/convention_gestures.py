"""What is done to a convention, each gesture as a value that says what it would leave, before anything is written."""

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain import convention as rules
from desktop_app.domain.convention import Convention, Ending, Ground, Terms
from desktop_app.domain.errors import Fault, OutOfDate, Refused, RuleBroken
from desktop_app.domain.french import NBSP, plain_date
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Pattern, Planning, days_from, is_over

_A_DAY = timedelta(1)
_OTHER = Ground(Ending.OTHER)


@frozen
class Left:
    """What a gesture leaves: the convention it made or changed (id 0 when new), the planning, and how it is told.

    The patterns of id 0 are new, and held under the convention of `convention` when theirs is 0.
    """

    convention: Convention
    planning: Planning
    action: Action
    told: str
    undo: str


@frozen
class Closing:
    """A convention ends on a day before its own end."""

    convention_id: int
    on: date | None
    because: str
    ground: Ground = _OTHER

    def left(self, planning: Planning, today: date) -> Left:
        """The days after it are nobody's any more; raises `Refused` (fields on, because, those of the ground)."""
        before = _known(planning, self.convention_id)
        after = rules.closed(before, self.on, self.because, self.ground, today=today)
        assert after.closed_on
        told = f"Convention clôturée le {plain_date(after.closed_on)}."
        return Left(after, _with(planning, after), Action.CONVENTION_CLOSED, told, "la clôture de la convention")


@frozen
class Amendment:
    """Other terms from a day on."""

    convention_id: int
    since: date | None
    terms: Terms
    changed: str

    def left(self, planning: Planning, today: date) -> Left:
        """The days before keep the terms they had; raises `RuleBroken` (fields since, changed, those of the terms)."""
        before = _known(planning, self.convention_id)
        after = rules.amended(before, self.since, self.terms, self.changed, today=today)
        told = f"Avenant noté, à partir du {plain_date(after.versions[-1].since)}."
        return Left(after, _with(planning, after), Action.CONVENTION_AMENDED, told, "l’avenant")


@frozen
class ExpressRenewal:
    """One period more of a convention that does not renew by itself."""

    convention_id: int

    def left(self, planning: Planning, today: date) -> Left:
        """The same convention goes on; raises `RuleBroken` where its text does not let it."""
        after = rules.renewed_expressly(_known(planning, self.convention_id), today=today)
        assert after.last_day
        told = f"Convention reconduite jusqu’au {plain_date(after.last_day)}."
        return Left(after, _with(planning, after), Action.CONVENTION_RENEWED, told, "la reconduction")


@frozen
class Renewal:
    """A new convention follows another, from its own first day."""

    convention_id: int
    terms: Terms

    def left(self, planning: Planning, today: date) -> Left:
        """The days of the one before go on under the new; raises `RuleBroken` (field signed_on)."""
        before, first = _known(planning, self.convention_id), self.terms.signed_on
        if other := rules.following(planning.conventions, before):
            raise RuleBroken(f"Elle est déjà renouvelée depuis le {plain_date(other.first_day)}.")
        if first <= before.first_day:
            sentence = f"La nouvelle commence après celle qu’elle renouvelle, du {plain_date(before.first_day)}."
            raise Refused([Fault("signed_on", sentence)])
        new, ended = rules.begun(self.terms, follows=before.id), before
        if before.last_day is None or before.last_day >= first:
            ended = replace(before, closed_on=first - _A_DAY, closed_because="renouvelée", ground=None)
        kept = _going_on(planning, before.id, _end_of(before, first), first)
        conventions = (*_with(planning, ended).conventions, new)
        after = replace(planning, conventions=conventions, patterns=kept)
        told = f"Convention renouvelée à partir du {plain_date(first)}."
        return Left(new, after, Action.CONVENTION_RENEWED, told, "le renouvellement")


@frozen
class Addition:
    """Another partner, or the commune's own service, beside those that are there."""

    terms: Terms

    def left(self, planning: Planning, today: date) -> Left:
        """No day is held under it yet."""
        new = rules.begun(self.terms)
        after = replace(planning, conventions=(*planning.conventions, new))
        return Left(new, after, Action.CONVENTION_ADDED, f"Convention ajoutée{NBSP}: {self.terms.sender}.", "l’ajout")


@frozen
class Correction:
    """A typing mistake put right in one version, of rank `at`."""

    convention_id: int
    at: int
    terms: Terms

    def left(self, planning: Planning, today: date) -> Left:
        """As if it had been typed right, but for the days that are over; raises `RuleBroken`."""
        before = _known(planning, self.convention_id)
        if not 0 <= self.at < len(before.versions):
            raise OutOfDate("Ces termes ne sont plus dans la liste.")
        after = rules.corrected(before, self.at, self.terms)
        told, undo = "Convention enregistrée.", "la correction de la convention"
        return Left(after, _with(planning, after), Action.CONVENTION_SET, told, undo)


@frozen
class Reopening:
    """A closing that does not hold after all."""

    convention_id: int

    def left(self, planning: Planning, today: date) -> Left:
        """It runs to its own end again; raises `RuleBroken` when it was not closed, or was renewed."""
        before = _known(planning, self.convention_id)
        if before.closed_on is None:
            raise RuleBroken("Cette convention n’est pas close.")
        if rules.following(planning.conventions, before):
            raise RuleBroken(f"Elle a été renouvelée{NBSP}: la nouvelle convention a pris sa suite.")
        after = rules.reopened(before)
        return Left(
            after, _with(planning, after), Action.CONVENTION_SET, "Clôture retirée.", "le retrait de la clôture"
        )


Gesture = Closing | Amendment | ExpressRenewal | Renewal | Addition | Correction | Reopening


def uncovered_days(left: Left, before: Planning) -> int:
    """How many days that the patterns would give lie between a convention and the one that renews it."""
    old = before.convention_by_id.get(left.convention.follows)
    if not old or not old.last_day or old.last_day + _A_DAY >= left.convention.first_day:
        return 0
    endless = replace(rules.begun(replace(old.terms, own=True, signed_on=old.first_day)), id=old.id)
    first = old.last_day + _A_DAY
    alone = replace(before, conventions=(endless,))
    return len(list(days_from(first, (left.convention.first_day - first).days, alone)))


def _known(planning: Planning, convention_id: int) -> Convention:
    found = planning.convention_by_id.get(convention_id)
    if found is None:
        raise OutOfDate("Cette convention n’est plus dans la liste.")
    return found


def _with(planning: Planning, changed: Convention) -> Planning:
    return replace(
        planning, conventions=tuple(changed if each.id == changed.id else each for each in planning.conventions)
    )


def _end_of(before: Convention, first: date) -> date:
    return min(before.last_day or date.max, first - _A_DAY)


def _going_on(planning: Planning, id: int, last: date, first: date) -> tuple[Pattern, ...]:
    """Every pattern, those of this convention ending with it, and a copy of each that it still had, from `first` on."""
    held = [each for each in planning.patterns if each.convention_id == id]
    going = [each for each in held if not is_over(each, last + _A_DAY) and each.starts_on < first]
    ended = {each.id: replace(each, ends_on=first - _A_DAY) for each in going}
    copies = [replace(each, id=0, convention_id=0, starts_on=first) for each in going]
    later = {each.id: replace(each, convention_id=0) for each in held if each.starts_on >= first}
    return (*((ended | later).get(each.id, each) for each in planning.patterns), *copies)
