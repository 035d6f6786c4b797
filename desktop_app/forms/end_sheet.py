"""The end sheet of a mandate: whom to tell, what to change, printed from its content just before that goes.

Once it is destroyed nobody here knows any more which organisms could be asked in the person's name: this sheet is
theirs (Code civil, 1993 and 2005). After a death it is for the family, and says what cannot wait (1991).
"""

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, hour, listed, long_date, moment, short_date
from desktop_app.domain.mandate import Act, EndReason, Mandate, ScopeLine
from desktop_app.domain.mandate.acts import deadlines
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .blocks import Bold, Story, bullets, heading, say, table_section
from .page import Letterhead, render_public
from .styles import LEAD, SUBTITLE, TITLE, WIDTH

_TOLD: float = 42 * mm
_NUMBER: float = 12 * mm
_ORGANISM: float = 48 * mm
_TO_CHANGE = {
    Act.OPEN_MAILBOX: "Changez le mot de passe de l’adresse mail qui a été créée.",
    Act.OPEN_ACCOUNT: "Changez le mot de passe des comptes qui ont été créés.",
    Act.RECEIVE_MAIL: "Dites à l’organisme où envoyer vos courriers et vos mails. Enlevez les renvois de courrier.",
    Act.CHANGE_DETAILS: "Vérifiez votre adresse, votre téléphone et votre mail auprès de l’organisme.",
}


@frozen
class EndSheet:
    """A mandate that has ended, or one line of it that was taken back, with the content as it was until then.

    `line` is the number of that line, 0 for the whole mandate.
    """

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    line: int = 0

    @property
    def covered(self) -> tuple[tuple[int, str, str], ...]:
        """What it allowed: the number on the paper, the organism, and what for."""
        numbered = self.mandate.open_body.numbered
        return tuple(
            (number, each.organism, each.procedure if isinstance(each, ScopeLine) else each.data)
            for number, each in numbered
            if self.line in (0, number)
        )

    @property
    def organisms(self) -> tuple[str, ...]:
        """Those that may have been told of the mandate, each once."""
        return tuple(dict.fromkeys(organism for _, organism, _ in self.covered))


def build(data: EndSheet, *, large: bool = False) -> bytes:
    """The sheet as a PDF; raises `RuleBroken` while nothing has ended, `BodySealed`, `Unprintable`."""
    mandate = data.mandate
    if mandate.ended_at is None and not data.line:
        raise RuleBroken(f"Le mandat {mandate.number} n’a pas pris fin : il n’y a pas de feuille de fin à imprimer.")
    title = f"Feuille de fin – mandat {mandate.number}"
    return render_public(title, title, data.head, lambda: _story(data), large=large)


def _story(data: EndSheet) -> Story:
    dead = data.mandate.end_reason is EndReason.DEATH
    what = f"La ligne {data.line} de votre mandat est retirée" if data.line else "Votre mandat est fini"
    return [
        say(TITLE, "Un mandat est fini" if dead else what),
        say(SUBTITLE, f"Mandat n° {data.mandate.number} – {data.person.name}, avec {data.advisor.name_and_title}"),
        *_when(data),
        *(_cannot_wait() if dead else []),
        *_whom_to_tell(data),
        *_done(data),
        *_to_change(data),
        *_to_take_back(data),
        heading("Gardez cette feuille"),
        say(
            LEAD,
            "Ici, ce qui est écrit dans le tableau est détruit dans l’ordinateur. Personne ne peut plus le relire. "
            "Cette feuille est à vous.",
        ),
    ]


def _when(data: EndSheet) -> Story:
    mandate = data.mandate
    if data.line:
        at = next(each.at for each in mandate.withdrawn if each.number == data.line)
        return [say(LEAD, "Depuis le ", Bold(moment(at)), ", cette ligne ne permet plus rien. Le reste continue.")]
    assert mandate.ended_at
    assert mandate.end_reason
    why = capital(mandate.end_reason.value)
    return [say(LEAD, f"{why}. Depuis le ", Bold(moment(mandate.ended_at)), ", il ne permet plus rien.")]


def _cannot_wait() -> Story:
    return [
        heading("Ce qui ne peut pas attendre"),
        say(
            LEAD,
            "Cette feuille est pour la famille ou les proches. Si une démarche du tableau a une date proche, "
            "ou si de l’argent peut être perdu, dites-le à l’organisme tout de suite. Apportez l’acte de décès.",
        ),
    ]


def _whom_to_tell(data: EndSheet) -> Story:
    dead = data.mandate.end_reason is EndReason.DEATH
    before = (
        "Dites à chaque organisme que le mandat est fini."
        if dead
        else "Tant qu’un organisme ne sait rien, il peut se fier au mandat. Les lettres jointes sont prêtes à signer."
    )
    widths = (_NUMBER, _ORGANISM, WIDTH - _NUMBER - _ORGANISM - _TOLD, _TOLD)
    rows = [(str(number), organism, what, "") for number, organism, what in data.covered]
    table = table_section("Qui prévenir", ("N°", "Organisme", "Démarche ou données", "Prévenu le"), rows, widths)
    return [*table, Spacer(0, 2 * mm), say(LEAD, before)]


def _done(data: EndSheet) -> Story:
    """What was done and what is still awaited, which nobody else will remember; nothing where nothing was noted."""
    body = data.mandate.open_body
    done = [
        f"N°{NBSP}{each.number}, {short_date(each.at.date())} à {hour(each.at)}{NBSP}: "
        f"{each.act.value if each.act else 'demander des informations'}, {each.outcome.value}."
        for each in body.acts
        if data.line in (0, each.number)
    ]
    dates = [
        f"{capital(long_date(each.due_on))}{NBSP}: {each.due_for} (n°{NBSP}{each.number})."
        for each in deadlines(body)
        if each.due_on and data.line in (0, each.number)
    ]
    story = [heading("Ce qui a été fait"), *bullets(*done)] if done else []
    return [*story, *([heading("Dates à retenir"), *bullets(*dates)] if dates else [])]


def _to_change(data: EndSheet) -> Story:
    if data.mandate.end_reason is EndReason.DEATH:
        return []
    body = data.mandate.open_body
    acts = {
        act
        for number, each in body.numbered
        if isinstance(each, ScopeLine) and data.line in (0, number)
        for act in each.acts
    }
    found = [told for act, told in _TO_CHANGE.items() if act in acts]
    return [
        heading("Ce que vous devez changer"),
        *bullets(
            *found,
            "Changez les mots de passe que vous avez tapés devant quelqu’un.",
        ),
    ]


def _to_take_back(data: EndSheet) -> Story:
    kinds = data.mandate.open_body.entrusted_in_words
    if data.line or not kinds:
        return []
    return [
        heading("Ce que vous devez reprendre"),
        say(LEAD, f"Vos documents, s’ils sont encore ici : {listed(kinds)}."),
    ]
