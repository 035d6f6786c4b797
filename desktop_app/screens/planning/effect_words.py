"""What a change of the days does, in the sentences of the box « Ce que cela fait »."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from desktop_app.domain.french import capital, day_and_month, lasting, listed, plural
from desktop_app.domain.planning import Loss, Lost, Session
from desktop_app.use_cases.planning.cascade import Cascade

NOT_HELD = frozenset({Loss.CLOSED, Loss.CANCELLED, Loss.ABSENCE})
"""The losses that take hours away from the public."""
_NAMED_ONE_BY_ONE = 3


def lines_of(found: Cascade, names: Mapping[int, str], nothing: str) -> list[str]:
    """One sentence a thing, people last; `nothing` when no session is touched. `names` are those of the advisors."""
    changed = found.effect
    if not (changed.gone or changed.new or changed.lost):
        return [nothing, *_people(found, names)]
    missing = [lost for lost in changed.lost if lost.loss in NOT_HELD]
    lines = [_missing(missing)] if missing else []
    lines += _moved(changed.lost, names)
    few = len(changed.new) <= _NAMED_ONE_BY_ONE
    lines += _held(changed.new, changed.gone, names) if few else _counted(changed.new, names)
    return [*lines, *_people(found, names)]


def with_people(verb: str, found: Cascade | None) -> str:
    """'Noter l’absence, 5 à appeler': the verb of the button with what it asks of the desk."""
    number = len(found.to_call) if found else 0
    return f"{verb}, {number} à appeler" if number else verb


def dates(days: Iterable[date]) -> str:
    """'jeudi 4 décembre', 'jeudi 4 décembre et vendredi 5 décembre'; from the first to the last when they are many."""
    found = sorted(set(days))
    if len(found) <= _NAMED_ONE_BY_ONE:
        return listed([day_and_month(day) for day in found])
    return f"du {day_and_month(found[0])} au {day_and_month(found[-1])}"


def _missing(lost: Sequence[Lost]) -> str:
    days = {(each.session.day, each.session.advisor_id) for each in lost}
    minutes = sum(each.session.minutes for each in lost)
    number = " ".join(filter(None, (plural(len(days), "permanence perdue"), lost[0].decider.doing)))
    return f"{number} ({lasting(minutes)}) : {dates(day for day, _ in days)}."


def _moved(lost: Iterable[Lost], names: Mapping[int, str]) -> Iterator[str]:
    for each in lost:
        if each.loss is Loss.MOVED:
            yield f"{capital(day_and_month(each.session.day))} : {_name(each.session, names)} ne vient plus."


def _held(sessions: Sequence[Session], gone: Sequence[Session], names: Mapping[int, str]) -> Iterator[str]:
    before = {(session.day, session.advisor_id): session for session in gone}
    for session in sessions:
        was = before.get((session.day, session.advisor_id))
        rather = f" au lieu de {was.hours_told}" if was and was.hours_told != session.hours_told else ""
        yield f"{capital(day_and_month(session.day))} : {_name(session, names)}, {session.hours_told}{rather}."


def _counted(sessions: Sequence[Session], names: Mapping[int, str]) -> Iterator[str]:
    for advisor_id in dict.fromkeys(session.advisor_id for session in sessions):
        days = {session.day for session in sessions if session.advisor_id == advisor_id}
        yield f"{plural(len(days), 'permanence')} avec {names.get(advisor_id, '')} : {dates(days)}."


def _people(found: Cascade, names: Mapping[int, str]) -> Iterator[str]:
    if found.followed:
        with_whom = listed(sorted({names.get(after.advisor_id, "") for _, after in found.followed}))
        yield f"{plural(len(found.followed), 'rendez-vous')} à la même heure avec {with_whom}."
    if found.to_call:
        yield f"{plural(len(found.to_call), 'personne')} à appeler."
    elif not found.followed:
        yield "Personne à prévenir."


def _name(session: Session, names: Mapping[int, str]) -> str:
    return names.get(session.advisor_id, "")
