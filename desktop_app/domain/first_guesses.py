"""How many tries a passphrase withstands of somebody who begins with what French people choose, and with this place.

A small honest estimate: common words and first names, rows of the keyboard, dates, repeats and the names of the place
cost a guesser little, a sign of anything else costs tenfold. It cannot see that a sentence comes from a song.
"""

import re
from collections.abc import Iterable, Iterator

from .search_key import fold

_WORDS = """
abricot accueil admin administrateur adrien agent aix alexandra alexandre alexis allez allezlesbleus amandine amiens
amour amoure anais andrea ange angers anglais animal anthony antoine argent arthur audrey aurelie aurore automne avril
azerty bebe bebert benjamin benoit bernard besancon bibliotheque bienvenu bienvenue bisou bisous bonheur bonjour
bonsoir bordeaux boulot brest bretagne bureau cachou caen calin camille canaille caramel caroline catherine cedric
celine cerise champion chat chaton chatte cheval chien chocolat chouchou choupette christian christine christophe
claire claude clement clermont code college commune communededemonstration compte conseiller conseillere coucou
couscous cyril daniel david decembre delphine departement didier dijon dimanche doudou dragon ecole egalite eglantine
elodie emilie emmanuel enfant ensemble entree eric ete etoile eure fabien fabrice famille fatima fevrier fleur
florence florian foot football france franceconnect franceservices francois fraternite frederic freedom gabriel gateau
georges girafetiroirmardicuivre google grenoble guillaume guitare hello hiver hugo ilove informatique internet
isabelle jacques janvier jardin jean jennifer jeremy jerome jesuis jetadore jetaime jeudi jordan joseph juillet juin
jules julie julien kevin laetitia laura laurent lehavre liberte licorne lille limoges lion louis louise loulou
louloute lucas lundi lune lyon madame maelle magali mai mairie maison maman mamie mandat manon marc marcel mardi
marianne marie marine marion marley mars marseille martin martine mathieu mathilde maxime mediatheque melanie merci
mercredi mermaid metz michel mickael microsoft mimine minou mirabelle moi mois monamour monange monchat monchien
moncoeur monsieur montpellier mot motdepasse mulhouse musique mystere nancy nantes naruto natation nathalie nice
nicolas nicole nimes noel noisette nounours novembre nuage numerique oceane octobre olivier olympique orange
ordinateur orleans oscar ouverture ouvretoi papa papi papillon paris parisien pascal passe passepartout passw0rd
password passwort patate patricia patrick paul pauline permanence permis perpignan philippe phrase phrasedepasse
phrasesecrete pierre piscine pizza poisson pomme pompier porte portugal poupette poussin prefecture president
princesse printemps prive public quentin rachel raphael recovery referent reglages reims rennes republique retraite
romain rouen rugby sabrina samedi samuel sandra sandrine sauvegarde sebastien secours secret securite septembre serge
serveur service servicepublic services sesame simone soleil sophie stephane stephanie strasbourg structure sylvie
table tempete test thierry thomas tigrou tintin titi toto toulon toulouse tours travail tresor utilisateur vacances
valentin valerie vanessa vanille vendredi vero veronique victor ville villeurbanne vincent virginie voiture volley
wifi windows xavier yannick zidane zizou zoe
"""
"""The commonest in leaks of French passwords, what an office says of itself, first names, and what the help shows."""
_ROWS = (
    "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "0123456789",
    "abcdefghijklmnopqrstuvwxyz", "aqwzsxedcrfvtgbyhn", "qazwsxedcrfvtgbyhn", "a1z2e3r4t5y6u7i8o9p0",
    "1a2z3e4r5t6y7u8i9o0p",
)  # fmt: skip
"""Of a French keyboard, an English one, and down their columns."""
_LOOK_ALIKE = str.maketrans("0134578@$!", "oleastbasi")
_KNOWN, _NAME, _RUN, _YEAR, _DATE, _PHONE = 2.0, 1.0, 1.5, 2.0, 4.5, 6.0
_SIGN = 0.5
_JUDGED = 80
_SHORTEST = 3
"""The letters of a name, a common word or a stretch of a row: fewer are in everything."""
_PATTERNS = (
    (re.compile(r"(?=((?:19|20)\d\d))"), _YEAR),
    (re.compile(r"(?=((?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)?\d\d)))"), _DATE),
    (re.compile(r"(?=(0[1-9]\d{8}))"), _PHONE),
)
_REPEATS = (re.compile(r"(.{3,}?)\1+"), re.compile(r"(.{1,2}?)\1{2,}"))
_COMMON = frozenset(_WORDS.split())
_LONGEST = max(map(len, (*_COMMON, *_ROWS)))


def tries(passphrase: str, names: Iterable[str] = ()) -> float:
    """The power of ten of how many passphrases are tried before this one; `names` are those of the place and people."""
    judged, known = passphrase[:_JUDGED], _words_of(names)
    signs = {char for char in judged if not char.isalnum() and not char.isspace()}
    # With letters as well where figures and signs look like them, as in m0td3passe.
    return _SIGN * len(signs) + min(_least(_bare(judged), known), _least(_bare(judged.translate(_LOOK_ALIKE)), known))


def _least(text: str, names: frozenset[str]) -> float:
    pieces, least = list(_pieces(text, names)), [0.0]
    for end in range(1, len(text) + 1):
        least.append(min([least[-1] + 1, *(least[begin] + cost for begin, last, cost in pieces if last == end)]))
    return least[-1]


def _bare(passphrase: str) -> str:
    """Its letters and figures, what is repeated said once."""
    text = fold(passphrase).replace(" ", "")
    for repeat in _REPEATS:
        text = repeat.sub(r"\1", text)
    return text


def _words_of(names: Iterable[str]) -> frozenset[str]:
    folded = [fold(name) for name in names]
    every = {word for name in folded for word in (*name.split(), name.replace(" ", ""))}
    return frozenset(word for word in every if len(word) >= _SHORTEST)


def _pieces(text: str, names: frozenset[str]) -> Iterator[tuple[int, int, float]]:
    """What a guesser tries as one: where it begins and ends in the text, and what it costs."""
    longest = max([_LONGEST, *map(len, names)])
    for begin in range(len(text)):
        for end in range(begin + _SHORTEST, min(len(text), begin + longest) + 1):
            word = text[begin:end]
            if word in names:
                yield begin, end, _NAME
            elif word in _COMMON:
                yield begin, end, _KNOWN
            if any(word in row or word[::-1] in row for row in _ROWS):
                yield begin, end, _RUN
    for pattern, cost in _PATTERNS:
        for found in pattern.finditer(text):
            yield found.start(1), found.end(1), cost
