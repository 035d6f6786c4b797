"""What a check of the journal found, in words that a référent understands."""

from datetime import datetime

from ..french import NBSP, moment
from .check import Finding, Flaw, Verdict

TOLD_AT_MOST = 8
"""Beyond that many, a number says more than a list."""

WAY_OUT = (
    "Ne supprimez rien : gardez une copie de ce dossier, prévenez le responsable de traitement, "
    "et comparez avec les papiers imprimés et les sauvegardes."
)


def number(count: int) -> str:
    """'12 345'."""
    return f"{count:,}".replace(",", NBSP)


def summary(verdict: Verdict) -> str:
    """The whole check in one sentence."""
    lines = f"{number(verdict.lines)}{NBSP}ligne{'s' if verdict.lines > 1 else ''}"
    wrong = _counted(len(verdict.findings))
    if verdict.stopped:
        return f"Vérification arrêtée après {lines} : {wrong or 'aucune anomalie'} jusque-là."
    if not verdict.sound:
        return f"Le journal a été touché en dehors de Permanence : {wrong} dans {lines}."
    if not verdict.lines:
        return "Le journal est encore vide : il n’y a rien à vérifier."
    if verdict.lines == 1:
        return "La seule ligne du journal est intacte." if verdict.whole else "La dernière ligne suit la précédente."
    if not verdict.whole:
        return f"Les {number(verdict.lines)} dernières lignes du journal se suivent."
    if not verdict.sealed:
        return f"Les {lines} du journal se suivent ; leurs sceaux n’ont pas été vérifiés."
    return f"Les {lines} du journal sont intactes : aucune n’a été modifiée, ajoutée ni retirée."


def details(verdict: Verdict) -> list[str]:
    """A sentence for each thing that is wrong, and how many more there are beyond the first ones."""
    told = [in_words(finding) for finding in verdict.findings[:TOLD_AT_MOST]]
    left = len(verdict.findings) - len(told)
    return [*told, f"Et {_counted(left, 'autre ')} plus loin."] if left else told


def in_words(finding: Finding) -> str:
    """One thing that is wrong, with the number and the date of the line."""
    return _SENTENCES[finding.flaw](finding)


def _counted(count: int, other: str = "") -> str:
    if not count:
        return ""
    return f"{number(count)}{NBSP}{other if count == 1 else other.replace(' ', 's ')}anomalie{'s' if count > 1 else ''}"


def _lines(finding: Finding, one: str, many: str) -> str:
    """'La ligne n° 57, du jeudi 27 novembre 2025 à 10 h 32, a été modifiée.'"""
    last = finding.last
    if finding.first == last:
        return f"La ligne n°{NBSP}{number(last)}{_dated(finding)} {one}"
    return f"Les lignes n°{NBSP}{number(finding.first)} à {number(last)}{_dated(finding)} {many}"


def _dated(finding: Finding) -> str:
    at, until = finding.at, finding.until
    if finding.flaw in _GONE or (finding.flaw is Flaw.ADDED and finding.first != finding.last):
        return ""
    if at is None or until is None:
        return ", dont la date ne se lit plus," if at is until else ", dont une date ne se lit plus,"
    return f", du {moment(at)}," if at == until else f", du {moment(at)} au {moment(until)},"


def _changed(finding: Finding) -> str:
    return _lines(finding, "a été modifiée après coup.", "ont été modifiées après coup.")


def _unlinked(finding: Finding) -> str:
    one = "ne suit plus la précédente : l’une des deux a été modifiée après coup."
    return _lines(finding, one, "ne se suivent plus : elles ont été modifiées après coup.")


def _rewritten(finding: Finding) -> str:
    one = "n’a pas le sceau de Permanence : elle a été réécrite, remplacée ou ajoutée."
    return _lines(finding, one, "n’ont pas le sceau de Permanence : elles ont été réécrites, remplacées ou ajoutées.")


def _missing(finding: Finding) -> str:
    after = _line_before(finding)
    where = f"suivait celle {after}" if after else "était au tout début du journal"
    many = f"suivaient celle {after}" if after else "étaient au tout début du journal"
    return _lines(finding, f"a été retirée : elle {where}.", f"ont été retirées : elles {many}.")


def _replaced(finding: Finding) -> str:
    gone = finding.last - finding.first + 1
    after = _line_before(finding)
    where = f"après celle {after}" if after else "au tout début du journal"
    if gone == 1:
        return f"La ligne n°{NBSP}{number(finding.first)} a été retirée {where} : une autre a reçu son numéro."
    lines = f"{number(gone)}{NBSP}lignes, à partir du n°{NBSP}{number(finding.first)},"
    return f"{lines} ont été retirées {where} : d’autres ont reçu leurs numéros."


def _jumped(finding: Finding) -> str:
    first, last = number(finding.first), number(finding.last)
    numbers = f"Les numéros {first} à {last}" if first != last else f"Le numéro {first}"
    after = _line_before(finding)
    where = f", après la ligne {after}," if after else ""
    plural = "n’ont jamais été donnés" if first != last else "n’a jamais été donné"
    return f"{numbers}{where} {plural} à une ligne : le compte du journal a été modifié."


def _cut(finding: Finding) -> str:
    gone = finding.last - finding.first + 1
    first, last = f"n°{NBSP}{number(finding.first)}", number(finding.last)
    after = _line_before(finding)
    stop = f"le journal s’arrête maintenant à celle {after}." if after else "il ne reste rien."
    if gone == 1:
        return f"La dernière ligne, {first}, a été retirée : {stop}"
    return f"Les {number(gone)} dernières lignes, {first} à {last}, ont été retirées : {stop}"


def _added(finding: Finding) -> str:
    one = "est en trop : le journal ne la compte pas, elle a été ajoutée autrement que par Permanence."
    return _lines(finding, one, "sont en trop : le journal ne les compte pas, elles ont été ajoutées autrement.")


def _head_gone(finding: Finding) -> str:
    return f"La tête du journal a disparu : plus rien ne prouve qu’{_last_line(finding)}."


def _head_changed(finding: Finding) -> str:
    return f"La tête du journal a été modifiée : plus rien ne prouve qu’{_last_line(finding)}."


def _last_line(finding: Finding) -> str:
    if not finding.last:
        return "il n’y avait aucune ligne"
    return f"après la ligne n°{NBSP}{number(finding.last)}{_dated(finding)} il n’y en avait pas d’autre"


def _line_before(finding: Finding) -> str:
    return _of_moment(finding.at) if finding.first > 1 else ""


def _of_moment(at: datetime | None) -> str:
    return f"du {moment(at)}" if at else "d’avant, dont la date ne se lit plus"


_GONE = (Flaw.MISSING, Flaw.REPLACED, Flaw.JUMPED, Flaw.CUT)
"""Of what is gone, only the line before has a date."""
_SENTENCES = {
    Flaw.CHANGED: _changed,
    Flaw.UNLINKED: _unlinked,
    Flaw.REWRITTEN: _rewritten,
    Flaw.MISSING: _missing,
    Flaw.REPLACED: _replaced,
    Flaw.JUMPED: _jumped,
    Flaw.CUT: _cut,
    Flaw.ADDED: _added,
    Flaw.HEAD_GONE: _head_gone,
    Flaw.HEAD_CHANGED: _head_changed,
}
