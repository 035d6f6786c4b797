"""The passphrase: long, varied, typed twice the same."""

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.passphrase import check_passphrase


def test_a_few_words_will_do() -> None:
    check_passphrase("le chêne vert du jardin", "le chêne vert du jardin")


@pytest.mark.parametrize(
    ("passphrase", "again", "field"),
    [
        ("", "", "passphrase"),
        ("onze signes", "onze signes", "passphrase"),
        (" " * 20, " " * 20, "passphrase"),
        ("aaaaAAAAaaaa", "aaaaAAAAaaaa", "passphrase"),
        ("le chêne vert du jardin", "le chene vert du jardin", "again"),
    ],
)
def test_a_weak_or_different_one_is_refused_beside_its_field(passphrase: str, again: str, field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_passphrase(passphrase, again)
    assert [fault.field for fault in refused.value.faults] == [field]
