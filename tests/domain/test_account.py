"""An account: a name that tells people apart, roles said in words, and always a référent."""

import pytest

from desktop_app.domain.account import LONGEST_NAME, Account, Role, check_a_manager_stays, check_account
from desktop_app.domain.errors import Refused, RuleBroken

MARIE = Account(1, "Marie Castell", frozenset(Role))
FRONT = Account(2, "Accueil", frozenset({Role.RECEPTION}))


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (set(), "accueil"),
        ({Role.RECEPTION}, "accueil"),
        ({Role.ADVISOR}, "conseiller"),
        ({Role.MANAGER}, "référent"),
        ({Role.RECEPTION, Role.MANAGER}, "référent"),
        (set(Role), "conseiller et référent"),
    ],
)
def test_the_roles_are_said_as_on_the_screen(roles: set[Role], said: str) -> None:
    account = Account(1, "X", frozenset(roles))
    assert account.roles_in_words == said
    assert account.reads_mandates == (Role.ADVISOR in roles) and account.manages == (Role.MANAGER in roles)


@pytest.mark.parametrize(
    "name", ["", "  ", "é" * (LONGEST_NAME + 1), "marie castell", "MARIE  CASTELL", "Mârie-Castell", "Marie 😀"]
)
def test_a_name_that_is_empty_too_long_forbidden_or_taken_is_refused_beside_its_field(name: str) -> None:
    with pytest.raises(Refused) as refused:
        check_account(Account(0, name, frozenset()), [MARIE, FRONT])
    assert {fault.field for fault in refused.value.faults} == {"account_name"}


def test_an_account_may_keep_its_own_name() -> None:
    check_account(Account(1, "Marie Castell", frozenset()), [MARIE, FRONT])
    check_account(Account(0, "É" * LONGEST_NAME, frozenset()), [MARIE, FRONT])


def test_a_manager_stays() -> None:
    check_a_manager_stays([FRONT, MARIE])
    for left in ([], [FRONT]):
        with pytest.raises(RuleBroken, match="au moins un compte de référent"):
            check_a_manager_stays(left)


def test_an_account_is_no_advisor_unless_that_is_said() -> None:
    assert Account(1, "Nadia", frozenset()).advisor_id == 0
