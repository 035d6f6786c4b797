"""The place and its advisors: how they are named, and what their forms refuse."""

from dataclasses import replace

import pytest

from desktop_app.domain.advisor import AdvisorTitle, read_advisor
from desktop_app.domain.errors import Refused
from desktop_app.domain.place import MAIN, Place, PlaceKind, read_place
from tests.helpers.builders import its_advisors, le_boulou


def read(commune: str = "Le Boulou", street: str = "Avenue", postcode: str = "66160", phone: str = "") -> Place:
    """The form of the place, filled."""
    return read_place(kind=PlaceKind.MEDIATHEQUE, commune=commune, street=street, postcode=postcode, phone=phone)


def test_a_place_is_named_by_its_kind_and_commune() -> None:
    assert le_boulou().name == "Médiathèque du Boulou"
    assert le_boulou().address == "Avenue Léon-Jean Grégory, 66160 Le Boulou"


def test_the_first_place_has_the_number_that_every_file_gave_it() -> None:
    assert MAIN == 0


def test_a_place_is_read_tidied() -> None:
    assert read(" Le  Boulou ", postcode=" 66160 ", phone="+33 4 68 00 00 00").phone == "0468000000"
    assert read(" Le  Boulou ").commune == "Le Boulou"


@pytest.mark.parametrize("postcode", ["", "6616", "661600", "00160", "6616O", "٦٦١٦٠", "2A004", "-6616"])
def test_a_postcode_has_five_digits(postcode: str) -> None:
    with pytest.raises(Refused, match="cinq chiffres"):
        read(postcode=postcode)


def test_every_wrong_field_is_told_in_the_order_of_the_form() -> None:
    with pytest.raises(Refused) as refused:
        read("", "", "", "12")
    assert [fault.field for fault in refused.value.faults] == ["commune", "street", "postcode", "phone"]


def test_an_advisor_is_named_with_a_title() -> None:
    assert [advisor.name_and_title for advisor in its_advisors()] == [
        "Marie Castell, conseillère numérique",
        "Jordi Puig, ambassadeur du numérique",
    ]


def test_an_advisor_has_two_names() -> None:
    assert read_advisor(" Puig ", "Jordi", AdvisorTitle.AMBASSADOR).last_name == "Puig"
    with pytest.raises(Refused) as refused:
        read_advisor("", "", AdvisorTitle.ADVISOR)
    assert [fault.field for fault in refused.value.faults] == ["last_name", "first_name"]


def test_a_place_is_said_in_a_sentence() -> None:
    assert le_boulou().said == "la médiathèque du Boulou"
    assert replace(le_boulou(), label="Le Relais").said == replace(le_boulou(), label="Le Relais").name == "Le Relais"
