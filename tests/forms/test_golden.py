"""The words of each form as they were last approved: a change of text is seen as a difference.

To approve new words, look at the pages, then `python -m tests.forms.test_golden`.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.forms import (
    acts_report,
    appointment_slip,
    blank_bookings,
    call_letter,
    coming_days,
    control_sheet,
    data_request_sheet,
    day_programme,
    day_sheet,
    destruction_proof,
    door_notice,
    elimination_list,
    elimination_record,
    end_sheet,
    ending_notice,
    fulfilment_sheet,
    hand_over,
    information_notice,
    joining_proof,
    mandate,
    mandate_register,
    month_sheet,
    organism_letter,
    orientation_sheet,
    personal_record,
    place_change_letter,
    plain_sheet,
    queue_number,
    reading_sheet,
    recovery_sheet,
    reminder_list,
    rights_letter,
    rights_register,
    site_sheet,
    tally_sheet,
    transmittal,
    walk_in_tally,
    week_sheet,
    withdrawal_receipt,
    workshop_programme,
)
from desktop_app.forms.mandate import blank

from . import (
    reading,
    samples,
    samples_acts,
    samples_agenda,
    samples_ahead,
    samples_blanks,
    samples_controls,
    samples_endings,
    samples_fulfilment,
    samples_mandates,
    samples_originals,
    samples_partner,
    samples_rights,
    samples_sheets,
    samples_site,
)

GOLDEN = Path(__file__).parent / "golden"
FORMS: dict[str, Callable[[], bytes]] = {
    "day_sheet": lambda: day_sheet.build(samples.day_sheet()),
    "day_programme": lambda: day_programme.build(samples.day_programme()),
    "appointment_slip": lambda: appointment_slip.build(samples.appointment_slip()),
    "mandate_form": lambda: mandate.build(samples.whole_mandate_form()),
    "mandate_of_the_partner": lambda: mandate.build(samples_partner.partner_mandate()),
    "mandate_large": lambda: mandate.build(samples_mandates.large()),
    "mandate_long_names": lambda: mandate.build(samples_mandates.with_long_names()),
    "mandate_one_name": lambda: mandate.build(samples_mandates.with_one_name()),
    "mandate_thirty_lines": lambda: mandate.build(samples_mandates.of_thirty_lines()),
    "mandate_demo": lambda: mandate.build(samples.mandate_form(samples.DEMO_HEAD)),
    "blank_mandate": lambda: blank.build(samples_blanks.blank_mandate()),
    "mandate_register": lambda: mandate_register.build(samples_controls.register()),
    "control_sheet": lambda: control_sheet.build(samples_controls.control_sheet()),
    "acts_report": lambda: acts_report.build(samples_acts.report()),
    "mandate_with_curator": lambda: mandate.build(samples_mandates.mandate_with_curator()),
    "mandate_by_parent": lambda: mandate.build(samples_mandates.mandate_by_parent()),
    "orientation_sheet": lambda: orientation_sheet.build(samples_mandates.orientation_sheet()),
    "information_notice": lambda: information_notice.build(samples_sheets.information_notice()),
    "plain_sheet": lambda: plain_sheet.build(samples_sheets.plain_sheet()),
    "reading_sheet": lambda: reading_sheet.build(samples_sheets.worst_reading_sheet()),
    "blank_reading_sheet": lambda: reading_sheet.build(reading_sheet.ReadingSheet(samples.HEAD)),
    "data_request_sheet": lambda: data_request_sheet.build(samples_sheets.data_request_sheet()),
    "withdrawal_receipt": lambda: withdrawal_receipt.build(samples.withdrawal_receipt()),
    "end_sheet": lambda: end_sheet.build(samples_endings.end_sheet()),
    "organism_letter": lambda: organism_letter.build(samples_endings.letters()),
    "ending_notice": lambda: ending_notice.build(samples_endings.ending_notice()),
    "destruction_proof": lambda: destruction_proof.build(samples_originals.destruction_proof()),
    "elimination_list": lambda: elimination_list.build(samples_originals.elimination_list()),
    "elimination_record": lambda: elimination_record.build(samples_originals.elimination_record()),
    "rights_letter": lambda: rights_letter.build(samples_rights.a_letter()),
    "rights_letter_prolonged": lambda: rights_letter.build(samples_rights.a_letter(samples_rights.LONGER)),
    "rights_letter_refused": lambda: rights_letter.build(samples_rights.a_letter(samples_rights.REFUSED)),
    "rights_letter_answered": lambda: rights_letter.build(samples_rights.a_letter(samples_rights.DONE)),
    "rights_register": lambda: rights_register.build(samples_rights.register()),
    "personal_record": lambda: personal_record.build(samples.personal_record()),
    "door_notice": lambda: door_notice.build(samples.door_notice()),
    "call_letter": lambda: call_letter.build(samples.call_letters()),
    "fulfilment_sheet": lambda: fulfilment_sheet.build(samples_fulfilment.fulfilment_sheet()),
    "place_change_letter": lambda: place_change_letter.build(samples.place_change_letter()),
    "week_sheet": lambda: week_sheet.build(samples_agenda.week_sheet()),
    "month_sheet": lambda: month_sheet.build(samples_agenda.month_sheet()),
    "site_sheet": lambda: site_sheet.build(samples_site.site_sheet()),
    "workshop_programme": lambda: workshop_programme.build(samples_agenda.workshop_programme()),
    "queue_number": lambda: queue_number.build(samples_agenda.queue_number()),
    "tally_sheet": lambda: tally_sheet.build(samples_agenda.tally_sheet()),
    "walk_in_tally": lambda: walk_in_tally.build(samples_agenda.walk_in_tally()),
    "joining_proof": lambda: joining_proof.build(samples_agenda.joining_proof()),
    "transmittal": lambda: transmittal.build(samples_agenda.transmittal()),
    "hand_over": lambda: hand_over.build(samples_agenda.hand_over()),
    "reminder_list": lambda: reminder_list.build(samples_ahead.reminder_list()),
    "coming_days": lambda: coming_days.build(samples_ahead.coming_days()),
    "blank_bookings": lambda: blank_bookings.build(samples_ahead.blank_bookings()),
    "blank_day_sheet": lambda: day_sheet.build(samples_ahead.blank_day_sheet()),
    "recovery_sheet": lambda: recovery_sheet.build(samples.recovery_sheet()),
}


def _words(form: str) -> str:
    return "\n\f\n".join(reading.raw_pages(FORMS[form]())) + "\n"


@pytest.mark.parametrize("form", FORMS)
def test_the_words_are_those_last_approved(form: str) -> None:
    assert _words(form) == (GOLDEN / f"{form}.txt").read_text("utf-8")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_data_makes_the_same_bytes(form: str) -> None:
    assert FORMS[form]() == FORMS[form]()


if __name__ == "__main__":
    for name in FORMS:
        (GOLDEN / f"{name}.txt").write_text(_words(name), "utf-8")
