"""Conventions in words: where one stands, what is to come of it, what a gesture does, each term before and after."""

from collections.abc import Iterator
from datetime import date

from desktop_app.domain.convention import Convention, DataTerms, Ending, Terms, first_possible_end, in_words, standing
from desktop_app.domain.french import NBSP, capital, day_and_month, listed, plain_date, plural
from desktop_app.use_cases.settings.conventions import Deadlines, Effect

_NAMED = 6


def span_in_words(convention: Convention, today: date) -> str:
    """'En vigueur, du 6 mars 2024 au 22 juin 2026'."""
    last = convention.last_day
    until = f"au {plain_date(last)}" if last else "sans fin fixée"
    return f"{capital(standing(convention, today).value)}, du {plain_date(convention.first_day)} {until}"


def deadlines_in_words(found: Deadlines) -> str:
    """Until when to write, with the day of the text when it is not a working day; '' when there is nothing to write."""
    day = found.oppose_by or found.write_by
    if day is None or found.limit is None:
        return ""
    exact = f" (échéance le {plain_date(found.limit)}, dernier jour ouvré avant elle)" if day != found.limit else ""
    what = "Opposition à la reconduction" if found.oppose_by else "Écrire pour la suite"
    return f"{what}{NBSP}: jusqu’au {plain_date(day)}{exact}."


def versions_in_words(convention: Convention) -> Iterator[str]:
    """Each version but the first: 'Avenant, à partir du 1er février 2026 : fin repoussée'; then why it was closed."""
    for version in convention.versions[1:]:
        yield f"À partir du {plain_date(version.since)}{NBSP}: {version.changed}"
    if convention.closed_on:
        yield f"Clôturée le {plain_date(convention.closed_on)}{NBSP}: {ended_in_words(convention)}"


def ended_in_words(convention: Convention) -> str:
    """By what right it was ended, on which letter, and why: what stands on its card; '' for one that was not."""
    ground = convention.ground
    told = ground.told if ground and ground.ending is not Ending.OTHER else ""
    return ". ".join(filter(None, (told, capital(convention.closed_because) if told else convention.closed_because)))


def effect_in_words(effect: Effect) -> tuple[str, ...]:
    """What a gesture does, a sentence a fact, those that cost somebody something first."""
    told = [
        *_days_in_words(effect),
        *_uncovered_in_words(effect),
        *_appointments_in_words(effect),
        *_cut_in_words(effect),
        _end_in_words(effect.deadlines.last),
        _ground_in_words(effect.convention),
        deadlines_in_words(effect.deadlines),
        "Les jours passés, leurs feuilles et leurs chiffres ne changent pas.",
    ]
    return tuple(filter(None, told))


def in_short(effect: Effect) -> str:
    """The same in one line, for what changes with each key."""
    counted = [
        (len(effect.lost), "permanence perdue"),
        (len(effect.gained), "permanence gagnée"),
        (len(effect.appointments), "rendez-vous à rappeler"),
        (len(effect.cut), "mandat écourté"),
        (effect.uncovered, "jour ouvert sans convention"),
    ]
    words = [plural(number, what) for number, what in counted if number]
    return capital(listed(words)) + "." if words else "Aucun jour, aucun rendez-vous et aucun mandat ne change."


def terms_in_words(convention: Convention | None) -> dict[str, str]:
    """Each term by its name, in the order of the paper; '' for what a convention does not say."""
    if convention is None:
        return {}
    terms, last = convention.terms, convention.last_day
    return {
        "Qui envoie": capital(terms.sender),
        "Premier jour": plain_date(convention.first_day),
        "Dernier jour": plain_date(last) if last else "sans fin fixée",
        "Comment elle finit": capital(ended_in_words(convention)),
        **({} if terms.own else _duration_in_words(terms)),
        "Présence promise": terms.volume.told if terms.volume else "",
        "Demi-journées exclues": in_words(terms.excluded),
        "Qui prend les rendez-vous": capital(terms.booked_by.value),
        "Comment le joindre": terms.booking_contact,
        "Demandes transmises": f"réponse sous {plural(terms.answer_days, 'jour')}" if terms.answer_days else "",
        "Matériel fourni par le lieu": ", ".join(terms.equipment),
        "Matériel apporté par les conseillers": ", ".join(terms.brought),
        "Ateliers réservés à": ", ".join(terms.open_to),
        "Mention": terms.mention,
        "Responsable de traitement": terms.controller,
        "Comment lui écrire": terms.controller_contact,
        **_data_in_words(terms.data),
    }


def _data_in_words(data: DataTerms) -> dict[str, str]:
    kept = f"{data.paper_years}{NBSP}ans après la fin" if data.paper_years else "jusqu’à la fin du mandat"
    return {
        "Délégué à la protection des données": data.officer_contact,
        "Base légale": data.basis.value,
        "Données sensibles": data.special.value,
        "Original du service": "" if data.paper_years is None else kept,
    }


def _duration_in_words(terms: Terms) -> dict[str, str]:
    often = "aucun" if terms.renewals_max == 0 else f"{terms.renewals_max}"
    made = "" if terms.tacit else f", dont {plural(terms.renewals_made, 'fait')}"
    return {
        "Durée": plural(terms.term_months, "mois"),
        "Première échéance": plain_date(terms.first_end) if terms.first_end else "",
        "Reconduction": "tacite" if terms.tacit else "par écrit, ou aucune",
        "Renouvellements permis": "" if terms.renewals_max is None else f"{often}{made}",
        "Durée maximale": plural(terms.cap_months, "mois") if terms.cap_months else "",
        "Préavis": plural(terms.notice_months, "mois") if terms.notice_months else "",
        "Fin au plus tard": plain_date(terms.hard_end) if terms.hard_end else "",
    }


def _days_in_words(effect: Effect) -> Iterator[str]:
    for days, how in ((effect.lost, "en moins"), (effect.gained, "en plus")):
        if days:
            first = f"{day_and_month(days[0])} {days[0].year}"
            yield f"{plural(len(days), 'permanence')} {how} d’ici un an, la première {first}."
    if not effect.lost and not effect.gained:
        yield "Aucune permanence n’est perdue ni ajoutée d’ici un an."


def _uncovered_in_words(effect: Effect) -> Iterator[str]:
    if effect.uncovered:
        first = plain_date(effect.convention.first_day)
        days = plural(effect.uncovered, "jour ouvert")
        yield f"Avant le {first}, aucune convention ne couvre {days}{NBSP}: c’est permis, personne n’y est attendu."


def _appointments_in_words(effect: Effect) -> Iterator[str]:
    if number := len(effect.appointments):
        day, them = ("son jour", "le garde") if number == 1 else ("leur jour", "les garde")
        told = f"{plural(number, 'rendez-vous')} à rappeler{NBSP}: {day} n’est plus tenu."
        yield f"{told} «{NBSP}À faire{NBSP}» {them} en vue."


def _cut_in_words(effect: Effect) -> Iterator[str]:
    by_end: dict[date, list[str]] = {}
    for each in effect.cut:
        by_end.setdefault(each.after.ends_on, []).append(f"n°{NBSP}{each.before.number} ({each.person.name})")
    for end, named in sorted(by_end.items()):
        more = [plural(len(named) - _NAMED, "autre")] if len(named) > _NAMED else []
        verb, its = ("finira", "son") if len(named) == 1 else ("finiront", "leur")
        told = f"{plural(len(named), 'mandat')} {verb} plus tôt, le {plain_date(end)}, et {its} contenu sera détruit"
        yield f"{told}{NBSP}: {listed([*named[:_NAMED], *more])}."


def _end_in_words(last: date | None) -> str:
    return f"Elle finit le {plain_date(last)}." if last else "Elle n’a pas de fin fixée."


def _ground_in_words(convention: Convention) -> str:
    ground = convention.ground
    first = first_possible_end(convention.terms, ground) if ground else None
    if not ground or not first:
        return ""
    days = "" if ground.ending is Ending.OPPOSED else ", le jour de la réception non compté"
    return f"{capital(ground.told)}{NBSP}: au plus tôt le {plain_date(first)}{days}."
