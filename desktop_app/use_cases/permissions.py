"""What each role may do, written beside each verb: the screen hides what the use case would refuse."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

from desktop_app.domain.account import Account, Role
from desktop_app.domain.errors import NotAllowed

if TYPE_CHECKING:
    from .desk import Desk

Verb = TypeVar("Verb", bound=Callable[..., Any])
_WHO = {Role.ADVISOR: "un compte de conseiller", Role.MANAGER: "un compte de référent"}


def only(role: Role, *others: Role) -> Callable[[Verb], Verb]:
    """Mark a verb whose first argument is the desk: an account with none of these roles is refused, `NotAllowed`."""
    enough = {role, *others}
    who = " ou ".join(_WHO[each] for each in (role, *others))

    def marked(verb: Verb) -> Verb:
        @wraps(verb)
        def guarded(desk: "Desk", *args: Any, **kwargs: Any) -> Any:
            if not enough & desk.account.roles:
                raise NotAllowed(f"Il faut {who} pour cela : changez de personne (Ctrl+L).")
            return verb(desk, *args, **kwargs)

        guarded.asks_for = role  # type: ignore[attr-defined]
        guarded.or_else = frozenset(others)  # type: ignore[attr-defined]
        return guarded  # type: ignore[return-value]

    return marked


def everyone(verb: Verb) -> Verb:
    """Mark a verb that is the work of the desk, open to every account."""
    verb.asks_for = Role.RECEPTION  # type: ignore[attr-defined]
    return verb


def may(account: Account, verb: Callable[..., Any]) -> bool:
    """Whether this account may use this verb, so that the screen can leave it out; every verb carries a mark."""
    asked: Role = verb.asks_for  # type: ignore[attr-defined]
    others: frozenset[Role] = getattr(verb, "or_else", frozenset())
    return asked is Role.RECEPTION or bool({asked, *others} & account.roles)
