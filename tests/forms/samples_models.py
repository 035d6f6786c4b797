"""Originals of « modèle 3 » and « modèle 4 » as they came out, each word written here: no other sample changes them.

They are printed again against a digest that the mandate keeps, so the program draws the same bytes for ever.
"""

from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.french import NBSP
from desktop_app.domain.mandate import (
    Act,
    Aid,
    Birth,
    Body,
    DataRequest,
    Entrusted,
    Execution,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Originals,
    Path,
    Reach,
    ScopeLine,
    Signing,
    State,
)
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.forms.mandate import MandateForm

_TOLD_AT = datetime(2026, 11, 26, 10, 35)
_LINES = (
    ScopeLine("CAF", "Demande d’aide au logement", frozenset({Act.CONSULT, Act.FILL, Act.ATTACH, Act.SUBMIT})),
    ScopeLine("Impôts (DGFiP)", "Changement d’adresse", frozenset({Act.CONSULT, Act.CHANGE_DETAILS})),
)
_BODY = Body(
    _LINES,
    (DataRequest("Assurance retraite (Carsat)", "Relevé de carrière"),),
    Execution.BOTH,
    identity=IdentityDocument.IDENTITY_CARD,
    informed_by="Marie Durand",
    understood_at=_TOLD_AT,
    understood_by="Marie Durand",
)
_NOTICE = (
    (
        f"Qui est responsable de mes données{NBSP}?",
        "Département des Pyrénées-Orientales, 24 quai Sadi-Carnot, 66000 Perpignan. Son délégué aux données "
        f"(DPO){NBSP}: dpo@departement.exemple.",
    ),
    (
        f"Combien de temps{NBSP}?",
        f"Ce qui est écrit ici{NBSP}: détruit dans le logiciel dès que le mandat finit. L’original du "
        f"service{NBSP}: gardé sous clé 6{NBSP}ans après la fin, puis détruit.",
    ),
)
_ORIGINALS = Originals(
    template="modèle 3",
    printed_at=datetime(2026, 11, 26, 10, 45),
    ends_on=date(2026, 12, 26),
    demo=False,
    place=Place(PlaceKind.MEDIATHEQUE, "Le Boulou", "Avenue Léon-Jean Grégory", "66160", "0468000000"),
    mention="Opération menée par le Département des Pyrénées-Orientales, avec l'appui financier de l'État",
    partner="Département des Pyrénées-Orientales",
    controller="Département des Pyrénées-Orientales",
    controller_contact="24 quai Sadi-Carnot, 66000 Perpignan",
    person=Person(1, "Lefèvre-Nguyễn", "Éloïse"),
    advisor=Advisor(1, "Durand", "Marie", AdvisorTitle.ADVISOR_WOMAN),
    informed_by="Marie Durand",
    identified_by="Rosa Pons",
    months_kept=24,
    notice=_NOTICE,
    to_tick=("J’accepte que ces démarches parlent de ma santé, de mon handicap, de mon origine.",),
    paper_years=6,
)
_MANDATE = Mandate(
    7,
    "2026-0012",
    1,
    1,
    datetime(2026, 11, 26, 10, 30),
    date(2026, 12, 26),
    _BODY,
    state=State.IDENTIFIED,
    informed=tuple((point, _TOLD_AT) for point in InformationPoint),
    identified_at=datetime(2026, 11, 26, 10, 40),
)


def of_model_3() -> MandateForm:
    """The usual case."""
    return MandateForm(_MANDATE, _ORIGINALS)


def with_all_of_model_3() -> MandateForm:
    """Thirty lines over many pages, everything entrusted, everybody who may sign beside, a training."""
    path = Path(Signing.WITH_CURATOR, frozenset(Aid), seen_alone=True)
    body = replace(_BODY, lines=_LINES * 15, entrusted=frozenset(Entrusted), path=path)
    named = {"demo": True, "substitutes": ("Jordi Puig, ambassadeur du numérique",)}
    return MandateForm(replace(_MANDATE, body=body), replace(_ORIGINALS, **named))


def of_model_4(*, large: bool = False) -> MandateForm:
    """The usual case, with what this text asks for more."""
    birth = Birth("Nguyễn", date(1948, 3, 12), "Hanoï")
    body = replace(_BODY, reach=Reach.PHONE, birth=birth, entrusted=frozenset({Entrusted.IDENTITY}))
    more = {"template": "modèle 4", "large": large, "convention_ends": date(2027, 6, 22)}
    return MandateForm(replace(_MANDATE, body=body), replace(_ORIGINALS, **more))


def with_all_of_model_4() -> MandateForm:
    """Thirty lines, everybody who may sign beside, a training."""
    path = Path(Signing.WITH_CURATOR, frozenset(Aid), seen_alone=True)
    made = of_model_4()
    body = replace(made.mandate.open_body, lines=_LINES * 15, path=path)
    named = {"demo": True, "substitutes": ("Jordi Puig, ambassadeur du numérique",)}
    return MandateForm(replace(made.mandate, body=body), replace(made.originals, **named))
