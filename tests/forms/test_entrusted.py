"""What a person entrusts for a mandate is named by kind wherever its content is, and to be taken back at its end."""

from dataclasses import replace

from desktop_app.domain.mandate import Entrusted
from desktop_app.forms import end_sheet, personal_record
from desktop_app.forms import mandate as mandate_form
from desktop_app.forms.end_sheet import EndSheet

from . import reading, samples, samples_endings

KINDS = frozenset({Entrusted.BANK_DETAILS, Entrusted.TAX_NOTICE})
BODY = replace(samples.BODY, entrusted=KINDS)


def sheet(**changes: object) -> EndSheet:
    usual = samples_endings.end_sheet()
    return replace(usual, mandate=replace(usual.mandate, body=BODY), **changes)  # type: ignore[arg-type]


def test_the_end_sheet_says_what_to_take_back() -> None:
    told = "Ce que vous devez reprendre Vos documents, s’ils sont encore ici : avis d’imposition et RIB."
    assert told in reading.whole(end_sheet.build(sheet()))
    assert "reprendre" not in reading.whole(end_sheet.build(samples_endings.end_sheet()))


def test_that_of_one_line_says_nothing_of_it() -> None:
    one = samples_endings.end_sheet_of_a_line()
    held = replace(one, mandate=replace(one.mandate, body=replace(one.mandate.open_body, entrusted=KINDS)))
    assert "reprendre" not in reading.whole(end_sheet.build(held))


def test_the_record_that_a_person_asks_for_names_it() -> None:
    usual = samples.personal_record()
    running = replace(usual.mandates[0], mandate=samples.signed(BODY))
    text = reading.whole(personal_record.build(replace(usual, mandates=(running,))))
    assert "Documents confiés, à rendre : avis d’imposition et RIB." in text


def test_the_mandate_names_every_kind_in_one_order() -> None:
    paper = mandate_form.build(samples.mandate_form(body=replace(BODY, entrusted=frozenset(Entrusted))))
    assert f"{', '.join(kind.value for kind in list(Entrusted)[:-1])} et autre pièce" in reading.whole(paper)
