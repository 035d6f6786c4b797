"""Passwords, codes, what one logs in with and secret answers: told after their name, or behind somebody's."""

import re
from collections.abc import Callable, Iterator

from .reading import BLANK, Found, Kind, Reading

_PASSWORD = (
    r"\b(?:mots?[\s_\-]*(?:de[\s_\-]*)?pass?(?:e|es)?|m\.? ?d\.? ?p\b\.?|mdpasse|passw(?:or)?d"
    r"|passphrase|phrases?\s+de\s+passe|pwd|psw|pw)(?![a-z])"
)
_SHORT_PASSWORD = r"(?<!de )(?<![\w'-])(?:pass|passe|mp)(?![\w'-])"
_LOGIN = r"(?<!d')\b(?:identifiants?|login|user(?:name)?|nom d'utilisat(?:eur|rice)|pseudo)\b"
_ANSWER = r"\b(?:reponses?|rep\.?|questions?)\s+(?:a\s+la\s+question\s+)?(?:secretes?|de\s+securite)\b"
_CODE = r"(?<!qr )(?<!qr-)\b(?:codes?|pin|puk|otp|cle\s+wi-?fi)\b"

_SIGN = r"\s*(?:\)\s*)?(?:[:=]|->|→|\b(?:est|sont)\b|\bc'est\b)\s*"
_TOLD = rf"(?P<middle>[^:=\n]{{0,40}}?){_SIGN}(?P<value>[^\s:=][^\n]*)"
_MIXED = r"(?=[^\s,;/()]*[0-9])(?=[^\s,;/()]*[a-z])[^\s,;/()]+"
"""A word in which letters and digits stand together."""
_NUMBER = r"[0-9]{4,}|[0-9]{2,3}(?:[ \-][0-9]{2,3}){1,3}(?![0-9])"

_VERBS = (
    r"(?:activ|arret|bon\b|fin\b|fini|merci|ok\b|suite|termin|compren|connai|cote|distingu|entr|essa|evit|aide|appel|apport|apprend|astuce|atelier|attent|banque|bloqu|bonne|cafe|chang|choisi|communiqu|comprom|confid"
    r"|connu|conseil|cours|cre[ae]|decouv|defini|demand|differ|dispo|donn|envo|envoi|erron|exercice|expir|expliqu|faibl|faire"
    r"|fiche|gard|gerer|gestion|illisible|impossib|inchang|incon|incor|initiation|introuv|inval|lui|manqu|memo|message|modif"
    r"|modul|necess|note|nouve|oblig|oubli|perd|perim|person|present|principe|protec|provis|proteg|prudence|regl|sauvegard|stock|partag|transm|ecri|recu|refa|refus|reinit"
    r"|rempl|rendez|requi|retap|reten|retrouv|rdv|rappel|reprendre|repond|saisi|seance|secur|solid|stage|strict|support|tap|tempor"
    r"|theme|trouv|urgent|utilis|valab|valid|verif|vient|vol[ea])"
)
_SAID_OF_IT = re.compile(
    r"\W*(?:[dls]'|n'|qu'"
    r"|(?:a|ai|ait|aller|apres|au|aux|avant|avec|bien|car|ce|ces|cette|chez|comment|dans|de|deja|demain|des|donc|du|elle|en|et"
    r"|il|ils|je|jamais|la|le|les|mais|mal|mes|mon|ne|non|notre|nous|on|ou|oui|par|pas|peut|plus|plusieurs|pour|pourquoi|puis"
    r"|quand|que|quel|quelle|qui|quoi|rien|sa|sans|se|ses|si|son|sous|sur|tous|tout|toujours|tres|trois|trop|un|une|va|vers"
    r"|voir|vos|votre|vous|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|midi|ensuite|encore|hier)\b(?![.@_\-]\w)"
    r"|[0-9]{1,2}\s+(?:caracteres?|chiffres?|essais?|fois|jours?|lettres?|minutes?|mots?|signes?)\b"
    rf"|(?:doi[ts]|fau[tx]|libres?|petits?\s+(?:glossaire|guide|lexique|rappel)|pris(?:e?s?))\b|{_VERBS}|.*\s\?\s*$)"
)
"""Begins what is said of a secret; so does a question, after whose last word a blank stands in French."""
_SAID_AT_ONCE = re.compile(
    rf"\W*(?:n'|(?:a|au|aller|bien|deja|en|encore|jamais|ne|non|par|pas|plus|que|qui|sur|toujours|tres|trop|voir)\b|{_VERBS})"
)
"""Of a name itself, before any sign; « le mot de passe de la CAF est » goes on to the secret."""
_ARTICLE = re.compile(r"^\W*(?:les?|la|des|une?|mon|ma|mes)\s+")
"""With which a phrase begins, and what is said of a word."""
_BRIEF = re.compile(r"\W*(?:\w*[0-9]|[\w'.@-]+\W*(?:$|[,;/(]|et\b)|[\w'.@-]+\s+[\w'.@-]+\W*$)")
"""One word or two, or a list: who writes more says something about it."""
_DONE_TO_IT = re.compile(
    r"\b(?:chang|choisi|cre[aer]|demand|envo|ger|modif|oubli|perd|recup|reinit|remplac|retrouv|verif)\w*(?:\s+\w+)?\s*$"
)
_CODE_OF_SOMETHING = re.compile(
    r"\b(?:ape|article|atelier|barres?|erreur|campagne|cerfa|civil|collectivites|commerce|commune|conduite|consommation|couleur"
    r"|cpf|depart\w*|du travail|education|electoral|general|insee|naf|monetaire|parcours|penal|pix|postal|promo|produit"
    r"|rome|route|rural|securite sociale|sire[nt]|uai|urbanisme|vestimentaire)\b"
)
_HOW_LONG = re.compile(r"\b(?:a|de)\s+[0-9]{1,2}\s+(?:caracteres|chiffres)\b")
_OF_A_TRAINING = re.compile(r"\b(?:pix|parcours|campagne)\b[^.]{0,20}$")
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:appeler|articles?|avant|depuis|dossier|numero|rappeler|salle|sous|bureau|version)\b|\bn°|/"
)
_ORDINARY = re.compile(
    r"(?:windows|win|office|libreoffice|iphone|ipad|android|galaxy|cerfa|covid|niveau|salle|atelier|groupe|module|seance|lot)\W?[0-9]"
    r"|[0-9]+(?:er|ere|e|eme|nd|nde|h|min|go|mo|ko|km|kg|cm|mm|x|d|g|ans|euros?)\W*$|\W*[a-z]?[0-9]{1,2}[a-z]?\W*$|[a-z]{2}[0-9]+[a-z]{2}$"
    r"|\W*[a-z]\.|img_|dsc_|scan"
)
_LIKE_A_PASSWORD = re.compile(r"(?<![\w@.\-/])(?=[^\s/()]*[a-z])(?=[^\s/()]*[0-9])[a-z0-9][a-z0-9!?*@#$%&+=_.\-]{4,}")
_UNMISTAKABLE = re.compile(
    r"(?<![\w@.\-/])(?=[^\s/()]*[a-z]{2})(?=[^\s/()]*[0-9])(?=[^\s/()]*[!?*@#$%&])[a-z0-9][a-z0-9!?*@#$%&+=_]{5,}(?![\w.])"
)
_MAIL = re.compile(r"[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+")
_BEHIND_A_MAIL = re.compile(r"(?:\s+|\s*[/:=,;|–-]\s*)(?P<word>(?=[^\s/:=]*[a-z])[^\s/:=]{4,})\s*$")
_SITE = "ameli|caf|impots|gmail|orange|ants|france travail|mail"
_LOGIN_OF_A_SITE = re.compile(rf"\s+(?:{_SITE})\s+(?P<word>[a-z]{{4,}})\s*$")
_NAMED = re.compile(
    r"(?:\b(?:M\.|Mme|Mlle|Madame|Monsieur)\s+\w+(?:\s+\w+)?|\b[A-ZÀ-Þ][\w'’-]+\s+[A-ZÀ-Þ][\w'’-]+"
    rf"|\b(?i:{_SITE})\b[^0-9]*)\W+$"
)
_WORD_AND_NUMBER = re.compile(r"(?<![\w@.\-/])(?=\S{6})[^\W\d_]{3,}(?:[0-9]{2,}|_[0-9]+)[!?*.]?\)?\s*$")
_PAIR = re.compile(
    rf"\bcompte\s*[:=]\s*(?:{_MIXED}|\w+\s*/\s*{_MIXED})"
    r"|\b(?:login|user(?:name)?|identifiant)\s+[\w.\-]{3,}\s*/\s*(?!mots?\b|mdp\b|pass|codes?\b|login\b|identifiant)\w{4,}\s*$"
)
_A_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")


def secret_in(reading: Reading) -> Found | None:
    """The first secret; not a gesture about one, such as « mot de passe oublié »."""
    for finding in (_passwords, _short_passwords, _codes, _answers, _logins, _behind_somebody):
        if found := next(finding(reading), None):
            return found
    return None


def _found(kind: Kind, reading: Reading) -> Callable[[int, int], Found]:
    """The place of a secret: its name only, so that what is said of it does not say it again."""
    return lambda start, end: Found(kind, start, min(end, len(reading.plain)))


def _passwords(reading: Reading) -> Iterator[Found]:
    text, at = reading.quiet, _found(Kind.PASSWORD, reading)
    for name in re.finditer(_PASSWORD, text):
        of_words = "phrase" in name[0]
        near = (*_LIKE_A_PASSWORD.finditer(text, max(0, name.start() - 60), name.start()),)
        near += (*_LIKE_A_PASSWORD.finditer(text, name.end(), name.end() + 70),)
        if any(not _ORDINARY.match(each[0]) for each in near):
            yield at(*name.span())
        after = text[name.end() :]
        number = re.match(rf"\s+(?:(?:session|ordi|mail|pc|{_SITE})\s+)?({_NUMBER})", after)
        if number and not _A_YEAR.match(number[1]):
            yield at(*name.span())
        if told := re.match(_TOLD, after):
            about = _SAID_AT_ONCE.match(told["middle"]) or _DONE_TO_IT.search(text[: name.start()])
            said = _SAID_OF_IT.match(_ARTICLE.sub("", told["value"]) if of_words else told["value"])
            # A site was taken out of it: one goes there to change it.
            if not about and not said and BLANK not in told["value"][:2] and (of_words or _BRIEF.match(told["value"])):
                yield at(*name.span())
        if _MAIL.search(text) and (word := re.match(r"\s+\w+\s*$", after)) and not _SAID_OF_IT.match(word[0]):
            yield at(*name.span())


def _short_passwords(reading: Reading) -> Iterator[Found]:
    """« pass », « passe », « mp »: words of everyday, so a sign must follow, or what can only be a password."""
    text, at = reading.quiet, _found(Kind.PASSWORD, reading)
    for name in re.finditer(_SHORT_PASSWORD, text):
        after = text[name.end() :]
        told = re.match(rf"(?:\s+(?:{_SITE}))?\s*[:=]\s*(?P<value>[^\s:=].*)", after)
        if (
            told
            and not _SAID_OF_IT.match(told["value"])
            and re.match(r"\S+\s*$|\S*[0-9]\S*[a-z]|\S*[a-z]\S*[0-9]", told["value"])
        ):
            yield at(*name.span())
        mixed = re.match(rf"\s+({_MIXED})", after)
        if mixed and len(mixed[1]) > 5 and not _ORDINARY.match(mixed[1]):
            yield at(*name.span())


def _codes(reading: Reading) -> Iterator[Found]:
    text, at = _HOW_LONG.sub(lambda found: BLANK * len(found[0]), reading.quiet), _found(Kind.CODE, reading)
    value = re.compile(rf"(?P<between>[^0-9\n]{{0,45}}?)(?<![a-z0-9./])(?P<value>{_NUMBER}|(?:[a-z]-)?{_MIXED})")
    for name in re.finditer(_CODE, text):
        told = value.match(text, name.end())
        if not told or _CODE_OF_SOMETHING.search(told["between"]) or _OF_SOMETHING_ELSE.search(told["between"]):
            continue
        if _OF_A_TRAINING.search(text[: name.start()]):
            continue
        mixed = re.search(r"[a-z]", told["value"])
        if mixed and (len(told["value"]) < 6 or _ORDINARY.match(told["value"])):
            continue
        yield at(*name.span())


def _answers(reading: Reading) -> Iterator[Found]:
    text, at = reading.quiet, _found(Kind.ANSWER, reading)
    for name in re.finditer(_ANSWER, text):
        told = re.match(r"(?:\s*\)|\s*\([^)]*\))?\s*[:=,]?\s*(?P<value>\w.*)", text[name.end() :])
        if told and not _SAID_OF_IT.match(told["value"]):
            yield at(*name.span())


def _logins(reading: Reading) -> Iterator[Found]:
    text, at = reading.quiet, _found(Kind.LOGIN, reading)
    for name in re.finditer(_LOGIN, text):
        after = text[name.end() :]
        told = re.match(_TOLD, after)
        about = told and (_SAID_AT_ONCE.match(told["middle"]) or _SAID_OF_IT.match(told["value"]))
        if told and not about and _BRIEF.match(told["value"]):
            yield at(*name.span())
        site = _LOGIN_OF_A_SITE.match(after)
        if site and not _SAID_OF_IT.match(site["word"]):
            yield at(*name.span())
        beside = re.match(rf"(?:\s+[a-z'-]+){{0,3}}?\s+(?:[0-9]{{6,}}|{_MIXED}|{_MAIL.pattern})", after)
        if beside and not _SAID_OF_IT.match(after):
            yield at(*name.span())
    for name in re.finditer(r"(?:^|(?<=[\s,;]))id\s*[:=]\s*(?P<value>\S{3,})", text):
        if not _SAID_OF_IT.match(name["value"]):
            yield at(name.start(), name.start() + 2)
    for pair in _PAIR.finditer(text):
        yield at(pair.start(), pair.start() + len(pair[0].split()[0].rstrip(":=")))


def _behind_somebody(reading: Reading) -> Iterator[Found]:
    """What can only be a password, or is very like one behind a name, an address or a site."""
    text, at = reading.quiet, _found(Kind.PASSWORD, reading)
    mails = [range(*found.span()) for found in _MAIL.finditer(text)]
    for found in _UNMISTAKABLE.finditer(text):
        if not _ORDINARY.match(found[0]) and not any(found.start() in mail for mail in mails):
            yield at(found.start(), found.start() + 1)
    word = _BEHIND_A_MAIL.match(text, mails[-1].stop) if mails else None
    if word and not _SAID_OF_IT.match(word["word"]):
        yield at(word.start("word"), word.start("word") + 1)
    last = _WORD_AND_NUMBER.search(text)
    if last and not _ORDINARY.match(last[0]) and _NAMED.search(reading.as_typed(0, last.start())):
        yield at(last.start(), last.start() + 1)
