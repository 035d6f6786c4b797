"""The steps of taking a mandate as the screen names them, each with the reason why it is asked."""

from enum import IntEnum

from desktop_app.domain.mandate import Mandate, State


class Step(IntEnum):
    """The pages in the order of article 2; `DONE` is the page shown once the mandate is active."""

    SCOPE = 0
    INFORMATION = 1
    IDENTITY = 2
    PRINTING = 3
    SIGNATURES = 4
    DONE = 5

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
    Step.SCOPE: "Personne et objet",
    Step.INFORMATION: "Information",
    Step.IDENTITY: "Identité",
    Step.PRINTING: "Les deux originaux",
    Step.SIGNATURES: "Signatures",
    Step.DONE: "Mandat actif",
}

_REASONS = {
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


def step_to_do(mandate: Mandate | None) -> Step:
    """The step where the taking stands: the first one when nothing is stored yet."""
    return Step.SCOPE if mandate is None else _NEXT[mandate.state]
