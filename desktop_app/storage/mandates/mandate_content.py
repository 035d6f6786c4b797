"""The body of a mandate as text: what is sealed, and every way in which it was ever written.

No step of the history can rewrite a body, since opening a file gives nobody its key: each version is read for ever.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Aid,
    Birth,
    Body,
    DataRequest,
    Entrusted,
    Execution,
    IdentityDocument,
    IdentityFact,
    Manner,
    Originals,
    Outcome,
    Path,
    Printed,
    Reach,
    ScopeLine,
    Signing,
)
from desktop_app.domain.organism import Category
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind

from ..errors import TooNew

VERSION = 4
"""1, which 0.1.0 wrote without saying so, knew neither who did each step nor what the originals said; 2 neither what
is entrusted, nor what a line is counted under, nor any act, nor what the originals say of personal data, and asked
nobody who signs nor what they understood; 3 neither a birth, nor for whom somebody signs, nor how to reach them."""


def written(body: Body) -> str:
    """The body as this version writes it."""
    content = {
        "v": VERSION,
        "lines": [
            {
                "organism": line.organism,
                "procedure": line.procedure,
                "acts": [act.name for act in Act if act in line.acts],
                "category": line.category.name if line.category else None,
            }
            for line in body.lines
        ],
        "requests": [{"organism": request.organism, "data": request.data} for request in body.requests],
        "entrusted": [kind.name for kind in Entrusted if kind in body.entrusted],
        "execution": body.execution.name,
        "identity": body.identity.name if body.identity else None,
        "informed_by": body.informed_by,
        "identified_by": body.identified_by,
        "received_by": body.received_by,
        "printed": _printed(body.printed) if body.printed else None,
        "acts": [_act(done) for done in body.acts],
        "path": _path(body.path) if body.path else None,
        "understood_at": body.understood_at.isoformat() if body.understood_at else None,
        "understood_by": body.understood_by,
        "identity_facts": [fact.name for fact in IdentityFact if fact in body.identity_facts],
        "reach": body.reach.name if body.reach else None,
        "birth": _birth(body.birth) if body.birth else None,
        "given_for": body.given_for,
    }
    return json.dumps(content, ensure_ascii=False)


def read(content: str) -> Body:
    """The body in a text of any version up to this one; raises `TooNew` for a later one."""
    found = json.loads(content)
    if found.get("v", 1) not in range(1, VERSION + 1):
        raise TooNew
    return Body(
        lines=tuple(_line_in(line) for line in found["lines"]),
        requests=tuple(DataRequest(request["organism"], request["data"]) for request in found["requests"]),
        execution=Execution[found["execution"]],
        identity=IdentityDocument[found["identity"]] if found["identity"] else None,
        informed_by=found.get("informed_by", ""),
        identified_by=found.get("identified_by", ""),
        received_by=found.get("received_by", ""),
        printed=_printed_in(found["printed"]) if found.get("printed") else None,
        entrusted=frozenset(Entrusted[kind] for kind in found.get("entrusted", ())),
        acts=tuple(_act_in(done) for done in found.get("acts", ())),
        path=_path_in(found["path"]) if found.get("path") else None,
        understood_at=datetime.fromisoformat(found["understood_at"]) if found.get("understood_at") else None,
        understood_by=found.get("understood_by", ""),
        identity_facts=frozenset(IdentityFact[name] for name in found.get("identity_facts", ())),
        reach=Reach[found["reach"]] if found.get("reach") else None,
        birth=_birth_in(found["birth"]) if found.get("birth") else None,
        given_for=found.get("given_for", ""),
    )


def _birth(birth: Birth) -> dict[str, Any]:
    return {"name": birth.name, "on": birth.on.isoformat() if birth.on else None, "at": birth.at}


def _birth_in(found: Mapping[str, Any]) -> Birth:
    return Birth(found["name"], date.fromisoformat(found["on"]) if found["on"] else None, found["at"])


def _act(done: ActDone) -> dict[str, Any]:
    return {
        "number": done.number,
        "act": done.act.name if done.act else None,
        "at": done.at.isoformat(),
        "manner": done.manner.name,
        "outcome": done.outcome.name,
        "by": done.by,
        "due_on": done.due_on.isoformat() if done.due_on else None,
        "due_for": done.due_for,
        "note": done.note,
    }


def _act_in(found: Mapping[str, Any]) -> ActDone:
    return ActDone(
        number=found["number"],
        act=Act[found["act"]] if found["act"] else None,
        at=datetime.fromisoformat(found["at"]),
        manner=Manner[found["manner"]],
        outcome=Outcome[found["outcome"]],
        by=found["by"],
        due_on=date.fromisoformat(found["due_on"]) if found["due_on"] else None,
        due_for=found["due_for"],
        note=found["note"],
    )


def _line_in(found: Mapping[str, Any]) -> ScopeLine:
    category = Category[found["category"]] if found.get("category") else None
    return ScopeLine(found["organism"], found["procedure"], frozenset(Act[act] for act in found["acts"]), category)


def _path(path: Path) -> dict[str, Any]:
    aids = [aid.name for aid in Aid if aid in path.aids]
    return {"signing": path.signing.name, "aids": aids, "seen_alone": path.seen_alone}


def _path_in(found: Mapping[str, Any]) -> Path:
    aids = frozenset(Aid[name] for name in found["aids"])
    return Path(Signing[found["signing"]], aids, found["seen_alone"])


_AS_THEY_ARE = (
    "template", "demo", "mention", "partner", "controller", "controller_contact", "informed_by", "identified_by",
    "months_kept",
)  # fmt: skip


def _printed(printed: Printed) -> dict[str, Any]:
    originals = printed.originals
    place, person, advisor = originals.place, originals.person, originals.advisor
    return {
        **{name: getattr(originals, name) for name in _AS_THEY_ARE},
        "printed_at": originals.printed_at.isoformat(),
        "ends_on": originals.ends_on.isoformat(),
        "place": [
            place.kind.name,
            place.commune,
            place.street,
            place.postcode,
            place.phone,
            *filter(None, [place.label]),
        ],
        "person": [person.last_name, person.first_name],
        "advisor": [advisor.id, advisor.last_name, advisor.first_name, advisor.title.name],
        "substitutes": list(originals.substitutes),
        "notice": [list(each) for each in originals.notice],
        "to_tick": list(originals.to_tick),
        "paper_years": originals.paper_years,
        "convention_ends": originals.convention_ends.isoformat() if originals.convention_ends else None,
        "large": originals.large,
        "model": [list(each) for each in originals.model],
        "model_name": originals.model_name,
        "pdf_digest": printed.pdf_digest,
    }


def _printed_in(found: Mapping[str, Any]) -> Printed:
    kind, *where = found["place"]
    advisor_id, last_name, first_name, title = found["advisor"]
    originals = Originals(
        **{name: found[name] for name in _AS_THEY_ARE},
        printed_at=datetime.fromisoformat(found["printed_at"]),
        ends_on=date.fromisoformat(found["ends_on"]),
        place=Place(PlaceKind[kind], *where),
        person=Person(0, *found["person"]),
        advisor=Advisor(advisor_id, last_name, first_name, AdvisorTitle[title]),
        substitutes=tuple(found["substitutes"]),
        notice=tuple((question, answer) for question, answer in found.get("notice", ())),
        to_tick=tuple(found.get("to_tick", ())),
        paper_years=found.get("paper_years"),
        convention_ends=date.fromisoformat(found["convention_ends"]) if found.get("convention_ends") else None,
        large=found.get("large", False),
        model=tuple((title, words) for title, words in found.get("model", ())),
        model_name=found.get("model_name", ""),
    )
    return Printed(originals, found["pdf_digest"])
