"""Accounts: who opens the file and what for; their passphrases and the recovery code.

Deriving a key is slow on purpose. Each verb has a twin, `prepare_…`, that gives the same `Work` in two parts so that
a screen can leave the slow one to its worker thread.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec

from desktop_app.domain import recovery_code, text
from desktop_app.domain.account import Account, Role, check_account
from desktop_app.domain.errors import Fault, RuleBroken, refuse
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.errors import StorageTrouble, WrongPassphrase
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.planning import advisors

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only
from . import account_telling, key_renewal, opening, passphrases

P = ParamSpec("P")
_NOT_THEIRS = "Ce n’est pas la phrase de passe de « {name} » : la personne l’écrit elle-même, comme pour ouvrir."


@frozen
class Work:
    """`run()` derives keys and writes the key file alone: slow, from any thread; raises `RuleBroken`, `StorageTrouble`.

    `record(desk, found)`, in the window's thread, takes what it returned, writes the journal, and tells what changed.
    """

    run: Callable[[], Any]
    record: Callable[[Desk, Any], Changes]


def _at_once(prepare: Callable[Concatenate[Desk, P], Work]) -> Callable[Concatenate[Desk, P], Changes]:
    @wraps(prepare)
    def verb(desk: Desk, /, *args: P.args, **kwargs: P.kwargs) -> Changes:
        work = prepare(desk, *args, **kwargs)
        return work.record(desk, work.run())

    return verb


@only(Role.MANAGER)
def every(desk: Desk) -> tuple[Account, ...]:
    """The accounts, in the order they were added."""
    return vault.accounts(desk.folder)


@only(Role.MANAGER)
def needs_code(desk: Desk, account: Account, *, before: Account | None = None) -> bool:
    """Whether the recovery code is asked to add or remove this account, or to give it a passphrase.

    To change it, tell what it was `before`: a name alone never asks for the code.
    """
    return vault.lacks(desk.keys, account, before)


@only(Role.MANAGER)
def needs_passphrase(desk: Desk, account: Account) -> bool:
    """Whether whose account it is must type their passphrase for `change` to make it this one.

    A role that gains a key asks for it, and so does an account that was written by something else than this program.
    """
    return vault.must_prove(desk.folder, desk.keys, account)


@everyone
def doubtful(desk: Desk) -> str | None:
    """What is to be said of accounts that something else than this program has written, '' when there is nothing.

    None for an account that cannot tell: it takes the keys of a référent.
    """
    if not desk.keys.journal:
        return None
    found = vault.doubtful(desk.folder, desk.keys)
    if not found:
        return ""
    names = ", ".join(f"« {account.name} »" for account in found)
    one, many = "Un compte a été modifié hors de Permanence", "Des comptes ont été modifiés hors de Permanence"
    said = one if len(found) == 1 else many
    return f"{said} : {names}. Ouvrez « Modifier… » avec la personne, ou retirez son compte."


@only(Role.MANAGER)
def prepare_add(
    desk: Desk,
    *,
    name: str,
    roles: frozenset[Role],
    advisor_id: int,
    passphrase: str,
    again: str,
    code: str = "",
) -> Work:
    """Let somebody else open the file, with a passphrase they chose; `subject` is the id of the account.

    Refuses beside account_name, passphrase, again and code.
    """
    wanted = Account(0, text.tidy(name), roles, advisor_id)
    others = every(desk)
    _check(
        lambda: check_account(wanted, others),
        lambda: _check_advisor(desk, wanted),
        lambda: passphrases.check(passphrase, again, (wanted.name, *passphrases.names_at(desk))),
        lambda: _check_code(code, needs_code(desk, wanted)),
    )
    keys, folder = desk.keys, desk.folder

    def record(desk: Desk, added: Account) -> Changes:
        _write(desk, Action.ACCOUNT_ADDED, added.id)
        return _told(f"{added.name} peut ouvrir le fichier.", added.id)

    return Work(lambda: vault.add_account(folder, _enough(folder, keys, code), wanted, passphrase), record)


@only(Role.MANAGER)
def prepare_change(desk: Desk, *, account: Account, passphrase: str = "", code: str = "") -> Work:
    """Give an account another name, other roles or another advisor; refuses beside account_name, passphrase and code.

    `passphrase` is the present one of that account, typed by whose it is, where `needs_passphrase`. One's own roles
    are left to another référent: the work under way was begun with them.
    """
    wanted = account._replace(name=text.tidy(account.name))
    before = _known(desk, account.id)
    if account.id == desk.account.id and account.roles != before.roles:
        raise RuleBroken("Vous ne pouvez pas changer vos propres rôles : demandez-le à un autre référent.")
    others = every(desk)
    _check(
        lambda: check_account(wanted, others),
        lambda: _check_advisor(desk, wanted),
        lambda: _check_theirs(wanted, passphrase, needs_passphrase(desk, wanted)),
        lambda: _check_code(code, needs_code(desk, wanted, before=before)),
    )
    keys, folder = desk.keys, desk.folder

    def run() -> Keys:
        try:
            return vault.change_account(folder, _enough(folder, keys, code), wanted, passphrase)
        except WrongPassphrase as trouble:
            raise RuleBroken(_NOT_THEIRS.format(name=before.name), "passphrase") from trouble

    def record(desk: Desk, keys: Keys) -> Changes:
        if wanted.id == desk.account.id:
            desk.account = wanted
        key_renewal.hold(desk, keys)
        _write(desk, Action.ACCOUNT_CHANGED, wanted.id, ",".join(sorted(role.name for role in wanted.roles)))
        return _told(f"{wanted.name} : compte enregistré.{_renewal(desk, keys)}", wanted.id)

    return Work(run, record)


@only(Role.MANAGER)
def prepare_remove(desk: Desk, account_id: int, *, code: str = "") -> Work:
    """Take an account out: its passphrase opens nothing any more. Refuses one's own, and the last référent's."""
    gone = _known(desk, account_id)
    if account_id == desk.account.id:
        raise RuleBroken("Vous ne pouvez pas retirer votre propre compte : demandez-le à un autre référent.")
    _check_code(code, needs_code(desk, gone))
    keys, folder = desk.keys, desk.folder

    def record(desk: Desk, keys: Keys) -> Changes:
        key_renewal.hold(desk, keys)
        _write(desk, Action.ACCOUNT_REMOVED, account_id)
        return _told(f"Le compte « {gone.name} » est retiré.{_renewal(desk, keys)}", account_id)

    return Work(lambda: vault.remove_account(folder, _enough(folder, keys, code), account_id), record)


@only(Role.MANAGER)
def prepare_give_passphrase(desk: Desk, account_id: int, *, passphrase: str, again: str, code: str = "") -> Work:
    """Give somebody who has lost theirs a new passphrase, typed by them; refuses beside passphrase, again and code."""
    whose = _known(desk, account_id)
    if account_id == desk.account.id:
        raise RuleBroken("C’est votre compte : changez votre phrase de passe dans « Mon compte ».")
    _check(
        lambda: passphrases.check(passphrase, again, passphrases.names_at(desk)),
        lambda: _check_code(code, needs_code(desk, whose)),
    )
    keys, folder = desk.keys, desk.folder

    def record(desk: Desk, keys: Keys) -> Changes:
        key_renewal.hold(desk, keys)
        _write(desk, Action.PASSPHRASE_CHANGED, account_id)
        return _told(f"{whose.name} a une nouvelle phrase de passe.{_renewal(desk, keys)}", account_id)

    def run() -> Keys:
        return vault.change_passphrase(folder, _enough(folder, keys, code), account_id, passphrase)

    return Work(run, record)


@everyone
def prepare_change_passphrase(desk: Desk, *, current: str, passphrase: str, again: str) -> Work:
    """Change one's own passphrase; refuses beside current, passphrase and again."""
    passphrases.check(passphrase, again, passphrases.names_at(desk))
    folder, mine = desk.folder, desk.account.id

    def run() -> Keys:
        return vault.change_passphrase(folder, _unlocked(folder, mine, current), mine, passphrase)

    def record(desk: Desk, keys: Keys) -> Changes:
        key_renewal.hold(desk, keys)
        _write(desk, Action.PASSPHRASE_CHANGED, mine)
        return _told(f"Votre phrase de passe est changée.{_renewal(desk, keys)}", mine)

    return Work(run, record)


@everyone
def prepare_recognise(desk: Desk, *, current: str) -> Work:
    """Change nothing; refuses beside current what is not the passphrase of the account at work."""
    folder, mine = desk.folder, desk.account.id
    return Work(lambda: _unlocked(folder, mine, current), lambda desk, _: Changes(Touched.NOTHING))


@only(Role.MANAGER)
def prepare_change_recovery(desk: Desk, *, current: str, code: str, old_code: str = "") -> Work:
    """Replace the recovery code by `code`, just drawn; the earlier sheet opens nothing any more.

    A référent who is no advisor has not every key: `old_code`, the sheet in use, gives them. Refuses beside current
    and code.
    """
    _check_code(old_code, not desk.account.reads_mandates)
    folder, mine = desk.folder, desk.account.id

    def run() -> Keys:
        keys = _unlocked(folder, mine, current)
        return vault.change_recovery(folder, _enough(folder, keys, old_code), code)

    def record(desk: Desk, keys: Keys) -> Changes:
        key_renewal.hold(desk, keys)
        _write(desk, Action.RECOVERY_CHANGED)
        said = f"Le code de secours est changé : détruisez l’ancienne feuille.{_renewal(desk, keys)}"
        return Changes(Touched.NOTHING, said)

    return Work(run, record)


add = _at_once(prepare_add)
change = _at_once(prepare_change)
remove = _at_once(prepare_remove)
give_passphrase = _at_once(prepare_give_passphrase)
change_passphrase = _at_once(prepare_change_passphrase)
recognise = _at_once(prepare_recognise)
change_recovery = _at_once(prepare_change_recovery)


def _known(desk: Desk, account_id: int) -> Account:
    return vault.account(desk.folder, account_id)


def _check(*rules: Callable[[], None]) -> None:
    """Every fault of several rules at once, for a form."""
    faults: list[Fault] = []
    for rule in rules:
        try:
            rule()
        except RuleBroken as refusal:
            faults += refusal.faults
    refuse(faults)


def _check_advisor(desk: Desk, account: Account) -> None:
    """A mandate opens to those it names: an advisor's account that is nobody's in particular would open none."""
    if account.reads_mandates and not account.advisor_id:
        raise RuleBroken(
            "Dites de qui est ce compte : un mandat ne s’ouvre qu’aux personnes qui y sont nommées.", "advisor"
        )
    if account.advisor_id:
        advisors.get(desk.db, account.advisor_id)


def _check_theirs(account: Account, passphrase: str, needed: bool) -> None:
    if needed and not passphrase:
        who = account.name or "La personne"
        raise RuleBroken(f"{who} reçoit des clés : c’est à elle d’écrire ici sa phrase de passe.", "passphrase")


def _check_code(code: str, needed: bool) -> None:
    if code.strip():
        recovery_code.read(code, opening.recovery_words())
    elif needed:
        raise RuleBroken("Ce compte touche à des clés que vous n’avez pas : écrivez le code de secours.", "code")


def _enough(folder: Path, keys: Keys, code: str) -> Keys:
    """The keys at hand, or every key when the recovery code was written."""
    if not code.strip():
        return keys
    try:
        return opening.find_keys_by_code(folder, code)
    except WrongPassphrase as trouble:
        raise RuleBroken(trouble.sentence, "code") from trouble


def _unlocked(folder: Path, account_id: int, current: str) -> Keys:
    try:
        return vault.unlock(folder, account_id, current)
    except WrongPassphrase as trouble:
        raise RuleBroken("Ce n’est pas votre phrase de passe actuelle : écrivez-la de nouveau.", "current") from trouble


def _write(desk: Desk, action: Action, account_id: int = account_telling.RECOVERY, detail: str = "") -> None:
    # The key file is changed already: on a full disk the line is for the next opening, which finds that it is missing.
    with suppress(StorageTrouble):
        account_telling.tell(desk, action, account_id, detail)


def _renewal(desk: Desk, keys: Keys) -> str:
    done = key_renewal.finish(desk, keys)
    return "" if done else " La clé des mandats finira d’être renouvelée à la prochaine ouverture par un conseiller."


def _told(sentence: str, account_id: int) -> Changes:
    return Changes(Touched.SETTINGS, sentence, account_id)
