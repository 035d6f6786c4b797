"""The mandate in two originals: which text, under which reference, and once for each of the two who keep it."""

from functools import partial

from desktop_app.domain.errors import MandateEnded, StepMissing
from desktop_app.domain.french import NBSP, hour, short_date
from desktop_app.domain.mandate import State, fingerprint, missing_step

from ..page import Copy, Document, render
from ..styles import Size
from . import model_4, partner
from .data import MandateForm
from .models_2_3 import original as models_2_3

TEMPLATE = "modèle 4"
"""The version of the text; a new wording takes a new number."""
PARTNER = "modèle du partenaire"
"""The text is the partner's, and stands with what the originals say."""
_STORIES = {
    models_2_3.WITHOUT_NUMBERS: models_2_3.story,
    models_2_3.WITH_NUMBERS: models_2_3.story,
    TEMPLATE: model_4.story,
    PARTNER: partner.story,
}
READABLE = tuple(_STORIES)
"""Those whose originals are still printed again as they were."""
ORIGINALS = 2
_OWNERS = ("Original 1/2 – la personne", "Original 2/2 – le service")


def build(data: MandateForm) -> bytes:
    """The two originals as one PDF, each numbered on its own.

    Raises `StepMissing` before identity was seen, `BodySealed`, `MandateEnded` after the end, `Unprintable`.
    """
    mandate = data.mandate
    if mandate.state is State.ENDED:
        raise MandateEnded(f"Le mandat {mandate.number} a pris fin : il ne s’imprime plus.")
    if mandate.open_body.identity is None or mandate.identified_at is None:
        raise StepMissing(missing_step(mandate))
    new = data.originals.template in (TEMPLATE, PARTNER)
    story = partial(_STORIES[data.originals.template], data)
    copies = tuple(Copy(story, owner) for owner in (_OWNERS if new else models_2_3.OWNERS))
    size = Size.of_public(large=data.originals.large) if new else Size.DESK
    title, reference = f"Mandat {mandate.number}", _reference(data)
    return render(Document(title, reference, data.head, copies, initials=True, size=size, tagged=new))


def _reference(data: MandateForm) -> str:
    at = data.originals.printed_at
    digits = fingerprint(data.mandate, data.originals)
    fours = NBSP.join(digits[part : part + 4] for part in range(0, len(digits), 4))
    printed = f"imprimé le {short_date(at.date())} à {hour(at)}"
    text = data.originals.model_name or data.originals.template
    return f"Mandat {data.mandate.number} – {text}, {printed}. Empreinte{NBSP}: {fours}"
