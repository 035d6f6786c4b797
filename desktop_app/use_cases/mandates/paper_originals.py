"""The service's signed originals: filed, handed back, listed for the Archives, destroyed; each gesture is journaled."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import paper_original as rules
from desktop_app.domain.mandate.paper_original import ArchivesAnswer, Disposal, Elimination, PaperOriginal
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import paper_originals as stored

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only
from . import parties

_LATELY = timedelta(days=92)
SHOWN = 200
"""A list longer than this is worked off from its beginning."""
_NOTHING_DUE = "Aucun original n’a passé son terme : il n’y a rien à proposer aux Archives."
_CHANGED = "Cela a changé depuis : cela ne s’annule plus."
_LISTS = Keeping(
    stored.LISTS,
    mark="bordereau",
    touched=Touched.MANDATES,
    changed=_CHANGED,
    undone=lambda list_: f"accord sur le bordereau {list_.number}",
)


@frozen
class OpenList:
    """A list whose papers are not destroyed yet, with them."""

    elimination: Elimination
    originals: tuple[PaperOriginal, ...]


@everyone
def of_mandate(desk: Desk, mandate_id: int) -> PaperOriginal | None:
    """The service's original of this mandate, None for one that was never signed."""
    found = stored.get(desk.db, mandate_id)
    return next(iter(_with_terms(desk, [found])), None) if found else None


@frozen
class Kept:
    """Originals that wait for somebody: the first `SHOWN` of them, and how many there are."""

    originals: tuple[PaperOriginal, ...]
    count: int


@everyone
def to_file(desk: Desk) -> Kept:
    """Those whose place nobody has said, the last signed first."""
    terms = _terms(desk)
    return Kept(tuple(_with_terms(desk, stored.to_file(desk.db, terms, SHOWN))), stored.count_to_file(desk.db, terms))


@everyone
def over_term(desk: Desk) -> Kept:
    """Those whose term is over and that are on no list, the first ended first."""
    terms = _terms(desk)
    return Kept(tuple(_with_terms(desk, stored.due(desk.db, terms, SHOWN))), stored.count_due(desk.db, terms))


@everyone
def without_term(desk: Desk) -> Kept:
    """Those of ended mandates that say no term while the settings do not either, the first ended first."""
    count = how_many_without_term(desk)
    return Kept(tuple(stored.without_term(desk.db, SHOWN)) if count else (), count)


@everyone
def how_many_without_term(desk: Desk) -> int:
    """How many say no term while the settings do not either."""
    return 0 if parties.of_place(desk).paper_years is not None else stored.count_without_term(desk.db)


@everyone
def how_many_to_file(desk: Desk, most: int = -1) -> int:
    """How many have no place yet; beyond `most` they are not counted on."""
    return stored.count_to_file(desk.db, _terms(desk), most)


@everyone
def how_many_over_term(desk: Desk, most: int = -1) -> int:
    """How many are to be proposed to the Archives; beyond `most` they are not counted on."""
    return stored.count_due(desk.db, _terms(desk), most)


@everyone
def missing(desk: Desk) -> list[PaperOriginal]:
    """Those that are not at their place, and are looked for."""
    return _with_terms(desk, stored.missing(desk.db))


@everyone
def open_lists(desk: Desk) -> list[OpenList]:
    """The lists whose papers are not destroyed yet."""
    return [OpenList(each, tuple(stored.on_list(desk.db, each.id))) for each in stored.open_lists(desk.db)]


@everyone
def destroyed_lately(desk: Desk) -> list[OpenList]:
    """The lists whose papers were destroyed in the last three months, whose record may still be to sign."""
    found = stored.destroyed_since(desk.db, desk.now().date() - _LATELY)
    return [OpenList(each, tuple(stored.on_list(desk.db, each.id))) for each in found]


@everyone
def file(desk: Desk, mandate_id: int, *, place: str) -> Changes:
    """Note where the service's original lies: the folder, and its number in it. Refuses beside place."""
    before = _original(desk, mandate_id)
    after = rules.filed(before, place, desk.now(), desk.who)
    told = f"Original du mandat {after.number}{NBSP}: {after.place}."
    return _keep(desk, before, after, Action.ORIGINAL_FILED, told, f"le rangement de l’original {after.number}")


@everyone
def give_back(desk: Desk, mandate_id: int) -> Changes:
    """Note that the service's original was handed to the person, who asked for it: the service has none any more."""
    before = _original(desk, mandate_id)
    after = rules.returned(before, desk.now().date())
    told = f"Original du mandat {after.number} remis à la personne."
    return _keep(desk, before, after, Action.ORIGINAL_RETURNED, told, f"la remise de l’original {after.number}")


@everyone
def file_all(desk: Desk, *, place: str) -> Changes:
    """Note one place for all those that have none yet: an upgraded file has many at once. Refuses beside place."""
    without = _with_terms(desk, stored.to_file(desk.db, _terms(desk)))
    if not without:
        raise RuleBroken("Chaque original a déjà sa place.")
    pairs = [(each, rules.filed(each, place, desk.now(), desk.who)) for each in without]
    with writing(desk.db):
        for _, after in pairs:
            _write(desk, after, Action.ORIGINAL_FILED)
    told = f"{_originals(len(pairs))}{NBSP}: {pairs[0][1].place}."
    what = f"rangement de {_originals(len(pairs))}"
    undo = Undo(f"le {what}", partial(_put_back, pairs, what, 0))
    return Changes(Touched.MANDATES, told, undo=undo)


@everyone
def report_missing(desk: Desk, mandate_id: int) -> Changes:
    """Note that the original is not where it should be: it is looked for until it is filed again or told to be lost."""
    before = _original(desk, mandate_id)
    after = rules.missing(before, desk.now().date())
    told = f"Original du mandat {after.number} noté introuvable{NBSP}: à chercher."
    return _keep(desk, before, after, Action.ORIGINAL_MISSING, told, f"l’original introuvable {after.number}")


@only(Role.MANAGER)
def report_lost(desk: Desk, mandate_id: int) -> Changes:
    """Note that the original is lost: nobody looks for it any more, and the data protection officer was told."""
    before = _original(desk, mandate_id)
    after = rules.lost(before, desk.now().date())
    told = f"Original du mandat {after.number} noté perdu."
    return _keep(desk, before, after, Action.ORIGINAL_LOST, told, f"la perte de l’original {after.number}")


@everyone
def answer(desk: Desk) -> ArchivesAnswer | None:
    """What the Archives answered, None until it is noted."""
    return stored.answer(desk.db)


@only(Role.MANAGER)
def note_answer(desk: Desk, *, visa: bool | None, answered_on: date | None, reference: str) -> Changes:
    """Note what the Archives answered to the place, once. Refuses beside visa, answered_on, reference."""
    said = rules.read_answer(visa=visa, answered_on=answered_on, reference=reference, today=desk.now().date())
    before = stored.answer(desk.db)
    with writing(desk.db):
        stored.keep_answer(desk.db, said)
        desk.record(Action.ARCHIVES_ANSWERED)
    undo = Undo("la réponse des Archives", partial(_put_answer_back, before, said))
    return Changes(Touched.MANDATES, "Réponse des Archives enregistrée.", undo=undo)


@only(Role.MANAGER)
def propose(desk: Desk) -> Changes:
    """Put every original whose term is over on a new list, to be sent to the Archives; `subject` is its id."""
    today = desk.now().date()
    with writing(desk.db):
        due = _with_terms(desk, stored.due(desk.db, _terms(desk)))
        if not due:
            raise RuleBroken(_NOTHING_DUE)
        number = stored.next_number(desk.db, today.year)
        made = _LISTS.write(desk, None, Elimination(0, number, today, desk.who), Action.ELIMINATION_PROPOSED, number)
        for each in due:
            stored.write(desk.db, replace(each, elimination=made))
    told = f"Bordereau {number}{NBSP}: {_originals(len(due))}. Imprimez-le pour les Archives."
    return Changes(Touched.MANDATES, told, made.id, Undo(f"le bordereau {number}", partial(_take_back, made)))


@only(Role.MANAGER)
def allow(desk: Desk, elimination_id: int, *, allowed_on: date | None = None, reference: str = "") -> Changes:
    """Note that the Archives have allowed this list: their visa, or their recorded answer that none is needed.

    Refuses beside allowed_on and reference.
    """
    before = _LISTS.known(desk, elimination_id)
    said = stored.answer(desk.db)
    after = rules.allowed(before, said, visa_on=allowed_on, reference=reference, today=desk.now().date())
    assert after.allowance
    with writing(desk.db):
        _LISTS.write(desk, before, after, Action.ELIMINATION_ALLOWED, after.allowance.name)
    undo = _LISTS.undo(f"l’accord sur le bordereau {after.number}", before, after)
    return Changes(Touched.MANDATES, f"Bordereau {after.number}{NBSP}: accord noté.", after.id, undo)


@only(Role.MANAGER)
def record_destroyed(desk: Desk, elimination_id: int, *, destroyed_on: date | None, way: Disposal | None) -> Changes:
    """Note that the papers of this list are destroyed, for good. Refuses beside destroyed_on and way."""
    before = _LISTS.known(desk, elimination_id)
    after = rules.destroyed(before, on=destroyed_on, way=way, by=desk.who, today=desk.now().date())
    gone = stored.on_list(desk.db, after.id)
    with writing(desk.db):
        stored.LISTS.update(desk.db, after)
        for each in gone:
            desk.record(Action.ORIGINAL_DESTROYED, f"mandat-{each.mandate_id}", after.number)
    told = f"{_originals(len(gone))} détruit{'s' if len(gone) > 1 else ''} (bordereau {after.number})."
    return Changes(Touched.MANDATES, told, after.id)


@everyone
def list_of(desk: Desk, elimination_id: int) -> OpenList:
    """A list, destroyed or not, with its papers."""
    return OpenList(_LISTS.known(desk, elimination_id), tuple(stored.on_list(desk.db, elimination_id)))


def _originals(count: int) -> str:
    return plural(count, "original")


def _original(desk: Desk, mandate_id: int) -> PaperOriginal:
    found = of_mandate(desk, mandate_id)
    if found is None:
        raise RuleBroken("Ce mandat n’a jamais été signé : le service n’en a pas d’original.")
    return found


def _terms(desk: Desk) -> list[tuple[int | None, date]]:
    """The last end whose term is over today, for what a paper may say; of one that says nothing, the settings do."""
    today, settled = desk.now().date(), parties.of_place(desk).paper_years
    said: list[tuple[int | None, date]] = [(years, rules.ended_by(today, years)) for years in rules.YEARS]
    return [*said, (None, date.min if settled is None else rules.ended_by(today, settled))]


def _with_terms(desk: Desk, found: Iterable[PaperOriginal]) -> list[PaperOriginal]:
    """With how long each is kept: as its paper says or, where that was printed before it said so, the settings."""
    years = parties.of_place(desk).paper_years
    return [replace(each, years=years) if each.years is None else each for each in found]


def _keep(desk: Desk, before: PaperOriginal, after: PaperOriginal, action: Action, told: str, label: str) -> Changes:
    with writing(desk.db):
        _write(desk, after, action)
    what = f"original du mandat {after.number}"
    undo = Undo(label, partial(_put_back, [(before, after)], what, after.mandate_id))
    return Changes(Touched.MANDATES, told, after.mandate_id, undo)


def _write(desk: Desk, original: PaperOriginal, action: Action) -> None:
    stored.write(desk.db, original)
    desk.record(action, f"mandat-{original.mandate_id}")


def _put_back(pairs: Sequence[tuple[PaperOriginal, PaperOriginal]], what: str, subject: int, desk: Desk) -> Changes:
    if any(of_mandate(desk, after.mandate_id) != after for _, after in pairs):
        raise OutOfDate(_CHANGED)
    with writing(desk.db):
        for before, _ in pairs:
            _write(desk, before, Action.UNDONE)
    return Changes(Touched.MANDATES, f"Annulé{NBSP}: {what}.", subject)


def _take_back(made: Elimination, desk: Desk) -> Changes:
    if stored.LISTS.find(desk.db, made.id) != made:
        raise OutOfDate(_CHANGED)
    with writing(desk.db):
        for each in stored.on_list(desk.db, made.id):
            stored.write(desk.db, replace(each, elimination=None))
        _LISTS.write(desk, made, None, Action.UNDONE)
    return Changes(Touched.MANDATES, f"Annulé{NBSP}: bordereau {made.number}.")


def _put_answer_back(before: ArchivesAnswer | None, after: ArchivesAnswer, desk: Desk) -> Changes:
    if stored.answer(desk.db) != after:
        raise OutOfDate(_CHANGED)
    with writing(desk.db):
        stored.keep_answer(desk.db, before)
        desk.record(Action.UNDONE)
    return Changes(Touched.MANDATES, f"Annulé{NBSP}: réponse des Archives.")
