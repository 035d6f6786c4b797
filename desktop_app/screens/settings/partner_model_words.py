"""The mandate that a convention imposes, in words: which version is printed, which is being written, what it lacks."""

from desktop_app.domain.convention.partner_model import WHAT, ModelBlock, ModelField, ModelState, missing_told
from desktop_app.domain.french import plain_date
from desktop_app.use_cases.settings.partner_models import Models

from ..widgets.table import Column

NONE = (
    "Permanence imprime son propre modèle. La convention en impose un autre (une annexe) ? Recopiez-le ici, bloc par "
    "bloc : Permanence garde le numéro, l’empreinte, les signatures et le coupon."
)
FIELDS = [(each, f"{each.written}, {WHAT[each]}") for each in ModelField]
COLUMNS: tuple[Column[tuple[int, ModelBlock]], ...] = (
    Column("N°", lambda row: str(row[0])),
    Column("Titre", lambda row: row[1].title or "(sans titre)"),
    Column("Texte", lambda row: " ".join(row[1].lines), stretch=True),
)


def standing(found: Models) -> str:
    """Which version mandates are printed from, and which one is written."""
    if found.shown is None:
        return NONE
    printed = found.in_force
    told = (
        f"« {printed.reference} » est en vigueur depuis le {plain_date(printed.since)}."
        if printed and printed.since
        else "Permanence imprime encore son propre modèle."
    )
    return told if found.shown is printed else f"{told} Brouillon : version {found.shown.version}."


def lacks(found: Models) -> str:
    """What the shown version does not say, or that it says all."""
    if found.shown is None:
        return ""
    return missing_told(found.lacks) or "Rien de ce qu’un mandat doit dire ne manque."


def is_draft(found: Models) -> bool:
    """Whether what is shown may be changed."""
    return found.shown is not None and found.shown.state is ModelState.DRAFT
