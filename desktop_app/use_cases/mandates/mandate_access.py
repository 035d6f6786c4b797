"""Who opens a mandate: the advisors named on it, and for one day whoever a référent entrusts it to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop_app.domain import mandate as rules
from desktop_app.domain.account import Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import BodySealed, NotAllowed, OutOfDate, RuleBroken
from desktop_app.domain.french import listed
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate, StandInReason, State
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import destructions, mandate_body, mandates
from desktop_app.storage.planning import advisors

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only

_NOBODY = (
    "Ce compte n’est celui de personne qui travaille ici, et un mandat ne s’ouvre qu’à qui y est nommé : un référent "
    "dit de qui il est dans Réglages, Comptes, « Modifier… »."
)
_GONE = "Ce mandat n’existe plus : la liste vient d’être rafraîchie."


@everyone
def stored(desk: Desk, mandate_id: int) -> Mandate:
    """The mandate as every account may know it, without its body; raises `OutOfDate` when it is gone."""
    found = mandates.get(desk.db, mandate_id)
    if found is None:
        raise OutOfDate(_GONE)
    return found


@everyone
def with_bodies(desk: Desk, found: Iterable[Mandate]) -> list[Mandate]:
    """The mandates with the bodies that this account may read and its keys open; the others stay without.

    Nobody reads a mandate after its last day, not even before `endings.close_expired` has destroyed its body.
    """
    clear, today = list(found), desk.now().date()
    going_on = [each for each in clear if each.state is not State.ENDED and not rules.expired(each, today)]
    bodies = mandate_body.read(desk.db, desk.mandate_keys, desk.keys, _theirs(desk, going_on))
    return [replace(mandate, body=bodies.get(mandate.id)) for mandate in clear]


@everyone
def opens(desk: Desk, mandate: Mandate) -> bool:
    """Whether the account at work may read this mandate and act on it today."""
    return mandate.id in opened_to(desk, [mandate])


@everyone
def opened_to(desk: Desk, found: Iterable[Mandate]) -> frozenset[int]:
    """The ids of those that the account at work `opens`, asked once for a whole list."""
    if Role.ADVISOR not in desk.account.roles:
        return frozenset()
    return frozenset(mandate.id for mandate in _theirs(desk, found))


@only(Role.ADVISOR)
def check_opens(desk: Desk, mandate: Mandate) -> None:
    """Raise `NotAllowed`, which says who may, for a mandate that does not name the account at work."""
    if opens(desk, mandate):
        return
    if not _at_work_here(desk):
        raise NotAllowed(_NOBODY)
    named = listed([advisor.name for advisor in named_on(desk, mandate)])
    raise NotAllowed(
        f"Ce mandat ne nomme que {named}. Un référent peut vous le confier pour la journée : Mandats, « Confier… »."
    )


@only(Role.ADVISOR)
def opened(desk: Desk, mandate_id: int) -> Mandate:
    """The mandate with its body, for what cannot do without it.

    Raises `MandateEnded` once it has ended or after its last day, `NotAllowed` for an advisor it does not name,
    `BodySealed` when its key is lost.
    """
    found = with_bodies(desk, [stored(desk, mandate_id)])[0]
    rules.check_goes_on(found, desk.now().date())
    check_opens(desk, found)
    if found.body is None and desk.keys.reads_mandates:
        raise BodySealed(
            "Le contenu de ce mandat ne s’ouvre plus : sa clé manque dans permanence.mandates. "
            "Terminez-le et faites-en un nouveau ; s’il est signé, le papier fait foi."
        )
    return found


@only(Role.ADVISOR)
def waiting_for_its_sheet(desk: Desk, mandate_id: int) -> Mandate:
    """The mandate that has ended with its body, which waits for the end sheet and for nothing else.

    Raises `NotAllowed` for an advisor it does not name, `RuleBroken` once the body is destroyed.
    """
    found = stored(desk, mandate_id)
    check_opens(desk, found)
    held = destructions.of_subject(desk.db, f"mandat-{mandate_id}")
    waits = held is not None and held.done_at is None and held.held_until is not None
    if not waits or not (body := mandate_body.read(desk.db, desk.mandate_keys, desk.keys, [found]).get(found.id)):
        raise RuleBroken("Le contenu de ce mandat est détruit : il n’y a plus de feuille de fin à imprimer.")
    return replace(found, body=body)


@only(Role.ADVISOR)
def waiting_for_their_sheets(desk: Desk) -> list[Mandate]:
    """The mandates that ended without the advisor at work, who may still print the end sheet; without their bodies."""
    held = [each.subject for each in destructions.pending(desk.db) if not each.is_due(desk.now().date())]
    ids = [int(subject.removeprefix("mandat-")) for subject in held]
    return _theirs(desk, [found for id in ids if (found := mandates.get(desk.db, id))])


@everyone
def named_on(desk: Desk, mandate: Mandate) -> tuple[Advisor, ...]:
    """The advisor of the mandate, then its substitutes."""
    every = {advisor.id: advisor for advisor in advisors.every(desk.db)}
    return tuple(every[id] for id in (mandate.advisor_id, *mandate.substitutes))


@everyone
def entrusted_to(desk: Desk, mandate: Mandate) -> tuple[Advisor, ...]:
    """Those to whom it is entrusted today without being named on it."""
    ids = mandates.entrusted(desk.db, desk.now().date()).get(mandate.id, set())
    return tuple(advisor for advisor in advisors.every(desk.db) if advisor.id in ids)


@only(Role.MANAGER)
def stand_ins(desk: Desk, mandate: Mandate) -> tuple[Advisor, ...]:
    """Those to whom it could be entrusted today: the other advisors at work here."""
    already = {advisor.id for advisor in (*named_on(desk, mandate), *entrusted_to(desk, mandate))}
    return tuple(each for each in advisors.every(desk.db) if each.active and each.id not in already)


@only(Role.MANAGER)
def entrust(desk: Desk, mandate_id: int, *, advisor_id: int, why: StandInReason | None) -> Changes:
    """Let an advisor who is not named open a mandate that goes on, until tonight: the emergency procedure.

    The référent who does it reads nothing by it. Refuses beside advisor and why.
    """
    found = stored(desk, mandate_id)
    rules.check_goes_on(found, desk.now().date())
    chosen = {advisor.id: advisor for advisor in stand_ins(desk, found)}.get(advisor_id)
    if chosen is None:
        raise RuleBroken("Choisissez à qui le confier.", "advisor")
    if why is None:
        raise RuleBroken("Dites pourquoi : le journal le garde.", "why")
    with writing(desk.db):
        mandates.entrust(desk.db, found.id, chosen.id, desk.now().date())
        desk.record(Action.MANDATE_ENTRUSTED, f"mandat-{found.id}", f"conseiller-{chosen.id}: {why.name}")
    return Changes(Touched.MANDATES, f"Mandat {found.number} confié à {chosen.name} jusqu’à ce soir.", found.id)


@only(Role.ADVISOR)
def substitutes_among(desk: Desk, chosen: Sequence[int], advisor_id: int) -> tuple[int, ...]:
    """Those chosen, in order; raises `RuleBroken` for somebody who left or is the mandate's own advisor."""
    at_work = {advisor.id for advisor in advisors.every(desk.db) if advisor.active} - {advisor_id}
    if not at_work.issuperset(chosen):
        raise RuleBroken("Choisissez d’autres conseillers, qui travaillent encore ici.", "substitutes")
    return tuple(sorted(set(chosen)))


@only(Role.ADVISOR)
def check_names_who_prepares(desk: Desk, mandate: Mandate) -> None:
    """Raise `RuleBroken` (field advisor) for a mandate that whoever prepares it could not open again."""
    if not desk.advisor_at_work:
        check_opens(desk, mandate)
    if not mandate.names(desk.advisor_at_work):
        raise RuleBroken(
            "Vous n’y êtes pas : choisissez votre nom, ou ajoutez-vous aux remplaçants. Sinon ce mandat ne s’ouvrirait "
            "plus à vous.",
            "advisor",
        )


@everyone
def who_is_at_work(desk: Desk) -> str:
    """Who is at work, as a paper names them: the advisor whose account it is, or the account."""
    known = {each.id: each for each in advisors.every(desk.db)}.get(desk.advisor_at_work)
    return known.name if known else desk.account.name


def _at_work_here(desk: Desk) -> int:
    """The advisor whose account it is, or 0 once they have left: an account may outlive a substitute's last day."""
    at_work = {each.id for each in advisors.every(desk.db) if each.active}
    return desk.advisor_at_work if desk.advisor_at_work in at_work else 0


def _theirs(desk: Desk, found: Iterable[Mandate]) -> list[Mandate]:
    me, entrusted = _at_work_here(desk), mandates.entrusted(desk.db, desk.now().date())
    return [each for each in found if each.names(me) or (me and me in entrusted.get(each.id, ()))]
