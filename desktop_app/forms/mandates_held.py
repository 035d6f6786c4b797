"""What is held of a person's mandates, in sentences for them; those of Aidants Connect by reference and days alone."""

from collections.abc import Sequence

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, capital, hour, listed, moment, plain_date, short_date
from desktop_app.domain.mandate import ActDone, Body, Mandate, ScopeLine, State
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, bullets, heading, say
from .styles import BODY, BODY_WITH_NEXT

SEALED = "Son contenu est scellé. Un conseiller peut l’ouvrir : demandez-lui d’imprimer cette feuille."


@frozen
class MandateHeld:
    """A mandate, its body when the account that prints may read it, the destruction of that body if any, the paper.

    `substitutes` are the names of the other advisors who may act under it.
    """

    mandate: Mandate
    advisor: Advisor
    destruction: Destruction | None
    original: PaperOriginal | None = None
    substitutes: tuple[str, ...] = ()


def mandates(held: Sequence[MandateHeld]) -> Story:
    """Each of those taken here: its steps, what it allows, and what becomes of its paper."""
    story: Story = [heading("3. Vos mandats")]
    if not held:
        return [*story, say(BODY, "Aucun.")]
    for each in held:
        mandate = each.mandate
        name = f"Mandat n°{NBSP}{mandate.number}"
        story.append(say(BODY_WITH_NEXT, Bold(name), f", avec {each.advisor.name_and_title}."))
        story += bullets(*_steps(each), *_content(each), *_paper(each.original))
    return story


def in_aidants_connect(held: Sequence[MandateElsewhere]) -> Story:
    """What is noted of the mandates they hold in Aidants Connect; nothing where none is."""
    if not held:
        return []
    told = [f"Référence {each.reference}, {each.days}." for each in held]
    return [say(BODY_WITH_NEXT, Bold("Vos mandats dans Aidants Connect")), *bullets(*told)]


def _steps(held: MandateHeld) -> list[str]:
    mandate = held.mandate
    steps = [f"Préparé le {moment(mandate.drafted_at)}. Dernier jour prévu : {plain_date(mandate.ends_on)}."]
    if mandate.informed:
        steps.append(f"Informations données le {moment(mandate.informed[-1][1])}.")
    if mandate.identified_at:
        steps.append(f"Pièce d’identité vue le {moment(mandate.identified_at)}.")
    if mandate.printed_at:
        steps.append(f"Sorti sur papier le {moment(mandate.printed_at)}.")
    if mandate.signature:
        steps.append(f"Signé le {moment(mandate.signature.at)}, à cet endroit : {mandate.signature.place}.")
    if held.substitutes:
        steps.append(f"Peuvent aussi agir : {listed(held.substitutes)}.")
    steps += [f"Ligne {each.number} retirée le {moment(each.at)}, {each.channel.value}." for each in mandate.withdrawn]
    if mandate.suspended_at:
        steps.append(f"Suspendu depuis le {moment(mandate.suspended_at)}.")
    if mandate.ends_because and mandate.state is not State.ENDED:
        steps.append(f"Dernier jour avancé : {mandate.ends_because.value}.")
    if mandate.ended_at and mandate.end_reason:
        how = f", {mandate.channel.value}" if mandate.channel else ""
        steps.append(f"Fini le {moment(mandate.ended_at)} : {mandate.end_reason.value}{how}.")
    return steps


def _content(held: MandateHeld) -> list[str]:
    mandate, destruction = held.mandate, held.destruction
    if mandate.body:
        return _body(mandate.body)
    if mandate.state is not State.ENDED:
        return [SEALED]
    if destruction and destruction.done_at:
        return [f"Son contenu est détruit. Preuve n°{NBSP}{destruction.number}, le {moment(destruction.done_at)}."]
    return ["La destruction de son contenu est en cours."]


def _paper(original: PaperOriginal | None) -> list[str]:
    """What becomes of the service's signed paper."""
    if original is None:
        return []
    if original.destroyed_on:
        return [f"L’original du service est détruit depuis le {plain_date(original.destroyed_on)}."]
    if original.returned_on:
        return [f"L’original du service vous a été remis le {plain_date(original.returned_on)}."]
    if gone := original.lost_on or original.missing_on:
        became = "perdu" if original.lost_on else "introuvable, et cherché,"
        return [f"L’original du service est {became} depuis le {plain_date(gone)}."]
    until = f", jusqu’au {plain_date(original.term)}" if original.term else ""
    return [f"L’original du service est gardé sous clé{until}."]


def _body(body: Body) -> list[str]:
    lines = [f"{line.organism}, {line.procedure} : {line.acts_in_words}." for line in body.lines if line.organism]
    lines += [f"Demande à {request.organism} : {request.data}." for request in body.requests if request.organism]
    if kinds := body.entrusted_in_words:
        lines.append(f"Documents confiés, à rendre : {listed(kinds)}.")
    seen = [f"{body.identity_in_words}. Ni copie, ni numéro."] if body.identity else []
    path = [f"{capital(', '.join(body.path.in_words))}."] if body.path and body.path.in_words else []
    acts = [_act(body, done) for done in body.acts]
    named = [*_named(body), *([f"Pour vous joindre : {body.reach.value}."] if body.reach else [])]
    return [*lines, f"Démarches faites {body.execution.value}.", *path, *seen, *named, *_understood(body), *acts]


def _named(body: Body) -> list[str]:
    """What was typed of a birth, and of whom one signs for; nothing where nothing was."""
    told = [f"Naissance : {body.birth.in_words}."] if body.birth else []
    return [*told, *([f"Signé pour {body.given_for}."] if body.given_for else [])]


def _understood(body: Body) -> list[str]:
    if not body.understood_at:
        return []
    return [
        f"Trois questions posées par {body.understood_by or 'le service'}, le {moment(body.understood_at)} : vous "
        "avez répondu."
    ]


def _act(body: Body, done: ActDone) -> str:
    entry = dict(body.numbered)[done.number]
    what = done.act.value if done.act else "demander des données"
    line = f"{entry.organism}, {entry.procedure if isinstance(entry, ScopeLine) else entry.data}"
    told = [
        f"Fait le {short_date(done.at.date())} à {hour(done.at)}, {what} ({line}), {done.manner.value}{NBSP}: "
        f"{done.outcome.value}.",
        *([f"Par {done.by}."] if done.by else []),
        *([f"{done.note}."] if done.note else []),
        *([f"Le {short_date(done.due_on)}{NBSP}: {done.due_for}."] if done.due_on else []),
    ]
    return " ".join(told)
