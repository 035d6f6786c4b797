"""The writes about who may open the file, with which secret: the key file, and the keys of mandates wrapped anew."""

from __future__ import annotations

from desktop_app.domain import recovery_code
from desktop_app.domain.account import Role
from desktop_app.use_cases.accounts import accounts, opening

from .gestures import gesture
from .work import Work


def advisor_of(roles: frozenset[Role]) -> int:
    """Every advisor's account is the first advisor's, whom every mandate names."""
    return int(Role.ADVISOR in roles)


@gesture
def add_account(work: Work) -> object:
    """Somebody else may open the file."""
    desk, phrase, roles = work.somebody(Role.MANAGER), work.phrase(), frozenset(work.chance.sample(list(Role), 2))
    code = "" if desk.account.reads_mandates else work.code
    asked = {"name": work.name(), "roles": roles, "advisor_id": advisor_of(roles), "code": code}
    added = accounts.add(desk, **asked, passphrase=phrase, again=phrase)
    work.secrets[added.subject] = phrase
    return added


@gesture
def change_account(work: Work) -> object:
    """Other roles and another name: the key of the mandates is renewed when one may not read them any more."""
    desk, roles = work.somebody(Role.MANAGER), frozenset(work.chance.sample(list(Role), 2))
    wanted = work.one_of(work.someone_else())._replace(name=work.name(), roles=roles, advisor_id=advisor_of(roles))
    code, theirs = "" if desk.account.reads_mandates else work.code, work.secrets[wanted.id]
    return accounts.change(desk, account=wanted, passphrase=theirs, code=code)


@gesture
def remove_account(work: Work) -> object:
    """Somebody leaves: the key of the mandates is renewed for those who stay."""
    desk = work.somebody(Role.MANAGER)
    gone = work.one_of(work.someone_else())
    removed = accounts.remove(desk, gone.id, code="" if desk.account.reads_mandates else work.code)
    del work.secrets[gone.id]
    return removed


@gesture
def change_passphrase(work: Work) -> object:
    """One's own."""
    desk, phrase = work.somebody(), work.phrase()
    mine = desk.account.id
    changed = accounts.change_passphrase(desk, current=work.secrets[mine], passphrase=phrase, again=phrase)
    work.secrets[mine] = phrase
    return changed


@gesture
def give_passphrase(work: Work) -> object:
    """Somebody has lost theirs, and the référent gives another."""
    desk, phrase = work.somebody(Role.MANAGER), work.phrase()
    whose = work.one_of(work.someone_else())
    code = "" if desk.account.reads_mandates else work.code
    given = accounts.give_passphrase(desk, whose.id, passphrase=phrase, again=phrase, code=code)
    work.secrets[whose.id] = phrase
    return given


@gesture
def come_in_by_code(work: Work) -> object:
    """Somebody has lost theirs, and the sheet gives another."""
    keys, phrase = opening.find_keys_by_code(work.folder, work.code), work.phrase()
    whose = work.chance.choice(sorted(work.secrets))
    unlocked = opening.replace_passphrase(work.folder, keys, whose, phrase)
    work.opened = opening.desk_for(work.desk, unlocked)
    work.secrets[whose] = phrase
    return unlocked


@gesture
def change_recovery(work: Work) -> object:
    """Another sheet."""
    desk, code = work.somebody(Role.MANAGER), recovery_code.draw(opening.recovery_words(), work.chance.randrange)
    old_code = "" if desk.account.reads_mandates else work.code
    current = work.secrets[desk.account.id]
    changed = accounts.change_recovery(desk, current=current, code=code, old_code=old_code)
    work.code = code
    return changed


@gesture
def lock(work: Work) -> object:
    """The screen locked, and the same person back."""
    mine = work.desk.account.id
    opening.lock(work.desk)
    opening.come_back(work.desk, opening.find_keys(work.folder, mine, work.secrets[mine]))
    return opening.record_refusals(work.desk, {mine: work.chance.randint(1, 4)})


@gesture
def reopen(work: Work) -> object:
    """The program closed and opened again."""
    work.close()
    return work.open(work.chance.choice(sorted(work.secrets)))
