"""The steps of taking a mandate as the screen names them, each with the reason why it is asked."""

from enum import IntEnum

from desktop_app.domain.mandate import Mandate, Path, State


class Step(IntEnum):
    """The pages in the order of article 2; `DONE` is the page shown once the mandate is active."""

    BEFORE = 0
    SCOPE = 1
    INFORMATION = 2
    IDENTITY = 3
    PRINTING = 4
    SIGNATURES = 5
    DONE = 6

    @property
    def title(self) -> str:
        """The name of the step in the column and at the head of its page."""
        return _TITLES[self]

    @property
    def reason(self) -> str:
        """Why the step cannot be skipped, with the text that asks for it."""
        return _REASONS[self]


TO_TAKE = tuple(step for step in Step if step is not Step.DONE)
"""The steps shown in the column."""

_TITLES = {
    Step.BEFORE: "Avant le mandat",
    Step.SCOPE: "Personne et objet",
    Step.INFORMATION: "Information",
    Step.IDENTITY: "Identité",
    Step.PRINTING: "Les deux originaux",
    Step.SIGNATURES: "Signatures",
    Step.DONE: "Mandat actif",
}

_REASONS = {
    Step.BEFORE: "Faire avec la personne d’abord ; sinon, qui peut signer (Code civil, art. 414-1).",
    Step.SCOPE: "Rien n’est permis au-delà de ce qui est écrit (Code civil, art. 1987 à 1989).",
    Step.INFORMATION: "La personne doit savoir avant de signer (RGPD, art. 13).",
    Step.IDENTITY: "Il faut être sûr de qui donne le mandat.",
    Step.PRINTING: "Chacun garde le sien : un original pour la personne, un pour le service.",
    Step.SIGNATURES: "Les deux signent ici, sur place : rien n’est permis avant (Code civil, art. 1984).",
    Step.DONE: "",
}

_NEXT = {
    State.DRAFT: Step.INFORMATION,
    State.INFORMED: Step.IDENTITY,
    State.IDENTIFIED: Step.PRINTING,
    State.PRINTED: Step.SIGNATURES,
    State.ACTIVE: Step.DONE,
    State.SUSPENDED: Step.DONE,
    State.ENDED: Step.DONE,
}


def step_to_do(mandate: Mandate | None, path: Path | None = None) -> Step:
    """The step where the taking stands; `path` is by which a mandate that is not stored yet would be signed."""
    if mandate is None:
        return Step.BEFORE if path is None else Step.SCOPE
    if mandate.state is State.INFORMED and not (mandate.body and mandate.body.understood_at):
        return Step.INFORMATION
    return _NEXT[mandate.state]
